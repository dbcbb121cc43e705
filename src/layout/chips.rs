//! The parties at the head and the foot of the table: rows of boxes that leave the gutters free.

use crate::layout::frame::Grid;
use crate::layout::{Request, Seat};
use crate::text::{Face, text_width};

/// Height of a box.
pub(super) const HEIGHT: f32 = 30.0;
/// Font size of a name.
const TEXT: f32 = 14.0;
/// Room between two boxes of a row.
const GAP: f32 = 8.0;

/// Where a party stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Chip {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) row: usize,
}

/// All of them, with the number of rows at the head and at the foot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chips {
    pub(super) places: Vec<Chip>,
    pub(super) head_rows: usize,
    pub(super) foot_rows: usize,
}

/// Fills rows from the middle outwards. Lines to the boxes come and go by the gutters, so no box stands in one.
pub(super) fn place(request: &Request, grid: &Grid, seats: &[Seat]) -> Chips {
    let mut places = vec![Chip::default(); request.parties.len()];
    let mut rows_at = |seat: Seat| {
        let parties: Vec<usize> = (0..seats.len()).filter(|party| seats[*party] == seat).collect();
        let mut row = 0;
        let mut rest = parties.as_slice();
        while !rest.is_empty() {
            for (start, width) in segments(grid) {
                let taken = fill(request, rest, width);
                let (here, after) = rest.split_at(taken.len());
                let total: f32 = taken.iter().sum::<f32>() + GAP * taken.len().saturating_sub(1) as f32;
                let mut x = start + (width - total) / 2.0;
                for (party, width) in here.iter().zip(&taken) {
                    places[*party] = Chip { x, width: *width, row };
                    x += width + GAP;
                }
                rest = after;
            }
            row += 1;
        }
        row
    };
    let head_rows = rows_at(Seat::Head);
    let foot_rows = rows_at(Seat::Foot);
    Chips { places, head_rows, foot_rows }
}

/// The stretches between gutters, in the order in which they are filled.
fn segments(grid: &Grid) -> Vec<(f32, f32)> {
    if grid.stacked {
        vec![(grid.left_x(), grid.column)]
    } else {
        vec![(grid.middle_x(), grid.middle), (grid.left_x(), grid.column), (grid.right_x(), grid.column)]
    }
}

/// Widths of the parties that fit into `width`; at least one, cut to it.
fn fill(request: &Request, parties: &[usize], width: f32) -> Vec<f32> {
    let mut taken: Vec<f32> = Vec::new();
    let mut used = 0.0;
    for party in parties {
        let wanted = (text_width(&request.parties[*party].name, Face::Bold, TEXT) + 34.0).min(width);
        if !taken.is_empty() && used + GAP + wanted > width {
            break;
        }
        used += wanted + if taken.is_empty() { 0.0 } else { GAP };
        taken.push(wanted);
    }
    taken
}
