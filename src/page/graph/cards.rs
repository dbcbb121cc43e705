//! Statements, bundles and mechanisms.

use crate::layout::{Form, Rect, Side};
use crate::markup::Element;
use crate::model::Answer;
use crate::page::graph::Ink;
use crate::page::graph::table::answer_key;
use crate::page::graph::write::{Hang, hue_class, presence_class, rect, sign, text};
use crate::scene::{
    AnswerMark, BundleMark, MechanismMark, Scene, StatementMark, Words, answer_path, kind_path,
};
use crate::state::Focus;
use crate::text::{Direction, Face, text_width};

/// Statements and bundles.
pub(super) fn statements(scene: &Scene, ink: &Ink<'_>) -> Element {
    let statements = scene.statements.iter().map(|mark| {
        let inside = ink.inside(|drawn| &drawn.statements, mark, |link| within(link, mark, scene, ink));
        statement(mark, ink).children(inside)
    });
    let bundles = scene.bundles.iter().map(|mark| bundle(mark, scene, ink));
    Element::new("g").class("statements").children(statements.chain(bundles))
}

fn statement(mark: &StatementMark, ink: &Ink<'_>) -> Element {
    let form = match mark.form {
        Form::Card => "card",
        Form::Unit => "unit",
        _ => "line",
    };
    let mut class = format!("statement {form} footing-{}", mark.footing.word());
    class.push_str(&hue_class(mark.hues.first().copied().unwrap_or(0)));
    for (name, set) in
        [("disputed", mark.disputed), ("one-sided", mark.one_sided), ("withdrawn", mark.withdrawn)]
    {
        if set {
            class.push_str(&format!(" is-{name}"));
        }
    }
    class.push_str(presence_class(mark.presence));
    let id = &ink.negotiation[mark.key].id;
    let mut link = ink.mark("statement", id, Focus::Statement(mark.key), class);
    if ink.hooks {
        let answers: Vec<String> = mark.answers.iter().map(|answer| hook(answer, ink)).collect();
        let flags =
            [("disputed", mark.disputed), ("one-sided", mark.one_sided), ("withdrawn", mark.withdrawn)];
        let flags: Vec<&str> = flags.iter().filter(|(_, set)| *set).map(|(name, _)| *name).collect();
        link = link
            .with("data-kind", mark.kind.word())
            .with("data-answers", answers.join(" "))
            .with("data-flags", flags.join(" "));
    }
    link
}

/// What is in a statement's mark. Nothing of it depends on what is chosen.
fn within(link: &mut Element, mark: &StatementMark, scene: &Scene, ink: &Ink<'_>) {
    link.push(Element::new("title").text((ink.sentence)(mark.key)));
    link.push(rect("body", mark.rect).number("rx", 4.0));
    if mark.disputed && mark.form != Form::Unit {
        // A second frame within the first: two accounts of one thing.
        let inner = Rect {
            x: mark.rect.x + 3.0,
            y: mark.rect.y + 3.0,
            width: mark.rect.width - 6.0,
            height: mark.rect.height - 6.0,
        };
        link.push(rect("second", inner).number("rx", 2.0));
    }
    link.push(edge(mark, scene));
    match mark.form {
        Form::Card => card(link, mark, scene, ink),
        Form::Unit => unit(link, mark, scene),
        _ => line(link, mark, scene),
    }
}

/// `PARTY:ANSWER`, as in `data-answers` (`docs/hooks.md`).
fn hook(answer: &AnswerMark, ink: &Ink<'_>) -> String {
    format!("{}:{}", ink.negotiation[answer.party].id, answer.answer.map_or("unanswered", Answer::word))
}

/// The bar in the makers' colours, on the side where they sit.
fn edge(mark: &StatementMark, scene: &Scene) -> Element {
    let place = mark.rect;
    let at_right = (mark.column == Side::Right) != scene.frame.mirrored;
    let x = if at_right { place.right() - 4.0 } else { place.x };
    let parts = mark.hues.len().clamp(1, 4);
    let height = place.height / parts as f32;
    Element::new("g").class("edges").children((0..parts).map(|at| {
        let hue = hue_class(mark.hues.get(at).copied().unwrap_or(0));
        rect(&format!("edge{hue}"), Rect { x, y: place.y + at as f32 * height, width: 4.0, height })
    }))
}

/// The x of a point `inset` into a box from the edge where the frame's lines begin, for something `width` wide.
fn from_start(place: Rect, inset: f32, width: f32, mirrored: bool) -> f32 {
    if mirrored { place.right() - inset - width } else { place.x + inset }
}

