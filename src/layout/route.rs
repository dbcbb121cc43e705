//! From the way of each line to its corners.

use crate::layout::channels::{Channels, gutter_middle};
use crate::layout::frame::Grid;
use crate::layout::plan::{Gutter, Leg, Port, Rope, Way};
use crate::layout::stack::Stacks;
use crate::layout::tracks::{assign, widen};
use crate::layout::{PartyPlace, Point, Rect, Seat};
use crate::text::FewBy;

/// Room between the outermost track of a gutter and the cards beside it.
const MARGIN: f32 = 10.0;
/// Distance between two tracks of a gutter at the most.
const STEP: f32 = 7.0;

/// The tracks of all gutters.
type Tracks = FewBy<(Gutter, Rope), f32>;

/// What the router looks at.
pub(super) struct Table<'a> {
    pub(super) grid: &'a Grid,
    pub(super) channels: &'a Channels,
    pub(super) stacks: &'a Stacks,
    pub(super) parties: &'a [PartyPlace],
}

/// The corners of each line. First every line is drawn down the middle of its gutters, to see how far each reaches;
/// then those that would meet get tracks of their own.
pub(super) fn route(ways: &[Option<Way>], table: &Table<'_>) -> Vec<Vec<Point>> {
    let tracks = table.tracks(ways);
    let corners = |way: &Option<Way>| way.as_ref().map_or_else(Vec::new, |way| table.corners(way, &tracks));
    ways.iter().map(corners).collect()
}

impl Table<'_> {
    fn tracks(&self, ways: &[Option<Way>]) -> Tracks {
        let none = Tracks::new();
        let mut stretches: FewBy<Gutter, FewBy<Rope, (f32, f32)>> = FewBy::new();
        for way in ways.iter().flatten() {
            let heights = self.heights(way);
            for (at, leg) in way.legs.iter().enumerate() {
                if let Leg::Along(gutter, rope) = leg {
                    let of_gutter = stretches.at(*gutter);
                    widen(of_gutter, *rope, heights[at]);
                    widen(of_gutter, *rope, heights[at + 1]);
                }
            }
        }
        let mut tracks = none;
        for (gutter, stretches) in stretches {
            let (places, count) = assign(&stretches);
            let room = match gutter {
                Gutter::OuterLeft | Gutter::OuterRight => self.grid.outer,
                _ => self.grid.inner,
            };
            let step =
                if count < 2 { 0.0 } else { ((room - 2.0 * MARGIN).max(2.0) / (count - 1) as f32).min(STEP) };
            let middle = gutter_middle(self.grid, gutter);
            // The first track lies nearest to the cards of the side.
            let outward = matches!(gutter, Gutter::InnerRight | Gutter::OuterLeft);
            for (rope, track) in places {
                let offset = (track as f32 - (count - 1) as f32 / 2.0) * step;
                tracks.insert((gutter, rope), if outward { middle - offset } else { middle + offset });
            }
        }
        tracks
    }

    /// The height at which a line enters each of its legs, and at last its end.
    fn heights(&self, way: &Way) -> Vec<f32> {
        let fixed: Vec<Option<f32>> = way.legs.iter().map(|leg| self.leg_y(leg)).collect();
        let first = fixed.iter().flatten().next().copied();
        let last = fixed.iter().flatten().next_back().copied();
        let start = self.port_y(way.start).or(first).or_else(|| self.port_y(way.end)).unwrap_or_default();
        let end = self.port_y(way.end).or(last).unwrap_or(start);
        let mut heights = Vec::with_capacity(way.legs.len() + 1);
        let mut y = start;
        for (at, leg_y) in fixed.iter().enumerate() {
            heights.push(y);
            // A gutter leads to the next channel, or to the end.
            y = leg_y.unwrap_or_else(|| fixed[at + 1..].iter().flatten().next().copied().unwrap_or(end));
        }
        heights.push(end);
        heights
    }

    fn corners(&self, way: &Way, tracks: &Tracks) -> Vec<Point> {
        let heights = self.heights(way);
        let mut corners = Vec::with_capacity(way.legs.len() + 3);
        let start_y = heights.first().copied().unwrap_or_default();
        let mut pen = Point { x: self.port_x(way.start), y: start_y };
        corners.push(pen);
        for leg in &way.legs {
            match leg {
                Leg::Along(gutter, rope) => {
                    pen.x = tracks
                        .get(&(*gutter, *rope))
                        .copied()
                        .unwrap_or_else(|| gutter_middle(self.grid, *gutter));
                }
                Leg::Across(..) | Leg::Above(_) | Leg::Below(_) => pen.y = self.leg_y(leg).unwrap_or(pen.y),
            }
            corners.push(pen);
        }
        let end = Point { x: self.port_x(way.end), y: heights.last().copied().unwrap_or(pen.y) };
        // Into a side, the last stretch is level; into an upper or lower edge, upright.
        let level = match way.end {
            Port::ItemLeft(_) | Port::ItemRight(_) => true,
            Port::ItemTop(_) | Port::ItemBottom(_) => false,
            Port::Party(_) => true,
        };
        corners.push(if level { Point { x: pen.x, y: end.y } } else { Point { x: end.x, y: pen.y } });
        corners.push(end);
        straighten(corners)
    }

    fn leg_y(&self, leg: &Leg) -> Option<f32> {
        match leg {
            Leg::Along(..) => None,
            Leg::Across(channel, rope) => Some(self.stacks.channel_y(self.channels, *channel, *rope)),
            Leg::Above(item) => Some(self.stacks.items[*item].y - 4.5),
            Leg::Below(item) => Some(self.stacks.items[*item].bottom() + 4.5),
        }
    }

    /// The height of a port; none for a pillar, which can be met at any height.
    fn port_y(&self, port: Port) -> Option<f32> {
        match port {
            Port::ItemLeft(item) | Port::ItemRight(item) => Some(self.stacks.items[item].center().y),
            Port::ItemTop(item) => Some(self.stacks.items[item].y),
            Port::ItemBottom(item) => Some(self.stacks.items[item].bottom()),
            Port::Party(party) => {
                let place = &self.parties[party];
                (!place.pillar).then(|| place.rect.center().y)
            }
        }
    }

    fn port_x(&self, port: Port) -> f32 {
        let item = |item: usize| -> Rect { self.stacks.items[item] };
        match port {
            Port::ItemLeft(at) => item(at).x,
            Port::ItemRight(at) => item(at).right(),
            Port::ItemTop(at) | Port::ItemBottom(at) => item(at).center().x,
            Port::Party(party) => {
                let place = &self.parties[party];
                let edge = place.bar.unwrap_or(place.rect);
                if place.seat == Seat::Left { edge.right() } else { edge.x }
            }
        }
    }
}

/// Leaves out corners that are none.
fn straighten(corners: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(corners.len());
    for corner in corners {
        if kept.last() == Some(&corner) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let level = before.y == last.y && last.y == corner.y;
            let upright = before.x == last.x && last.x == corner.x;
            if level || upright {
                kept.pop();
            }
        }
        kept.push(corner);
    }
    kept
}
