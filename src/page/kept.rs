//! What follows from the negotiation, a date and a language alone, and so is the same from one state to the next.

use crate::derive::{Known, days};
use crate::model::Negotiation;
use crate::page::graph::Drawn;
use crate::state::{Filters, Hits, Passing};
use crate::text::Day;
use std::sync::{Arc, OnceLock};

/// What views of one negotiation as of one date in one language have in common. Each part is made when it is first
/// asked for. A view of anything else needs another.
#[derive(Debug, Default)]
pub struct Kept {
    offered: OnceLock<Passing>,
    days: OnceLock<Vec<Day>>,
    pub(super) drawn: Arc<Drawn>,
}

impl Kept {
    /// What views as of another date have in common with these: what has been drawn of marks that look the same.
    #[must_use]
    pub fn for_another_date(&self) -> Self {
        Self { drawn: self.drawn.clone(), ..Self::default() }
    }

    /// What each choice would leave if nothing were filtered: choices that never leave anything are not offered.
    pub(super) fn offered(&self, negotiation: &Negotiation, known: &Known) -> &Passing {
        self.offered.get_or_init(|| {
            Passing::with_hits(negotiation, known, &Filters::default(), &Hits::all(negotiation))
        })
    }

    /// The days on which something came to be known.
    pub(super) fn days(&self, negotiation: &Negotiation) -> &[Day] {
        self.days.get_or_init(|| days(negotiation))
    }
}
