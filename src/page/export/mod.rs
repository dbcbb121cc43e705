//! What a reader takes away: the statements in view as CSV and JSON, the whole as GraphML, the graph as SVG.
//!
//! These use the format's own words and ids beside names in the reader's language, so that what was taken away can be
//! read by people and joined by machines.

mod csv;
mod form;
mod graphml;
mod json;
mod picture;

pub use csv::csv;
pub use form::{Form, export, file_name};
pub use graphml::graphml;
pub use json::json;
pub use picture::{CARD, card, picture};

use crate::derive::{Flags, Known};
use crate::model::{Negotiation, PartyKey, StatementKey};
use crate::text::{Language, LocalText};

/// What an export is of: a negotiation, what was known of it, and the language wanted.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The negotiation.
    pub negotiation: &'a Negotiation,
    /// What was known as of the date in view.
    pub known: &'a Known,
    /// The language wanted; a text that lacks it is given in its own.
    pub language: &'a Language,
}

impl<'a> Subject<'a> {
    fn words(&self, text: &'a LocalText) -> &'a str {
        text.wording(self.language, &self.negotiation.language).text
    }

    /// One `PARTY:ANSWER` for each party that owes or has given one, as the page's hooks have it.
    fn answers(&self, statement: StatementKey) -> String {
        let answers = self.known.answers(statement).iter();
        let words = answers.map(|answer| {
            let word = answer.answer.map_or("unanswered", |answer| answer.word());
            format!("{}:{word}", self.negotiation[answer.party].id)
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The answers that a coalition gave for a member of it, as `PARTY:COALITION`.
    fn through(&self, statement: StatementKey) -> String {
        let answers = self.known.answers(statement).iter();
        let words = answers.filter_map(|answer| {
            let id = |key: PartyKey| &self.negotiation[key].id;
            Some(format!("{}:{}", id(answer.party), id(answer.through?)))
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The parties that answered though nobody had asked them.
    fn unasked(&self, statement: StatementKey) -> String {
        let answers = self.known.answers(statement).iter().filter(|answer| !answer.addressed);
        answers.map(|answer| &*self.negotiation[answer.party].id).collect::<Vec<_>>().join(" ")
    }
}

/// The words of the flags that are set, as the page's hooks have them.
fn flag_words(flags: Flags) -> Vec<&'static str> {
    let words =
        [(flags.disputed, "disputed"), (flags.one_sided, "one-sided"), (flags.withdrawn, "withdrawn")];
    words.into_iter().filter(|(set, _)| *set).map(|(_, word)| word).collect()
}

#[cfg(test)]
pub(crate) mod fixture {
    use crate::derive::fixture::{Talks, text};
    use crate::model::{Answer, Kind, MechanismTie, Stance};

    /// A demand of a to b that b rejects, with every sign in its text that some format minds.
    pub(crate) fn talks() -> Talks {
        let mut talks = Talks::new();
        let (a, b, c) = (talks.party("a"), talks.party("b"), talks.party("c"));
        let demand = talks.say("demand", Kind::Demand, &[a], &[b], "2025-10-01");
        talks.respond("no", &[b], demand, Answer::Rejects, "2025-10-05");
        talks.say("later", Kind::Offer, &[b], &[a], "2025-12-01");
        let body = talks.mechanism("body");
        let statement = &mut talks.negotiation.statements[demand.index()];
        statement.about = vec![c];
        statement.label = Some(text("=HYPERLINK(\"x\")"));
        statement.text = text("Say \"no\", <b>&\nthen\u{1} go");
        statement.mechanisms =
            vec![MechanismTie { mechanism: body, stance: Stance::Requires, facets: vec![] }];
        talks
    }
}
