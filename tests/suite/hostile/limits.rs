//! Each limit: what reaches it is read, what passes it by one is refused with the limit named, where it is passed.

use super::{SOUND, tried_at, with};
use demarche::check;
use demarche::document::{Refusal, limits};
use std::fmt::Write as _;

#[test]
fn the_documented_limits_are_those_in_force() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/limits.md");
    let text = std::fs::read_to_string(file).expect("the file");
    let rows: Vec<&str> =
        text.lines().filter(|line| line.starts_with("| ") && !line.contains("---")).skip(1).collect();
    assert_eq!(rows.len(), limits::ALL.len());
    for (row, limit) in rows.iter().zip(limits::ALL) {
        assert!(row.starts_with(&format!("| {} | {} |", limit.most, limit.what)), "{row}");
    }
    assert!(text.contains(&format!("Of findings, {} are listed", limits::FINDINGS)));
}

/// What of a text is over a limit, and at which line and column.
fn over(text: &str) -> (&'static str, Option<(u32, u32)>) {
    match check::read(text.as_bytes(), None) {
        Err(refusal @ Refusal::OverLimit(place, limit)) => {
            assert_eq!(refusal.code(), "over-limit");
            assert!(refusal.to_string().contains(&format!("{} {}", limit.most, limit.what)), "{refusal}");
            (limit.what, place.map(|place| (place.line, place.column)))
        }
        Err(refusal) => panic!("{refusal}"),
        Ok(reading) => panic!("read, with {} findings", reading.findings.len()),
    }
}

/// Whether a text is read at all, whatever is wrong with it.
fn is_read(text: &str) -> bool {
    check::read(text.as_bytes(), None).is_ok()
}

/// A document with something beside its format.
fn beside(field: &str) -> String {
    format!("{{\"format\": \"demarche/1\",\n{field}}}")
}

#[test]
fn bytes() {
    let most = limits::BYTES.most;
    let document = SOUND.to_string();
    let filled = document.clone() + &" ".repeat(most - document.len());
    assert!(is_read(&filled));
    assert_eq!(over(&(filled + " ")), ("bytes in the file", None));
}

#[test]
fn characters_of_a_text() {
    for letter in ["w", "ي", "\u{1f468}"] {
        let most = letter.repeat(limits::TEXT.most);
        let document = with("/statements/2/text", &format!("\"{most}\""));
        let written = tried_at(document.as_bytes(), &["?view=table"], false).expect("not refused");
        assert!(written.pages[0].1.contains(&most));
        let (what, place) = over(&beside(&format!("\"title\": \"{most}{letter}\"")));
        assert_eq!((what, place), ("characters in one string", Some((2, 10))));
        // The name of a field is no longer either.
        assert_eq!(
            over(&beside(&format!("\"{most}{letter}\": 1"))),
            ("characters in one string", Some((2, 1)))
        );
    }
    // Escapes count for what they mean.
    assert!(is_read(&beside(&format!("\"title\": \"{}\"", "\\u0077".repeat(limits::TEXT.most)))));
}

#[test]
fn depth() {
    let nested = |levels: usize| beside(&format!("\"x\": {}{}", "[".repeat(levels), "]".repeat(levels)));
    // The document itself is the first level.
    assert!(is_read(&nested(limits::DEPTH.most - 1)));
    let (what, place) = over(&nested(limits::DEPTH.most));
    assert_eq!(what, limits::DEPTH.what);
    assert_eq!(place, Some((2, 6 + limits::DEPTH.most as u32 - 1)));
    // However deep: no stack is harmed.
    assert_eq!(over(&"[".repeat(1_000_000)).0, limits::DEPTH.what);
    assert_eq!(
        over(&beside(&"{\"x\":".repeat(1_000_000).replacen('{', "\"x\": {", 1))).0,
        limits::DEPTH.what
    );
}

#[test]
fn reports_of_a_statement() {
    let report = "{\"source\": \"gazette\", \"attribution\": \"unnamed-source\", \"at\": \"";
    let reports = |count: usize| {
        let mut list = String::from("[");
        for n in 0..count {
            write!(list, "{}{report}{n}\"}}", if n > 0 { "," } else { "" }).expect("written");
        }
        list + "]"
    };
    let document = with("/statements/2/reports", &reports(limits::REPORTS.most));
    let reading = check::read(document.as_bytes(), None).expect("not refused");
    assert_eq!(
        (reading.findings.len(), reading.negotiation.statements[2].reports.len()),
        (0, limits::REPORTS.most)
    );
    let (what, place) = over(&with("/statements/2/reports", &reports(limits::REPORTS.most + 1)));
    assert_eq!((what, place.is_some()), ("reports of one statement", true));
    // What follows the limit is not read: it need not even be JSON.
    let broken = beside(&format!("\"statements\": [{{\"reports\": [{}?", "0,".repeat(limits::REPORTS.most)));
    assert_eq!(over(&broken).0, "reports of one statement");
}

#[test]
fn items_of_a_list() {
    let list = |count: usize| beside(&format!("\"statements\": [{}0]", "0,".repeat(count - 1)));
    assert!(is_read(&list(limits::ITEMS.most)));
    assert_eq!(over(&list(limits::ITEMS.most + 1)), ("items in one list", Some((2, 15))));
}

#[test]
fn fields_of_an_object() {
    let object = |count: usize| {
        let fields: Vec<String> = (0..count).map(|n| format!("\"{n}\":0")).collect();
        beside(&format!("\"title\": {{{}}}", fields.join(",")))
    };
    assert!(is_read(&object(limits::FIELDS.most)));
    assert_eq!(over(&object(limits::FIELDS.most + 1)), ("fields in one object", Some((2, 10))));
}

#[test]
fn values_of_a_document() {
    // Lists within a list, each far below its own limit.
    let list = format!("[{}0],", "0,".repeat(99_998));
    let lists = |count: usize, more: &str| beside(&format!("\"x\": [{}{more}]", list.repeat(count)));
    // The document, its format, the list, and 100,000 for each list within.
    let most = limits::VALUES.most;
    let last = "0,".repeat(99_999 - 4) + "0";
    assert!(is_read(&lists(most / 100_000 - 1, &format!("[{last}]"))));
    assert_eq!(over(&lists(most / 100_000 - 1, &format!("[{last},0]"))).0, "values in the document");
}

#[test]
fn findings_that_are_listed() {
    let findings = |count: usize| {
        let parties = vec!["7"; count].join(",");
        let document = with("/parties", &format!("[{parties}]"));
        check::read(document.as_bytes(), None).expect("not refused").findings
    };
    // The rest of the document has its findings too, now that there are no parties.
    let rest = findings(1).len() - 1;
    let full = findings(limits::FINDINGS - rest);
    assert_eq!(full.len(), limits::FINDINGS);
    assert!(full.iter().all(|finding| finding.code != "too-many-findings"));
    let over = findings(limits::FINDINGS - rest + 7);
    assert_eq!(over.len(), limits::FINDINGS + 1);
    let last = over.last().expect("one");
    assert_eq!(last.code, "too-many-findings");
    assert!(last.sentence.starts_with("7 more findings"), "{last}");
}
