//! Boxes of the parties: pillars, boxes along a side at the height of what they say, rows at the head and the foot.

use crate::layout::chips::{self, Chips};
use crate::layout::frame::Grid;
use crate::layout::seats::is_pillar;
use crate::layout::stack::Stacks;
use crate::layout::{End, PartyPlace, Rect, Request, Seat};
use crate::text::{Face, Order, wrap};

/// Font size of a name at the side.
const TEXT: f32 = 13.0;
/// Room between two boxes of a side.
const GAP: f32 = 10.0;

/// A place for each party.
pub(super) fn place(
    request: &Request,
    grid: &Grid,
    seats: &[Seat],
    chips: &Chips,
    stacks: &Stacks,
    tokens: &[Option<usize>],
) -> Vec<PartyPlace> {
    let mut places: Vec<PartyPlace> = (0..seats.len())
        .map(|party| {
            let pillar = is_pillar(seats, party);
            let name = &request.parties[party].name;
            let (rect, bar) = match seats[party] {
                Seat::Head | Seat::Foot => {
                    let chip = chips.places[party];
                    let rows = if seats[party] == Seat::Head { &stacks.head_rows } else { &stacks.foot_rows };
                    let y = rows.get(chip.row).copied().unwrap_or_default();
                    (Rect { x: chip.x, y, width: chip.width, height: chips::HEIGHT }, None)
                }
                Seat::Left if pillar => pillar_rects(grid, stacks, 0.0, 0.0),
                Seat::Right if pillar => {
                    pillar_rects(grid, stacks, grid.width - grid.side, grid.width / 2.0 + 4.0)
                }
                Seat::Left => (Rect { x: 0.0, width: grid.side, ..Rect::default() }, None),
                Seat::Right => {
                    (Rect { x: grid.width - grid.side, width: grid.side, ..Rect::default() }, None)
                }
            };
            let lines = match (seats[party], pillar) {
                (Seat::Head | Seat::Foot, _) => wrap(name, Face::Bold, 14.0, rect.width - 20.0, 1),
                (_, true) => wrap(name, Face::Bold, 16.0, rect.width - 12.0, 3),
                (_, false) => wrap(name, Face::Bold, TEXT, rect.width - 12.0, 2),
            };
            PartyPlace { rect, bar, seat: seats[party], pillar, lines }
        })
        .collect();
    for side in [Seat::Left, Seat::Right] {
        settle(request, &mut places, side, stacks, tokens);
    }
    places
}

/// The box with the name, and the bar that lines lead to. On a wide frame the box is all of the pillar; on a phone the
/// name stands above a narrow bar.
fn pillar_rects(grid: &Grid, stacks: &Stacks, x: f32, name_x: f32) -> (Rect, Option<Rect>) {
    let height = stacks.table.1;
    if grid.stacked {
        let name = Rect { x: name_x, y: 0.0, width: grid.width / 2.0 - 4.0, height: grid.names - 6.0 };
        let bar = Rect { x, y: stacks.table.0, width: grid.side, height: height - stacks.table.0 };
        (name, Some(bar))
    } else {
        (Rect { x, y: 0.0, width: grid.side, height }, None)
    }
}

/// Puts the boxes of a crowded side at the mean height of what lines tie them to, or else of what speaks of them, then
/// pushes them apart.
fn settle(
    request: &Request,
    places: &mut [PartyPlace],
    side: Seat,
    stacks: &Stacks,
    tokens: &[Option<usize>],
) {
    // What lines tie them to, and what only tokens do.
    let mut sums = vec![[(0.0_f32, 0_u32); 2]; places.len()];
    for (tie, token) in request.ties.iter().zip(tokens) {
        for (end, other) in [(tie.from, tie.to), (tie.to, tie.from)] {
            if let (End::Party(party), End::Item(item)) = (end, other) {
                let sum = &mut sums[party][usize::from(token.is_some())];
                sum.0 += stacks.items[item].center().y;
                sum.1 += 1;
            }
        }
    }
    let mean = |party: usize| match sums[party] {
        [(_, 0), (_, 0)] => stacks.table.1,
        [(_, 0), (sum, count)] | [(sum, count), _] => sum / count as f32,
    };
    let mut here: Vec<usize> =
        (0..places.len()).filter(|party| places[*party].seat == side && !places[*party].pillar).collect();
    here.order_by(|a, b| mean(*a).total_cmp(&mean(*b)).then(a.cmp(b)));
    let heights: Vec<f32> =
        here.iter().map(|party| 14.0 + 16.0 * places[*party].lines.len() as f32).collect();
    let wanted: Vec<f32> =
        here.iter().zip(&heights).map(|(party, height)| mean(*party) - height / 2.0).collect();
    let tops = spread(&wanted, &heights, stacks.table.0);
    for ((party, height), y) in here.iter().zip(&heights).zip(tops) {
        places[*party].rect.y = y;
        places[*party].rect.height = *height;
    }
}

/// Upper edges as near as can be to the wanted ones, in their order, [`GAP`] apart and none above `top`: neighbours that
/// would overlap move together (pool adjacent violators).
fn spread(wanted: &[f32], heights: &[f32], top: f32) -> Vec<f32> {
    // Each block: where it starts, how many boxes, and its height.
    let mut blocks: Vec<(f32, usize, f32)> = Vec::new();
    for (wanted, height) in wanted.iter().zip(heights) {
        blocks.push((wanted.max(top), 1, *height));
        while let [.., before, last] = blocks.as_slice() {
            if before.0 + before.2 + GAP <= last.0 {
                break;
            }
            let count = before.1 + last.1;
            // The mean of where the members would have the block start.
            let shifted = last.0 - before.2 - GAP;
            let start = (before.0 * before.1 as f32 + shifted * last.1 as f32) / count as f32;
            let merged = (start.max(top), count, before.2 + GAP + last.2);
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let mut tops = Vec::with_capacity(wanted.len());
    let mut box_heights = heights.iter();
    for (start, count, _) in blocks {
        let mut y = start;
        for height in box_heights.by_ref().take(count) {
            tops.push(y);
            y += height + GAP;
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn boxes_are_pushed_apart_as_little_as_can_be() {
        assert_eq!(spread(&[0.0, 100.0], &[20.0, 20.0], 0.0), [0.0, 100.0]);
        assert_eq!(spread(&[50.0, 50.0], &[20.0, 20.0], 0.0), [35.0, 65.0]);
        assert_eq!(spread(&[-50.0, -50.0], &[20.0, 20.0], 10.0), [10.0, 40.0]);
    }
}
