//! One choice of one filter, whatever the filter.

use crate::model::{Attribution, IssueKey, Kind, PartyKey};
use crate::state::{AnswerFilter, Filters, Passing, ViewState};

/// A choice that a reader can put in force or take back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A party.
    Party(PartyKey),
    /// An issue.
    Issue(IssueKey),
    /// A kind.
    Kind(Kind),
    /// An answer.
    Answer(AnswerFilter),
    /// An attribution.
    Attribution(Attribution),
}

impl Choice {
    /// The choices that are in force, in the order of the address.
    #[must_use]
    pub fn in_force(filters: &Filters) -> Vec<Self> {
        let parties = filters.parties.iter().map(|key| Self::Party(*key));
        let issues = filters.issues.iter().map(|key| Self::Issue(*key));
        let kinds = filters.kinds.iter().map(|kind| Self::Kind(*kind));
        let answers = filters.answers.iter().map(|answer| Self::Answer(*answer));
        let attributions = filters.attributions.iter().map(|word| Self::Attribution(*word));
        parties.chain(issues).chain(kinds).chain(answers).chain(attributions).collect()
    }

    /// Whether it is in force.
    #[must_use]
    pub fn is_in_force(self, filters: &Filters) -> bool {
        match self {
            Self::Party(key) => filters.parties.contains(&key),
            Self::Issue(key) => filters.issues.contains(&key),
            Self::Kind(kind) => filters.kinds.contains(&kind),
            Self::Answer(answer) => filters.answers.contains(&answer),
            Self::Attribution(word) => filters.attributions.contains(&word),
        }
    }

    /// The state with the choice put in force, or taken back.
    #[must_use]
    pub fn toggled(self, state: &ViewState) -> ViewState {
        match self {
            Self::Party(key) => state.toggled_party(key),
            Self::Issue(key) => state.toggled_issue(key),
            Self::Kind(kind) => state.toggled_kind(kind),
            Self::Answer(answer) => state.toggled_answer(answer),
            Self::Attribution(word) => state.toggled_attribution(word),
        }
    }

    /// How many statements it leaves.
    #[must_use]
    pub fn count(self, passing: &Passing) -> usize {
        match self {
            Self::Party(key) => passing.party(key),
            Self::Issue(key) => passing.issue(key),
            Self::Kind(kind) => passing.kind(kind),
            Self::Answer(answer) => passing.answer(answer),
            Self::Attribution(word) => passing.attribution(word),
        }
    }
}
