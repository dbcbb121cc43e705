//! How sure the reporting of a statement is, as far as one pattern can say.

use crate::derive::Known;
use crate::model::{Attribution, Negotiation, StatementKey};

/// The classes of attribution that marks and the legend tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footing {
    /// At least one report names who speaks.
    Named,
    /// No report names anyone, but at least one cites someone.
    Unnamed,
    /// The outlets' own words, with no one cited.
    Media,
}

impl Footing {
    /// Every class, the firmest first.
    pub const ALL: [Self; 3] = [Self::Named, Self::Unnamed, Self::Media];

    /// The word in classes and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Unnamed => "unnamed",
            Self::Media => "media",
        }
    }

    /// The class of an attribution.
    #[must_use]
    pub fn of(attribution: Attribution) -> Self {
        match attribution {
            named if named.is_named() => Self::Named,
            Attribution::MediaParaphrase => Self::Media,
            _ => Self::Unnamed,
        }
    }
}

/// The firmest class among the known reports of a statement.
#[must_use]
pub fn footing(negotiation: &Negotiation, known: &Known, statement: StatementKey) -> Footing {
    let reports = known.reports(negotiation, statement);
    reports.map(|report| Footing::of(report.attribution)).min().unwrap_or(Footing::Media)
}
