//! Whether a statement rests on one side's word alone.

use crate::model::Statement;

/// Whether every known report has a side, all the same, and that side is not among the makers.
pub(crate) fn is_one_sided(statement: &Statement, reports: &[u32]) -> bool {
    let mut sides =
        reports.iter().filter_map(|at| statement.reports.get(*at as usize)).map(|report| report.side);
    let Some(Some(first)) = sides.next() else { return false };
    sides.all(|side| side == Some(first)) && !statement.by.contains(&first)
}

#[cfg(test)]
mod tests {
    use crate::derive::fixture::Talks;
    use crate::model::Kind;

    #[test]
    fn one_side_that_is_no_maker_makes_it_one_sided() {
        let mut talks = Talks::new();
        let (a, b, c) = (talks.party("a"), talks.party("b"), talks.party("c"));
        let offer = talks.say("offer", Kind::Offer, &[a], &[b], "2025-10-01");
        talks.report(offer, "2025-10-02");
        let mut check = |sides: [Option<_>; 2], as_of, expected| {
            for (report, side) in talks.negotiation.statements[offer.index()].reports.iter_mut().zip(sides) {
                report.side = side;
            }
            assert_eq!(talks.known(as_of).flags(offer).one_sided, expected, "{sides:?} {as_of}");
        };
        check([Some(b), Some(b)], "2025-10-02", true);
        check([Some(a), Some(a)], "2025-10-02", false);
        check([Some(b), None], "2025-10-02", false);
        check([None, Some(b)], "2025-10-02", false);
        check([Some(b), Some(c)], "2025-10-02", false);
        // Only what is known counts.
        check([Some(b), Some(c)], "2025-10-01", true);
    }
}
