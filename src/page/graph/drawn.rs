//! What has been drawn of marks, to be part of the next tree where it would be the same again.

use crate::markup::{Element, Node};
use crate::scene::{Face, LinkMark, MechanismMark, Presence, StatementMark, TokenMark};
use std::sync::{Arc, Mutex, PoisonError};

/// What has been drawn of the marks of one negotiation in one language. It is taken again only for a mark that looks
/// the same, so whatever else changes, no tree can get what is out of date.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What is in the marks of statements.
    pub(super) statements: Shelf<StatementMark, Vec<Node>>,
    /// What is in the marks of mechanisms.
    pub(super) mechanisms: Shelf<MechanismMark, Vec<Node>>,
    /// What is in tokens.
    pub(super) tokens: Shelf<TokenMark, Vec<Node>>,
    /// Lines, which are no links: each whole, once for every presence.
    pub(super) lines: [Shelf<LinkMark, Arc<Element>>; Presence::ALL.len()],
}

/// What was drawn last of each mark of one sort, by the mark's place.
#[derive(Debug)]
pub(super) struct Shelf<M, T>(Mutex<Vec<Slot<M, T>>>);

/// A mark and what was drawn of it.
type Slot<M, T> = Option<Box<(M, T)>>;

impl<M, T> Default for Shelf<M, T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<M: Face + Clone, T: Clone> Shelf<M, T> {
    /// What was drawn of a mark that looks like this one; else what `draw` makes of it, which is kept in its place.
    pub(super) fn get(&self, mark: &M, draw: impl FnOnce() -> T) -> T {
        // Whoever panicked here had not changed a slot by halves.
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = mark.place();
        if let Some(Some(slot)) = slots.get(place)
            && slot.0.looks_like(mark)
        {
            return slot.1.clone();
        }
        let drawn = draw();
        if slots.len() <= place {
            slots.resize_with(place + 1, || None);
        }
        slots[place] = Some(Box::new((mark.clone(), drawn.clone())));
        drawn
    }
}
