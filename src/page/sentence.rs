//! A statement as one sentence: who does what towards whom.

use crate::derive::PartyAnswer;
use crate::markup::{Element, Node};
use crate::model::{PartyKey, StatementKey};
use crate::page::View;
use crate::page::parts::{answer_words, local, mixed, name, series};

/// The sentence with its parties as plain names: “Pakistan demands of the Afghan Taliban: …”.
#[must_use]
pub fn sentence(view: &View<'_>, key: StatementKey) -> Vec<Node> {
    let statement = &view.negotiation[key];
    let mut nodes = opening(view, key, &|party| party_name(view, party).into());
    nodes.push(Node::from(" "));
    nodes.push(local(view, &statement.text));
    nodes
}

/// The sentence with what came of it, and what sets it apart: the name of its mark, read out and shown to who rests
/// on it.
#[must_use]
pub fn telling(view: &View<'_>, key: StatementKey) -> String {
    let mut told = sentence_words(view, key);
    let mut add = |words: &str| {
        told.push(' ');
        told.push_str(words);
    };
    let answers = view.known.answers(key);
    // Answers that were given by a coalition, or that nobody asked for, are told as that.
    let mut said: Vec<(&PartyAnswer, Vec<String>)> = Vec::new();
    for answer in answers {
        let name = party_words(view, answer.party);
        let alike = |other: &PartyAnswer| {
            (other.answer, other.through, other.addressed)
                == (answer.answer, answer.through, answer.addressed)
        };
        match said.iter_mut().find(|(other, _)| alike(other) && answer.through.is_none() && answer.addressed)
        {
            Some((_, parties)) => parties.push(name),
            None => said.push((answer, vec![name])),
        }
    }
    for (said, parties) in said {
        let answer = said.answer;
        let (parties, answer) = (view.messages.list(&parties), answer_words(view.messages, answer));
        let words = view.say("answer.said", &[("party", &parties), ("answer", &answer)]);
        add(&view.say("graph.answered", &[("answer", &words)]));
        if let Some(coalition) = said.through {
            add(&view.say("answer.through", &[("party", &party_words(view, coalition))]));
        }
        if !said.addressed {
            add(&view.get("answer.not-addressed"));
        }
    }
    let flags = view.known.flags(key);
    for (told, words) in [
        (flags.disputed, "flag.disputed.sentence"),
        (flags.one_sided, "flag.one-sided.sentence"),
        (flags.withdrawn, "flag.withdrawn.sentence"),
    ] {
        if told {
            add(&view.get(words));
        }
    }
    told
}

/// The name of a party as plain words.
#[must_use]
pub fn party_words(view: &View<'_>, party: PartyKey) -> String {
    view.wording(view.negotiation[party].label()).text.to_owned()
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
    let named = view.negotiation[party].label();
    name(view, named).class(format!("party {}", view.hue(party)))
}

/// The names of parties, joined.
#[must_use]
pub fn party_names(view: &View<'_>, parties: &[PartyKey]) -> Vec<Node> {
    series(view.messages, parties.iter().map(|party| party_name(view, *party).into()).collect())
}