fn line(link: &mut Element, mark: &StatementMark, scene: &Scene) {
    let mirrored = scene.frame.mirrored;
    let place = mark.rect;
    let sign_y = place.center().y - 8.0;
    link.push(sign("kind", kind_path(mark.kind), from_start(place, 10.0, 16.0, mirrored), sign_y, 16.0));
    let top = place.center().y - (mark.words.lines.len() as f32 - 1.0) * 8.0 + 4.6;
    let x = from_start(place, 32.0, 0.0, mirrored);
    link.push(text("label", &mark.words, Hang::Start, mirrored, x, top, 16.0));
    if let Some(answer) = chief_answer(&mark.answers) {
        let x = from_start(place, place.width - 24.0, 14.0, mirrored);
        link.push(sign("answer", answer_path(answer), x, sign_y + 1.0, 14.0));
    }
}

fn unit(link: &mut Element, mark: &StatementMark, scene: &Scene) {
    let mirrored = scene.frame.mirrored;
    let place = mark.rect;
    let y = place.center().y - 7.0;
    match chief_answer(&mark.answers) {
        Some(answer) => {
            link.push(sign("kind", kind_path(mark.kind), from_start(place, 6.0, 14.0, mirrored), y, 14.0));
            let x = from_start(place, place.width - 17.0, 12.0, mirrored);
            link.push(sign("answer", answer_path(answer), x, y + 1.0, 12.0));
        }
        None => link.push(sign("kind", kind_path(mark.kind), place.center().x - 7.0, y, 14.0)),
    }
}

fn card(link: &mut Element, mark: &StatementMark, scene: &Scene, ink: &Ink<'_>) {
    let mirrored = scene.frame.mirrored;
    let place = mark.rect;
    let top = place.y + 18.0;
    link.push(sign("kind", kind_path(mark.kind), from_start(place, 10.0, 14.0, mirrored), top - 11.0, 14.0));
    let mut meta = vec![
        ink.messages.get(&format!("kind.{}", mark.kind.word())),
        ink.messages.get(&format!("footing.{}", mark.footing.word())),
    ];
    for (name, set) in
        [("one-sided", mark.one_sided), ("disputed", mark.disputed), ("withdrawn", mark.withdrawn)]
    {
        if set {
            meta.push(ink.messages.get(&format!("flag.{name}")));
        }
    }
    let meta = fitting(&meta, ink, place.width - 42.0, 12.5);
    let x = from_start(place, 30.0, 0.0, mirrored);
    link.push(text("meta", &meta, Hang::Start, mirrored, x, top, 14.0));
    let label_x = from_start(place, 11.0, 0.0, mirrored);
    let line = Form::Card.line_height();
    link.push(text("label", &mark.words, Hang::Start, mirrored, label_x, top + 19.0, line));
    if mark.answers.is_empty() {
        return;
    }
    let y = place.bottom() - 10.0;
    let mut inset = 10.0;
    for (at, answer) in mark.answers.iter().enumerate() {
        let party = &ink.negotiation[answer.party];
        let name = party.label();
        let name = name.wording(ink.messages.language(), &ink.negotiation.language).text;
        let words = if mark.answers.len() == 1 {
            let answer = ink.messages.get(&answer_key(answer.answer));
            ink.messages.say("graph.answer", &[("party", name), ("answer", &answer)])
        } else {
            name.to_owned()
        };
        let more = mark.answers.len() - at;
        let width = text_width(&words, Face::Regular, 12.5);
        if inset + 18.0 + width > place.width - 8.0 {
            let rest = own_words(format!("+{more}"), ink);
            let x = from_start(place, inset, 0.0, mirrored);
            link.push(text("answer-words", &rest, Hang::Start, mirrored, x, y, 14.0));
            break;
        }
        link.push(sign(
            "answer",
            answer_path(answer.answer),
            from_start(place, inset, 13.0, mirrored),
            y - 11.0,
            13.0,
        ));
        let x = from_start(place, inset + 18.0, 0.0, mirrored);
        link.push(text("answer-words", &own_words(words, ink), Hang::Start, mirrored, x, y, 14.0));
        inset += 18.0 + width + 12.0;
    }
}

/// The parts joined by dots, as many as fit.
fn fitting(parts: &[String], ink: &Ink<'_>, width: f32, size: f32) -> Words {
    let mut shown = parts.len();
    while shown > 1 && text_width(&parts[..shown].join(" · "), Face::Regular, size) > width {
        shown -= 1;
    }
    own_words(parts[..shown].join(" · "), ink)
}

/// A line in the reader's language.
fn own_words(line: String, ink: &Ink<'_>) -> Words {
    Words {
        whole: line.clone(),
        lines: vec![line],
        language: ink.messages.language().as_str().to_owned(),
        rtl: ink.messages.language().direction() == Direction::RightToLeft,
        cut: false,
    }
}

/// The one answer that a small mark shows: where addressees differ, no known answer before any other, so that what is
/// open is never hidden behind what is not.
fn chief_answer(answers: &[AnswerMark]) -> Option<Option<Answer>> {
    answers.iter().map(|answer| answer.answer).min()
}

