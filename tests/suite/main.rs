//! All native tests from outside the library, in one binary: it links once.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod bundles;
mod commands;
mod described;
mod documents;
mod embeds;
mod examples;
mod exports;
mod findings;
mod hostile;
mod kept;
mod languages;
mod layout;
mod made_up;
mod picture;
mod published;
mod publishing;
mod records;
mod tidy;
mod truth;
mod walk;

use demarche::document::read;
use demarche::model::Negotiation;

/// A document of `public/negotiations`.
fn shipped(id: &str) -> Negotiation {
    let path = format!("{}/public/negotiations/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    match read(&bytes, Some(id)) {
        Ok(reading) => reading.negotiation,
        Err(refusal) => panic!("{path}: {refusal}"),
    }
}
