//! What follows from the negotiation, a date and a language alone, and so is the same from one state to the next.

use crate::derive::{Known, days};
use crate::model::{Negotiation, StatementKey};
use crate::state::{Filters, Hits, Passing};
use crate::text::Day;
use std::sync::OnceLock;

/// What views of one negotiation as of one date in one language have in common. Each part is made when it is first
/// asked for. A view of anything else needs another.
#[derive(Debug, Default)]
pub struct Kept {
    offered: OnceLock<Passing>,
    days: OnceLock<Vec<Day>>,
    told: OnceLock<Vec<OnceLock<String>>>,
}

impl Kept {
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

    /// The words of a statement's mark, which `tell` has if nobody has asked for them before.
    pub(super) fn told(
        &self,
        negotiation: &Negotiation,
        statement: StatementKey,
        tell: impl FnOnce() -> String,
    ) -> String {
        let all = self.told.get_or_init(|| vec![OnceLock::new(); negotiation.statements.len()]);
        match all.get(statement.index()) {
            Some(told) => told.get_or_init(tell).clone(),
            None => tell(),
        }
    }
}