fn bundle(mark: &BundleMark, scene: &Scene, ink: &Ink<'_>) -> Element {
    let mirrored = scene.frame.mirrored;
    let class = format!("bundle{}{}", hue_class(mark.hue), presence_class(mark.presence));
    let place = mark.rect;
    let href = match &mark.opens {
        Some(opens) => ink.href(&ink.state.toggled_open(opens.clone())),
        None => ink.href(&ink.state.with_lens(crate::state::Lens::Table)),
    };
    let mut link = Element::new("a").class(class).with("href", href);
    if ink.hooks {
        let ids: Vec<&str> = mark.statements.iter().map(|key| &*ink.negotiation[*key].id).collect();
        let id = ids.first().copied().unwrap_or_default();
        link = link
            .key(format!("bundle:{id}"))
            .with("data-mark", "bundle")
            .with("data-id", id)
            .with("data-ids", ids.join(" "));
    }
    link.push(
        Element::new("title").text(ink.messages.say("graph.open-bundle", &[("bundle", &mark.words.whole)])),
    );
    link.push(rect("behind", Rect { x: place.x + 4.0, y: place.y + 4.0, ..place }).number("rx", 4.0));
    link.push(rect("body", place).number("rx", 4.0));
    let x = from_start(place, 12.0, 0.0, mirrored);
    link.push(text("label", &mark.words, Hang::Start, mirrored, x, place.y + 19.0, 16.0));
    let y = place.bottom() - 9.0;
    let mut inset = 12.0;
    for (answer, count) in mark.answers.iter().take(4) {
        let words = own_words(ink.messages.number(*count), ink);
        let width = text_width(&words.whole, Face::Regular, 12.5);
        if inset + 17.0 + width > place.width - 8.0 {
            break;
        }
        link.push(sign(
            "answer",
            answer_path(*answer),
            from_start(place, inset, 13.0, mirrored),
            y - 11.0,
            13.0,
        ));
        let x = from_start(place, inset + 17.0, 0.0, mirrored);
        link.push(text("answer-words", &words, Hang::Start, mirrored, x, y, 14.0));
        inset += 17.0 + width + 12.0;
    }
    link
}

/// The mechanisms.
pub(super) fn mechanisms(scene: &Scene, ink: &Ink<'_>) -> Element {
    let mechanisms = scene.mechanisms.iter().map(|mark| {
        let own = &ink.negotiation[mark.key];
        let class = format!("mechanism{}", presence_class(mark.presence));
        let inside = ink.inside(|drawn| &drawn.mechanisms, mark, |link| mechanism(link, mark, scene, ink));
        ink.mark("mechanism", &own.id, Focus::Mechanism(mark.key), class).children(inside)
    });
    Element::new("g").class("mechanisms").children(mechanisms)
}

/// What is in a mechanism's mark. Nothing of it depends on what is chosen.
fn mechanism(link: &mut Element, mark: &MechanismMark, scene: &Scene, ink: &Ink<'_>) {
    let state = mark.state.map_or("unclear", crate::model::MechanismState::word);
    let state = ink.messages.get(&format!("state.{state}"));
    let title = ink.messages.say("graph.mechanism", &[("name", &mark.words.whole), ("state", &state)]);
    link.push(Element::new("title").text(title));
    link.push(Element::new("path").class("body").with("d", six_corners(mark.rect)));
    let center = mark.rect.center().x;
    link.push(text(
        "label",
        &mark.words,
        Hang::Middle,
        scene.frame.mirrored,
        center,
        mark.rect.y + 19.0,
        16.0,
    ));
    if !mark.facets.is_empty() {
        link.push(facets(mark));
    }
}

/// A box with its ends drawn to a point.
pub(super) fn six_corners(place: Rect) -> String {
    let cut = 10.0_f32.min(place.height / 2.0);
    let n = crate::markup::number;
    format!(
        "M{} {}H{}L{} {}L{} {}H{}L{} {}Z",
        n(place.x + cut),
        n(place.y),
        n(place.right() - cut),
        n(place.right()),
        n(place.center().y),
        n(place.right() - cut),
        n(place.bottom()),
        n(place.x + cut),
        n(place.x),
        n(place.center().y)
    )
}

/// One cell a facet, in the colours of those who name it: where two back the same mechanism with different facets, the
/// colours stand apart.
fn facets(mark: &MechanismMark) -> Element {
    let count = mark.facets.len() as f32;
    let width = ((mark.rect.width - 36.0) / count - 3.0).clamp(3.0, 16.0);
    let start = mark.rect.center().x - (count * (width + 3.0) - 3.0) / 2.0;
    // Clear of the letters above that reach below their line.
    let y = mark.rect.bottom() - 14.0;
    let mut group = Element::new("g").class("facets");
    for (at, parties) in mark.facets.iter().enumerate() {
        let x = start + at as f32 * (width + 3.0);
        group.push(rect("facet", Rect { x, y, width, height: 10.0 }));
        let parts = parties.len().max(1) as f32;
        for (place, (_, hue)) in parties.iter().enumerate() {
            let height = 10.0 / parts;
            let cell = Rect { x, y: y + place as f32 * height, width, height };
            group.push(rect(&format!("facet-of{}", hue_class(*hue)), cell));
        }
    }
    group
}
