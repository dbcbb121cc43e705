//! How much room the channels need, and which track a line has in each.

use crate::layout::columns::span;
use crate::layout::frame::Grid;
use crate::layout::plan::{Channel, Gutter, Leg, Port, Rope, Way};
use crate::layout::tracks::{assign, widen};
use crate::layout::{Seat, Side};
use crate::text::FewBy;

/// Distance between two tracks.
pub(super) const STEP: f32 = 6.0;

/// The tracks of all channels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Channels {
    tracks: FewBy<(Channel, Rope), usize>,
    counts: FewBy<Channel, usize>,
}

impl Channels {
    /// The track of a rope in a channel, from nought.
    pub(super) fn track(&self, channel: Channel, rope: Rope) -> usize {
        self.tracks.get(&(channel, rope)).copied().unwrap_or(0)
    }

    /// Height of a channel: nought where no line uses it.
    pub(super) fn height(&self, channel: Channel) -> f32 {
        self.counts.get(&channel).map_or(0.0, |count| *count as f32 * STEP)
    }
}

/// Looks at every way from left to right and gives the lines of a channel tracks on which they do not meet.
pub(super) fn reserve(ways: &[Option<Way>], grid: &Grid, seats: &[Seat], columns: &[Side]) -> Channels {
    let mut stretches: FewBy<Channel, FewBy<Rope, (f32, f32)>> = FewBy::new();
    for way in ways.iter().flatten() {
        for (at, leg) in way.legs.iter().enumerate() {
            let Leg::Across(channel, rope) = leg else { continue };
            let before = way.legs[..at].iter().rev().find_map(|leg| gutter_x(grid, leg));
            let after = way.legs[at + 1..].iter().find_map(|leg| gutter_x(grid, leg));
            let from = before.unwrap_or_else(|| port_x(way.start, grid, seats, columns));
            let to = after.unwrap_or_else(|| port_x(way.end, grid, seats, columns));
            let of_channel = stretches.at(*channel);
            widen(of_channel, *rope, from);
            widen(of_channel, *rope, to);
        }
    }
    let mut channels = Channels { tracks: FewBy::new(), counts: FewBy::new() };
    for (channel, stretches) in stretches {
        let (tracks, count) = assign(&stretches);
        channels.counts.insert(channel, count);
        channels.tracks.extend(tracks.into_iter().map(|(rope, track)| ((channel, rope), track)));
    }
    channels
}

/// The middle of a gutter.
pub(super) fn gutter_middle(grid: &Grid, gutter: Gutter) -> f32 {
    match gutter {
        Gutter::OuterLeft => grid.side + grid.outer / 2.0,
        Gutter::InnerLeft => grid.left_x() + grid.column + grid.inner / 2.0,
        Gutter::InnerRight => grid.middle_x() + grid.middle + grid.inner / 2.0,
        Gutter::OuterRight => grid.width - grid.side - grid.outer / 2.0,
    }
}

fn gutter_x(grid: &Grid, leg: &Leg) -> Option<f32> {
    match leg {
        Leg::Along(gutter, _) => Some(gutter_middle(grid, *gutter)),
        _ => None,
    }
}

fn port_x(port: Port, grid: &Grid, seats: &[Seat], columns: &[Side]) -> f32 {
    match port {
        Port::ItemLeft(item) => span(grid, columns[item]).0,
        Port::ItemRight(item) => span(grid, columns[item]).0 + span(grid, columns[item]).1,
        Port::ItemTop(item) | Port::ItemBottom(item) => {
            span(grid, columns[item]).0 + span(grid, columns[item]).1 / 2.0
        }
        Port::Party(party) => match seats[party] {
            Seat::Left => grid.side,
            _ => grid.width - grid.side,
        },
    }
}
