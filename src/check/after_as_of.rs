//! Things dated after the document's cut-off.

use crate::document::Draft;
use crate::document::codes::AFTER_AS_OF;
use crate::text::Date;

/// Warns of statements, sources, rounds and history entries that are dated after `as_of`. When the document was
/// revised or corrected is about the document itself, and naturally later.
pub fn check(draft: &mut Draft<'_>) {
    let (negotiation, marks) = (&draft.negotiation, &draft.marks);
    let mut found: Vec<(u32, Date)> = Vec::new();
    let mut look = |at: u32, date: Date| {
        if !date.is_by(negotiation.as_of) {
            found.push((at, date));
        }
    };
    for (statement, marks) in negotiation.statements.iter().zip(&marks.statements) {
        statement.on.into_iter().for_each(|on| look(marks.on, on));
    }
    for (source, &at) in negotiation.sources.iter().zip(&marks.published) {
        look(at, source.published);
    }
    for (round, &(start, end)) in negotiation.rounds.iter().zip(&marks.rounds) {
        look(start, round.start);
        round.end.into_iter().for_each(|date| look(end, date));
    }
    for (mechanism, places) in negotiation.mechanisms.iter().zip(&marks.history) {
        mechanism.history.iter().zip(places).for_each(|(entry, &at)| look(at, entry.on));
    }
    let as_of = negotiation.as_of;
    for (at, date) in found {
        let sentence = format!("{date} is after the document's `as_of`, {as_of}: correct one of the two");
        draft.report(at, &AFTER_AS_OF, sentence);
    }
}
