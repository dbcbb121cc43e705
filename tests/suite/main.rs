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
mod key;
mod known;
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

use demarche::derive::Known;
use demarche::document::read;
use demarche::layout::Frame;
use demarche::model::Negotiation;
use demarche::page::{Kept, Panel, View, panels};
use demarche::scene::Picture;
use demarche::state::{Address, Passing, SearchIndex, resolve};
use demarche::text::Messages;

/// A document of `public/negotiations`.
fn shipped(id: &str) -> Negotiation {
    let path = format!("{}/public/negotiations/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    match read(&bytes, Some(id)) {
        Ok(reading) => reading.negotiation,
        Err(refusal) => panic!("{path}: {refusal}"),
    }
}

/// The panels at an address, with what other views have left.
fn written(negotiation: &Negotiation, address: &str, kept: &Kept) -> Vec<Panel> {
    viewed(negotiation, address, kept, (Frame::WIDE, &Messages::english()), panels)
}

/// What `then` makes of the view at an address, in a frame and in these words.
fn viewed<T>(
    negotiation: &Negotiation,
    address: &str,
    kept: &Kept,
    (frame, messages): (Frame, &Messages),
    then: impl FnOnce(&View<'_>) -> T,
) -> T {
    let (state, notices) = resolve(&Address::parse(address), negotiation);
    assert_eq!(notices, [], "{address}");
    let known = Known::new(negotiation, state.date(negotiation));
    let passing = Passing::new(negotiation, &known, &state, &SearchIndex::new(negotiation));
    let picture = Picture::new(negotiation, frame, messages, &state.open);
    let scene = picture.draw(negotiation, &known, &passing, &state);
    then(&View {
        scenes: &[scene],
        negotiation,
        known: &known,
        passing: &passing,
        kept,
        state: &state,
        messages,
        catalogue: &[],
        findings: &[],
        notices: &[],
        base: "",
    })
}
