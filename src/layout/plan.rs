//! The way that each line takes, before anyone knows where things stand: which gutters it runs in and which channels
//! it crosses the table by.

use crate::layout::rows::Rows;
use crate::layout::seats::is_pillar;
use crate::layout::{End, Form, Request, Seat, Side, Tie, TieRole};

/// Where a line begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Port {
    /// The left edge of an item.
    ItemLeft(usize),
    /// The right edge of an item.
    ItemRight(usize),
    /// The upper edge of an item that stands side by side with others.
    ItemTop(usize),
    /// The lower edge of such an item.
    ItemBottom(usize),
    /// The edge of a party that faces the table.
    Party(usize),
}

/// A gutter, in which lines run up and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gutter {
    OuterLeft,
    InnerLeft,
    InnerRight,
    OuterRight,
}

/// A channel, in which lines run across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Channel {
    /// Above the cards of a band.
    Over(usize),
    /// Below the cards of a band.
    Under(usize),
}

/// Lines that run together: all that one party speaks by in one band, all that lead to it from there, to one mechanism,
/// or from answer to asked. What a party says never runs with what is said to it: the arrow at the end of the one would
/// seem to be the other's.
/// The order is that of the tracks in a gutter, from the side inwards; of all orders it gave the fewest crossings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rope {
    /// Answers.
    Responds { band: usize },
    /// Across the table to or from a party, within a band.
    Across { party: usize, band: usize, speaks: bool },
    /// To a mechanism.
    Mechanism { item: usize },
    /// Along the side to or from one of several parties there.
    Lane { party: usize, speaks: bool },
}

/// One stretch of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leg {
    /// Up or down a gutter.
    Along(Gutter, Rope),
    /// Across by a channel.
    Across(Channel, Rope),
    /// Just above a row of items.
    Above(usize),
    /// Just below a row of items.
    Below(usize),
}

/// The way of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) start: Port,
    pub(super) legs: Vec<Leg>,
    pub(super) end: Port,
}

/// What the planner needs to know.
struct Table<'a> {
    request: &'a Request,
    seats: &'a [Seat],
    columns: &'a [Side],
}

/// A way for each tie but those that lead to a token.
pub(super) fn plan(request: &Request, seats: &[Seat], columns: &[Side], rows: &Rows) -> Vec<Option<Way>> {
    let table = Table { request, seats, columns };
    let ties = request.ties.iter().zip(&rows.of_tie);
    ties.map(|(tie, token)| token.is_none().then(|| table.way(tie))).collect()
}

