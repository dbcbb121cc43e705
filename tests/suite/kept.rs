//! What views have in common changes nothing of them.

use crate::{made_up, shipped};
use demarche::derive::Known;
use demarche::layout::Frame;
use demarche::model::Negotiation;
use demarche::page::{Kept, Panel, View, panels};
use demarche::scene::Picture;
use demarche::state::{Address, Passing, SearchIndex, resolve};
use demarche::text::Messages;

#[test]
fn a_view_is_the_same_with_what_others_have_left() {
    for negotiation in [shipped("istanbul-2025"), shipped("plastics-inc5"), made_up::negotiation(400, 8, 3)] {
        let (issue, said) = (&negotiation.issues[0].id, &negotiation.statements[1].id);
        let party = &negotiation.parties[0].id;
        let kept = Kept::default();
        for address in [
            "?",
            &format!("?focus=statement:{said}"),
            "?kind=demand&answer=unanswered",
            &format!("?view=table&issue={issue}"),
            "?view=timeline",
            &format!("?view=compare&party={party}&q=e"),
            "?view=sources",
            &format!("?open={issue}&focus=party:{party}"),
        ] {
            let (after_others, fresh) =
                (written(&negotiation, address, &kept), written(&negotiation, address, &Kept::default()));
            assert!(after_others == fresh, "{}{address}", negotiation.id);
        }
    }
}

fn written(negotiation: &Negotiation, address: &str, kept: &Kept) -> Vec<Panel> {
    let (state, notices) = resolve(&Address::parse(address), negotiation);
    assert_eq!(notices, [], "{address}");
    let known = Known::new(negotiation, state.date(negotiation));
    let messages = Messages::english();
    let passing = Passing::new(negotiation, &known, &state, &SearchIndex::new(negotiation));
    let picture = Picture::new(negotiation, Frame::WIDE, &messages, &state.open);
    let scene = picture.draw(negotiation, &known, &passing, &state, &messages);
    panels(&View {
        scenes: &[scene],
        negotiation,
        known: &known,
        passing: &passing,
        kept,
        state: &state,
        messages: &messages,
        catalogue: &[],
        findings: &[],
        notices: &[],
        base: "",
    })
}
