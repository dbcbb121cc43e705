//! Bands from top to bottom, and within each the items of its columns, one under the other or side by side.

use crate::layout::channels::{Channels, STEP};
use crate::layout::chips::{self, Chips};
use crate::layout::columns::{Fitted, span};
use crate::layout::frame::Grid;
use crate::layout::plan::{Channel, Rope};
use crate::layout::{Form, PartyPlace, Rect, Request, Side, Size};
use std::collections::BTreeMap;

/// Room between a card and a channel, and between two cards; lines turn in it without touching either.
const GAP: f32 = 6.0;
/// Room above and below a row of units, where their lines run.
const ROW_GAP: f32 = 9.0;
/// Room between two bands.
const BAND_GAP: f32 = 16.0;
/// Room around the rows at the head and the foot.
const EDGE: f32 = 10.0;

/// What stands where from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stacks {
    pub(super) size: Size,
    pub(super) items: Vec<Rect>,
    pub(super) bands: Vec<BandRect>,
    /// Upper edge of each channel.
    channels: BTreeMap<Channel, f32>,
    /// Upper edges of the rows of parties at the head and at the foot.
    pub(super) head_rows: Vec<f32>,
    pub(super) foot_rows: Vec<f32>,
    /// Upper and lower edge of the table.
    pub(super) table: (f32, f32),
}

/// A band and its heading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct BandRect {
    pub(super) rect: Rect,
    pub(super) heading: Rect,
}

impl Stacks {
    /// Makes the picture high enough for boxes at the sides that reach below the table.
    pub(super) fn hold(&mut self, parties: &[PartyPlace]) {
        let lowest = parties.iter().map(|party| party.rect.bottom()).fold(0.0, f32::max);
        self.size.height = self.size.height.max(lowest + EDGE);
    }

    /// The height at which a rope crosses by a channel.
    pub(super) fn channel_y(&self, channels: &Channels, channel: Channel, rope: Rope) -> f32 {
        let top = self.channels.get(&channel).copied().unwrap_or(0.0);
        let track = channels.track(channel, rope) as f32;
        top + (track + 0.5) * STEP
    }
}

/// Stacks everything.
pub(super) fn stack(
    request: &Request,
    grid: &Grid,
    columns: &[Side],
    fitted: &Fitted,
    channels: &Channels,
    chips: &Chips,
) -> Stacks {
    let mut stacks = Stacks {
        size: Size::default(),
        items: vec![Rect::default(); request.items.len()],
        bands: Vec::with_capacity(request.bands.len()),
        channels: BTreeMap::new(),
        head_rows: Vec::new(),
        foot_rows: Vec::new(),
        table: (0.0, 0.0),
    };
    let mut of_band: Vec<Vec<usize>> = vec![Vec::new(); request.bands.len()];
    for (item, placed) in request.items.iter().enumerate() {
        of_band[placed.band].push(item);
    }
    let mut y = grid.names;
    for row in 0..chips.head_rows {
        y += if row == 0 { 4.0 } else { EDGE };
        stacks.head_rows.push(y);
        y += chips::HEIGHT + GAP;
        stacks.channels.insert(Channel::Head(row), y);
        y += channels.height(Channel::Head(row));
    }
    y = y.max(grid.head) + EDGE;
    stacks.table.0 = y;
    for (band, items) in of_band.iter().enumerate() {
        let top = y;
        y += BAND_GAP / 2.0;
        y = channel(&mut stacks, channels, Channel::Over(band), y);
        let heading_size = fitted.headings[band].size;
        let heading = Rect { x: grid.middle_x(), y, width: grid.middle, height: heading_size.height };
        let below_heading = y + heading.height + GAP;
        let mut ends = if grid.stacked { [below_heading; 3] } else { [y, below_heading, y] };
        for column in [Side::Left, Side::Middle, Side::Right] {
            if grid.stacked && column != Side::Left {
                continue;
            }
            let here = items.iter().copied().filter(|item| grid.stacked || columns[*item] == column);
            let end = &mut ends[column as usize];
            *end = pour(request, grid, column, fitted, here, *end, &mut stacks.items);
        }
        y = ends.into_iter().fold(y, f32::max);
        if channels.height(Channel::Under(band)) > 0.0 {
            y += GAP - 2.0;
        }
        stacks.channels.insert(Channel::Under(band), y);
        y += channels.height(Channel::Under(band)) + BAND_GAP / 2.0;
        let rect = Rect { x: grid.side, y: top, width: grid.width - 2.0 * grid.side, height: y - top };
        stacks.bands.push(BandRect { rect, heading });
    }
    stacks.table.1 = y;
    y += EDGE;
    for row in 0..chips.foot_rows {
        stacks.channels.insert(Channel::Foot(row), y);
        y += channels.height(Channel::Foot(row)) + GAP;
        stacks.foot_rows.push(y);
        y += chips::HEIGHT + EDGE;
    }
    stacks.size = Size { width: grid.width, height: y };
    stacks
}

/// Opens a channel at `y`; returns where what follows it begins.
fn channel(stacks: &mut Stacks, channels: &Channels, channel: Channel, y: f32) -> f32 {
    stacks.channels.insert(channel, y);
    let height = channels.height(channel);
    if height > 0.0 { y + height + GAP } else { y }
}

/// Stacks the items of one column from `y` down; returns the lower edge of the last.
fn pour(
    request: &Request,
    grid: &Grid,
    column: Side,
    fitted: &Fitted,
    items: impl Iterator<Item = usize>,
    mut y: f32,
    rects: &mut [Rect],
) -> f32 {
    let (x, width) = span(grid, column);
    let start = y;
    let mut row: Option<Rect> = None;
    let mut last = y;
    for item in items {
        let size = fitted.labels[item].size;
        if request.items[item].form == Form::Unit {
            let next = match row {
                Some(before) if before.right() + 6.0 + size.width <= x + width => {
                    Rect { x: before.right() + 6.0, ..before }
                }
                Some(before) => Rect { x, y: before.bottom() + 2.0 * ROW_GAP, ..before },
                None => {
                    let above = if last > start { ROW_GAP - GAP } else { 0.0 };
                    Rect { x, y: y + above + ROW_GAP - GAP, width: size.width, height: size.height }
                }
            };
            rects[item] = next;
            row = Some(next);
            last = next.bottom() + ROW_GAP - GAP;
            y = next.bottom() + ROW_GAP;
            continue;
        }
        row = None;
        rects[item] = Rect { x, y, width: size.width, height: size.height };
        last = y + size.height;
        y = last + GAP;
    }
    last
}
