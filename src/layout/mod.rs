//! Places for parties, statements and mechanisms: a list of passes over sizes and ties.
//!
//! The picture is a table seen from above. Principals sit at its left and right as pillars, those who host or mediate
//! at its head, those who are only talked about at its foot. Every issue is a band across the table: what the left
//! side says on the left, what the right side says on the right, and between them the name, the mechanisms,
//! and what was said by both or by neither. Lines leave a card towards its maker on the outside, and towards those it
//! addresses on the inside, where they join in gutters and cross the table in channels above and below the cards; so
//! no line ever runs through a card. Whatever would need a line out of its band is named again beside the card, as a
//! token. On a narrow frame the columns become one, and every card meets both pillars.
//!
//! The passes see sizes and ties, never what they mean.

mod arrange;
mod channels;
mod chips;
mod columns;
mod forms;
mod frame;
mod geometry;
mod mirror;
mod named;
mod parties;
mod plan;
mod quality;
mod request;
mod route;
mod rows;
mod seats;
mod stack;
mod tracks;

pub use arrange::{Arrangement, Choices, Group, Subject, arrange};
pub use forms::Form;
pub use frame::Frame;
pub use geometry::{Point, Rect, Size};
pub use quality::{Quality, measure};
pub use request::{Band, End, Item, PartyBox, Request, Seating, Tie, TieRole};
pub use seats::Seat;

/// Where everything stands, in the units of the frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Width and height of the whole.
    pub size: Size,
    /// Upper and lower edge of the table, between which the bands lie.
    pub table: (f32, f32),
    /// One place for each party of the request.
    pub parties: Vec<PartyPlace>,
    /// One place for each band.
    pub bands: Vec<BandPlace>,
    /// One place for each item.
    pub items: Vec<ItemPlace>,
    /// One line for each tie: its corners, from the first end to the last.
    pub routes: Vec<Vec<Point>>,
    /// What is named again beside the items that speak of it.
    pub tokens: Vec<TokenPlace>,
}

/// Where a party or a mechanism is named again, and which ties end there instead of at its own place.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenPlace {
    /// Its box.
    pub rect: Rect,
    /// What it stands for.
    pub end: End,
    /// How many others it stands for, where there was no room for all.
    pub others: usize,
    /// Its name, or how many there are.
    pub name: String,
    /// Places in the request's list of ties.
    pub ties: Vec<usize>,
}

/// Where a party stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyPlace {
    /// Its box; for a pillar on a wide frame, all of it.
    pub rect: Rect,
    /// The bar that lines lead to, where it is not the box.
    pub bar: Option<Rect>,
    /// Where it sits.
    pub seat: Seat,
    /// Whether it is a pillar, the only one on its side.
    pub pillar: bool,
    /// Its name, broken into lines.
    pub lines: Vec<String>,
}

/// Where a band stands.
#[derive(Debug, Clone, PartialEq)]
pub struct BandPlace {
    /// All of it, from side to side.
    pub rect: Rect,
    /// Its heading.
    pub heading: Rect,
    /// The heading, broken into lines.
    pub lines: Vec<String>,
}

/// Where an item stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPlace {
    /// Its box.
    pub rect: Rect,
    /// Its label, broken into lines.
    pub lines: Vec<String>,
    /// Whether the label was cut.
    pub cut: bool,
    /// Its column.
    pub column: Side,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// What the left side says.
    Left,
    /// What both say, or neither; mechanisms.
    Middle,
    /// What the right side says.
    Right,
}

/// Lays a request out. The same request gives the same layout, to the last bit.
#[must_use]
pub fn lay_out(request: &Request) -> Layout {
    let seats = seats::seat(request);
    let grid = frame::Grid::new(request.frame, &seats);
    let columns = columns::choose(request, &seats);
    let fitted = columns::fit_labels(request, &grid, &columns);
    let chips = chips::place(request, &grid, &seats);
    let rows = rows::gather(request, &grid, &seats, &columns);
    let ways = plan::plan(request, &seats, &columns, &rows);
    let channels = channels::reserve(&ways, &grid, &seats, &columns);
    let mut stacks = stack::stack(request, &grid, &columns, &fitted, &channels, &chips, &rows);
    let parties = parties::place(request, &grid, &seats, &chips, &stacks, &rows.of_tie);
    stacks.hold(&parties);
    let table = route::Table { grid: &grid, channels: &channels, stacks: &stacks, parties: &parties };
    let mut routes = route::route(&ways, &table);
    let tokens = rows.tie_up(request, &grid, &columns, &stacks.items, &mut routes);
    mirror::turn(request.frame, assemble(fitted, &columns, &stacks, parties, routes, tokens))
}

fn assemble(
    fitted: columns::Fitted,
    columns: &[Side],
    stacks: &stack::Stacks,
    parties: Vec<PartyPlace>,
    routes: Vec<Vec<Point>>,
    tokens: Vec<TokenPlace>,
) -> Layout {
    let bands = stacks.bands.iter().zip(fitted.headings);
    let items = stacks.items.iter().zip(fitted.labels).zip(columns);
    Layout {
        size: stacks.size,
        table: stacks.table,
        parties,
        bands: bands
            .map(|(band, heading)| BandPlace { rect: band.rect, heading: band.heading, lines: heading.lines })
            .collect(),
        items: items
            .map(|((rect, label), column)| ItemPlace {
                rect: *rect,
                lines: label.lines,
                cut: label.cut,
                column: *column,
            })
            .collect(),
        routes,
        tokens,
    }
}
