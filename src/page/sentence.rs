//! A statement as one sentence: who does what towards whom.

use crate::markup::{Element, Node};
use crate::model::{PartyKey, StatementKey};
use crate::page::View;
use crate::page::parts::{local, mixed, name, series};

/// The sentence with its parties as plain names: “Pakistan demands of the Afghan Taliban: …”.
#[must_use]
pub fn sentence(view: &View<'_>, key: StatementKey) -> Vec<Node> {
    let statement = &view.negotiation[key];
    let mut nodes = opening(view, key, &|party| party_name(view, party).into());
    nodes.push(Node::from(" "));
    nodes.push(local(view, &statement.text));
    nodes
}

/// The sentence as text, for titles and citations.
#[must_use]
pub fn sentence_words(view: &View<'_>, key: StatementKey) -> String {
    Element::new("p").children(sentence(view, key)).text_content()
}

/// The part of the sentence before the colon, with each party drawn by `draw`.
#[must_use]
pub fn opening(view: &View<'_>, key: StatementKey, draw: &dyn Fn(PartyKey) -> Node) -> Vec<Node> {
    let statement = &view.negotiation[key];
    let parties = |keys: &[PartyKey]| {
        let unique: Vec<PartyKey> = keys.to_vec();
        series(view.messages, unique.into_iter().map(draw).collect())
    };
    let towards = if statement.to.is_empty() { "alone" } else { "to" };
    let message = format!("sentence.{}.{towards}", statement.kind.word());
    let template = view.messages.count(&message, statement.by.len(), &[]);
    mixed(&template, vec![("by", parties(&statement.by)), ("to", parties(&statement.to))])
}

/// The name of a party as it stands in running text, in its colour.
#[must_use]
pub fn party_name(view: &View<'_>, party: PartyKey) -> Element {
    let named = view.negotiation[party].short.as_ref().unwrap_or(&view.negotiation[party].name);
    name(view, named).class(format!("party {}", view.hue(party)))
}

/// The names of parties, joined.
#[must_use]
pub fn party_names(view: &View<'_>, parties: &[PartyKey]) -> Vec<Node> {
    series(view.messages, parties.iter().map(|party| party_name(view, *party).into()).collect())
}
