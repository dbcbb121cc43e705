//! The rows that items stand in, and the tokens above and below them. Whatever lies far (`named.rs` says what) is named
//! again right where it is spoken of: its makers above a row, all others below. So lines are short, and a card reads in
//! place.

use crate::layout::columns::span;
use crate::layout::frame::Grid;
use crate::layout::named::{homes, named_again};
use crate::layout::{End, Form, Point, Rect, Request, Seat, Side, TieRole, TokenPlace};
use crate::text::{Face, text_width, wrap};

/// Height of a token.
pub(super) const HEIGHT: f32 = 24.0;
/// Room between a row and its tokens, or between two lines of them: their lines run there.
pub(super) const DROP: f32 = 12.0;
/// Room at the start of each line of tokens; the lines to those further from the row run down in it.
pub(super) const INDENT: f32 = 14.0;
/// Font size of a token.
pub(super) const TEXT: f32 = 13.0;
/// Distance from a row at which the lines of its items turn.
pub(super) const TURN: f32 = 4.5;
/// Room between two tokens.
const GAP: f32 = 6.0;
/// Tokens above a row, and below it, at the most: the last one stands for all the others.
const MOST: usize = 12;
/// Units of a row lie so far apart.
pub(super) const UNIT_GAP: f32 = 6.0;

/// One item, or several units side by side, with its tokens.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Row {
    pub(super) items: Vec<usize>,
    pub(super) unit: bool,
    /// Its tokens above and below, and how many lines of them there are.
    tokens: [Vec<usize>; 2],
    lines: [usize; 2],
}

/// What is named again, and where in its row it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) row: usize,
    pub(super) above: bool,
    pub(super) end: End,
    /// How many others it stands for.
    pub(super) others: usize,
    pub(super) name: String,
    /// Left edge from that of the column, width, and the line of tokens, the nearest to the row first.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) line: usize,
}

/// All rows, in the order of their bands, and all tokens.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    pub(super) tokens: Vec<Token>,
    /// The token of each tie that has one.
    pub(super) of_tie: Vec<Option<usize>>,
}

/// Puts the items in rows and finds the tokens of each.
pub(super) fn gather(request: &Request, grid: &Grid, seats: &[Seat], columns: &[Side]) -> Rows {
    let mut found = Rows::default();
    let mut row_of = Vec::with_capacity(request.items.len());
    // The row of units that is still open in each column.
    let mut open: [Option<(usize, usize)>; 3] = [None; 3];
    for (at, item) in request.items.iter().enumerate() {
        let column = columns[at];
        let unit = item.form == Form::Unit;
        let last = &mut open[if grid.stacked { 0 } else { column as usize }];
        let room = ((span(grid, column).1 + UNIT_GAP) / (item.form.shape().width + UNIT_GAP)) as usize;
        match *last {
            Some((band, row)) if unit && band == item.band && found.rows[row].items.len() < room => {
                found.rows[row].items.push(at);
            }
            _ => {
                *last = unit.then_some((item.band, found.rows.len()));
                found.rows.push(Row { items: vec![at], unit, ..Row::default() });
            }
        }
        row_of.push(last.map_or(found.rows.len() - 1, |(_, row)| row));
    }
    let homes = homes(request, seats, columns);
    for tie in &request.ties {
        let token = named_again(request, seats, columns, &homes, tie)
            .map(|(item, end)| found.token(request, row_of[item], end, tie.role == TieRole::By));
        found.of_tie.push(token);
    }
    found.line_up(grid, columns);
    found
}

impl Rows {
    /// The token of a row for an end: the one that is there, or a new one.
    fn token(&mut self, request: &Request, row: usize, end: End, above: bool) -> usize {
        let of_row = &mut self.rows[row].tokens[usize::from(!above)];
        if let Some(at) = of_row.iter().find(|at| self.tokens[**at].end == end) {
            return *at;
        }
        if let Some(last) = of_row.get(MOST - 1) {
            let last = &mut self.tokens[*last];
            last.others += 1;
            last.name = format!("+ {}", last.others + 1);
            return of_row[MOST - 1];
        }
        let name = match end {
            End::Party(party) => &request.parties[party].name,
            End::Item(item) => &request.items[item].label,
        };
        of_row.push(self.tokens.len());
        self.tokens.push(Token {
            row,
            above,
            end,
            others: 0,
            name: name.clone(),
            x: 0.0,
            width: 0.0,
            line: 0,
        });
        self.tokens.len() - 1
    }

