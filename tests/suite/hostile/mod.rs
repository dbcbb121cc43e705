//! Hostile documents: whatever stands in a document, it is refused with its place, listed, or shown as it stands, and
//! nothing of it becomes part of the page's markup.

mod fields;
mod files;
mod limits;
mod markup;
mod pipeline;
mod references;
mod table;

use crate::documents::fixture;
use demarche::document::Refusal;
use demarche::model::{Finding, Negotiation};
use markup::{Markup, hides, may_lead_to};
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
    let mut vocabulary = BTreeSet::new();
    for document in harmless.into_iter().chain([in_no_language, in_another, many]) {
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
        assert_harmless(address, page);
    }
    for (form, export) in &written.exports {
        if ["svg", "graphml"].contains(&form.word()) {
            let parsed = roxmltree::Document::parse(export);
            assert!(parsed.is_ok(), "{form:?}: {:?}", parsed.err());
        }
        if form.word() == "json" {
            serde_json::from_str::<Value>(export).expect("JSON");
        }
    }
    Ok(written)
}

/// A page is well-formed, has nothing that pages of harmless documents lack, leads nowhere that it should not, and
/// shows nothing that hides or reorders what stands around it.
fn assert_harmless(address: &str, page: &str) {
    let markup = Markup::read(page).unwrap_or_else(|wrong| panic!("{address}: {wrong}"));
    let strange: Vec<_> = markup.vocabulary.difference(&VOCABULARY).collect();
    assert!(strange.is_empty(), "{address}: {strange:?}");
    assert!(!markup.vocabulary.iter().any(|(element, name)| *element == "script" || name.starts_with("on")));
    let astray: Vec<_> = markup.links.iter().filter(|link| !may_lead_to(link)).collect();
    assert!(astray.is_empty(), "{address}: {astray:?}");
    let ids: BTreeSet<_> = markup.ids.iter().collect();
    assert_eq!(ids.len(), markup.ids.len(), "{address}: an id stands twice");
    assert_eq!(page.chars().find(|letter| hides(*letter)), None, "{address}");
    assert!(!page.contains('⟦'), "{address}: a message is missing");
}

/// What a page says, in text and in attributes, each on a line.
fn words(page: &str) -> String {
    Markup::read(page).expect("well-formed").words
}

/// Findings point inside the text and say what it is about on one line.
fn assert_in_place(bytes: &[u8], findings: &[Finding]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').collect();
    for finding in findings {
        let line = lines.get(finding.place.line as usize - 1).expect("a line of the text");
        assert!(finding.place.column as usize <= line.chars().count() + 1, "{finding}");
        assert!(!finding.code.is_empty() && !finding.sentence.is_empty());
        let shown = finding.to_string();
        assert!(!shown.chars().any(|letter| letter == '\n' || hides(letter)), "{shown:?}");
        assert!(shown.chars().count() < 1000, "{shown}");
    }
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
