//! Whether a maker has taken its statement back.

use crate::derive::known::KnownResponse;
use crate::model::{Answer, Negotiation, Statement};

/// Whether a maker of the statement responds to it with `withdraws`.
pub(crate) fn is_withdrawn(
    negotiation: &Negotiation,
    statement: &Statement,
    responses: &[KnownResponse],
) -> bool {
    responses
        .iter()
        .filter(|response| response.answer == Answer::Withdraws)
        .any(|response| negotiation[response.statement].by.iter().any(|party| statement.by.contains(party)))
}

#[cfg(test)]
mod tests {
    use crate::derive::fixture::Talks;
    use crate::model::{Answer, Kind};

    #[test]
    fn a_maker_can_withdraw_and_another_cannot() {
        let mut talks = Talks::new();
        let (a, b, c) = (talks.party("a"), talks.party("b"), talks.party("c"));
        let offer = talks.say("offer", Kind::Offer, &[a, c], &[b], "2025-10-01");
        talks.respond("not-its-own", &[b], offer, Answer::Withdraws, "2025-10-02");
        assert!(!talks.known("2025-10-02").flags(offer).withdrawn);
        talks.respond("own", &[c], offer, Answer::Withdraws, "2025-10-03");
        assert!(!talks.known("2025-10-02").flags(offer).withdrawn);
        assert!(talks.known("2025-10-03").flags(offer).withdrawn);
    }
}