    /// Height of the tokens above a row and below it.
    pub(super) fn around(row: &Row) -> [f32; 2] {
        row.lines.map(|lines| lines as f32 * (HEIGHT + DROP))
    }

    /// Where a token stands.
    pub(super) fn place(&self, token: &Token, grid: &Grid, columns: &[Side], items: &[Rect]) -> Rect {
        let Some(first) = self.rows[token.row].items.first() else { return Rect::default() };
        let far = token.line as f32 * (HEIGHT + DROP) + DROP;
        let y = if token.above { items[*first].y - far - HEIGHT } else { items[*first].bottom() + far };
        Rect { x: span(grid, columns[*first]).0 + token.x, y, width: token.width, height: HEIGHT }
    }

    /// Ends the lines of ties that have a token there; returns the places of the tokens.
    pub(super) fn tie_up(
        self,
        request: &Request,
        grid: &Grid,
        columns: &[Side],
        items: &[Rect],
        routes: &mut [Vec<Point>],
    ) -> Vec<TokenPlace> {
        let mut ties = vec![Vec::new(); self.tokens.len()];
        for (at, (tie, token)) in request.ties.iter().zip(&self.of_tie).enumerate() {
            let Some(own) = *token else { continue };
            ties[own].push(at);
            let token = &self.tokens[own];
            let place = self.place(token, grid, columns, items);
            routes[at] = match (tie.from, tie.to) {
                (End::Item(item), _) => self.line(token, place, items[item]),
                (_, End::Item(item)) => self.line(token, place, items[item]).into_iter().rev().collect(),
                _ => Vec::new(),
            };
        }
        let places: Vec<Rect> =
            self.tokens.iter().map(|token| self.place(token, grid, columns, items)).collect();
        let tokens = self.tokens.into_iter().zip(places).zip(ties);
        tokens
            .map(|((token, rect), ties)| TokenPlace {
                rect,
                end: token.end,
                others: token.others,
                name: token.name,
                ties,
            })
            .collect()
    }

    /// The corners of the line from an item to a token at `place`: straight where nothing lies between them.
    pub(super) fn line(&self, token: &Token, place: Rect, item: Rect) -> Vec<Point> {
        let unit = self.rows[token.row].unit;
        let x = place.center().x;
        let (edge, near, level, door) = if token.above {
            (item.y, item.y - TURN, place.bottom() + DROP - TURN, place.bottom())
        } else {
            (item.bottom(), item.bottom() + TURN, place.y - DROP + TURN, place.y)
        };
        let trunk = if token.line > 0 { place.x - token.x + INDENT / 2.0 } else { x };
        let mut pen = Point { x: if unit { item.center().x } else { trunk }, y: edge };
        let mut corners = vec![pen];
        for (turn_x, turn_y) in [(trunk, near), (x, level)] {
            if pen.x != turn_x {
                corners.extend([Point { x: pen.x, y: turn_y }, Point { x: turn_x, y: turn_y }]);
                pen.x = turn_x;
            }
        }
        corners.push(Point { x, y: door });
        corners
    }

