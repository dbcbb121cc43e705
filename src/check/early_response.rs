//! A response dated before what it answers.

use crate::document::codes::EARLY_RESPONSE;
use crate::document::{Draft, shown};

/// Warns where no reading of both dates lets a response follow what it answers.
pub fn check(draft: &mut Draft<'_>) {
    let negotiation = &draft.negotiation;
    let mut found = Vec::new();
    for (statement, marks) in negotiation.statements.iter().zip(&draft.marks.statements) {
        // A report cannot come before what it reports, so the earliest one bounds an answer that bears no date. It
        // does not bound what is answered, which may have been made long before anyone reported it.
        let reported = statement.reports.iter().map(|report| negotiation[report.source].published);
        let Some(answered) = statement.on.or_else(|| reported.min()) else { continue };
        for (response, &at) in statement.responds.iter().zip(&marks.responds) {
            let asked = &negotiation[response.to];
            if let Some(on) = asked.on
                && answered.is_surely_before(on)
            {
                found.push((
                    at,
                    format!(
                        "“{}” ({answered}) comes before “{}” ({on}), which it answers: correct one of the dates",
                        shown(&statement.id), shown(&asked.id)
                    ),
                ));
            }
        }
    }
    for (at, sentence) in found {
        draft.report(at, &EARLY_RESPONSE, sentence);
    }
}
