//! What the files about a whole site say of one negotiation.

use crate::derive::Known;
use crate::model::{Correction, Negotiation};
use crate::text::{Date, Gather, Language, LocalText};
use std::collections::BTreeSet;

/// One negotiation of a site.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Id.
    pub id: Box<str>,
    /// Title.
    pub title: LocalText,
    /// What it is about.
    pub summary: LocalText,
    /// Its cut-off.
    pub as_of: Date,
    /// When it last changed.
    pub revised: Option<Date>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// The language of the document.
    pub language: Language,
    /// The languages in which it tells what was said: the document's own, then others that a statement is worded in.
    pub languages: Vec<Language>,
    /// How much there is.
    pub counts: Counts,
}

/// How many there are of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Parties.
    pub parties: usize,
    /// Statements.
    pub statements: usize,
    /// Statements that someone owes an answer to.
    pub asks: usize,
    /// Of these, those without an answer by at least one that owes it.
    pub unanswered: usize,
    /// Sources that were out: that those were looked at on which nothing rests says something too.
    pub sources: usize,
}

impl Entry {
    /// What is to be said of a negotiation and what is known of it.
    #[must_use]
    pub fn new(negotiation: &Negotiation, known: &Known) -> Self {
        let mut counts = Counts { parties: negotiation.parties.len(), ..Counts::default() };
        for key in known.statements() {
            counts.statements += 1;
            counts.asks += usize::from(negotiation[key].kind.owes_answer());
            let open = known.answers(key).iter().any(|answer| answer.answer.is_none());
            counts.unanswered += usize::from(open);
        }
        counts.sources = negotiation.sources.iter().filter(|source| known.is_out(source)).count();
        let worded: BTreeSet<Language> = negotiation
            .statements
            .iter()
            .flat_map(|statement| statement.text.wordings())
            .map(|wording| wording.language.clone())
            .filter(|language| *language != negotiation.language)
            .gather();
        let mut languages = vec![negotiation.language.clone()];
        languages.extend(worded);
        Self {
            id: negotiation.id.clone(),
            title: negotiation.title.clone(),
            summary: negotiation.summary.clone(),
            as_of: negotiation.as_of,
            revised: negotiation.revised,
            corrections: negotiation.corrections.clone(),
            language: negotiation.language.clone(),
            languages,
            counts,
        }
    }

    /// When it last changed, as far as the document says.
    #[must_use]
    pub fn changed(&self) -> Date {
        let corrected = self.corrections.iter().map(|correction| correction.on).max();
        self.revised.or(corrected).unwrap_or(self.as_of)
    }
}
