//! The derivations against answers worked out by hand: who had answered what, as of three dates.

use demarche::derive::Known;
use demarche::model::Negotiation;
use demarche::text::Date;
use std::collections::BTreeMap;

#[test]
fn the_istanbul_talks() {
    check("istanbul-2025");
}

#[test]
fn the_plastics_talks() {
    check("plastics-inc5");
}

/// Compares the derived answers with the table of the same name, cell by cell; neither may hold more than the other.
fn check(id: &str) {
    let negotiation = crate::shipped(id);
    let path = format!("{}/tests/suite/truth/{id}.txt", env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(path).expect("a table");
    let (dates, expected) = read_table(&table);
    let mut wrong = Vec::new();
    for (column, date) in dates.iter().enumerate() {
        let date = Date::parse(date).expect("a date");
        let derived = derived(&negotiation, &Known::new(&negotiation, date));
        for (row, cells) in &expected {
            let found = derived.get(row).map_or("-", String::as_str);
            if found != cells[column] {
                wrong.push(format!("{date} {} {}: by hand {}, derived {found}", row.0, row.1, cells[column]));
            }
        }
        for (row, found) in derived.iter().filter(|(row, _)| !expected.contains_key(*row)) {
            wrong.push(format!("{date} {} {}: not in the table, derived {found}", row.0, row.1));
        }
    }
    assert!(wrong.is_empty(), "{id}:\n{}", wrong.join("\n"));
    let last = dates.last().and_then(|date| Date::parse(date).ok());
    assert_eq!(last, Some(negotiation.as_of), "the table's last column is the document's own date");
}

/// A statement and a party that owes it an answer or has given one.
type Row = (String, String);

/// The dates of the table's columns, and its cells by row.
fn read_table(table: &str) -> (Vec<String>, BTreeMap<Row, Vec<String>>) {
    let mut dates = Vec::new();
    let mut rows = BTreeMap::new();
    for line in table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
        if words[0] == "date" {
            dates = words[1..].to_vec();
        } else {
            assert_eq!(words.len(), dates.len() + 2, "{line}");
            let row = (words[0].clone(), words[1].clone());
            assert!(rows.insert(row, words[2..].to_vec()).is_none(), "twice: {line}");
        }
    }
    assert_eq!(dates.len(), 3);
    (dates, rows)
}

/// What the library derives, written as the table writes it.
fn derived(negotiation: &Negotiation, known: &Known) -> BTreeMap<Row, String> {
    let mut rows = BTreeMap::new();
    for key in known.statements() {
        for answer in known.answers(key) {
            let word = answer.answer.map_or("unanswered", |answer| answer.word());
            let response = answer.response.map(|key| format!("<{}", negotiation[key].id)).unwrap_or_default();
            let through = answer.through.map(|key| format!("({})", negotiation[key].id)).unwrap_or_default();
            let asked = if answer.addressed { "" } else { "?" };
            let row = (negotiation[key].id.to_string(), negotiation[answer.party].id.to_string());
            rows.insert(row, format!("{word}{response}{through}{asked}"));
        }
    }
    rows
}
