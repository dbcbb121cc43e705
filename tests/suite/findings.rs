//! What holds of the findings of any text at all, and that every code is tried.

use crate::documents::{fixture, fixtures};
use demarche::check;
use demarche::document::{Refusal, finding_codes, read_catalogue, schema};
use demarche::model::Finding;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file")
}

/// Findings point inside the text, stand in its order, and can be shown on one line.
fn assert_sound(bytes: &[u8], findings: &[Finding]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').collect();
    let mut last = None;
    for finding in findings {
        let line = lines.get(finding.place.line as usize - 1).expect("a line of the text");
        assert!(finding.place.column as usize <= line.chars().count() + 1, "{finding}");
        assert!(last <= Some(finding.place), "{finding} comes too late");
        last = Some(finding.place);
        let shown = finding.to_string();
        assert!(!shown.contains(['\n', '\r', '\0', '\u{202e}']), "{shown:?}");
    }
}

#[test]
fn every_code_is_tried_by_a_fixture() {
    let mut tried = BTreeSet::new();
    for (name, bytes) in fixtures() {
        match check::read(&bytes, Some(&name)) {
            Ok(reading) => tried.extend(reading.findings.iter().map(|finding| finding.code)),
            Err(refusal) => {
                tried.insert(refusal.code());
            }
        }
    }
    // Too long for a file: `hostile::limits` has it.
    tried.insert("too-many-findings");
    for code in finding_codes() {
        assert!(tried.contains(code), "no fixture has {code}");
    }
}

#[test]
fn the_examples_of_the_format_are_sound() {
    let text = file("docs/data-format.md");
    let examples: Vec<&str> =
        text.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [document, catalogue] = examples[..] else { unreachable!("two examples") };
    let reading = check::read(document.as_bytes(), Some("harbour-2025")).expect("not refused");
    assert_eq!((reading.findings, reading.negotiation.statements.len()), (vec![], 2));
    assert_eq!(read_catalogue(catalogue.as_bytes()).expect("not refused").1, []);
}

#[test]
fn the_stored_schema_is_fresh() {
    assert_eq!(
        file("public/schema/demarche-1.schema.json"),
        schema(),
        "write it anew with `demarche schema`"
    );
}

#[test]
fn a_text_cut_off_anywhere_is_refused_as_that() {
    let whole = fixture("sound-whole");
    let end = whole.iter().rposition(|byte| *byte == b'}').expect("an object");
    for length in 1..end {
        match check::read(&whole[..length], None) {
            Err(Refusal::Truncated(_) | Refusal::NotJson(..)) => {}
            other => unreachable!("cut at {length}: {:?}", other.map(|reading| reading.findings)),
        }
    }
}

#[test]
fn findings_point_inside_the_text() {
    for (name, bytes) in fixtures() {
        if let Ok(reading) = check::read(&bytes, Some(&name)) {
            assert_sound(&bytes, &reading.findings);
        }
    }
}

#[test]
fn reading_twice_gives_the_same() {
    for (name, bytes) in fixtures() {
        let read = || check::read(&bytes, Some(&name)).map(|reading| (reading.negotiation, reading.findings));
        assert_eq!(read(), read(), "{name}");
    }
}

#[test]
fn a_catalogue_keeps_what_is_sound() {
    let text = br#"{"format": "demarche-index/1", "negotiations": [
        {"id": "a", "title": "A", "summary": {"tr": "B"}, "as_of": "2025-10", "language": "en"},
        {"id": "b", "title": "B", "as_of": "2025-10", "language": "en"},
        {"id": "a", "title": "C", "summary": "C", "as_of": "2025-10", "language": "tr"},
        {"id": "c", "title": "C", "summary": "C", "as_of": "2025-10", "language": "tr", "x": 1}]}"#;
    let (catalogue, findings) = read_catalogue(text).expect("not refused");
    let ids: Vec<&str> = catalogue.entries.iter().map(|entry| &*entry.id).collect();
    assert_eq!(ids, ["a", "c"]);
    assert_eq!(
        catalogue.entries[1].title.wordings().next().map(|wording| wording.language.as_str()),
        Some("tr")
    );
    let found: Vec<(&str, &str)> = findings.iter().map(|one| (one.code, one.path.as_str())).collect();
    let expected = [
        ("missing-language", "negotiations[0].summary"),
        ("missing-field", "negotiations[1]"),
        ("duplicate-id", "negotiations[2].id"),
        ("unknown-field", "negotiations[3].x"),
    ];
    assert_eq!(found, expected);
    assert!(matches!(read_catalogue(b"{\"format\": \"demarche/1\"}"), Err(Refusal::OtherFormat(..))));
}

/// Pieces that a mutated document is put together from: JSON's own marks, the format's words, and what hurts.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "1e400",
    "-",
    "\"\\ud800\"",
    "\\",
    "\"s\"",
    "\"a\"",
    "\"x\"",
    "\u{0}",
    "\u{202e}",
    "\"2025-13\"",
    "\"id\":",
    "\"responds\":",
    "\"to\":",
    "[]",
    "{}",
    "\u{feff}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_documents_never_stop_the_reader(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, 0..PIECES.len()), 1..6),
    ) {
        let fixtures = fixtures();
        let (_, mut bytes) = fixtures[which.index(fixtures.len())].clone();
        for (at, length, piece) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, PIECES[piece].bytes());
        }
        match check::read(&bytes, Some("a")) {
            Ok(reading) => assert_sound(&bytes, &reading.findings),
            Err(refusal) => prop_assert!(!refusal.to_string().contains('\n')),
        }
        let _ = read_catalogue(&bytes);
    }

    #[test]
    fn values_in_the_wrong_places_never_stop_the_reader(
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8),
    ) {
        // Swaps strings of a whole document with one another, so that it stays JSON and references go astray.
        let text = String::from_utf8(fixture("sound-whole")).expect("UTF-8");
        let mut parts: Vec<&str> = text.split('"').collect();
        for (one, other) in swaps {
            let strings = parts.len() / 2;
            parts.swap(one.index(strings) * 2 + 1, other.index(strings) * 2 + 1);
        }
        let text = parts.join("\"");
        if let Ok(reading) = check::read(text.as_bytes(), Some("sound-whole")) {
            assert_sound(text.as_bytes(), &reading.findings);
        }
    }
}
