//! Lists of things with ids, and of references to them.

use crate::document::codes;
use crate::document::desk::Desk;
use crate::document::place::shown;
use crate::document::scalars::{
    Id, Ref, Target, ToFacet, ToIssue, ToMechanism, ToParty, ToRound, ToSource, ToStatement,
};
use crate::model::{FacetKey, IssueKey, MechanismKey, PartyKey, RoundKey, SourceKey, StatementKey};
use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;

/// A list whose things have keys.
pub trait Keyed: Target {
    /// The key of a thing in it.
    type Key: Copy + Ord;
    /// The key of the thing at `index`.
    fn key(index: usize) -> Self::Key;
}

macro_rules! keyed {
    ($($target:ident $key:ident;)+) => {
        $(impl Keyed for $target {
            type Key = $key;
            fn key(index: usize) -> $key {
                $key::new(index)
            }
        })+
    };
}

keyed! {
    ToParty PartyKey;
    ToRound RoundKey;
    ToIssue IssueKey;
    ToStatement StatementKey;
    ToMechanism MechanismKey;
    ToFacet FacetKey;
    ToSource SourceKey;
}

/// The ids of a list that references may name.
#[derive(Debug)]
pub struct Ids<'t, L> {
    places: BTreeMap<&'t str, usize>,
    list: PhantomData<L>,
}

impl<'t, L: Keyed> Ids<'t, L> {
    /// The ids of a list, in its order, each once.
    pub fn of(ids: impl Iterator<Item = &'t str>) -> Self {
        Self { places: ids.enumerate().map(|(index, id)| (id, index)).collect(), list: PhantomData }
    }

    /// What a reference names; a finding where it names nothing.
    pub fn find(&self, reference: Ref<'_, L>, desk: &mut Desk) -> Option<L::Key> {
        let found = self.places.get(reference.id);
        if found.is_none() {
            let sentence = format!(
                "“{}” is no {} that could be read: correct the id, or add one to `{}`",
                shown(reference.id),
                L::ONE,
                L::LIST
            );
            desk.report(reference.at, &codes::UNKNOWN_REFERENCE, sentence);
        }
        found.map(|index| L::key(*index))
    }
}

/// The things of a list without those whose id stands before.
pub fn keep_first<'t, T>(mut list: Vec<T>, id: impl Fn(&T) -> Id<'t>, desk: &mut Desk) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.retain(|thing| {
        let Id { id, at } = id(thing);
        let first = seen.insert(id);
        if !first {
            let sentence =
                format!("the id “{id}” stands before: only the first counts; give this one its own");
            desk.report(at, &codes::DUPLICATE_ID, sentence);
        }
        first
    });
    list
}

/// What a list of references names, each thing once.
pub fn refs<L: Keyed>(references: &[Ref<'_, L>], ids: &Ids<'_, L>, desk: &mut Desk) -> Vec<L::Key> {
    let mut keys = Vec::with_capacity(references.len());
    let mut seen = BTreeSet::new();
    for reference in references {
        if let Some(key) = ids.find(*reference, desk) {
            if seen.insert(key) {
                keys.push(key);
            } else {
                report_repeat(reference.at, desk);
            }
        }
    }
    keys
}

/// A list without repeats, where `places` tells where its things stand; of the places, those that are kept.
pub fn repeats<T, K: Ord>(
    list: Vec<T>,
    places: &[u32],
    key: impl Fn(&T) -> K,
    desk: &mut Desk,
) -> (Vec<T>, Vec<u32>) {
    if list.len() < 2 {
        return (list, places.to_vec());
    }
    let mut seen = BTreeSet::new();
    let things = list.into_iter().zip(places.iter().copied());
    things
        .filter(|(thing, at)| {
            let first = seen.insert(key(thing));
            if !first {
                report_repeat(*at, desk);
            }
            first
        })
        .unzip()
}

/// Says that the same thing stands before in its list.
pub fn report_repeat(at: u32, desk: &mut Desk) {
    desk.report(at, &codes::REPEATED_ITEM, "the same stands before in this list: remove one of the two");
}
