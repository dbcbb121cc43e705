//! On whose word the whole rests.

use crate::derive::known::Known;
use crate::model::{Negotiation, PartyKey};
use crate::text::FewBy;

/// How many known reports come from one side, and how many of them from someone known by name or office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SideBalance {
    /// The side; `None` for reports of no side.
    pub side: Option<PartyKey>,
    /// Its reports.
    pub reports: usize,
    /// Those of them that are an official document, a named person's or an official spokesperson's.
    pub named: usize,
}

/// The balance of each side that a known report is of: sides in the document's order, reports of no side last.
#[must_use]
pub fn balance(negotiation: &Negotiation, known: &Known) -> Vec<SideBalance> {
    let mut sides: FewBy<Option<PartyKey>, (usize, usize)> = FewBy::new();
    for key in known.statements() {
        for report in known.reports(negotiation, key) {
            let (all, named) = sides.at(report.side);
            *all += 1;
            *named += usize::from(report.attribution.is_named());
        }
    }
    let sideless = sides.remove(&None).map(|counts| (None, counts));
    let rows = sides.into_iter().chain(sideless);
    rows.map(|(side, (reports, named))| SideBalance { side, reports, named }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::Talks;
    use crate::model::{Attribution, Kind};

    #[test]
    fn reports_are_counted_by_side_and_name() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let demand = talks.say("demand", Kind::Demand, &[a], &[b], "2025-10-01");
        talks.report(demand, "2025-10-02");
        talks.report(demand, "2025-10-03");
        talks.report(demand, "2025-11-01");
        let told = [
            (Some(b), Attribution::UnnamedOfficial),
            (None, Attribution::MediaParaphrase),
            (Some(a), Attribution::OfficialSpokesperson),
            (Some(b), Attribution::OnRecordNamed),
        ];
        for (report, (side, attribution)) in talks.negotiation.statements[0].reports.iter_mut().zip(told) {
            (report.side, report.attribution) = (side, attribution);
        }
        let rows = |as_of| {
            let rows = balance(&talks.negotiation, &talks.known(as_of));
            rows.into_iter().map(|row| (row.side, row.reports, row.named)).collect::<Vec<_>>()
        };
        assert_eq!(rows("2025-10-31"), [(Some(a), 1, 1), (Some(b), 1, 0), (None, 1, 0)]);
        assert_eq!(rows("2025-11-01"), [(Some(a), 1, 1), (Some(b), 2, 1), (None, 1, 0)]);
    }
}
