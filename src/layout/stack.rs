//! Bands from top to bottom, and within each the items of its columns, one under the other or side by side.

use crate::layout::channels::{Channels, STEP};
use crate::layout::chips::{self, Chips};
use crate::layout::columns::{Fitted, span};
use crate::layout::frame::Grid;
use crate::layout::plan::{Channel, Rope};
use crate::layout::rows::{self, Row, Rows};
use crate::layout::{PartyPlace, Rect, Request, Side, Size};
use crate::text::FewBy;

/// Room between a card and a channel, and between two cards; lines turn in it without touching either.
const GAP: f32 = 6.0;
/// Room above and below a row of units, where their lines run.
const ROW_GAP: f32 = 9.0;
/// Room that the tokens of a row keep from other rows besides.
const APART: f32 = 5.0;
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
    channels: FewBy<Channel, f32>,
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
    rows: &Rows,
) -> Stacks {
    let mut stacks = Stacks {
        size: Size::default(),
        items: vec![Rect::default(); request.items.len()],
        bands: Vec::with_capacity(request.bands.len()),
        channels: FewBy::new(),
        head_rows: Vec::new(),
        foot_rows: Vec::new(),
        table: (0.0, 0.0),
    };
    let mut of_band: Vec<Vec<(&Row, Side)>> = vec![Vec::new(); request.bands.len()];
    for row in &rows.rows {
        if let Some(first) = row.items.first() {
            let column = if grid.stacked { Side::Left } else { columns[*first] };
            of_band[request.items[*first].band].push((row, column));
        }
    }
    let mut y = grid.names;
    for row in 0..chips.head_rows {
        y += if row == 0 { 4.0 } else { EDGE };
        stacks.head_rows.push(y);
        y += chips::HEIGHT;
    }
    y = y.max(grid.head) + EDGE;
    stacks.table.0 = y;
    for (band, rows) in of_band.iter().enumerate() {
        let top = y;
        y += BAND_GAP / 2.0;
        y = channel(&mut stacks, channels, Channel::Over(band), y);
        let heading_size = fitted.headings[band].size;
        let heading = Rect { x: grid.middle_x(), y, width: grid.middle, height: heading_size.height };
        let below_heading = y + heading.height + GAP;
        let mut ends = if grid.stacked { [below_heading; 3] } else { [y, below_heading, y] };
        for (row, column) in rows {
            let end = &mut ends[*column as usize];
            *end = pour(row, span(grid, *column).0, fitted, *end, &mut stacks.items);
        }
        // Below the last row of each column no more room is needed than its own lines take.
        let ends = ends.map(|end| end - GAP);
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
    for _ in 0..chips.foot_rows {
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

/// Stands a row with its tokens at `y` or just below; returns where the next one can stand.
fn pour(row: &Row, x: f32, fitted: &Fitted, y: f32, items: &mut [Rect]) -> f32 {
    // Lines run above and below units.
    let pad = if row.unit { ROW_GAP - GAP / 2.0 } else { 0.0 };
    let [above, below] = Rows::around(row);
    // The tokens of one row keep away from those of the next, so that none is read with the wrong card.
    let [apart_above, apart_below] = [above, below].map(|height| if height > 0.0 { APART } else { 0.0 });
    let top = y + pad + apart_above + above;
    let mut x = x;
    let mut end = top;
    for item in &row.items {
        let size = fitted.labels[*item].size;
        items[*item] = Rect { x, y: top, width: size.width, height: size.height };
        x += size.width + rows::UNIT_GAP;
        end = end.max(top + size.height);
    }
    end + below + apart_below + pad + GAP
}
