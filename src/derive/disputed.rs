//! Whether it is disputed that a statement was made.

use crate::derive::known::KnownResponse;
use crate::model::{Answer, Negotiation, PartyKey, Says, Statement};
use crate::text::FewBy;

/// Whether known reports both assert and deny the statement, or the latest response of some party denies it. A maker
/// who denies having said it is such a party too.
pub(crate) fn is_disputed(
    negotiation: &Negotiation,
    statement: &Statement,
    reports: &[u32],
    responses: &[KnownResponse],
) -> bool {
    let says = |says: Says| {
        reports.iter().filter_map(|at| statement.reports.get(*at as usize)).any(|report| report.says == says)
    };
    (says(Says::Asserts) && says(Says::Denies)) || some_party_denies(negotiation, responses)
}

fn some_party_denies(negotiation: &Negotiation, responses: &[KnownResponse]) -> bool {
    if !responses.iter().any(|response| response.answer == Answer::Denies) {
        return false;
    }
    let mut latest: FewBy<PartyKey, Answer> = FewBy::new();
    for response in responses {
        for party in &negotiation[response.statement].by {
            latest.insert(*party, response.answer);
        }
    }
    latest.values().any(|answer| *answer == Answer::Denies)
}

#[cfg(test)]
mod tests {
    use crate::derive::fixture::Talks;
    use crate::model::{Answer, Kind, Says};

    #[test]
    fn reports_that_assert_and_deny_make_a_dispute() {
        let mut talks = Talks::new();
        let party = talks.party("a");
        let demand = talks.say("demand", Kind::Demand, &[party], &[], "2025-10-01");
        talks.report(demand, "2025-10-10");
        talks.negotiation.statements[demand.index()].reports[1].says = Says::Denies;
        assert!(!talks.known("2025-10-09").flags(demand).disputed);
        assert!(talks.known("2025-10-10").flags(demand).disputed);
    }

    #[test]
    fn reports_that_only_deny_make_none() {
        let mut talks = Talks::new();
        let party = talks.party("a");
        let demand = talks.say("demand", Kind::Demand, &[party], &[], "2025-10-01");
        talks.negotiation.statements[demand.index()].reports[0].says = Says::Denies;
        assert!(!talks.known("2025-10-09").flags(demand).disputed);
    }

    #[test]
    fn only_the_latest_response_of_a_party_disputes() {
        let mut talks = Talks::new();
        let (a, b, c) = (talks.party("a"), talks.party("b"), talks.party("c"));
        let claim = talks.say("claim", Kind::Position, &[a], &[b], "2025-10-01");
        talks.respond("no", &[b], claim, Answer::Denies, "2025-10-05");
        talks.respond("other", &[c], claim, Answer::Accepts, "2025-10-06");
        talks.respond("well", &[b], claim, Answer::AcceptsInPart, "2025-10-07");
        assert!(talks.known("2025-10-06").flags(claim).disputed);
        assert!(!talks.known("2025-10-07").flags(claim).disputed);
        talks.respond("maker", &[a], claim, Answer::Denies, "2025-10-08");
        assert!(talks.known("2025-10-08").flags(claim).disputed);
    }
}
