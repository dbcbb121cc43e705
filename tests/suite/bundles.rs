//! Large pictures open step by step, down to single statements.

use crate::{made_up, shipped};
use demarche::layout::{Choices, Frame, Subject, arrange, lay_out, measure};
use demarche::model::{Negotiation, StatementKey};
use demarche::state::{Opened, ViewState};
use demarche::text::{Few, Messages};

fn subjects(negotiation: &Negotiation, open: &Few<Opened>) -> Vec<Subject> {
    subjects_in(Frame::WIDE, negotiation, open)
}

fn subjects_in(frame: Frame, negotiation: &Negotiation, open: &Few<Opened>) -> Vec<Subject> {
    let messages = Messages::english();
    arrange(negotiation, &Choices { frame, messages: &messages, open }).subjects
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

#[test]
fn the_column_of_an_article_gets_few_marks_that_open() {
    let embedded = ViewState { embed: true, ..ViewState::default() };
    let still = ViewState { still: true, ..embedded.clone() };
    for name in ["istanbul-2025", "plastics-inc5"] {
        let negotiation = shipped(name);
        let in_frame = |frame: Frame, state: &ViewState, open: &Few<Opened>| {
            subjects_in(frame.of(state), &negotiation, open)
        };
        let mut open = Few::new();
        let whole = subjects_in(Frame::NARROW, &negotiation, &open);
        let compact = in_frame(Frame::NARROW, &embedded, &open);
        assert_eq!(drawn(&compact), drawn(&whole), "{name}: something is lost");
        assert!(compact.len() * 4 < whole.len() * 3, "{name}: {} marks of {}", compact.len(), whole.len());
        let (keys, opens) = largest(&compact).map(|(keys, opens)| (keys.clone(), opens.clone())).expect(name);
        open.insert(opens);
        let opened = in_frame(Frame::NARROW, &embedded, &open);
        let is_card = |key: &StatementKey| opened.contains(&Subject::Statement(*key));
        assert!(keys.iter().all(is_card), "{name}: the largest bundle stayed closed");
        // What cannot be opened, and what has room, is drawn whole.
        let none = Few::new();
        assert_eq!(in_frame(Frame::NARROW, &still, &none), whole);
        assert_eq!(in_frame(Frame::WIDE, &embedded, &none), subjects(&negotiation, &none));
    }
}
