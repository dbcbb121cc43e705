//! Everything that the reader has chosen.

use crate::model::{Attribution, IssueKey, Kind, Negotiation, PartyKey};
use crate::state::filters::{AnswerFilter, Filters};
use crate::state::focus::Focus;
use crate::state::lens::{Lens, Theme};
use crate::state::opened::Opened;
use crate::state::origin::Origin;
use crate::state::sort::Sort;
use crate::text::{Date, Few, Language};

/// What the address says, read against a negotiation. The default is what an address without choices means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewState {
    /// The way of looking.
    pub lens: Lens,
    /// The selected thing.
    pub focus: Option<Focus>,
    /// What is wanted of the whole.
    pub filters: Filters,
    /// The date whose knowledge is shown; the document's own where none is chosen.
    pub as_of: Option<Date>,
    /// The language of the page, where chosen.
    pub language: Option<Language>,
    /// Light or dark, where chosen.
    pub theme: Option<Theme>,
    /// Whether the page stands in another.
    pub embed: bool,
    /// Whether header and footer are left out.
    pub plain: bool,
    /// Whether the page is a picture only, without controls (`static` in the address).
    pub still: bool,
    /// Whether the page lets the background of its host show.
    pub transparent: bool,
    /// The revision of the document that the address pins.
    pub revision: Option<Date>,
    /// Issues and bundles that are opened (`open` in the address).
    pub open: Few<Opened>,
    /// The order of the table's rows.
    pub sort: Sort,
    /// How many rows of a long list are shown (`rows` in the address); 0 for as many as are shown at first.
    pub rows: u32,
    /// Where the document comes from.
    pub origin: Origin,
}

/// The same state with one choice the other way round.
macro_rules! toggles {
    ($($(#[$doc:meta])* $name:ident: $choice:ty => $($field:ident).+;)+) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name(&self, choice: $choice) -> Self {
            let mut state = self.clone();
            if !state.$($field).+.remove(&choice) {
                state.$($field).+.insert(choice);
            }
            state
        })+
    };
}

/// The same state with one choice made.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident: $choice:ty => $field:ident;)+) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name(&self, choice: $choice) -> Self {
            Self { $field: choice, ..self.clone() }
        })+
    };
}

impl ViewState {
    /// The date in force: the one chosen, else the document's own.
    #[must_use]
    pub fn date(&self, negotiation: &Negotiation) -> Date {
        self.as_of.unwrap_or(negotiation.as_of)
    }

    /// The same state with another query.
    #[must_use]
    pub fn with_query(&self, query: &str) -> Self {
        let mut state = self.clone();
        query.clone_into(&mut state.filters.query);
        state
    }

    /// The same state with nothing filtered.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self { filters: Filters::default(), ..self.clone() }
    }

    /// The same state with nothing of an issue opened.
    #[must_use]
    pub fn with_closed(&self, issue: IssueKey) -> Self {
        let mut state = self.clone();
        state.open.retain(|opened| opened.issue != issue);
        state
    }

    choices! {
        /// The same state through another lens.
        with_lens: Lens => lens;
        /// The same state with something else selected, or nothing.
        with_focus: Option<Focus> => focus;
        /// The same state with other filters.
        with_filters: Filters => filters;
        /// The same state as of another date; `None` for the document's own.
        with_as_of: Option<Date> => as_of;
        /// The same state in another language.
        with_language: Option<Language> => language;
        /// The same state in another light.
        with_theme: Option<Theme> => theme;
        /// The same state within another page, or not.
        with_embed: bool => embed;
        /// The same state with the rows in another order.
        with_sort: Sort => sort;
        /// The same state with more rows of a long list, or fewer.
        with_rows: u32 => rows;
        /// The same state with these issues and bundles opened.
        with_open: Few<Opened> => open;
    }

    toggles! {
        /// The same state with this party chosen, or no longer.
        toggled_party: PartyKey => filters.parties;
        /// The same state with this issue chosen, or no longer.
        toggled_issue: IssueKey => filters.issues;
        /// The same state with this kind chosen, or no longer.
        toggled_kind: Kind => filters.kinds;
        /// The same state with this answer chosen, or no longer.
        toggled_answer: AnswerFilter => filters.answers;
        /// The same state with this attribution chosen, or no longer.
        toggled_attribution: Attribution => filters.attributions;
        /// The same state with this issue or bundle opened, or no longer.
        toggled_open: Opened => open;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_twice_changes_nothing() {
        let state = ViewState::default().with_lens(Lens::Table);
        let once = state.toggled_kind(Kind::Offer);
        assert!(once.filters.kinds.contains(&Kind::Offer) && once.lens == Lens::Table);
        assert_eq!(once.toggled_kind(Kind::Offer), state);
        assert_eq!(once.with_query("x").without_filters(), state);
    }
}
