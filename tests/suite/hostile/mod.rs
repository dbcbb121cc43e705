//! Hostile documents: whatever stands in a document, it is refused with its place, listed, or shown as it stands, and
//! nothing of it becomes part of the page's markup.

mod bodies;
mod fields;
mod files;
mod limits;
mod markup;
mod names;
mod pipeline;
mod properties;
mod references;
mod table;

use crate::documents::fixture;
use bodies::{assert_harmless, assert_in_place, assert_well_formed};
use demarche::document::Refusal;
use demarche::model::Negotiation;
use markup::{Markup, hides};
use pipeline::{Written, write};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Views that between them bring out every field of the sound document.
const VIEWS: [&str; 6] = [
    "?view=graph&focus=statement:answer",
    "?view=table&focus=party:league",
    "?view=compare&focus=mechanism:gauge",
    "?view=timeline&focus=issue:water",
    "?view=sources&focus=source:gazette",
    "?view=table&focus=statement:ask",
];

/// A document that uses every field of the format, and has statements that do not hang together.
static SOUND: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_slice(&fixture("sound-every-field")).expect("the fixture is JSON"));

/// Every element and attribute that pages of harmless documents have, with findings and without.
static VOCABULARY: LazyLock<BTreeSet<(&str, &str)>> = LazyLock::new(|| {
    let harmless = ["sound-every-field", "missing-fields", "fields-missing-in-parts", "circles"].map(fixture);
    // With bundles, which only many statements bring about.
    let many = references::chain(200).into_bytes();
    let in_no_language = with("/language", "null").into_bytes();
    let in_another = with("/language", "\"ar\"").into_bytes();
    // Its record warns of the name, and is among the views.
    let passing = with("/parties/0/name", "\"Le\u{430}gue\"").into_bytes();
    // Words that need more than one line.
    let long =
        with("/statements/0/label", "\"A label of so many words that no card has room for it in one line\"")
            .into_bytes();
    let mut vocabulary = BTreeSet::new();
    for document in harmless.into_iter().chain([in_no_language, in_another, many, passing, long]) {
        for (_, page) in write(&document, None, &VIEWS, false).expect("not refused").pages {
            vocabulary.extend(Markup::read(page.leak()).expect("well-formed").vocabulary);
        }
    }
    vocabulary
});

/// Takes a document all the way, and holds what comes of it against what must hold of any document.
fn tried(bytes: &[u8]) -> Result<Written, Refusal> {
    tried_at(bytes, &VIEWS, true)
}

/// Likewise, but only to some views; to what can be taken away where `exported`.
fn tried_at(bytes: &[u8], views: &[&str], exported: bool) -> Result<Written, Refusal> {
    let written = write(bytes, Some("sound-every-field"), views, exported)?;
    assert_in_place(bytes, &written.reading.findings);
    for (address, page) in &written.pages {
        assert_familiar(address, page);
    }
    for (form, export) in &written.exports {
        assert_well_formed(*form, export);
        if form.word() == "json" {
            serde_json::from_str::<Value>(export).expect("JSON");
        }
    }
    Ok(written)
}

/// A page is harmless, and has nothing that pages of harmless documents lack.
fn assert_familiar(address: &str, page: &str) {
    let markup = assert_harmless(address, page);
    let strange: Vec<_> = markup.vocabulary.difference(&VOCABULARY).collect();
    assert!(strange.is_empty(), "{address}: {strange:?}");
    assert!(!page.contains('⟦'), "{address}: a message is missing");
}

/// What a page says, in text and in attributes, each on a line.
fn words(page: &str) -> String {
    Markup::read(page).expect("well-formed").words
}

/// The sound document with another value in one place, as it is written: it need not be JSON of a kind that
/// `serde_json` can hold.
fn with(pointer: &str, raw: &str) -> String {
    const MARK: &str = "@@";
    let mut document = SOUND.clone();
    *document.pointer_mut(pointer).expect("a place in the document") = MARK.into();
    let text = serde_json::to_string_pretty(&document).expect("JSON");
    text.replacen(&format!("\"{MARK}\""), raw, 1)
}

/// The sound document, changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut document = SOUND.clone();
    change(&mut document);
    serde_json::to_string_pretty(&document).expect("JSON")
}

fn ids(negotiation: &Negotiation) -> Vec<&str> {
    negotiation.statements.iter().map(|statement| &*statement.id).collect()
}
