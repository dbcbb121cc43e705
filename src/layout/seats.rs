//! Who sits where: principals face each other, others sit at the head or the foot of the table.

use crate::layout::request::{End, Request, Seating, TieRole};
use crate::text::FewBy;

/// A seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seat {
    /// At the left side.
    Left,
    /// At the right side.
    Right,
    /// At the head: hosts, mediators, chairs.
    Head,
    /// At the foot, off the table: subjects.
    Foot,
}

/// Parties at the head of a phone's one column.
const PHONE_HEAD: usize = 9;

/// A seat for each party. Parties that address one another come to sit on opposite sides: one after the other, in the
/// document's order, each takes the side that puts more of its asks across the table, or the emptier one.
pub(super) fn seat(request: &Request) -> Vec<Seat> {
    let mut across: Vec<FewBy<usize, usize>> = vec![FewBy::new(); request.parties.len()];
    let mut ties_of: FewBy<usize, (Vec<usize>, Vec<usize>)> = FewBy::new();
    for tie in &request.ties {
        match (tie.role, tie.from, tie.to) {
            (TieRole::By, End::Party(party), End::Item(item)) => ties_of.at(item).0.push(party),
            (TieRole::To, End::Item(item), End::Party(party)) => ties_of.at(item).1.push(party),
            _ => {}
        }
    }
    for (makers, addressees) in ties_of.values() {
        for maker in makers {
            for addressee in addressees {
                if maker != addressee {
                    *across[*maker].at(*addressee) += 1;
                    *across[*addressee].at(*maker) += 1;
                }
            }
        }
    }
    let mut seats: Vec<Option<Seat>> = vec![None; request.parties.len()];
    for (seating, seat) in [(Seating::Head, Seat::Head), (Seating::Foot, Seat::Foot)] {
        for (party, _) in request.parties.iter().enumerate().filter(|(_, party)| party.seating == seating) {
            seats[party] = Some(seat);
        }
    }
    // Who says nothing and is told nothing needs no place at a side: such parties are listed at the foot.
    let mut tied = vec![false; request.parties.len()];
    for end in request.ties.iter().flat_map(|tie| [tie.from, tie.to]) {
        if let End::Party(party) = end {
            tied[party] = true;
        }
    }
    let crowd = request.parties.iter().filter(|party| party.seating == Seating::Side).count() > 2;
    for party in 0..request.parties.len() {
        if crowd && seats[party] != Some(Seat::Foot) && !tied[party] {
            seats[party] = Some(Seat::Foot);
        }
    }
    let mut load = [0_usize; 2];
    for party in 0..request.parties.len() {
        if seats[party].is_some() {
            continue;
        }
        let tied_to = |seat: Seat| -> usize {
            across[party]
                .iter()
                .filter(|(other, _)| seats[**other] == Some(seat))
                .map(|(_, count)| count)
                .sum()
        };
        let (left, right) = (tied_to(Seat::Left), tied_to(Seat::Right));
        let seat = match right.cmp(&left) {
            std::cmp::Ordering::Greater => Seat::Left,
            std::cmp::Ordering::Less => Seat::Right,
            std::cmp::Ordering::Equal if load[0] <= load[1] => Seat::Left,
            std::cmp::Ordering::Equal => Seat::Right,
        };
        load[usize::from(seat == Seat::Right)] += 1;
        seats[party] = Some(seat);
    }
    // A phone has room for one pillar on each side. More principals than that sit at the head, as many as a reader can
    // pass on the way to what they say, and the others at the foot.
    if request.frame.stacked && load.iter().any(|count| *count > 1) {
        let mut places = PHONE_HEAD;
        for seat in &mut seats {
            if *seat != Some(Seat::Foot) {
                *seat = Some(if places > 0 { Seat::Head } else { Seat::Foot });
                places = places.saturating_sub(1);
            }
        }
    }
    seats.into_iter().map(|seat| seat.unwrap_or(Seat::Head)).collect()
}

/// Whether the party is alone on its side, and so a pillar.
pub(super) fn is_pillar(seats: &[Seat], party: usize) -> bool {
    matches!(seats[party], Seat::Left | Seat::Right)
        && seats.iter().filter(|seat| **seat == seats[party]).count() == 1
}
