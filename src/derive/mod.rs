//! What follows from a negotiation as of a date: one question a file, nothing stored in the model.
//!
//! [`Known`] holds what was known by a date and what follows from it; everything else here reads it. The rules are those
//! of `docs/derived.md`.

mod answers;
mod balance;
mod comparison;
mod disputed;
mod known;
mod one_sided;
mod origins;
mod rows;
mod timeline;
mod when;
mod withdrawn;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod properties;

pub use answers::PartyAnswer;
pub use balance::{SideBalance, balance};
pub use comparison::{Comparison, FacetRow, IssueRow, MechanismRow, StanceTaken, Standing, compare};
pub use known::{Flags, Known, KnownResponse, is_anything_known};
pub use origins::{origins, roots};
pub use timeline::{AnswerChange, Changes, Event, EventKind, changes, days, events};
pub use when::when;
