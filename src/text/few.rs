//! A set for what is never much.

use crate::text::Order;

/// A set kept as a sorted list. The sets of the standard library are compiled anew for every type, some three
/// kilobytes each; this one is a tenth of that. It is as quick where things come in their order, all at once, or are a
/// few hundred; what comes one by one by the ten thousands, in no order, stays with the standard library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few<T>(Vec<T>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Ord> Few<T> {
    /// Puts a thing in. Whether it was not there before.
    pub fn insert(&mut self, thing: T) -> bool {
        // Most come in their order.
        if self.0.last().is_none_or(|last| *last < thing) {
            self.0.push(thing);
            return true;
        }
        match self.0.binary_search(&thing) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, thing);
                true
            }
        }
    }

    /// Takes a thing out. Whether it was there.
    pub fn remove(&mut self, thing: &T) -> bool {
        let found = self.0.binary_search(thing);
        found.map(|place| self.0.remove(place)).is_ok()
    }

    /// Whether a thing is in it.
    #[must_use]
    pub fn contains(&self, thing: &T) -> bool {
        self.0.binary_search(thing).is_ok()
    }
}

impl<T> Few<T> {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Keeps what `wanted` says.
    pub fn retain(&mut self, wanted: impl FnMut(&T) -> bool) {
        self.0.retain(wanted);
    }

    /// All of it, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Ord> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, things: I) {
        for thing in things {
            self.insert(thing);
        }
    }
}

impl<T: Ord> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        // However many, and in whatever order.
        let mut things: Vec<T> = things.into_iter().collect();
        things.order();
        things.dedup();
        Self(things)
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Few<T> {
    fn from(things: [T; N]) -> Self {
        things.into_iter().collect()
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn it_does_what_the_standard_set_does() {
        // Every order of putting in and taking out five numbers, some of them twice.
        for code in 0..10_usize.pow(5) {
            let (mut ours, mut theirs) = (Few::default(), BTreeSet::new());
            for place in 0..5 {
                let step = code / 10_usize.pow(place) % 10;
                let number = step % 5;
                if step < 5 {
                    assert_eq!(ours.insert(number), theirs.insert(number));
                } else {
                    assert_eq!(ours.remove(&number), theirs.remove(&number));
                }
                assert_eq!(ours.contains(&number), theirs.contains(&number));
            }
            assert_eq!((ours.len(), ours.is_empty()), (theirs.len(), theirs.is_empty()));
            assert!(ours.iter().eq(theirs.iter()));
            assert_eq!(ours, theirs.into_iter().rev().collect());
        }
    }
}
