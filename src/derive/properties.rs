//! What holds of every negotiation, tried on many.

use crate::derive::fixture::Talks;
use crate::derive::{Known, PartyAnswer, changes};
use crate::model::{Answer, Kind, Negotiation, PartyKey, Response, StatementKey};
use crate::text::Day;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::{BTreeMap, BTreeSet};

/// One statement of a negotiation to be built: maker, addressees, kind, what it responds to and how, how long after it
/// was made it was first reported.
type Plan = (Index, Vec<Index>, Kind, Vec<(Index, Answer)>, i64);

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let response = (any::<Index>(), select(Answer::ALL));
    let plan = (any::<Index>(), vec(any::<Index>(), 0..4), select(Kind::ALL), vec(response, 0..3), 0..9_i64);
    vec(plan, 1..25)
}

/// Five parties, of which two are coalitions, one within the other; each statement made on a day of its own.
fn build(plans: &[Plan]) -> Talks {
    let mut talks = Talks::new();
    let members: Vec<_> = ["p", "q", "r"].iter().map(|id| talks.party(id)).collect();
    let inner = talks.coalition("inner", &members[..2]);
    talks.coalition("outer", &[inner, members[2]]);
    let parties: Vec<_> = talks.negotiation.party_keys().collect();
    for (day, (by, to, kind, _, delay)) in (20_000_i64..).zip(plans) {
        let to: Vec<_> = to.iter().map(|at| *at.get(&parties)).collect();
        let id = format!("s{day}");
        let on = Day::from_number(day).to_string();
        let key = talks.say(&id, *kind, &[*by.get(&parties)], &to, &on);
        talks.report(key, &Day::from_number(day + delay).to_string());
        talks.negotiation.statements[key.index()].reports.remove(0);
    }
    let keys: Vec<_> = talks.negotiation.statement_keys().collect();
    for (key, (.., responses, _)) in keys.iter().zip(plans) {
        let responses = responses.iter().map(|(to, answer)| Response { to: *to.get(&keys), answer: *answer });
        // Two responses of one statement to another are ordered by their place in the list, which shuffling changes.
        let responses: BTreeMap<StatementKey, Response> =
            responses.map(|response| (response.to, response)).collect();
        talks.negotiation.statements[key.index()].responds = responses.into_values().collect();
    }
    talks
}

/// The same negotiation with its statements in another order.
fn reordered(negotiation: &Negotiation, order: &[usize]) -> Negotiation {
    let mut other = negotiation.clone();
    other.statements = order.iter().map(|at| negotiation.statements[*at].clone()).collect();
    let places: BTreeMap<usize, usize> = order.iter().copied().zip(0..).collect();
    for response in other.statements.iter_mut().flat_map(|statement| &mut statement.responds) {
        response.to = StatementKey::new(places[&response.to.index()]);
    }
    other
}

/// Everything that is said of each statement, by id.
fn told(negotiation: &Negotiation, known: &Known) -> BTreeMap<String, String> {
    let id = |key: StatementKey| negotiation[key].id.to_string();
    let tell =
        |answer: &PartyAnswer| format!("{answer:?}{:?}", answer.response.map(id)).replace("StatementKey", "");
    let statements = known.statements().map(|key| {
        let answers =
            known.answers(key).iter().map(|answer| tell(&PartyAnswer { response: None, ..*answer }));
        let given = known.answers(key).iter().map(|answer| answer.response.map(id));
        let said: Vec<_> = answers.zip(given).collect();
        (id(key), format!("{said:?} {:?}", known.flags(key)))
    });
    statements.collect()
}

proptest! {
    #[test]
    fn the_order_of_the_list_does_not_matter_where_dates_differ(
        (plans, order) in plans().prop_flat_map(|plans| {
            let order: Vec<usize> = (0..plans.len()).collect();
            (Just(plans), Just(order).prop_shuffle())
        }),
        day in 19_999_i64..20_035,
    ) {
        let talks = build(&plans);
        let other = reordered(&talks.negotiation, &order);
        let as_of = Day::from_number(day).into();
        let (known, others) = (Known::new(&talks.negotiation, as_of), Known::new(&other, as_of));
        prop_assert_eq!(told(&talks.negotiation, &known), told(&other, &others));
    }

    #[test]
    fn what_is_known_stays_known(plans in plans(), day in 19_999_i64..20_035, later in 0_i64..9) {
        let talks = build(&plans);
        let known = |day| Known::new(&talks.negotiation, Day::from_number(day).into());
        let (before, after) = (known(day), known(day + later));
        for key in talks.negotiation.statement_keys() {
            prop_assert!(!before.knows(key) || after.knows(key));
            let reports: BTreeSet<_> = after.report_places(key).iter().collect();
            prop_assert!(before.report_places(key).iter().all(|report| reports.contains(report)));
            prop_assert!(before.responses(key).iter().all(|response| after.responses(key).contains(response)));
            // An answer once given is never taken for none.
            for answer in before.answers(key).iter().filter(|answer| answer.answer.is_some()) {
                let now = after.answers(key).iter().find(|now| now.party == answer.party);
                prop_assert!(now.is_some_and(|now| now.answer.is_some()));
            }
        }
        let changes = changes(&before, &after, &talks.negotiation);
        prop_assert_eq!(changes.touched().is_empty(), told(&talks.negotiation, &before) == told(&talks.negotiation, &after));
    }

    #[test]
    fn answers_hold_their_promises(plans in plans()) {
        let talks = build(&plans);
        let negotiation = &talks.negotiation;
        let known = talks.known("2025-12-31");
        for key in negotiation.statement_keys() {
            let statement = &negotiation[key];
            let answers = known.answers(key);
            let parties: BTreeSet<PartyKey> = answers.iter().map(|answer| answer.party).collect();
            prop_assert_eq!(parties.len(), answers.len());
            prop_assert!(statement.by.iter().all(|maker| !parties.contains(maker)));
            let owed = statement.to.iter().filter(|party| !statement.by.contains(party));
            prop_assert!(!statement.kind.owes_answer() || owed.clone().all(|party| parties.contains(party)));
            for answer in answers {
                prop_assert_eq!(answer.addressed, statement.to.contains(&answer.party));
                prop_assert_eq!(answer.answer.is_some(), answer.response.is_some());
                prop_assert!(answer.answer.is_some() || (statement.kind.owes_answer() && answer.addressed));
                if let Some(response) = answer.response {
                    let speaker = answer.through.unwrap_or(answer.party);
                    prop_assert!(negotiation[response].by.contains(&speaker));
                }
            }
        }
    }
}
