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

/// A box that lines end at: that of a party or an item, or a token by its place in the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Of(End),
    Token(usize),
}

/// Measures a layout. Quadratic in the number of lines: for tests and benches.
///
/// Lines are counted one by one, also where several run together. Two lines that cross are spared only where they end
/// at the same box: that two tokens name the same party does not make them one.
#[must_use]
pub fn measure(request: &Request, layout: &Layout) -> Quality {
    let mut boxes: Vec<(Stop, Rect)> = Vec::new();
    boxes.extend(layout.parties.iter().enumerate().map(|(at, place)| (Stop::Of(End::Party(at)), place.rect)));
    boxes.extend(layout.items.iter().enumerate().map(|(at, place)| (Stop::Of(End::Item(at)), place.rect)));
    boxes.extend(layout.tokens.iter().enumerate().map(|(at, place)| (Stop::Token(at), place.rect)));
    let mut quality =
        Quality { cut: layout.items.iter().filter(|item| item.cut).count(), ..Quality::default() };
    for (at, (_, first)) in boxes.iter().enumerate() {
        quality.overlaps += boxes[at + 1..].iter().filter(|(_, second)| first.overlaps(second)).count();
    }
    let mut lines: Vec<([Stop; 2], &[Point])> = request
        .ties
        .iter()
        .zip(&layout.routes)
        .map(|(tie, route)| ([Stop::Of(tie.from), Stop::Of(tie.to)], route.as_slice()))
        .collect();
    for (at, token) in layout.tokens.iter().enumerate() {
        for tie in &token.ties {
            let named = usize::from(matches!(request.ties[*tie].from, End::Item(_)));
            lines[*tie].0[named] = Stop::Token(at);
        }
    }
    for (at, (ends, line)) in lines.iter().enumerate() {
        quality.length += line
            .windows(2)
            .map(|ends| (ends[0].x - ends[1].x).abs() + (ends[0].y - ends[1].y).abs())
            .sum::<f32>();
        let foreign = boxes.iter().filter(|(own, _)| !ends.contains(own));
        quality.through +=
            foreign.filter(|(_, rect)| line.windows(2).any(|ends| enters(ends[0], ends[1], rect))).count();
        for (others, other) in &lines[at + 1..] {
            if ends.iter().any(|end| others.contains(end)) {
                continue;
            }
            for stretch in line.windows(2) {
                quality.crossings += other.windows(2).filter(|others| cross(stretch, others)).count();
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
