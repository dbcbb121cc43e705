//! The walk by keys reaches every mark of the picture, in the order of reading and along its lines.

use crate::{made_up, shipped};
use demarche::layout::{Frame, Group, Side, Subject};
use demarche::model::Negotiation;
use demarche::scene::{Picture, Stride, Trail, Walk};
use demarche::state::Opened;
use demarche::text::{Few, Language, Messages};
use std::collections::BTreeSet;

const STRIDES: [Stride; 9] = [
    Stride::Next,
    Stride::Before,
    Stride::Along,
    Stride::Back,
    Stride::First,
    Stride::Last,
    Stride::Up,
    Stride::NextIssue,
    Stride::IssueBefore,
];

/// The picture, mirrored where the frame is: as for a reader of Arabic, with words that do not matter here.
fn picture(negotiation: &Negotiation, frame: Frame, open: &Few<Opened>) -> Picture {
    let arabic = || Messages::parse(Language::parse("ar").unwrap(), "{}").unwrap();
    let messages = if frame.mirrored { arabic() } else { Messages::english() };
    Picture::new(negotiation, frame, &messages, open)
}

fn walked(negotiation: &Negotiation, picture: &Picture, then: impl FnOnce(&Walk<'_>)) {
    then(&Walk { negotiation, picture, passes: &|_| true });
}

/// The names of all marks, in no order.
fn marks(negotiation: &Negotiation, picture: &Picture) -> BTreeSet<String> {
    let mut marks: BTreeSet<String> =
        negotiation.parties.iter().map(|party| format!("party:{}", party.id)).collect();
    for group in &picture.arrangement().groups {
        if let Group::Issue(issue) = group {
            marks.insert(format!("issue:{}", negotiation[*issue].id));
        }
    }
    marks.extend(picture.arrangement().subjects.iter().map(|subject| match subject {
        Subject::Statement(key) => format!("statement:{}", negotiation[*key].id),
        Subject::Bundle(keys, _) => format!("bundle:{}", negotiation[keys[0]].id),
        Subject::Mechanism(key) => format!("mechanism:{}", negotiation[*key].id),
    }));
    marks
}

fn subjects() -> Vec<(String, Negotiation)> {
    let mut subjects: Vec<(String, Negotiation)> =
        ["istanbul-2025", "plastics-inc5"].map(|id| (id.to_owned(), shipped(id))).into();
    for (statements, parties) in [(1, 2), (24, 3), (100, 8), (400, 20)] {
        subjects.push((format!("made up, {statements}"), made_up::negotiation(statements, parties, 7)));
    }
    subjects
}

/// Walks on in one stride until it leads nowhere.
fn all(walk: &Walk<'_>, from: &str, stride: Stride) -> Vec<String> {
    let mut trail = Trail::default();
    let mut seen = vec![from.to_owned()];
    while let Some(next) = walk.step(seen.last().unwrap(), stride, &mut trail) {
        assert!(!seen.contains(&next), "{next} comes twice");
        seen.push(next);
    }
    seen
}

#[test]
fn up_and_down_reach_every_mark_once() {
    for (name, negotiation) in subjects() {
        for frame in [Frame::WIDE, Frame::NARROW, Frame::WIDE.mirror(true)] {
            for open in [Few::new(), negotiation.issue_keys().take(2).map(Opened::issue).collect()] {
                let picture = picture(&negotiation, frame, &open);
                walked(&negotiation, &picture, |walk| {
                    let first = walk.step("", Stride::First, &mut Trail::default()).unwrap();
                    let last = walk.step(&first, Stride::Last, &mut Trail::default()).unwrap();
                    let down = all(walk, &first, Stride::Next);
                    assert_eq!(down.last(), Some(&last), "{name}");
                    let mut up = all(walk, &last, Stride::Before);
                    up.reverse();
                    assert_eq!(down, up, "{name}");
                    let reached: BTreeSet<String> = down.into_iter().collect();
                    assert_eq!(reached, marks(&negotiation, &picture), "{name}");
                });
            }
        }
    }
}

#[test]
fn no_mark_is_a_dead_end_and_no_stride_leads_to_nothing() {
    for (name, negotiation) in subjects() {
        let picture = picture(&negotiation, Frame::WIDE, &Few::new());
        let marks = marks(&negotiation, &picture);
        walked(&negotiation, &picture, |walk| {
            for mark in &marks {
                let mut ways = 0;
                for stride in STRIDES {
                    if let Some(to) = walk.step(mark, stride, &mut Trail::default()) {
                        assert!(marks.contains(&to), "{name}: {mark} {stride:?} leads to {to}");
                        ways += usize::from(to != *mark);
                    }
                }
                assert!(ways > 0, "{name}: no way leads from {mark}");
            }
        });
    }
}

#[test]
fn along_and_back_follow_every_line() {
    let negotiation = shipped("istanbul-2025");
    let picture = picture(&negotiation, Frame::WIDE, &Few::new());
    walked(&negotiation, &picture, |walk| {
        let mut lines = 0;
        for statement in &negotiation.statements {
            let own = format!("statement:{}", statement.id);
            // Out and back, as often as it takes to come to the first end again.
            for (there, back) in [(Stride::Along, Stride::Back), (Stride::Back, Stride::Along)] {
                let mut trail = Trail::default();
                let mut ends: Vec<String> = Vec::new();
                while let Some(end) = walk.step(&own, there, &mut trail) {
                    assert_eq!(walk.step(&end, back, &mut trail).as_deref(), Some(&*own));
                    if ends.contains(&end) {
                        assert_eq!(ends.first(), Some(&end));
                        break;
                    }
                    ends.push(end);
                }
                lines += ends.len();
                if there == Stride::Back {
                    let makers = statement.by.iter().map(|by| format!("party:{}", negotiation[*by].id));
                    assert!(makers.into_iter().all(|maker| ends.contains(&maker)), "{own}: {ends:?}");
                } else {
                    let to = statement.to.iter().map(|to| format!("party:{}", negotiation[*to].id));
                    assert!(to.into_iter().all(|to| ends.contains(&to)), "{own}: {ends:?}");
                    for tie in &statement.mechanisms {
                        let mechanism = format!("mechanism:{}", negotiation[tie.mechanism].id);
                        assert!(ends.contains(&mechanism), "{own}: {ends:?}");
                    }
                }
            }
        }
        // Each line from or to a statement was walked; those between two statements from both ends.
        let ties = &picture.arrangement().request.ties;
        assert!(lines >= ties.len(), "{lines} of {}", ties.len());
    });
}

#[test]
fn a_walk_through_an_issue_goes_down_each_column() {
    let negotiation = shipped("istanbul-2025");
    for mirrored in [false, true] {
        let picture = picture(&negotiation, Frame::WIDE.mirror(mirrored), &Few::new());
        walked(&negotiation, &picture, |walk| {
            let order =
                all(walk, &walk.step("", Stride::First, &mut Trail::default()).unwrap(), Stride::Next);
            let place = |name: &str| {
                let subjects = picture.arrangement().subjects.iter();
                let item = subjects.into_iter().position(
                    |subject| matches!(subject, Subject::Statement(key) if name == format!("statement:{}", negotiation[*key].id)),
                )?;
                let band = picture.arrangement().request.items[item].band;
                Some((band, picture.layout().items[item].column, picture.layout().items[item].rect))
            };
            let places: Vec<_> = order.iter().filter_map(|name| place(name)).collect();
            for pair in places.windows(2) {
                let ((band, column, rect), (next_band, next_column, next)) = (pair[0], pair[1]);
                if band == next_band {
                    assert!(column <= next_column, "mirrored: {mirrored}");
                    // Units stand side by side.
                    let after = if mirrored { next.x < rect.x } else { next.x > rect.x };
                    assert!(column != next_column || rect.y < next.y || rect.y == next.y && after);
                }
            }
            assert!(places.iter().any(|(_, column, _)| *column == Side::Right));
        });
    }
}

#[test]
fn what_a_filter_leaves_out_is_stepped_over() {
    let negotiation = shipped("istanbul-2025");
    let picture = picture(&negotiation, Frame::WIDE, &Few::new());
    let only = negotiation.statement_keys().nth(3).unwrap();
    let walk = Walk { negotiation: &negotiation, picture: &picture, passes: &|key| key == only };
    let first = walk.step("", Stride::First, &mut Trail::default()).unwrap();
    let order = all(&walk, &first, Stride::Next);
    let statements: Vec<&String> = order.iter().filter(|name| name.starts_with("statement:")).collect();
    assert_eq!(statements, [&format!("statement:{}", negotiation[only].id)]);
    // From one that is left out the way still leads on.
    let out = format!("statement:{}", negotiation.statements[0].id);
    assert!(walk.step(&out, Stride::Next, &mut Trail::default()).is_some());
}

#[test]
fn up_leads_to_the_issue() {
    let negotiation = shipped("istanbul-2025");
    let picture = picture(&negotiation, Frame::NARROW, &Few::new());
    walked(&negotiation, &picture, |walk| {
        for statement in &negotiation.statements {
            let up = walk.step(&format!("statement:{}", statement.id), Stride::Up, &mut Trail::default());
            assert_eq!(up, Some(format!("issue:{}", negotiation[statement.issue].id)));
        }
    });
}
