//! The forms that an item can take, with the room that each needs.

use crate::text::Face;

/// How much of a statement, bundle or mechanism is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// All of it: kind, attribution and answer in words, and the label in several lines.
    Card,
    /// Glyph, label and answer mark, in one line or two.
    Line,
    /// Glyph and answer mark only, side by side with its like.
    Unit,
    /// Several statements as one.
    Bundle,
    /// A mechanism.
    Mechanism,
}

/// The room that a form needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) face: Face,
    /// Font size of the label.
    pub(super) text: f32,
    /// Height of a line of the label.
    pub(super) line: f32,
    /// Lines of the label at the most; none for a form without a label.
    pub(super) lines: usize,
    /// Width beside the label: glyphs and margins.
    pub(super) beside: f32,
    /// Height above and below the label, or of a form without one.
    pub(super) around: f32,
    /// Width of a form without a label; others fill their column.
    pub(super) width: f32,
}

impl Form {
    /// Font size of a band's heading.
    pub const HEADING_TEXT: f32 = 14.5;
    /// Height of a line of a heading.
    pub const HEADING_LINE: f32 = 18.0;

    /// Font size of the label.
    #[must_use]
    pub fn text_size(self) -> f32 {
        self.shape().text
    }

    /// Height of a line of the label.
    #[must_use]
    pub fn line_height(self) -> f32 {
        self.shape().line
    }

    pub(super) fn shape(self) -> Shape {
        let plain = Shape {
            face: Face::Regular,
            text: 13.0,
            line: 16.0,
            lines: 2,
            beside: 54.0,
            around: 12.0,
            width: 0.0,
        };
        match self {
            Self::Card => Shape { text: 14.0, line: 18.0, lines: 4, beside: 22.0, around: 36.0, ..plain },
            Self::Line => plain,
            Self::Unit => Shape { lines: 0, around: 26.0, width: 38.0, ..plain },
            Self::Bundle => Shape { face: Face::Bold, lines: 3, beside: 24.0, around: 16.0, ..plain },
            Self::Mechanism => Shape { lines: 2, beside: 26.0, around: 12.0, ..plain },
        }
    }
}