    /// Fills the lines of tokens of each row.
    fn line_up(&mut self, grid: &Grid, columns: &[Side]) {
        let mut ends = vec![[INDENT; 2]; self.rows.len()];
        for token in &mut self.tokens {
            let row = &mut self.rows[token.row];
            let width = row.items.first().map_or(grid.column, |item| span(grid, columns[*item]).1);
            let side = usize::from(!token.above);
            let margin = if matches!(token.end, End::Item(_)) { 26.0 } else { 20.0 };
            let most = width - INDENT - margin;
            token.name = wrap(&token.name, Face::Regular, TEXT, most, 1).concat();
            token.width = text_width(&token.name, Face::Regular, TEXT) + margin;
            let x = &mut ends[token.row][side];
            if row.lines[side] == 0 {
                row.lines[side] = 1;
            } else if *x + token.width > width {
                row.lines[side] += 1;
                *x = INDENT;
            }
            (token.x, token.line) = (*x, row.lines[side] - 1);
            *x += token.width + GAP;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, gather};
    use crate::layout::frame::Grid;
    use crate::layout::{
        Band, End, Form, Frame, Item, Layout, PartyBox, Request, Seat, Seating, Side, Tie, TieRole, lay_out,
    };

    /// One card of the first side, told to a second side and to so many mediators by one of them.
    fn told_to(mediators: usize) -> Request {
        let party = |at: usize| PartyBox {
            name: format!("Party {at}"),
            seating: if at < 2 { Seating::Side } else { Seating::Head },
        };
        let item = |band, form| Item { band, label: "Label".to_owned(), form, extra: 0.0 };
        let to = |party| Tie { from: End::Item(0), to: End::Party(party), role: TieRole::To };
        let by = |party| Tie { from: End::Party(party), to: End::Item(0), role: TieRole::By };
        let mut ties = vec![by(0), to(1), by(2)];
        ties.extend((3..2 + mediators).map(to));
        for mechanism in [1, 2] {
            let to = End::Item(mechanism);
            ties.push(Tie { from: End::Item(0), to, role: TieRole::Mechanism });
        }
        Request {
            frame: Frame::WIDE,
            parties: (0..2 + mediators).map(party).collect(),
            bands: vec![Band { heading: "One".to_owned() }, Band { heading: "Two".to_owned() }],
            items: vec![item(0, Form::Card), item(0, Form::Mechanism), item(1, Form::Mechanism)],
            ties,
        }
    }

    fn ends(layout: &Layout) -> Vec<End> {
        layout.tokens.iter().map(|token| token.end).collect()
    }

    #[test]
    fn only_what_lies_out_of_the_band_is_named_again_its_maker_above_and_the_others_below() {
        let request = told_to(2);
        let layout = lay_out(&request);
        assert_eq!(ends(&layout), [End::Party(2), End::Party(3), End::Item(2)]);
        let card = layout.items[0].rect;
        assert!(layout.tokens[0].rect.bottom() < card.y);
        assert!(layout.tokens[1..].iter().all(|token| token.rect.y > card.bottom()));
        // The ties between sides, and to the mechanism beside it, keep their own lines.
        let tied: Vec<usize> = layout.tokens.iter().flat_map(|token| token.ties.clone()).collect();
        assert_eq!(tied, [2, 3, 5]);
    }

    #[test]
    fn what_has_no_room_shares_the_last_token_and_every_tie_still_has_a_line() {
        let request = told_to(MOST + 6);
        let layout = lay_out(&request);
        assert_eq!(layout.tokens.len(), MOST + 1);
        let last = layout.tokens.last().expect("there are tokens");
        // Mediators but the maker, and one mechanism, less those with tokens of their own.
        assert_eq!((last.others, last.name.as_str()), (6, "+ 7"));
        assert_eq!(last.ties.len(), 7);
        assert!(layout.routes.iter().all(|route| route.len() > 1));
    }

    #[test]
    fn units_stand_side_by_side_and_name_a_party_once() {
        let mut request = told_to(2);
        request.items[0].form = Form::Unit;
        request.items.insert(1, request.items[0].clone());
        for tie in &mut request.ties {
            for end in [&mut tie.from, &mut tie.to] {
                if let End::Item(at @ 1..) = end {
                    *at += 1;
                }
            }
        }
        request.ties.push(Tie { from: End::Item(1), to: End::Party(3), role: TieRole::To });
        let seats = [Seat::Left, Seat::Right, Seat::Head, Seat::Head];
        let columns = [Side::Left, Side::Left, Side::Middle, Side::Middle];
        let rows = gather(&request, &Grid::new(request.frame, &seats), &seats, &columns);
        assert_eq!(rows.rows[0].items, [0, 1]);
        let last = request.ties.len() - 1;
        assert_eq!(rows.of_tie[3], rows.of_tie[last]);
        assert!(rows.of_tie[3].is_some());
    }
}
