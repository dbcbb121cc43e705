//! The small signs for kinds and answers, shared by the graph, the table and the legend.
//!
//! Each is the data of one path on a grid of 16 × 16, to be stroked and not filled. A sign never stands alone: its word
//! stands beside it or in its title, so that neither shape nor colour carries a meaning by itself.

use crate::model::{Answer, Kind};

/// The side of the grid on which the signs are drawn.
pub const GRID: f32 = 16.0;

/// The sign of a kind.
#[must_use]
pub fn kind_path(kind: Kind) -> &'static str {
    match kind {
        // An arrow to where it is to be laid: down, as a card may stand on either side of whoever it is for.
        Kind::Demand => "M8 2v9M4 7.2 8 11.2l4-4M2.5 14.2h11",
        // A gate before the arrow.
        Kind::Precondition => "M2.5 2.2h11M8 5v9M4 10.2l4 4 4-4",
        // A line with its ends staked.
        Kind::RedLine => "M2 8h12M2 3.5v9M14 3.5v9",
        // A plus that is held out.
        Kind::Offer => "M2 10.5v3h12v-3M8 2.5v7M4.5 6h7",
        // A page.
        Kind::Proposal => "M4 2h5.5L12.5 5v9H4zM6.5 8h3.5M6.5 11h3.5",
        // Two rings that hold each other.
        Kind::Commitment => {
            "M2 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M7 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
        }
        // A flag that is planted.
        Kind::Position => "M4 14V2.5h8.5l-2.5 3 2.5 3H4",
        // A mark within a ring.
        Kind::Interest => {
            "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 6.8a1.2 1.2 0 1 0 0 2.4a1.2 1.2 0 1 0 0-2.4"
        }
        // A sign of danger.
        Kind::Threat => "M8 2.5 14.2 13.5H1.8zM8 6.5v3.2M8 11.6v.1",
        // An arrow that comes back.
        Kind::Response => "M14 13.5V9.5a3.5 3.5 0 0 0-3.5-3.5H2.5M6.5 2 2.5 6l4 4",
    }
}

/// The sign of an answer; `None` is no known answer, drawn as plainly as a refusal.
#[must_use]
pub fn answer_path(answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Accepts) => "M2 8.8 6 12.8 14 3.8",
        // The tick within a ring: the aim is taken, the details are open.
        Some(Answer::AcceptsInPrinciple) => {
            "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5 8.3l2.1 2.2L11 6"
        }
        // A disc of which one half is full.
        Some(Answer::AcceptsInPart) => {
            "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M8 1.8v12.4M9.6 2.2v11.6M11.2 2.9v10.2M12.8 4.2v7.6"
        }
        Some(Answer::Rejects) => "M3.2 3.2 12.8 12.8M12.8 3.2 3.2 12.8",
        // An arrow that turns round.
        Some(Answer::Counters) => "M13 13.5V7a4.25 4.25 0 0 0-8.5 0v6M1.5 10l3 3.2 3-3.2",
        // A pause.
        Some(Answer::Defers) => "M5 3v10M11 3v10",
        // A sheet struck out.
        Some(Answer::Withdraws) => "M4 3.5h8v9H4zM1.5 14.5 14.5 1.5",
        // Not equal.
        Some(Answer::Denies) => "M2.5 6h11M2.5 10h11M11 2.5 5 13.5",
        None => "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6",
    }
}

/// The sign of a dispute: two accounts that meet head on.
#[must_use]
pub fn disputed_path() -> &'static str {
    "M2 4l4 4-4 4M14 4l-4 4 4 4M8 2v12"
}

/// The sign of a story that one side alone tells of the other: half of a sheet is there.
#[must_use]
pub fn one_sided_path() -> &'static str {
    "M9 2.5H3v11h6M9 1v14M11.5 2.5h.1M13.5 5h.1M13.5 8h.1M13.5 11h.1M11.5 13.5h.1"
}

/// The sign of a mechanism: six corners, the third shape beside boxes and parties.
#[must_use]
pub fn mechanism_path() -> &'static str {
    "M4.5 2.5h7L15 8l-3.5 5.5h-7L1 8z"
}

/// The sign of a mechanism's facets: three cells, the middle one filled.
#[must_use]
pub fn facets_path() -> &'static str {
    "M1 5.5h3.5v5H1zM6.25 5.5h3.5v5h-3.5zM8 5.5v5M11.5 5.5H15v5h-3.5z"
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every sign that there is.
    fn all() -> Vec<&'static str> {
        let kinds = Kind::ALL.iter().map(|kind| kind_path(*kind));
        let answers = Answer::ALL.iter().map(|answer| answer_path(Some(*answer)));
        kinds
            .chain(answers)
            .chain([answer_path(None), disputed_path(), one_sided_path(), mechanism_path()])
            .collect()
    }

    #[test]
    fn no_two_signs_are_alike() {
        let distinct: BTreeSet<_> = all().into_iter().collect();
        assert_eq!(distinct.len(), all().len());
    }

    #[test]
    fn every_sign_is_the_data_of_a_path() {
        for path in all() {
            assert!(path.starts_with('M'), "{path}");
            assert!(path.chars().all(|letter| "MhvHVLlaz-., 0123456789".contains(letter)), "{path}");
        }
    }
}
