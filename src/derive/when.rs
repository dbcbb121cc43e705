//! When a statement was made.

use crate::model::{Negotiation, Report, Statement, StatementKey};
use crate::text::Date;

/// When a statement was made: its `on`, else the date of its earliest report.
#[must_use]
pub fn when(negotiation: &Negotiation, statement: StatementKey) -> Date {
    date_of(negotiation, &negotiation[statement])
}

/// When a report dates from: its source's date.
pub(crate) fn reported(negotiation: &Negotiation, report: &Report) -> Date {
    negotiation[report.source].published
}

/// [`when`], of the statement itself.
pub(crate) fn date_of(negotiation: &Negotiation, statement: &Statement) -> Date {
    let earliest = || statement.reports.iter().map(|report| reported(negotiation, report)).min();
    // The model promises a report; a statement without one would be of no date, and counts as of the cut-off.
    statement.on.or_else(earliest).unwrap_or(negotiation.as_of)
}

#[cfg(test)]
mod tests {
    use super::when;
    use crate::derive::fixture::{Talks, date};
    use crate::model::Kind;

    #[test]
    fn a_statement_dates_from_its_own_date_else_from_its_earliest_report() {
        let mut talks = Talks::new();
        let party = talks.party("a");
        let dated = talks.say("dated", Kind::Demand, &[party], &[], "2025-10-05");
        let undated = talks.say("undated", Kind::Demand, &[party], &[], "2025-10-20");
        talks.negotiation.statements[undated.index()].on = None;
        talks.report(undated, "2025-10-12");
        talks.report(undated, "2025-10-14");
        assert_eq!(when(&talks.negotiation, dated), date("2025-10-05"));
        assert_eq!(when(&talks.negotiation, undated), date("2025-10-12"));
    }
}
