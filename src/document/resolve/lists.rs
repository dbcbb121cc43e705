//! Lists of things with ids, and of references to them.

use crate::document::codes;
use crate::document::desk::Desk;
use crate::document::json::Node;
use crate::document::place::shown;
use crate::document::scalars::{
    Id, Ref, Target, ToFacet, ToIssue, ToMechanism, ToParty, ToRound, ToSource, ToStatement, Vocabulary, Word,
};
use crate::model::{FacetKey, IssueKey, MechanismKey, PartyKey, RoundKey, SourceKey, StatementKey};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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
    ids: Seen<'t>,
    list: PhantomData<L>,
}

impl<L> Default for Ids<'_, L> {
    fn default() -> Self {
        Self { ids: Seen::default(), list: PhantomData }
    }
}

impl<'t, L: Keyed> Ids<'t, L> {
    /// The ids of a list, in its order, each once.
    pub fn of(list: impl Iterator<Item = &'t str>) -> Self {
        let mut ids = Seen::default();
        for id in list {
            ids.add(Cow::Borrowed(id));
        }
        Self { ids, list: PhantomData }
    }

    /// What a reference names; a finding where it names nothing.
    pub fn find(&self, reference: Ref<'_, L>, desk: &mut Desk) -> Option<L::Key> {
        find(&self.ids, reference.id, reference.at, (L::ONE, L::LIST), desk).map(L::key)
    }
}

/// The part of finding that is the same for every list.
fn find(ids: &Seen<'_>, id: &str, at: u32, (one, list): (&str, &str), desk: &mut Desk) -> Option<usize> {
    let found = ids.0.get(id).copied();
    if found.is_none() {
        let sentence =
            format!("“{}” is no {one} that could be read: correct the id, or add one to `{list}`", shown(id));
        desk.report(at, &codes::UNKNOWN_REFERENCE, sentence);
    }
    found
}

/// The things of a list without those whose id stands before.
pub fn keep_first<'t, T>(mut list: Vec<T>, id: impl Fn(&T) -> Id<'t>, desk: &mut Desk) -> Vec<T> {
    let mut seen = Seen::default();
    list.retain(|thing| {
        let Id { id, at } = id(thing);
        let first = seen.add(Cow::Borrowed(id));
        if !first {
            let sentence =
                format!("the id “{}” stands before: only the first counts; give this one its own", shown(id));
            desk.report(at, &codes::DUPLICATE_ID, sentence);
        }
        first
    });
    list
}

/// What a list of references names, each thing once.
pub fn refs<L: Keyed>(references: &[Ref<'_, L>], ids: &Ids<'_, L>, desk: &mut Desk) -> Vec<L::Key> {
    placed_refs(references, ids, desk).0
}

/// What references name, each thing once, and where each kept reference stands.
pub fn placed_refs<L: Keyed>(
    references: &[Ref<'_, L>],
    ids: &Ids<'_, L>,
    desk: &mut Desk,
) -> (Vec<L::Key>, Vec<u32>) {
    let (mut keys, mut places) = (Vec::new(), Vec::new());
    let mut repeats = Repeats::in_list_of(references.len());
    for reference in references {
        if let Some(key) = ids.find(*reference, desk)
            && repeats.is_first(|| Cow::Borrowed(reference.id), reference.at, desk)
        {
            keys.push(key);
            places.push(reference.at);
        }
    }
    (keys, places)
}

/// Words, each once.
pub fn words<T: Vocabulary>(words: &[Word<T>], desk: &mut Desk) -> Vec<T> {
    let mut repeats = Repeats::in_list_of(words.len());
    let first =
        words.iter().filter(|word| repeats.is_first(|| Cow::Borrowed(word.value.said()), word.at, desk));
    first.map(|word| word.value).collect()
}

/// Strings that have been met, each with its place in the order of meeting. The one set of this module: every further
/// kind of set would be paid for by each reader of a page.
#[derive(Debug, Default)]
pub struct Seen<'t>(BTreeMap<Cow<'t, str>, usize>);

impl<'t> Seen<'t> {
    /// Whether `text` is met for the first time.
    #[inline(never)]
    pub fn add(&mut self, text: Cow<'t, str>) -> bool {
        let place = self.0.len();
        match self.0.entry(text) {
            Entry::Vacant(entry) => {
                entry.insert(place);
                true
            }
            Entry::Occupied(_) => false,
        }
    }
}

/// Looks out for repeats in one list.
pub struct Repeats<'t> {
    /// `None` for a list too short to repeat anything.
    seen: Option<Seen<'t>>,
}

impl<'t> Repeats<'t> {
    /// In a list of this length.
    pub fn in_list_of(length: usize) -> Self {
        Self { seen: (length > 1).then(Seen::default) }
    }

    /// Whether nothing like the thing at `at` stands before it; a finding where something does. `likeness` is the same
    /// for things that are the same.
    pub fn is_first(&mut self, likeness: impl FnOnce() -> Cow<'t, str>, at: u32, desk: &mut Desk) -> bool {
        let Some(seen) = &mut self.seen else { return true };
        let first = seen.add(likeness());
        if !first {
            desk.report(
                at,
                &codes::REPEATED_ITEM,
                "the same stands before in this list: remove one of the two",
            );
        }
        first
    }

    /// Whether nothing stands before `node` that reads the same.
    pub fn is_first_node(&mut self, node: &Node<'_>, desk: &mut Desk) -> bool {
        self.is_first(|| Cow::Owned(node.likeness()), node.at, desk)
    }
}