impl Table<'_> {
    fn way(&self, tie: &Tie) -> Way {
        match (tie.from, tie.to) {
            (End::Party(party), End::Item(item)) => self.item_to_party(item, party, tie.role).reversed(),
            (End::Item(item), End::Party(party)) => self.item_to_party(item, party, tie.role),
            (End::Item(from), End::Item(to)) if tie.role == TieRole::Mechanism => {
                self.item_to_mechanism(from, to)
            }
            (End::Item(from), End::Item(to)) => self.item_to_item(from, to),
            (End::Party(from), End::Party(to)) => {
                Way { start: Port::Party(from), legs: Vec::new(), end: Port::Party(to) }
            }
        }
    }

    fn item_to_party(&self, item: usize, party: usize, role: TieRole) -> Way {
        let band = self.request.items[item].band;
        let seat = self.seats[party];
        let column = self.columns[item];
        let speaks = role == TieRole::By;
        let mut legs = Vec::new();
        let start;
        let (outer, home) = if seat == Seat::Left {
            (Gutter::OuterLeft, Side::Left)
        } else {
            (Gutter::OuterRight, Side::Right)
        };
        if column == home || self.request.frame.stacked {
            start = self.leave(item, home, role, &mut legs);
        } else {
            // Across the table. Lines to the right go above the cards and lines to the left below them, so that those
            // of the two sides never meet.
            let inner = self.inner_gutter(column, seat);
            start = self.leave(item, facing(column, inner), role, &mut legs);
            let rope = Rope::Across { party, band, speaks };
            legs.push(Leg::Along(inner, rope));
            let channel = if seat == Seat::Right { Channel::Over(band) } else { Channel::Under(band) };
            legs.push(Leg::Across(channel, rope));
        }
        if !is_pillar(self.seats, party) {
            legs.push(Leg::Along(outer, Rope::Lane { party, speaks }));
        }
        Way { start, legs, end: Port::Party(party) }
    }

    fn item_to_mechanism(&self, item: usize, mechanism: usize) -> Way {
        let gutter = self.near_gutter(self.columns[item], mechanism);
        let mut legs = Vec::new();
        let start = self.leave(item, facing(self.columns[item], gutter), TieRole::Mechanism, &mut legs);
        legs.push(Leg::Along(gutter, Rope::Mechanism { item: mechanism }));
        let end = if facing(self.columns[mechanism], gutter) == Side::Left {
            Port::ItemLeft(mechanism)
        } else {
            Port::ItemRight(mechanism)
        };
        Way { start, legs, end }
    }

    fn item_to_item(&self, from: usize, to: usize) -> Way {
        let band = self.request.items[to].band;
        let rope = Rope::Responds { band };
        let there = self.near_gutter(self.columns[to], from);
        // From the middle, an answer leaves on the side where what it answers stands.
        let here =
            if self.columns[from] == Side::Middle { there } else { self.near_gutter(self.columns[from], to) };
        let mut legs = Vec::new();
        let start = self.leave(from, facing(self.columns[from], here), TieRole::Responds, &mut legs);
        legs.push(Leg::Along(here, rope));
        if here != there {
            legs.push(Leg::Across(Channel::Under(band), rope));
            legs.push(Leg::Along(there, rope));
        }
        let mut tail = Vec::new();
        let end = self.leave(to, facing(self.columns[to], there), TieRole::Responds, &mut tail);
        legs.extend(tail.into_iter().rev());
        Way { start, legs, end }
    }

    /// Leaves an item on a side; one that stands in a row leaves it upwards, or downwards to its maker.
    fn leave(&self, item: usize, side: Side, role: TieRole, legs: &mut Vec<Leg>) -> Port {
        if self.request.items[item].form == Form::Unit {
            if role == TieRole::By {
                legs.push(Leg::Below(item));
                return Port::ItemBottom(item);
            }
            legs.push(Leg::Above(item));
            return Port::ItemTop(item);
        }
        if side == Side::Left { Port::ItemLeft(item) } else { Port::ItemRight(item) }
    }

    /// The inner gutter by which an item of `column` reaches a side of the table.
    fn inner_gutter(&self, column: Side, seat: Seat) -> Gutter {
        match (column, seat) {
            (Side::Left, _) => Gutter::InnerLeft,
            (Side::Right, _) => Gutter::InnerRight,
            (Side::Middle, Seat::Left) => Gutter::InnerLeft,
            (Side::Middle, _) => Gutter::InnerRight,
        }
    }

    /// The gutter by which an item reaches the middle, the head and the foot of the table. For items of the middle,
    /// `turn` spreads the lines over both gutters.
    fn near_gutter(&self, column: Side, turn: usize) -> Gutter {
        if self.request.frame.stacked {
            return if turn.is_multiple_of(2) { Gutter::OuterLeft } else { Gutter::OuterRight };
        }
        match column {
            Side::Left => Gutter::InnerLeft,
            Side::Right => Gutter::InnerRight,
            Side::Middle if turn.is_multiple_of(2) => Gutter::InnerLeft,
            Side::Middle => Gutter::InnerRight,
        }
    }
}

impl Way {
    fn reversed(mut self) -> Self {
        self.legs.reverse();
        Self { start: self.end, legs: self.legs, end: self.start }
    }
}

/// The edge of an item of `column` that a gutter lies at.
fn facing(column: Side, gutter: Gutter) -> Side {
    match (column, gutter) {
        (_, Gutter::OuterLeft) => Side::Left,
        (_, Gutter::OuterRight) => Side::Right,
        (Side::Left, _) => Side::Right,
        (Side::Right, _) => Side::Left,
        (Side::Middle, Gutter::InnerLeft) => Side::Left,
        (Side::Middle, Gutter::InnerRight) => Side::Right,
    }
}
