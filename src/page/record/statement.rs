//! The record of a statement.

use crate::derive::origins;
use crate::markup::{Element, Node};
use crate::model::{PartyKey, RoundKey, StatementKey};
use crate::page::View;
use crate::page::dates::{date_element, date_words, span_words};
use crate::page::links::{issue_link, party_link};
use crate::page::parts::{glyph, kind_glyph, local, mixed, name, series};
use crate::page::record::facts::Facts;
use crate::page::record::{accounts, answers, cite, frame, list, not_yet, note, part, report, ties};
use crate::page::sentence::opening;
use crate::scene;

/// The whole record.
pub fn article(view: &View<'_>, key: StatementKey) -> Element {
    if !view.known.knows(key) {
        // Not even what it says: that is known since.
        return not_yet(view, "record.a-statement");
    }
    let statement = &view.negotiation[key];
    let who = Element::new("span").children(opening(view, key, &|party| party_link(view, party)));
    let what = vec![kind_glyph(statement.kind).into(), who.into()];
    frame(view, what, vec![local(view, &statement.text)])
        .children(flags(view, key))
        .children(answers::part(view, key))
        .children(facts(view, key).list())
        .children(accounts::part(view, key))
        .children(reports(view, key))
        .children(ties::responds_to(view, key))
        .children(ties::responses(view, key))
        .children(ties::conditions(view, key))
        .children(ties::mechanisms(view, key))
        .children(note(view, statement.note.as_ref()))
        .children(cite::part(view, key))
}

/// What a reader must know before reading on: disputed, told by one side only, withdrawn.
fn flags(view: &View<'_>, key: StatementKey) -> Vec<Element> {
    let flags = view.known.flags(key);
    let flag = |path, message: &str| {
        let words = Element::new("span").text(view.get(message));
        Element::new("p").class("flag").child(glyph(path, "")).child(words)
    };
    let mut told = Vec::new();
    if flags.disputed {
        told.push(flag(scene::disputed_path(), "flag.disputed.sentence"));
    }
    if flags.one_sided {
        told.push(flag(scene::one_sided_path(), "flag.one-sided.sentence"));
    }
    if flags.withdrawn {
        let path = scene::answer_path(Some(crate::model::Answer::Withdraws));
        told.push(flag(path, "flag.withdrawn.sentence"));
    }
    told
}

fn facts<'a, 'v>(view: &'v View<'a>, key: StatementKey) -> Facts<'a, 'v> {
    let statement = &view.negotiation[key];
    let parties = |keys: &[PartyKey]| {
        series(view.messages, keys.iter().map(|party| party_link(view, *party)).collect())
    };
    let made = match statement.on {
        Some(on) => vec![date_element(view.messages, on).into()],
        None => {
            let first = date_words(view.messages, view.known.when(key));
            vec![Node::Text(view.say("record.when-unknown", &[("date", &first)]))]
        }
    };
    Facts::new(view)
        .fact("record.kind", vec![Node::Text(view.get(&format!("kind.{}", statement.kind.word())))])
        .fact("record.by", parties(&statement.by))
        .fact("record.to", parties(&statement.to))
        .fact("record.about", parties(&statement.about))
        .fact("record.when", made)
        .fact("record.round", statement.round.map(|round| round_words(view, round)).unwrap_or_default())
        .fact("record.issue", vec![issue_link(view, statement.issue)])
}

/// A round by name, days, and place, where the name does not say it.
pub fn round_words(view: &View<'_>, key: RoundKey) -> Vec<Node> {
    let round = &view.negotiation[key];
    let days = span_words(view.messages, round.start, round.end);
    let mut nodes = vec![name(view, &round.name).class("round-name").into()];
    let named = view.wording(&round.name).text;
    if let Some(place) = round.place.as_ref().filter(|place| !named.contains(view.wording(place).text)) {
        // The place is set apart as the days are.
        nodes.extend(mixed(&view.get("record.round-days"), vec![("days", vec![local(view, place)])]));
    }
    nodes.push(Node::Text(view.say("record.round-days", &[("days", &days)])));
    nodes
}

fn reports(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let known = view.known.report_places(key);
    let items: Vec<Element> = known.iter().filter_map(|at| report::item(view, key, *at as usize)).collect();
    let origins = origins(view.negotiation, view.known, key).len();
    let mut counted = view.messages.count("record.reports-count", items.len(), &[]);
    if origins < items.len() {
        counted = view.messages.count("record.origins-count", origins, &[("reports", &counted)]);
    }
    let content = Element::new("div")
        .child(Element::new("p").class("aside").text(counted))
        .children(list("reports", items));
    part(view, "record.reports", Some(content))
}
