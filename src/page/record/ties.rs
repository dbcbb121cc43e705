//! What a statement is tied to: what it answers, what answers it, what it waits for, which mechanisms it backs.

use crate::markup::{Element, Node};
use crate::model::{MechanismTie, StatementKey};
use crate::page::View;
use crate::page::dates::date_element;
use crate::page::links::{mechanism_link, statement_link};
use crate::page::parts::{answer_glyph, answer_words, glyph, mixed, name, series};
use crate::page::record::{list, part};
use crate::page::sentence::party_names;
use crate::scene;

/// What it responds to.
pub fn responds_to(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let items = view.responds(key).map(|response| {
        let words = answer_words(view.messages, Some(response.answer));
        step(view, answer_glyph(Some(response.answer)), &words, response.to)
    });
    part(view, "record.responds-to", list("steps", items.collect()))
}

/// What responds to it.
pub fn responses(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let items = view.known.responses(key).iter().map(|response| {
        let words = answer_words(view.messages, Some(response.answer));
        step(view, answer_glyph(Some(response.answer)), &words, response.statement)
    });
    part(view, "record.responses", list("steps", items.collect()))
}

/// What it is conditional on, and what is conditional on it.
pub fn conditions(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let sign = || glyph(scene::kind_path(crate::model::Kind::Precondition), "");
    let own = view.negotiation[key].conditional_on.iter().filter(|on| view.known.knows(**on));
    let mut items: Vec<Element> =
        own.map(|on| step(view, sign(), &view.get("record.conditional-on"), *on)).collect();
    for other in view.known.statements() {
        if view.negotiation[other].conditional_on.contains(&key) {
            items.push(step(view, sign(), &view.get("record.condition-of"), other));
        }
    }
    part(view, "record.conditions", list("steps", items))
}

/// A step away: a sign, a word, whose statement and when.
pub fn step(view: &View<'_>, sign: Element, words: &str, to: StatementKey) -> Element {
    let nodes = mixed(
        &view.get("record.step"),
        vec![
            ("tie", vec![words.into()]),
            ("by", party_names(view, &view.negotiation[to].by)),
            ("statement", vec![statement_link(view, to)]),
            ("date", vec![date_element(view.messages, view.known.when(to)).into()]),
        ],
    );
    Element::new("li").child(sign).text(" ").children(nodes)
}

/// The mechanisms on which it takes a stance.
pub fn mechanisms(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let items = view.negotiation[key].mechanisms.iter().map(|tie| {
        let nodes = mixed(
            &view.get(&format!("stance.{}.sentence", tie.stance.word())),
            vec![("mechanism", vec![mechanism_link(view, tie.mechanism)])],
        );
        let item = Element::new("li").child(glyph(scene::mechanism_path(), "")).text(" ").children(nodes);
        item.children(facets(view, tie))
    });
    part(view, "record.mechanisms", list("steps", items.collect()))
}

/// “with: a, b”, the facets that a stance names.
pub fn facets(view: &View<'_>, tie: &MechanismTie) -> Vec<Node> {
    let facets = &view.negotiation[tie.mechanism].facets;
    let named: Vec<Node> = tie
        .facets
        .iter()
        .filter_map(|facet| facets.get(facet.index()))
        .map(|facet| name(view, &facet.name).into())
        .collect();
    if named.is_empty() {
        return Vec::new();
    }
    mixed(&view.get("record.facets"), vec![("facets", series(view.messages, named))])
}
