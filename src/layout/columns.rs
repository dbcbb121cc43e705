//! Which column an item stands in, and how its label fits there.

use crate::layout::frame::Grid;
use crate::layout::{End, Form, Item, Request, Seat, Side, Size, TieRole};
use crate::text::{Face, wrap};

/// A label broken into lines, with the box that it needs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub(super) lines: Vec<String>,
    pub(super) cut: bool,
    pub(super) size: Size,
}

/// The labels of all items and the headings of all bands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fitted {
    pub(super) labels: Vec<Label>,
    pub(super) headings: Vec<Label>,
}

/// A column for each item: that of its makers' side, or the middle where they sit on both, at the head or nowhere.
pub(super) fn choose(request: &Request, seats: &[Seat]) -> Vec<Side> {
    let mut makers: Vec<Vec<Seat>> = vec![Vec::new(); request.items.len()];
    for tie in &request.ties {
        if let (TieRole::By, End::Party(party), End::Item(item)) = (tie.role, tie.from, tie.to) {
            makers[item].push(seats[party]);
        }
    }
    let mut tied = vec![false; request.items.len()];
    for end in request.ties.iter().flat_map(|tie| [tie.from, tie.to]) {
        if let End::Item(item) = end {
            tied[item] = true;
        }
    }
    // What is tied to nothing may stand anywhere: it is spread, so that no column grows long.
    let mut spread = [Side::Middle, Side::Left, Side::Right].into_iter().cycle();
    let column = |(makers, tied): (&Vec<Seat>, &bool)| match makers.first() {
        Some(Seat::Left) if makers.iter().all(|seat| *seat == Seat::Left) => Side::Left,
        Some(Seat::Right) if makers.iter().all(|seat| *seat == Seat::Right) => Side::Right,
        None if !tied => spread.next().unwrap_or(Side::Middle),
        _ => Side::Middle,
    };
    makers.iter().zip(&tied).map(column).collect()
}

/// Left edge and width of a column.
pub(super) fn span(grid: &Grid, column: Side) -> (f32, f32) {
    match column {
        Side::Left => (grid.left_x(), grid.column),
        Side::Middle => (grid.middle_x(), grid.middle),
        Side::Right => (grid.right_x(), grid.column),
    }
}

/// Breaks every label for the column that it stands in.
pub(super) fn fit_labels(request: &Request, grid: &Grid, columns: &[Side]) -> Fitted {
    let headings = request.bands.iter().map(|band| {
        let lines = wrap(&band.heading, Face::Bold, Form::HEADING_TEXT, grid.middle, 4);
        let height = lines.len() as f32 * Form::HEADING_LINE;
        Label { cut: false, size: Size { width: grid.middle, height }, lines }
    });
    let labels = request.items.iter().zip(columns);
    Fitted {
        labels: labels.map(|(item, column)| fit(item, span(grid, *column).1)).collect(),
        headings: headings.collect(),
    }
}

fn fit(item: &Item, width: f32) -> Label {
    let (label, shape) = (&item.label, item.form.shape());
    if shape.lines == 0 {
        return Label {
            lines: Vec::new(),
            cut: true,
            size: Size { width: shape.width, height: shape.around },
        };
    }
    let lines = wrap(label, shape.face, shape.text, width - shape.beside, shape.lines);
    let cut = lines.last().is_some_and(|line| line.ends_with('…') && !label.ends_with('…'));
    let height = shape.around + lines.len().max(1) as f32 * shape.line + item.extra;
    Label { lines, cut, size: Size { width, height } }
}
