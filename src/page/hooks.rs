//! The hooks that tests, benchmarks and style sheets lean on (`docs/hooks.md`).

use crate::derive::Known;
use crate::markup::Element;
use crate::model::{Answer, Negotiation, StatementKey};

/// `PARTY:ANSWER` for each party that owes or has given an answer, separated by spaces.
#[must_use]
pub fn answers_hook(negotiation: &Negotiation, known: &Known, key: StatementKey) -> String {
    let words: Vec<String> = known
        .answers(key)
        .iter()
        .map(|answer| {
            format!("{}:{}", negotiation[answer.party].id, answer.answer.map_or("unanswered", Answer::word))
        })
        .collect();
    words.join(" ")
}

/// The words of the flags that a statement bears, separated by spaces.
#[must_use]
pub fn flags_hook(known: &Known, key: StatementKey) -> String {
    let flags = known.flags(key);
    let words =
        [("disputed", flags.disputed), ("one-sided", flags.one_sided), ("withdrawn", flags.withdrawn)];
    let told: Vec<&str> = words.into_iter().filter(|(_, told)| *told).map(|(word, _)| word).collect();
    told.join(" ")
}

/// The element of a statement with its hooks.
#[must_use]
pub fn hooked(element: Element, negotiation: &Negotiation, known: &Known, key: StatementKey) -> Element {
    element
        .with("data-id", negotiation[key].id.as_ref())
        .with("data-kind", negotiation[key].kind.word())
        .with("data-answers", answers_hook(negotiation, known, key))
        .with("data-flags", flags_hook(known, key))
}
