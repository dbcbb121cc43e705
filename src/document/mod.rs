//! The document `demarche/1`: from JSON to a negotiation and the findings about it.
//!
//! The way of a document: `draft` decodes it, `json` reads the grammar, `shape` and `wire` read the objects, `resolve`
//! turns references into keys and leaves out what is unsound; `desk` takes every finding down by byte offset and turns
//! offsets into places and paths at the end. What is wrong with one thing never hides another.

mod address;
mod catalogue;
mod clean;
pub(crate) mod codes;
mod cycles;
mod desk;
mod draft;
mod json;
/// What a document may not exceed.
pub mod limits;
mod place;
mod refusal;
mod resolve;
mod scalars;
mod schema;
mod shape;
mod wire;

use crate::pace::{Pace, at_once};

pub use address::normal_address;
pub use catalogue::{Catalogue, CatalogueEntry, read_catalogue};
pub(crate) use draft::Draft;
pub use draft::{FORMAT, Reading};
pub(crate) use place::shown;
pub use refusal::Refusal;
pub use scalars::is_id;
pub use schema::schema;

/// Reads a document whose file is named `file_stem` (without `.json`), where it has a name.
///
/// The findings are those about single values and references; `check::read` adds those about the whole.
///
/// # Errors
/// Where nothing of it can be shown.
pub fn read(bytes: &[u8], file_stem: Option<&str>) -> Result<Reading, Refusal> {
    at_once(Draft::new(bytes, file_stem, Pace::steady())).map(Draft::into_reading)
}

/// Every code that a finding can have, with its severity, then every code of a refusal.
#[must_use]
pub fn finding_codes() -> Vec<&'static str> {
    codes::ALL.iter().map(|code| code.name).chain(Refusal::CODES).collect()
}
