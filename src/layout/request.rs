//! What is to be laid out: sizes and ties, without their meaning.

use crate::layout::{Form, Frame};

/// Something to lay out.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The frame.
    pub frame: Frame,
    /// The parties, one box each.
    pub parties: Vec<PartyBox>,
    /// The bands, from top to bottom.
    pub bands: Vec<Band>,
    /// The items, in the order in which they stand in their band.
    pub items: Vec<Item>,
    /// The ties between them.
    pub ties: Vec<Tie>,
}

/// A party to place.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyBox {
    /// Its short name.
    pub name: String,
    /// What seat it can have.
    pub seating: Seating,
}

/// The kinds of seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seating {
    /// At a side of the table.
    Side,
    /// At its head.
    Head,
    /// At its foot.
    Foot,
}

/// A band to place.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its heading.
    pub heading: String,
}

/// An item to place.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its band, as a place in [`Request::bands`].
    pub band: usize,
    /// Its label.
    pub label: String,
    /// How much of it is drawn.
    pub form: Form,
    /// Height that it needs below its label.
    pub extra: f32,
}

/// One end of a tie, as a place in the request's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// A party.
    Party(usize),
    /// An item.
    Item(usize),
}

/// What a tie is, as far as its way goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieRole {
    /// From a maker to what it made.
    By,
    /// To an addressee.
    To,
    /// To a subject.
    About,
    /// From an answer to what it answers.
    Responds,
    /// To a mechanism.
    Mechanism,
}

/// A tie between two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Where it begins.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// What it is.
    pub role: TieRole,
}
