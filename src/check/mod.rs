//! What an editor should look at: one rule a file.
//!
//! These rules need the resolved negotiation; what is wrong with single values and references, `document` finds. No
//! rule asks for more than the data format does: a sound document has no finding.

mod after_as_of;
mod early_response;

use crate::derive::is_anything_known;
use crate::document::{Draft, Reading, Refusal};
use crate::model::Negotiation;
use crate::pace::{Pace, at_once};

/// The rules, in the order in which they are applied.
const RULES: [fn(&mut Draft<'_>); 2] = [early_response::check, after_as_of::check];

/// Reads a document with every finding there is, in the order of the text. The page and `demarche check` both come
/// this way, so that they say the same. `file_stem` is the file's name without `.json`, where it has one.
///
/// # Errors
/// Where nothing of the document can be shown.
pub fn read(bytes: &[u8], file_stem: Option<&str>) -> Result<Reading, Refusal> {
    at_once(read_in_slices(bytes, file_stem, Pace::steady()))
}

/// The same with pauses.
///
/// # Errors
/// Where nothing of the document can be shown.
pub async fn read_in_slices(
    bytes: &[u8],
    file_stem: Option<&str>,
    pace: Pace<'_>,
) -> Result<Reading, Refusal> {
    let mut draft = Draft::new(bytes, file_stem, pace).await?;
    for rule in RULES {
        rule(&mut draft);
        pace.pause().await;
    }
    let mut reading = draft.into_reading();
    pace.pause().await;
    show_something(&mut reading.negotiation);
    Ok(reading)
}

/// A document all of whose statements came to be known after its `as_of` says so in its findings. Until somebody has put
/// it right, it is shown as of the latest of its dates, as one without an `as_of` is: nobody is served by an empty page.
fn show_something(negotiation: &mut Negotiation) {
    if !negotiation.statements.is_empty() && !is_anything_known(negotiation, negotiation.as_of) {
        negotiation.as_of = negotiation.latest_date();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document with two statements, the first known from the 28th on and the second from a day on.
    fn document(day: u32) -> String {
        let (other, source) = (r#""language": "en"}"#, r#""publisher": "N", "title": "N","#);
        let said = |id: &str| {
            format!(
                r#"{{"id": "of-{id}", "kind": "demand", "by": ["a"], "issue": "i", "text": "S.",
                    "reports": [{{"source": "{id}", "attribution": "official-document"}}]}}"#
            )
        };
        format!(
            r#"{{"format": "demarche/1", "id": "late", "title": "T", "summary": "S.", "as_of": "2025-10-27",
                "parties": [{{"id": "a", "name": "A", "kind": "state", "roles": ["principal"]}}],
                "issues": [{{"id": "i", "name": "I"}}], "statements": [{}, {}],
                "sources": [{{"id": "n", {source} "published": "2025-10-28", {other},
                    {{"id": "m", {source} "published": "2025-10-{day}", {other}], {other}"#,
            said("n"),
            said("m"),
        )
    }

    #[test]
    fn a_document_whose_date_hides_all_of_it_is_shown_as_of_its_latest() {
        let as_of = |day: u32| {
            let reading = read(document(day).as_bytes(), Some("late")).expect("not refused");
            let codes: Vec<_> = reading.findings.iter().map(|finding| finding.code).collect();
            (reading.negotiation.as_of.to_string(), codes)
        };
        assert_eq!(as_of(29), ("2025-10-29".to_owned(), vec!["after-as-of", "after-as-of"]));
        // One statement that was known is enough for the date to be meant.
        assert_eq!(as_of(26), ("2025-10-27".to_owned(), vec!["after-as-of"]));
    }
}
