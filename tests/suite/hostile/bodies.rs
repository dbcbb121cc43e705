//! What must hold of any bytes and of any address whatever: the bodies of the fuzz targets, which the tests run too.

use super::markup::{Markup, hides, may_lead_to};
use super::pipeline::write;
use demarche::check;
use demarche::document::{normal_address, read_catalogue};
use demarche::model::{Finding, Negotiation};
use demarche::page::export::Form;
use demarche::state::{Address, Lens, query, resolve};
use demarche::text::{Date, Language};
use std::collections::BTreeSet;

/// Any bytes are read or refused, the same each time; what is found points into them.
pub fn read(bytes: &[u8]) {
    match check::read(bytes, Some("talks")) {
        Ok(reading) => {
            assert_in_place(bytes, &reading.findings);
            assert_references_lead_somewhere(&reading.negotiation);
            let again = check::read(bytes, Some("talks"));
            assert!(again.is_ok_and(
                |again| again.negotiation == reading.negotiation && again.findings == reading.findings
            ));
        }
        Err(refusal) => {
            let words = refusal.to_string();
            assert!(!words.is_empty() && !words.chars().any(hides), "{words:?}");
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
            assert!(refusal.place().is_none_or(|place| place.line as usize <= lines + 1 && place.column > 0));
        }
    }
    if let Ok((_, findings)) = read_catalogue(bytes) {
        assert_in_place(bytes, &findings);
    }
}

/// Any address is some state of any page, and the address of that state means the same. So do single values: what is
/// read of them is written back alike.
pub fn address(text: &str, negotiation: &Negotiation) {
    let (state, notices) = resolve(&Address::parse(text), negotiation);
    let written = query(&state, negotiation, true);
    assert!(written.is_ascii() && written.starts_with('?') && may_lead_to(&written), "{written}");
    // Of what the address pins, the page says each time that it is another.
    let (again, said) = resolve(&Address::parse(&written), negotiation);
    assert_eq!(again, state, "{text:?} becomes {written}");
    assert!(said.len() <= notices.len() && said.len() <= 1, "{written}: {said:?}");
    assert_eq!(query(&again, negotiation, true), written);
    for notice in &notices {
        assert!(notice.name.chars().count() + notice.value.chars().count() < 500, "{notice:?}");
    }
    if let Ok(date) = Date::parse(text) {
        assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }
    if let Ok(language) = Language::parse(text) {
        assert_eq!(Language::parse(language.as_str()), Ok(language));
    }
    if let Ok(normal) = normal_address(text) {
        assert!(normal.starts_with("https://") || normal.starts_with("http://"), "{normal}");
        assert!(normal.is_ascii() && !normal.contains([' ', '"', '<', '>', '\\', '\n']), "{normal}");
        assert_eq!(normal_address(&normal).as_ref(), Ok(&normal), "{text:?}");
    }
}

/// Any document that is read becomes a page for every lens and a picture, well-formed and harmless.
pub fn picture(bytes: &[u8]) {
    let lenses = Lens::ALL.map(|lens| format!("?view={}", lens.word()));
    let views: Vec<&str> = lenses.iter().map(String::as_str).collect();
    let Ok(written) = write(bytes, Some("talks"), &views, true) else { return };
    for (address, page) in &written.pages {
        assert_harmless(address, page);
    }
    for (form, export) in &written.exports {
        assert_well_formed(*form, export);
    }
}

/// What is taken away is well-formed where its form is one of XML.
pub fn assert_well_formed(form: Form, export: &str) {
    if ["svg", "graphml"].contains(&form.word()) {
        let parsed = roxmltree::Document::parse(export);
        assert!(parsed.is_ok(), "{form:?}: {:?}", parsed.err());
    }
}

/// A page is well-formed, runs nothing, leads nowhere that it should not, names nothing twice, and shows nothing that
/// hides or reorders what stands around it. What it has.
pub fn assert_harmless<'p>(address: &str, page: &'p str) -> Markup<'p> {
    let markup = Markup::read(page).unwrap_or_else(|wrong| panic!("{address}: {wrong}"));
    for (element, name) in &markup.vocabulary {
        let runs =
            ["script", "iframe", "object", "embed", "base", "style", "foreignObject", "img", "image", "use"];
        assert!(!runs.contains(element), "{address}: {element}");
        assert!(!name.starts_with("on") && *name != "style", "{address}: {element} {name}");
    }
    let astray: Vec<_> = markup.links.iter().filter(|link| !may_lead_to(link)).collect();
    assert!(astray.is_empty(), "{address}: {astray:?}");
    let ids: BTreeSet<_> = markup.ids.iter().collect();
    assert_eq!(ids.len(), markup.ids.len(), "{address}: an id stands twice");
    assert_eq!(page.chars().find(|letter| hides(*letter)), None, "{address}");
    markup
}

/// Findings point inside the text and say what it is about on one line.
pub fn assert_in_place(bytes: &[u8], findings: &[Finding]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').collect();
    for finding in findings {
        let line = lines.get((finding.place.line as usize).wrapping_sub(1));
        let length = line.map(|line| line.chars().count());
        assert!(
            length.is_some_and(|length| (1..=length + 1).contains(&(finding.place.column as usize))),
            "{finding}"
        );
        assert!(!finding.code.is_empty() && !finding.sentence.is_empty());
        let shown = finding.to_string();
        assert!(!shown.chars().any(|letter| letter == '\n' || hides(letter)), "{shown:?}");
        assert!(finding.sentence.chars().count() < 500, "{shown}");
    }
}

/// Every reference of what was read leads to something, and none to the statement that it stands in.
fn assert_references_lead_somewhere(negotiation: &Negotiation) {
    for (key, statement) in negotiation.statement_keys().zip(&negotiation.statements) {
        assert!(!statement.by.is_empty() && !statement.reports.is_empty(), "{}", statement.id);
        assert!(statement.issue.index() < negotiation.issues.len());
        let parties = statement.by.iter().chain(&statement.to).chain(&statement.about);
        assert!(parties.into_iter().all(|party| party.index() < negotiation.parties.len()));
        let others = statement
            .responds
            .iter()
            .map(|response| response.to)
            .chain(statement.conditional_on.iter().copied());
        assert!(others.into_iter().all(|other| other != key && other.index() < negotiation.statements.len()));
        assert!(statement.reports.iter().all(|report| report.source.index() < negotiation.sources.len()));
    }
}
