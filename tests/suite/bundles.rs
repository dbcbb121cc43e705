//! Large pictures open step by step, down to single statements.

use crate::made_up;
use demarche::layout::{Choices, Frame, Subject, arrange, lay_out, measure};
use demarche::model::{Negotiation, StatementKey};
use demarche::state::Opened;
use demarche::text::{Few, Messages};

fn subjects(negotiation: &Negotiation, open: &Few<Opened>) -> Vec<Subject> {
    let messages = Messages::english();
    arrange(negotiation, &Choices { frame: Frame::WIDE, messages: &messages, open }).subjects
}

fn drawn(subjects: &[Subject]) -> Vec<StatementKey> {
    let of = |subject: &Subject| match subject {
        Subject::Statement(key) => vec![*key],
        Subject::Bundle(keys, _) => keys.clone(),
        Subject::Mechanism(_) => Vec::new(),
    };
    let mut drawn: Vec<StatementKey> = subjects.iter().flat_map(of).collect();
    drawn.sort_unstable();
    drawn
}

/// The largest bundle that opens in place.
fn largest(subjects: &[Subject]) -> Option<(&Vec<StatementKey>, &Opened)> {
    let bundles = subjects.iter().filter_map(|subject| match subject {
        Subject::Bundle(keys, Some(opens)) => Some((keys, opens)),
        _ => None,
    });
    bundles.max_by_key(|(keys, _)| keys.len())
}

#[test]
fn each_step_opens_one_bundle_and_keeps_the_rest() {
    for (statements, parties) in [(400, 3), (20_000, 4), (20_000, 60)] {
        let negotiation = made_up::negotiation(statements, parties, 11);
        let mut open = Few::new();
        let mut before = subjects(&negotiation, &open);
        let within = |keys: &[StatementKey], key: &StatementKey| keys.binary_search(key).is_ok();
        let (mut watched, _) =
            largest(&before).map(|(keys, opens)| (keys.clone(), opens.clone())).expect("bundles");
        let mut steps = 0;
        loop {
            // The largest bundle within the one that was opened last.
            let inner = before.iter().filter_map(|subject| match subject {
                Subject::Bundle(keys, Some(opens)) if keys.iter().all(|key| within(&watched, key)) => {
                    Some((keys, opens))
                }
                _ => None,
            });
            let Some((keys, opens)) = inner.max_by_key(|(keys, _)| keys.len()) else { break };
            let (keys, opens) = (keys.clone(), opens.clone());
            assert!(open.insert(opens), "{statements} of {parties}: a bundle stayed closed");
            let after = subjects(&negotiation, &open);
            assert_eq!(drawn(&after), negotiation.statement_keys().collect::<Vec<_>>());
            assert!(after.len() <= before.len() + 48, "{} marks, then {}", before.len(), after.len());
            let others = |subjects: &[Subject]| -> Vec<Subject> {
                let other = |subject: &&Subject| match subject {
                    Subject::Statement(key) => !within(&keys, key),
                    Subject::Bundle(held, _) => !held.iter().any(|key| within(&keys, key)),
                    Subject::Mechanism(_) => true,
                };
                subjects.iter().filter(other).cloned().collect()
            };
            assert_eq!(others(&before), others(&after), "opening one bundle changed another");
            (before, watched, steps) = (after, keys, steps + 1);
        }
        assert!((1..=8).contains(&steps), "{statements} of {parties}: {steps} steps");
    }
}

#[test]
fn nothing_overlaps_in_what_is_opened() {
    let negotiation = made_up::negotiation(2_000, 5, 11);
    let messages = Messages::english();
    let mut open = Few::new();
    for _ in 0..4 {
        let all = subjects(&negotiation, &open);
        open.extend(largest(&all).map(|(_, opens)| opens.clone()));
    }
    for frame in [Frame::WIDE, Frame::NARROW, Frame::WIDE.mirror(true)] {
        let arrangement = arrange(&negotiation, &Choices { frame, messages: &messages, open: &open });
        let quality = measure(&arrangement.request, &lay_out(&arrangement.request));
        assert_eq!((quality.overlaps, quality.through), (0, 0), "{frame:?}");
    }
}
