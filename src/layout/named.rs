//! What is named again beside an item, because a line to its own place would lead out of the band or through a crowd.

use crate::layout::seats::is_pillar;
use crate::layout::{End, Request, Seat, Side, Tie, TieRole};

/// Where a party of a crowded side has lines of its own: from what it says on its side in one band, that in which it
/// says most there, the first of several. Pillars and others have none, and need none.
pub(super) fn homes(request: &Request, seats: &[Seat], columns: &[Side]) -> Vec<Option<(usize, Side)>> {
    let mut said: Vec<Vec<(usize, usize)>> = vec![Vec::new(); seats.len()];
    for tie in &request.ties {
        let (TieRole::By, End::Party(party), End::Item(item)) = (tie.role, tie.from, tie.to) else {
            continue;
        };
        if side(seats[party]) != Some(columns[item]) {
            continue;
        }
        let band = request.items[item].band;
        match said[party].iter_mut().find(|(other, _)| *other == band) {
            Some((_, count)) => *count += 1,
            None => said[party].push((band, 1)),
        }
    }
    let most = |(party, said): (usize, &Vec<(usize, usize)>)| {
        let side = side(seats[party]).filter(|_| !is_pillar(seats, party))?;
        let first = said.iter().max_by_key(|(band, count)| (*count, std::cmp::Reverse(*band)))?;
        Some((first.0, side))
    };
    said.iter().enumerate().map(most).collect()
}

/// The item and the other end of a tie that ends at a token.
pub(super) fn named_again(
    request: &Request,
    seats: &[Seat],
    columns: &[Side],
    homes: &[Option<(usize, Side)>],
    tie: &Tie,
) -> Option<(usize, End)> {
    let (item, other) = match (tie.from, tie.to) {
        (End::Item(item), other) | (other, End::Item(item)) => (item, other),
        _ => return None,
    };
    let near = match other {
        // Where several parties share a side, lines from all over the table would tangle in front of them.
        End::Party(party) => {
            let said_here =
                tie.role == TieRole::By && homes[party] == Some((request.items[item].band, columns[item]));
            is_pillar(seats, party) || said_here
        }
        End::Item(to) => tie.role != TieRole::Mechanism || request.items[item].band == request.items[to].band,
    };
    (!near).then_some((item, other))
}

fn side(seat: Seat) -> Option<Side> {
    match seat {
        Seat::Left => Some(Side::Left),
        Seat::Right => Some(Side::Right),
        Seat::Head | Seat::Foot => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{homes, named_again};
    use crate::layout::{Band, End, Form, Frame, Item, PartyBox, Request, Seat, Seating, Side, Tie, TieRole};

    const SEATS: [Seat; 4] = [Seat::Left, Seat::Left, Seat::Right, Seat::Head];
    const COLUMNS: [Side; 4] = [Side::Left, Side::Left, Side::Left, Side::Middle];

    /// Two parties at the left, a pillar at the right, one at the head; items in bands 0, 1, 1 and 1.
    fn request(ties: &[Tie]) -> Request {
        Request {
            frame: Frame::WIDE,
            parties: vec![PartyBox { name: "Party".to_owned(), seating: Seating::Side }; 4],
            bands: vec![Band { heading: "Band".to_owned() }; 2],
            items: [0, 1, 1, 1]
                .map(|band| Item { band, label: "Label".to_owned(), form: Form::Card, extra: 0.0 })
                .to_vec(),
            ties: ties.to_vec(),
        }
    }

    fn by(party: usize, item: usize) -> Tie {
        Tie { from: End::Party(party), to: End::Item(item), role: TieRole::By }
    }

    fn named(request: &Request, tie: &Tie) -> Option<(usize, End)> {
        named_again(request, &SEATS, &COLUMNS, &homes(request, &SEATS, &COLUMNS), tie)
    }

    #[test]
    fn a_party_of_a_crowded_side_is_at_home_where_it_says_most() {
        let ties = [by(0, 0), by(0, 1), by(0, 2), by(1, 0), by(1, 1), by(2, 0), by(3, 0)];
        let homes = homes(&request(&ties), &SEATS, &COLUMNS);
        assert_eq!(homes, [Some((1, Side::Left)), Some((0, Side::Left)), None, None]);
    }

    #[test]
    fn lines_are_kept_to_pillars_and_to_what_is_said_at_home() {
        let mechanism = |from, to| Tie { from: End::Item(from), to: End::Item(to), role: TieRole::Mechanism };
        let told = Tie { from: End::Item(1), to: End::Party(0), role: TieRole::To };
        let answer = Tie { role: TieRole::Responds, ..mechanism(1, 0) };
        let ties = [
            (by(0, 1), None),
            (by(0, 2), None),
            (by(0, 0), Some((0, End::Party(0)))),
            (by(0, 3), Some((3, End::Party(0)))),
            (told, Some((1, End::Party(0)))),
            (by(2, 0), None),
            (by(3, 0), Some((0, End::Party(3)))),
            (mechanism(1, 3), None),
            (mechanism(0, 3), Some((0, End::Item(3)))),
            (answer, None),
        ];
        let request = request(&ties.map(|(tie, _)| tie));
        for (tie, expected) in &ties {
            assert_eq!(named(&request, tie), *expected, "{tie:?}");
        }
    }
}
