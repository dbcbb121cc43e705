//! The one thing that the reader has selected.

use crate::model::{IssueKey, MechanismKey, Negotiation, PartyKey, SourceKey, StatementKey};

/// What is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// A party.
    Party(PartyKey),
    /// A statement.
    Statement(StatementKey),
    /// A mechanism.
    Mechanism(MechanismKey),
    /// An issue.
    Issue(IssueKey),
    /// A source.
    Source(SourceKey),
}

impl Focus {
    /// The address's word for the sort of thing, which is also that of `data-mark`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Party(_) => "party",
            Self::Statement(_) => "statement",
            Self::Mechanism(_) => "mechanism",
            Self::Issue(_) => "issue",
            Self::Source(_) => "source",
        }
    }

    /// The id of the thing.
    #[must_use]
    pub fn id(self, negotiation: &Negotiation) -> &str {
        match self {
            Self::Party(key) => &negotiation[key].id,
            Self::Statement(key) => &negotiation[key].id,
            Self::Mechanism(key) => &negotiation[key].id,
            Self::Issue(key) => &negotiation[key].id,
            Self::Source(key) => &negotiation[key].id,
        }
    }

    /// As the address has it: `party:ID`.
    #[must_use]
    pub fn print(self, negotiation: &Negotiation) -> String {
        format!("{}:{}", self.word(), self.id(negotiation))
    }

    /// Reads `party:ID` and its like; `None` where the negotiation has no such thing.
    #[must_use]
    pub fn parse(value: &str, negotiation: &Negotiation) -> Option<Self> {
        let (word, id) = value.split_once(':')?;
        match word {
            "party" => negotiation.party_by_id(id).map(Self::Party),
            "statement" => negotiation.statement_by_id(id).map(Self::Statement),
            "mechanism" => negotiation.mechanism_by_id(id).map(Self::Mechanism),
            "issue" => negotiation.issue_by_id(id).map(Self::Issue),
            "source" => negotiation.source_by_id(id).map(Self::Source),
            _ => None,
        }
    }
}
