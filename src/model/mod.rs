//! A negotiation as the rest of the library sees it: resolved, typed, never changed.
//!
//! References are keys, that is places in the negotiation's lists, so that following one cannot fail. What the JSON
//! looks like is `document`'s business; what follows from a negotiation is `derive`'s.

mod finding;
mod keys;
mod mechanism;
mod negotiation;
mod party;
mod source;
mod statement;
mod vocabulary;

pub use finding::{Finding, Place, Severity};
pub use keys::{FacetKey, IssueKey, MechanismKey, PartyKey, RoundKey, SourceKey, StatementKey};
pub use mechanism::{Basis, Extent, Facet, HistoryEntry, Mechanism, MechanismAnswer};
pub use negotiation::{Correction, Issue, Negotiation, Round};
pub use party::{Alias, Party};
pub use source::{Source, Url};
pub use statement::{MechanismTie, Quote, Report, Response, Statement};
pub use vocabulary::{
    Answer, Attribution, Kind, MechanismKind, MechanismState, PartyKind, Role, Says, Stance,
};
