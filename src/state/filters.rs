//! What the reader wants to see of the whole.

use crate::model::{Answer, Attribution, IssueKey, Kind, PartyKey};
use crate::text::Few;

/// The filters. Choices within one are alternatives; a statement passes where it passes all that have a choice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// Parties that make it, are addressed or are its subject.
    pub parties: Few<PartyKey>,
    /// What it is about.
    pub issues: Few<IssueKey>,
    /// What it does.
    pub kinds: Few<Kind>,
    /// How it is answered.
    pub answers: Few<AnswerFilter>,
    /// On whose word some report of it rests.
    pub attributions: Few<Attribution>,
    /// Words that it must hold, as typed.
    pub query: String,
}

/// A choice of how a statement is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerFilter {
    /// Some party gives this answer; `withdraws` also where a maker has taken the statement back.
    Answer(Answer),
    /// Some addressee owes an answer and has given none.
    Unanswered,
    /// It is disputed.
    Disputed,
}

impl Filters {
    /// Whether nothing is chosen, so that everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
            && self.issues.is_empty()
            && self.kinds.is_empty()
            && self.answers.is_empty()
            && self.attributions.is_empty()
            && self.query.trim().is_empty()
    }
}

impl AnswerFilter {
    /// How many choices there are.
    pub(crate) const COUNT: usize = 10;

    /// Every choice: what is owed first, then the answers, then disputes.
    pub fn all() -> impl Iterator<Item = Self> {
        let answers = Answer::ALL.iter().copied().map(Self::Answer);
        std::iter::once(Self::Unanswered).chain(answers).chain(std::iter::once(Self::Disputed))
    }

    /// The address's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer(answer) => answer.word(),
            Self::Unanswered => "unanswered",
            Self::Disputed => "disputed",
        }
    }

    /// The choice of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::all().find(|choice| choice.word() == word)
    }

    /// Its place among all the choices, below [`AnswerFilter::COUNT`].
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Answer(answer) => answer as usize,
            Self::Unanswered => Self::COUNT - 2,
            Self::Disputed => Self::COUNT - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_has_a_word_and_a_place_of_its_own() {
        let places: Few<_> = AnswerFilter::all().map(AnswerFilter::index).collect();
        assert_eq!(places, (0..AnswerFilter::COUNT).collect());
        assert!(AnswerFilter::all().all(|choice| AnswerFilter::from_word(choice.word()) == Some(choice)));
        assert_eq!(AnswerFilter::from_word("Rejects"), None);
    }
}
