//! A map for what is never much.

use std::borrow::Borrow;

/// A map kept as a list sorted by key, for the reasons that [`Few`](crate::text::Few) gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FewBy<K, V>(Vec<(K, V)>);

impl<K, V> Default for FewBy<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Ord, V> FewBy<K, V> {
    /// The value of a key, made where there is none.
    pub fn at_or(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = self.place(&key);
        let place = place.unwrap_or_else(|place| {
            self.0.insert(place, (key, make()));
            place
        });
        &mut self.0[place].1
    }

    /// The value of a key, the default one where there was none.
    pub fn at(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.at_or(key, V::default)
    }

    /// Gives a key its value, in the place of any other.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    /// Takes a key out, with its value.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        Some(self.0.remove(self.place(key).ok()?).1)
    }

    /// The value of a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        Some(&self.0[self.place(key).ok()?].1)
    }

    /// Whether a key has a value.
    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Where a key stands, or would.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // Most come in their order.
        if self.0.last().is_none_or(|(last, _)| last.borrow() < key) {
            return Err(self.0.len());
        }
        self.0.binary_search_by(|(own, _)| own.borrow().cmp(key))
    }
}

impl<K, V> FewBy<K, V> {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The keys and their values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> + Clone {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, V> Extend<(K, V)> for FewBy<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for FewBy<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut few = Self::new();
        few.extend(entries);
        few
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for FewBy<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K, V> IntoIterator for FewBy<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn it_does_what_the_standard_map_does() {
        // Every order of putting in and taking out five keys, some of them twice, each with the step as its value.
        for code in 0..10_usize.pow(5) {
            let (mut ours, mut theirs) = (FewBy::new(), BTreeMap::new());
            for place in 0..5 {
                let step = code / 10_usize.pow(place) % 10;
                let key = step % 5;
                match (step < 5, place % 2) {
                    (true, 0) => {
                        ours.insert(key, place);
                        theirs.insert(key, place);
                    }
                    (true, _) => {
                        *ours.at(key) += place;
                        *theirs.entry(key).or_default() += place;
                    }
                    (false, _) => assert_eq!(ours.remove(&key), theirs.remove(&key)),
                }
                assert_eq!(
                    (ours.get(&key), ours.contains_key(&key)),
                    (theirs.get(&key), theirs.contains_key(&key))
                );
            }
            assert!(ours.iter().eq(theirs.iter()) && ours.keys().eq(theirs.keys()));
            assert!(ours.values().eq(theirs.values()) && ours.is_empty() == theirs.is_empty());
            assert_eq!(ours, theirs.into_iter().rev().collect());
        }
    }
}
