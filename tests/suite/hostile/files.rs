//! Files that are no document, or only the beginning of one.

use super::{SOUND, VIEWS, changed, ids, tried, tried_at, with};
use demarche::document::Refusal;
use demarche::model::Place;
use serde_json::json;

fn sound() -> String {
    serde_json::to_string_pretty(&*SOUND).expect("JSON")
}

/// Why a file is refused, and where.
fn refused(bytes: &[u8]) -> (&'static str, Option<(u32, u32)>) {
    match tried(bytes) {
        Err(refusal) => (refusal.code(), refusal.place().map(|Place { line, column }| (line, column))),
        Ok(written) => panic!("not refused: {:?}", written.reading.findings),
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let plain = tried(sound().as_bytes()).expect("sound").reading;
    let marked = tried(format!("\u{feff}{}", sound()).as_bytes()).expect("sound").reading;
    assert_eq!((marked.negotiation, marked.findings), (plain.negotiation, vec![]));
    // One is enough.
    assert_eq!(refused(format!("\u{feff}\u{feff}{}", sound()).as_bytes()), ("not-json", Some((1, 1))));
}

#[test]
fn other_encodings_are_named() {
    let units = |order: fn(u16) -> [u8; 2]| sound().encode_utf16().flat_map(order).collect::<Vec<u8>>();
    for (mark, order) in
        [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
    {
        assert_eq!(refused(&units(order)), ("utf-16", None));
        assert_eq!(refused(&[&mark[..], &units(order)].concat()), ("utf-16", None));
    }
    let wide: Vec<u8> = sound().chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
    assert_eq!(refused(&wide), ("utf-16", None));
    for (bytes, column) in [
        (&b"{\"a\": \"caf\xe9\"}"[..], 11),
        (b"{\"a\": \"\xc0\xaf\"}", 8),
        (b"{\"a\": \"\xed\xa0\x80\"}", 8),
        (b"{\"a\": \"\xf4\x90\x80\x80\"}", 8),
    ] {
        assert_eq!(refused(bytes), ("not-utf-8", Some((1, column))));
    }
}

#[test]
fn what_was_cut_off_is_said_to_be_wherever_it_was() {
    let whole = changed(|document| document["title"] = "Türkiye ⟶ 𝄞 آتش".into());
    let bytes = whole.as_bytes();
    let mut tries = 0;
    for length in (1..bytes.len()).step_by(3).chain(bytes.len() - 40..bytes.len()) {
        let (code, place) = refused(&bytes[..length]);
        assert_eq!(code, "truncated", "cut at {length}");
        let lines = bytes[..length].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(place.map(|(line, _)| line as usize), Some(lines + 1), "cut at {length}");
        tries += 1;
    }
    assert!(tries > 1000, "{tries}");
}

#[test]
fn what_is_no_document_is_named_for_what_it_is() {
    let sound = sound();
    for (text, code) in [
        ("", "empty-file"),
        (" \n\t", "empty-file"),
        ("\u{feff}", "empty-file"),
        ("<!doctype html><title>Log in</title>", "web-page"),
        ("  <?xml version=\"1.0\"?><rss/>", "web-page"),
        ("Not found", "not-json"),
        ("{\"format\": \"demarche/1\"", "truncated"),
        ("[]", "not-an-object"),
        ("\"demarche/1\"", "not-an-object"),
        ("null", "not-an-object"),
        ("{}", "no-format"),
        ("{\"format\": null}", "no-format"),
        ("{\"format\": 1}", "other-format"),
        ("{\"format\": \"demarche/2\"}", "other-format"),
        ("{\"format\": \"demarche/1\\u0000\"}", "other-format"),
        ("{\"Format\": \"demarche/1\"}", "no-format"),
        ("{\"format\": \"demarche/1\"} {}", "trailing-text"),
        ("{\"format\": \"demarche/1\"}\u{0}", "trailing-text"),
        ("{\"format\": \"demarche/1\",}", "not-json"),
        ("{'format': 'demarche/1'}", "not-json"),
        ("{format: 1}", "not-json"),
        ("{\"format\": NaN}", "not-json"),
        ("{\"format\": Infinity}", "not-json"),
        ("{\"format\": .5}", "not-json"),
        ("{\"format\": 01}", "not-json"),
        ("{\"format\": \"\t\"}", "not-json"),
        ("{\"format\": \"\\x41\"}", "not-json"),
        ("{\"format\": \"\\u00g0\"}", "not-json"),
        ("PK\u{3}\u{4}", "not-json"),
        ("%PDF-1.7", "not-json"),
    ] {
        assert_eq!(refused(text.as_bytes()).0, code, "{text:?}");
    }
    for junk in ["x", "{}", "]", ",", "\u{feff}", "<script>alert(1)</script>", "//", "\u{0}"] {
        let (code, place) = refused(format!("{sound}\n{junk}").as_bytes());
        assert_eq!((code, place), ("trailing-text", Some((sound.lines().count() as u32 + 1, 1))), "{junk:?}");
    }
    assert!(tried(format!("\r\n{sound}\r\n\t ").as_bytes()).is_ok());
}

#[test]
fn no_sentence_of_a_refusal_repeats_what_was_given() {
    let refusal = tried(b"{\"format\": \"<script>\\u202e\"}").err().expect("refused");
    assert!(!refusal.to_string().contains('\u{202e}'), "{refusal}");
    let long = format!("{{\"format\": \"{}\"}}", "x".repeat(10_000));
    let Err(refusal) = tried(long.as_bytes()) else { panic!("read") };
    assert!(matches!(refusal, Refusal::OtherFormat(..)) && refusal.to_string().len() < 200, "{refusal}");
}

#[test]
fn a_document_of_nothing_but_its_format_is_a_page() {
    let written = tried_at(
        b"{\"format\": \"demarche/1\"}",
        &["?", "?view=table", "?view=compare", "?view=timeline", "?view=sources"],
        true,
    )
    .expect("not refused");
    assert!(!written.reading.findings.is_empty());
}

#[test]
fn thousands_of_reports_on_one_statement_are_shown() {
    let document = changed(|document| {
        let report = document["statements"][0]["reports"][0].clone();
        let reports = (0..5_000).map(|n| {
            let mut report = report.clone();
            report["at"] = format!("page {n}").into();
            report
        });
        document["statements"][0]["reports"] = reports.collect();
    });
    let written = tried_at(document.as_bytes(), &VIEWS[..2], true).expect("not refused");
    assert_eq!(written.reading.findings, []);
    assert_eq!(written.reading.negotiation.statements[0].reports.len(), 5_000);
    assert!(super::words(&written.pages[0].1).contains("page 4999"));
    assert_eq!(ids(&written.reading.negotiation), ["answer", "ask", "bystander"]);
}

#[test]
fn a_text_in_thousands_of_languages_is_shown_in_the_readers() {
    let wordings: serde_json::Map<String, serde_json::Value> = (0..5_000)
        .map(|n| (format!("x{}-{n:04}", if n % 2 == 0 { "a" } else { "b" }), json!(format!("W{n}"))))
        .chain([("en".to_owned(), json!("The English one"))])
        .collect();
    let document = with("/statements/2/text", &serde_json::Value::Object(wordings).to_string());
    let written = tried_at(document.as_bytes(), &["?view=table"], false).expect("not refused");
    assert!(super::words(&written.pages[0].1).contains("The English one"));
}
