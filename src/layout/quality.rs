//! How well a layout reads, in numbers.

use crate::layout::{End, Layout, Point, Rect, Request};

/// What spoils a picture, counted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quality {
    /// Pairs of boxes that overlap.
    pub overlaps: usize,
    /// Pairs of lines that cross, each crossing counted, of lines that share no end.
    pub crossings: usize,
    /// Lines that run through a box that is none of their ends, each such pair counted.
    pub through: usize,
    /// Length of all lines together.
    pub length: f32,
    /// Labels that had to be cut.
    pub cut: usize,
}

/// Measures a layout. Quadratic in the number of lines: for tests and benches.
#[must_use]
pub fn measure(request: &Request, layout: &Layout) -> Quality {
    let mut boxes: Vec<(End, Rect)> = Vec::new();
    boxes.extend(layout.parties.iter().enumerate().map(|(party, place)| (End::Party(party), place.rect)));
    boxes.extend(layout.items.iter().enumerate().map(|(item, place)| (End::Item(item), place.rect)));
    let mut quality =
        Quality { cut: layout.items.iter().filter(|item| item.cut).count(), ..Quality::default() };
    for (at, (_, first)) in boxes.iter().enumerate() {
        quality.overlaps += boxes[at + 1..].iter().filter(|(_, second)| first.overlaps(second)).count();
    }
    let lines: Vec<(End, End, &[Point])> = request
        .ties
        .iter()
        .zip(&layout.routes)
        .map(|(tie, route)| (tie.from, tie.to, route.as_slice()))
        .collect();
    for (at, (from, to, line)) in lines.iter().enumerate() {
        quality.length += line
            .windows(2)
            .map(|ends| (ends[0].x - ends[1].x).abs() + (ends[0].y - ends[1].y).abs())
            .sum::<f32>();
        let foreign = boxes.iter().filter(|(end, _)| end != from && end != to);
        quality.through +=
            foreign.filter(|(_, rect)| line.windows(2).any(|ends| enters(ends[0], ends[1], rect))).count();
        for (other_from, other_to, other) in &lines[at + 1..] {
            if [from, to].iter().any(|end| *end == other_from || *end == other_to) {
                continue;
            }
            for ends in line.windows(2) {
                quality.crossings += other.windows(2).filter(|others| cross(ends, others)).count();
            }
        }
    }
    quality
}

/// Whether an upright or level stretch runs inside a box.
fn enters(from: Point, to: Point, rect: &Rect) -> bool {
    let stretch = Rect {
        x: from.x.min(to.x),
        y: from.y.min(to.y),
        width: (from.x - to.x).abs(),
        height: (from.y - to.y).abs(),
    };
    const HAIR: f32 = 0.05;
    stretch.x < rect.right() - HAIR
        && stretch.right() > rect.x + HAIR
        && stretch.y < rect.bottom() - HAIR
        && stretch.bottom() > rect.y + HAIR
}

/// Whether two upright or level stretches cross in their insides.
fn cross(first: &[Point], second: &[Point]) -> bool {
    let (a, b, c, d) = (first[0], first[1], second[0], second[1]);
    let level = |p: Point, q: Point| p.y == q.y;
    let between = |low: f32, high: f32, at: f32| at > low.min(high) && at < low.max(high);
    match (level(a, b), level(c, d)) {
        (true, false) => between(a.x, b.x, c.x) && between(c.y, d.y, a.y),
        (false, true) => between(c.x, d.x, a.x) && between(a.y, b.y, c.y),
        _ => false,
    }
}
