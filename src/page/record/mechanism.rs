//! The record of a mechanism: what it is, who wants which facet of it, how it stood.

use crate::markup::{Element, Node};
use crate::model::MechanismKey;
use crate::page::View;
use crate::page::compare::facet_table;
use crate::page::dates::{date_element, date_words};
use crate::page::links::{party_link, statement_link};
use crate::page::parts::{glyph, local, mixed, name, series};
use crate::page::record::facts::Facts;
use crate::page::record::{frame, list, note, part, ties};
use crate::page::sentence::party_names;
use crate::scene;
use crate::text::Order;

/// The whole record.
pub fn article(view: &View<'_>, key: MechanismKey) -> Element {
    let mechanism = &view.negotiation[key];
    let what = vec![glyph(scene::mechanism_path(), "").into(), Node::Text(view.get("record.a-mechanism"))];
    let kinds: Vec<String> =
        mechanism.kinds.iter().map(|kind| view.get(&format!("mechanism-kind.{}", kind.word()))).collect();
    let members = mechanism.members.iter().map(|member| party_link(view, *member)).collect();
    let facts = Facts::new(view)
        .fact("record.stands", vec![Node::Text(standing(view, key))])
        .fact("record.purpose", vec![Node::Text(view.messages.list(&kinds))])
        .fact("record.sits", series(view.messages, members))
        .list();
    frame(view, what, vec![name(view, &mechanism.name).into()])
        .children(facts)
        .children(part(view, "record.facets-by-party", facet_table(view, key)))
        .children(stances(view, key))
        .children(history(view, key))
        .children(answers(view, key))
        .children(note(view, mechanism.note.as_ref()))
}

/// How the mechanism stands as of the date in force.
pub fn standing(view: &View<'_>, key: MechanismKey) -> String {
    match view.known.mechanism_state(key) {
        Some(entry) => {
            let state = view.get(&format!("state.{}", entry.state.word()));
            let date = date_words(view.messages, entry.on);
            view.say("mechanism.since", &[("state", &state), ("date", &date)])
        }
        None => view.get("mechanism.no-state"),
    }
}

fn stances(view: &View<'_>, key: MechanismKey) -> Option<Element> {
    let mut items = Vec::new();
    for statement in view.known.statements() {
        for tie in view.negotiation[statement].mechanisms.iter().filter(|tie| tie.mechanism == key) {
            let nodes = mixed(
                &view.get(&format!("stance.{}.by", tie.stance.word())),
                vec![
                    ("by", party_names(view, &view.negotiation[statement].by)),
                    ("statement", vec![statement_link(view, statement)]),
                ],
            );
            items.push(Element::new("li").children(nodes).children(ties::facets(view, tie)));
        }
    }
    part(view, "record.stances", list("steps", items))
}

fn history(view: &View<'_>, key: MechanismKey) -> Option<Element> {
    let entries = view.negotiation[key].history.iter();
    let mut known: Vec<_> = entries.filter(|entry| entry.on.is_by(view.known.as_of())).collect();
    // As `Known::mechanism_state` does, so that the last is the state in force.
    known.order_by_key(|entry| entry.on.moment());
    let items = known.into_iter().map(|entry| {
        let item = Element::new("li")
            .child(date_element(view.messages, entry.on))
            .text(": ")
            .text(view.get(&format!("state.{}", entry.state.word())));
        match entry.statement.filter(|statement| view.known.knows(*statement)) {
            Some(statement) => item.text(" · ").child(statement_link(view, statement)),
            None => item,
        }
    });
    part(view, "record.history", list("steps", items.collect()))
}

fn answers(view: &View<'_>, key: MechanismKey) -> Option<Element> {
    let known = view.negotiation[key].answers.iter().filter(|answer| view.known.knows(answer.statement));
    let items = known.map(|answer| {
        let nodes = mixed(
            &view.get(&format!("mechanism.answers.{}.{}", answer.extent.word(), answer.basis.word())),
            vec![("statement", vec![statement_link(view, answer.statement)])],
        );
        let item = Element::new("li").children(nodes);
        match &answer.note {
            Some(note) => item.child(Element::new("p").class("aside").child(local(view, note))),
            None => item,
        }
    });
    part(view, "record.mechanism-answers", list("steps", items.collect()))
}
