use demarche::{derive::Known, document, layout::*, page, scene, state::*, text::*};
fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap();
    let out = args.next().unwrap();
    let bytes = std::fs::read(&file).unwrap();
    let reading = document::read(&bytes, None).unwrap();
    let n = &reading.negotiation;
    let q: Vec<String> = args.collect();
    let (s, notices) = resolve(&Address::parse(&format!("?{}", q.join("&"))), n);
    let known = Known::new(n, s.as_of.unwrap_or(n.as_of));
    let passing = Passing::new(n, &known, &s, &SearchIndex::new(n));
    let messages = Messages::english();
    let scenes: Vec<_> = [Frame::WIDE, Frame::NARROW]
        .into_iter()
        .map(|frame| {
            let a = arrange(n, &Choices { frame, messages: &messages, open: &s.open });
            let l = demarche::layout::lay_out(&a.request);
            scene::draw(&scene::Drawing {
                negotiation: n,
                known: &known,
                passing: &passing,
                state: &s,
                language: messages.language(),
                arrangement: &a,
                layout: &l,
            })
        })
        .collect();
    let view = page::View {
        negotiation: n,
        known: &known,
        passing: &passing,
        state: &s,
        messages: &messages,
        scenes: &scenes,
        catalogue: &[],
        findings: &reading.findings,
        notices: &notices,
    };
    let assets = page::Assets { style: "file:///work/w/page/style/main.css".into(), ..Default::default() };
    let html = page::document(&view, &assets).replace("style-src 'self'", "style-src 'self' file:");
    std::fs::write(out, html).unwrap();
}
