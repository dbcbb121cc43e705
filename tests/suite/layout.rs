//! The layout keeps what it promises, on the shipped documents and on made-up ones of every size.

use crate::{made_up, shipped};
use demarche::layout::{Arrangement, Choices, End, Frame, Layout, Point, Subject, arrange, lay_out, measure};
use demarche::model::Negotiation;
use demarche::state::Opened;
use demarche::text::{Few, Messages};

const FRAMES: [Frame; 2] = [Frame::WIDE, Frame::NARROW];

fn laid_out(negotiation: &Negotiation, frame: Frame, open: &Few<Opened>) -> (Arrangement, Layout) {
    let messages = Messages::english();
    let arrangement = arrange(negotiation, &Choices { frame, messages: &messages, open });
    let layout = lay_out(&arrangement.request);
    (arrangement, layout)
}

fn subjects() -> Vec<(String, Negotiation)> {
    let mut subjects: Vec<(String, Negotiation)> =
        ["istanbul-2025", "plastics-inc5"].map(|id| (id.to_owned(), shipped(id))).into();
    for (statements, parties) in [(1, 2), (16, 5), (24, 3), (100, 8), (160, 12), (400, 20), (3000, 40)] {
        subjects.push((format!("made up, {statements}"), made_up::negotiation(statements, parties, 7)));
    }
    subjects
}

#[test]
fn no_boxes_overlap_and_no_line_runs_through_a_foreign_one() {
    for (name, negotiation) in subjects() {
        for frame in FRAMES {
            for open in [Few::new(), negotiation.issue_keys().take(2).map(Opened::issue).collect()] {
                let (arrangement, layout) = laid_out(&negotiation, frame, &open);
                let quality = measure(&arrangement.request, &layout);
                assert_eq!(
                    (quality.overlaps, quality.through),
                    (0, 0),
                    "{name}, {frame:?}, {} open",
                    open.len()
                );
            }
        }
    }
}

#[test]
fn everything_lies_within_the_picture() {
    for (name, negotiation) in subjects() {
        for frame in FRAMES {
            let (_, layout) = laid_out(&negotiation, frame, &Few::new());
            let inside = |point: Point| {
                point.x >= 0.0
                    && point.y >= 0.0
                    && point.x <= layout.size.width
                    && point.y <= layout.size.height
            };
            assert!(layout.routes.iter().flatten().all(|point| inside(*point)), "{name}, {frame:?}");
            let rects = layout
                .items
                .iter()
                .map(|item| item.rect)
                .chain(layout.parties.iter().map(|party| party.rect))
                .chain(layout.tokens.iter().map(|token| token.rect));
            for rect in rects {
                let far = Point { x: rect.right(), y: rect.bottom() };
                assert!(inside(Point { x: rect.x, y: rect.y }) && inside(far), "{name}, {frame:?}, {rect:?}");
            }
        }
    }
}

#[test]
fn every_line_meets_both_its_ends() {
    for (name, negotiation) in subjects() {
        for frame in FRAMES {
            let (arrangement, layout) = laid_out(&negotiation, frame, &Few::new());
            for (at, (tie, route)) in arrangement.request.ties.iter().zip(&layout.routes).enumerate() {
                let token = layout.tokens.iter().find(|token| token.ties.contains(&at));
                let card = if matches!(tie.from, End::Item(_)) { tie.from } else { tie.to };
                for (end, point) in [(tie.from, route.first()), (tie.to, route.last())] {
                    let rect = match (end, token) {
                        (end, Some(token)) if end != card => token.rect,
                        (End::Party(party), _) => {
                            layout.parties[party].bar.unwrap_or(layout.parties[party].rect)
                        }
                        (End::Item(item), _) => layout.items[item].rect,
                    };
                    let point = point.expect("a line has ends");
                    let on = |low: f32, high: f32, at: f32| at >= low - 0.1 && at <= high + 0.1;
                    assert!(
                        on(rect.x, rect.right(), point.x) && on(rect.y, rect.bottom(), point.y),
                        "{name}, {frame:?}: {tie:?} ends at {point:?}, not at {rect:?}"
                    );
                }
                let level = route.windows(2).all(|ends| ends[0].x == ends[1].x || ends[0].y == ends[1].y);
                assert!(level, "{name}, {frame:?}: {tie:?} runs aslant");
            }
        }
    }
}

