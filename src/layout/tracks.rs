//! Tracks for lines that run side by side: those whose stretches meet get different ones.

use crate::text::FewBy;

/// Room that two lines on one track keep between their ends.
const APART: f32 = 8.0;

/// Gives each key the lowest track on which its stretch meets no other; returns the tracks and how many there are.
/// Keys are taken in their order, so the result does not depend on where a line was found first.
pub(super) fn assign<K: Ord + Copy>(stretches: &FewBy<K, (f32, f32)>) -> (FewBy<K, usize>, usize) {
    let mut tracks: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut chosen = FewBy::new();
    for (key, (from, to)) in stretches.iter() {
        let free = |taken: &Vec<(f32, f32)>| {
            taken.iter().all(|(low, high)| to + APART <= *low || high + APART <= *from)
        };
        let track = tracks.iter().position(free).unwrap_or_else(|| {
            tracks.push(Vec::new());
            tracks.len() - 1
        });
        tracks[track].push((*from, *to));
        chosen.insert(*key, track);
    }
    (chosen, tracks.len())
}

/// Widens the stretch of a key so that it holds `at`.
pub(super) fn widen<K: Ord>(stretches: &mut FewBy<K, (f32, f32)>, key: K, at: f32) {
    let stretch = stretches.at_or(key, || (at, at));
    stretch.0 = stretch.0.min(at);
    stretch.1 = stretch.1.max(at);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_meet_get_tracks_of_their_own() {
        let stretches = FewBy::from([
            ('a', (0.0, 50.0)),
            ('b', (40.0, 90.0)),
            ('c', (60.0, 70.0)),
            ('d', (100.0, 120.0)),
        ]);
        let (tracks, count) = assign(&stretches);
        assert_eq!(tracks.values().copied().collect::<Vec<_>>(), [0, 1, 0, 0]);
        assert_eq!(count, 2);
    }
}
