//! Sorting and gathering that are compiled once.
//!
//! The sorts of the standard library are compiled anew for every type, some three kilobytes each, and so is the
//! gathering of sets and maps, which sorts too. In a program that travels to every reader that was a fifth of all.

use std::cmp::Ordering;

/// Stable sorting.
pub trait Order<T> {
    /// Sorts by a comparison.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts by the values themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut from = order_of(self.len(), &|a, b| compare(&self[a], &self[b]));
        // Each place takes what belongs there; what stood there goes to where that came from.
        for place in 0..from.len() {
            let mut source = from[place];
            while source < place {
                source = from[source];
            }
            from[place] = source;
            self.swap(place, source);
        }
    }
}

/// Gathering without sorting first.
pub trait Gather: Iterator + Sized {
    /// Gathers into a set or a map, item by item; of two equal keys the later one stands.
    fn gather<C: Default + Extend<Self::Item>>(self) -> C {
        let mut gathered = C::default();
        for item in self {
            gathered.extend(Some(item));
        }
        gathered
    }
}

impl<I: Iterator> Gather for I {}

/// The places of `count` things in their order. The one sort of the library.
#[inline(never)]
fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        // Every list of up to six things with keys from 0 to 2, told apart by their places.
        for length in 0..=6_u32 {
            for code in 0..3_usize.pow(length) {
                let list: Vec<(usize, u32)> =
                    (0..length).map(|place| (code / 3_usize.pow(place) % 3, place)).collect();
                let (mut ours, mut theirs) = (list.clone(), list);
                ours.order_by_key(|(key, _)| *key);
                theirs.sort_by_key(|(key, _)| *key);
                assert_eq!(ours, theirs);
                ours.order();
                theirs.sort();
                assert_eq!(ours, theirs);
            }
        }
    }

    #[test]
    fn of_equal_keys_the_later_stands() {
        let map: BTreeMap<char, u8> = [('b', 1), ('a', 2), ('b', 3)].into_iter().gather();
        assert_eq!(map, BTreeMap::from([('a', 2), ('b', 3)]));
    }
}