#[test]
fn the_mirrored_layout_is_the_same_seen_in_a_mirror() {
    let negotiation = shipped("istanbul-2025");
    let (_, plain) = laid_out(&negotiation, Frame::WIDE, &Few::new());
    let (_, mirrored) = laid_out(&negotiation, Frame::WIDE.mirror(true), &Few::new());
    for (one, other) in plain.items.iter().zip(&mirrored.items) {
        assert!((one.rect.x - (plain.size.width - other.rect.right())).abs() < 0.01);
        assert_eq!((one.rect.y, &one.lines), (other.rect.y, &other.lines));
    }
    assert!(plain.items.iter().zip(&mirrored.items).any(|(one, other)| one.rect.x != other.rect.x));
}

#[test]
fn one_more_statement_moves_the_others_little() {
    for (statements, parties) in [(16, 5), (60, 6), (400, 20)] {
        let whole = made_up::negotiation(statements, parties, 3);
        let mut less = whole.clone();
        less.statements.pop();
        let (before, old) = laid_out(&less, Frame::WIDE, &Few::new());
        let (after, new) = laid_out(&whole, Frame::WIDE, &Few::new());
        let (mut down, mut sideways) = (0.0_f32, 0.0_f32);
        for (subject, place) in before.subjects.iter().zip(&old.items) {
            if let Some(at) = after.subjects.iter().position(|other| other == subject) {
                down = down.max((place.rect.y - new.items[at].rect.y).abs());
                sideways = sideways.max((place.rect.x - new.items[at].rect.x).abs());
            }
        }
        assert!(down <= 160.0, "{statements} statements: moved by {down}");
        assert!(sideways <= 50.0, "{statements} statements: moved sideways by {sideways}");
    }
}

#[test]
fn the_number_of_marks_is_bounded() {
    let count = |statements| {
        let negotiation = made_up::negotiation(statements, 40, 5);
        let (arrangement, _) = laid_out(&negotiation, Frame::WIDE, &Few::new());
        (arrangement.request.items.len(), arrangement.request.ties.len())
    };
    let (small, large) = (count(1_000), count(20_000));
    assert!(large.0 <= 36 * 5 + 60 && large.1 <= 36 * 5 * 8, "{small:?} → {large:?}");
}

#[test]
fn every_statement_is_drawn_once() {
    for (name, negotiation) in subjects() {
        let (arrangement, _) = laid_out(&negotiation, Frame::WIDE, &Few::new());
        let of = |subject: &Subject| match subject {
            Subject::Statement(key) => vec![*key],
            Subject::Bundle(keys, _) => keys.clone(),
            Subject::Mechanism(_) => Vec::new(),
        };
        let mut drawn: Vec<_> = arrangement.subjects.iter().flat_map(of).collect();
        drawn.sort_unstable();
        assert!(drawn.into_iter().eq(negotiation.statement_keys()), "{name}");
    }
}

#[test]
fn who_asks_comes_before_how_it_might_be_done() {
    for (name, negotiation) in subjects() {
        for frame in FRAMES {
            let (Arrangement { request, subjects, .. }, _) = laid_out(&negotiation, frame, &Few::new());
            let leads = !frame.stacked && negotiation.statements.len() <= 160;
            for band in 0..request.bands.len() {
                let of_band = request.items.iter().zip(&subjects).filter(|(item, _)| item.band == band);
                let mechanisms: Vec<bool> =
                    of_band.map(|(_, subject)| matches!(subject, Subject::Mechanism(_))).collect();
                let ordered = mechanisms.is_sorted_by_key(|is_mechanism| *is_mechanism != leads);
                assert!(ordered, "{name}, {frame:?}, band {band}: {mechanisms:?}");
            }
        }
    }
}
