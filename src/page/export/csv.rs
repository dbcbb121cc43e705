//! The statements in view as CSV: RFC 4180, a row each, safe to open in a spreadsheet.

use crate::model::{PartyKey, StatementKey};
use crate::page::export::{Subject, flag_words};
use crate::text::Gather;
use std::collections::BTreeSet;

/// The columns. Ids and closed words are the document's; several values of one cell are joined by `; `.
const COLUMNS: [&str; 21] = [
    "id",
    "as_of",
    "date",
    "kind",
    "by",
    "by_ids",
    "to",
    "to_ids",
    "about",
    "issue",
    "round",
    "label",
    "text",
    "answers",
    "flags",
    "attributions",
    "origins",
    "sources",
    "urls",
    "answers_through",
    "answers_unasked",
];

/// The statements as CSV, under a row of column names.
#[must_use]
pub fn csv(subject: &Subject<'_>, statements: &[StatementKey]) -> String {
    let mut table = String::new();
    push_row(&mut table, COLUMNS.iter().map(|name| (*name).to_owned()));
    for key in statements {
        push_row(&mut table, cells(subject, *key).into_iter());
    }
    table
}

/// The cells of one statement, in the order of [`COLUMNS`].
fn cells(subject: &Subject<'_>, key: StatementKey) -> [String; 21] {
    let Subject { negotiation, known, .. } = *subject;
    let statement = &negotiation[key];
    let reports: Vec<_> = known.reports(negotiation, key).collect();
    let names =
        |parties: &[PartyKey]| join(parties.iter().map(|party| subject.words(&negotiation[*party].name)));
    let ids = |parties: &[PartyKey]| join(parties.iter().map(|party| &*negotiation[*party].id));
    let attributions: BTreeSet<_> = reports.iter().map(|report| report.attribution).gather();
    let sources: BTreeSet<_> = reports.iter().map(|report| report.source).gather();
    let source_words = sources.iter().map(|source| {
        let source = &negotiation[*source];
        format!(
            "{}, {}, {}",
            subject.words(&source.publisher),
            subject.words(&source.title),
            source.published
        )
    });
    let urls = sources.iter().filter_map(|source| negotiation[*source].url.as_ref());
    [
        statement.id.to_string(),
        known.as_of().to_string(),
        known.when(key).to_string(),
        statement.kind.word().to_owned(),
        names(&statement.by),
        ids(&statement.by),
        names(&statement.to),
        ids(&statement.to),
        names(&statement.about),
        subject.words(&negotiation[statement.issue].name).to_owned(),
        statement.round.map_or_else(String::new, |round| subject.words(&negotiation[round].name).to_owned()),
        subject.words(statement.label()).to_owned(),
        subject.words(&statement.text).to_owned(),
        subject.answers(key),
        flag_words(known.flags(key)).join(" "),
        join(attributions.iter().map(|attribution| attribution.word())),
        crate::derive::origins(negotiation, known, key).len().to_string(),
        source_words.collect::<Vec<_>>().join("; "),
        join(urls.map(|url| url.as_str())),
        subject.through(key),
        subject.unasked(key),
    ]
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

fn push_row(table: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            table.push(',');
        }
        push_cell(table, &cell);
    }
    table.push_str("\r\n");
}

/// What a cell begins with that some spreadsheet takes for a formula, be it behind blanks: wide forms are formulas in
/// those of East Asia.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes a cell, quoted where RFC 4180 asks for it. A cell that a spreadsheet would take for a formula is led by `'`
/// (OWASP, “CSV Injection”).
fn push_cell(table: &mut String, cell: &str) {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    let guard = if first.starts_with(FORMULA) { "'" } else { "" };
    if cell.contains(['"', ',', '\r', '\n']) {
        table.push('"');
        table.push_str(guard);
        table.push_str(&cell.replace('"', "\"\""));
        table.push('"');
    } else {
        table.push_str(guard);
        table.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::export::fixture::talks;
    use crate::text::Language;

    #[test]
    fn a_row_holds_what_was_known() {
        let talks = talks();
        let (known, language) = (talks.known("2025-10-31"), Language::english());
        let subject = Subject { negotiation: &talks.negotiation, known: &known, language: &language };
        let table = csv(&subject, &known.statements().collect::<Vec<_>>());
        let (head, rows) = table.split_once("\r\n").expect("a head");
        assert_eq!(head, COLUMNS.join(","));
        let demand = "demand,2025-10-31,2025-10-01,demand,a,a,b,b,c,issue,,\"'=HYPERLINK(\"\"x\"\")\",\
                      \"Say \"\"no\"\", <b>&\nthen\u{1} go\",b:rejects,,on-record-named,1,\
                      \"Publisher, Title, 2025-10-01\",,,\r\n";
        assert!(rows.starts_with(demand), "{rows}");
        assert_eq!(rows.matches("\r\n").count(), 2);
        assert!(!rows.contains("later"));
    }

    #[test]
    fn formulas_are_disarmed() {
        for cell in ["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "＋1", "－1", "＠a"] {
            let mut table = String::new();
            push_cell(&mut table, cell);
            assert_eq!(table, format!("'{cell}"));
        }
        let mut table = String::new();
        push_cell(&mut table, "\n=1");
        assert_eq!(table, "\"'\n=1\"");
        table.clear();
        push_cell(&mut table, "a=1");
        assert_eq!(table, "a=1");
    }
}
