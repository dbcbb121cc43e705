//! The frame that a picture is laid out for, and the grid of columns and gutters within it.

use crate::layout::seats::{Seat, is_pillar};
use crate::state::ViewState;

/// A frame. There are two sizes, whatever the screen, and a compact form of the narrow one: the picture must be the same
/// in every browser and in the pre-rendered page, so it cannot depend on a window. Units are CSS pixels at full size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frame {
    /// One column, for phones.
    pub stacked: bool,
    /// Mirrored, for readers of scripts that run from right to left.
    pub mirrored: bool,
    /// In few marks, where the picture stands in another page: who speaks on which issue, and the rest on demand.
    pub compact: bool,
}

impl Frame {
    /// For windows of about 1,000 px and more: at that width its smallest text is still over 12 px high.
    pub const WIDE: Self = Self { stacked: false, mirrored: false, compact: false };
    /// For phones.
    pub const NARROW: Self = Self { stacked: true, mirrored: false, compact: false };

    /// Width of the whole.
    #[must_use]
    pub fn width(self) -> f32 {
        if self.stacked { 360.0 } else { 1040.0 }
    }

    /// The same frame for a state. A column of an article is narrow, and the frame in it as high as its page: drawn whole,
    /// seventy statements are fourteen screens of someone else's text away from its end. A picture in which nothing can be
    /// opened is drawn whole.
    #[must_use]
    pub fn of(self, state: &ViewState) -> Self {
        Self { compact: self.stacked && state.embed && !state.still, ..self }
    }

    /// The same frame, mirrored where `mirrored`.
    #[must_use]
    pub fn mirror(self, mirrored: bool) -> Self {
        Self { mirrored, ..self }
    }
}

/// What stands where from left to right: party, gutter, column, gutter, middle, and the same again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    pub(super) stacked: bool,
    pub(super) width: f32,
    /// Width of a pillar, or of the boxes of several parties at one side.
    pub(super) side: f32,
    /// Width of the gutter between parties and cards.
    pub(super) outer: f32,
    /// Width of a side column.
    pub(super) column: f32,
    /// Width of the gutter beside the middle.
    pub(super) inner: f32,
    /// Width of the middle column.
    pub(super) middle: f32,
    /// Height that the names of pillars take above everything, where they do not stand in the pillars.
    pub(super) names: f32,
    /// Height at which the table begins at the earliest.
    pub(super) head: f32,
}

impl Grid {
    /// The grid for these seats: where several parties share a side, their lines need a wider gutter.
    pub(super) fn new(frame: Frame, seats: &[Seat]) -> Self {
        let crowded = (0..seats.len())
            .any(|party| matches!(seats[party], Seat::Left | Seat::Right) && !is_pillar(seats, party));
        let width = frame.width();
        if frame.stacked {
            let pillars = seats.iter().any(|seat| matches!(seat, Seat::Left | Seat::Right));
            let (side, names) = if pillars { (12.0, 58.0) } else { (0.0, 0.0) };
            let outer = 20.0;
            let column = width - 2.0 * (side + outer);
            return Self {
                stacked: true,
                width,
                side,
                outer,
                column,
                inner: 0.0,
                middle: column,
                names,
                head: names,
            };
        }
        let (side, outer, column, inner) =
            if crowded { (104.0, 52.0, 232.0, 42.0) } else { (88.0, 24.0, 276.0, 44.0) };
        let middle = width - 2.0 * (side + outer + column + inner);
        Self {
            stacked: false,
            width,
            side,
            outer,
            column,
            inner,
            middle,
            names: 0.0,
            head: if crowded { 0.0 } else { 52.0 },
        }
    }

    /// Left edge of the left column.
    pub(super) fn left_x(&self) -> f32 {
        self.side + self.outer
    }

    /// Left edge of the middle column.
    pub(super) fn middle_x(&self) -> f32 {
        if self.stacked { self.left_x() } else { self.left_x() + self.column + self.inner }
    }

    /// Left edge of the right column.
    pub(super) fn right_x(&self) -> f32 {
        if self.stacked { self.left_x() } else { self.middle_x() + self.middle + self.inner }
    }
}
