//! What a page is written from.

use crate::derive::Known;
use crate::document::CatalogueEntry;
use crate::model::{Finding, Negotiation, PartyKey, Response, SourceKey, StatementKey};
use crate::page::Kept;
use crate::scene::Scene;
use crate::state::{Notice, Passing, ViewState, query};
use crate::text::{Day, Language, LocalText, Messages, Wording};

/// Everything that the panels are functions of.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The negotiation.
    pub negotiation: &'a Negotiation,
    /// What is known of it as of the date in force.
    pub known: &'a Known,
    /// Which of it passes the filters.
    pub passing: &'a Passing,
    /// What it has in common with other views, which need not be made again.
    pub kept: &'a Kept,
    /// What the reader has chosen.
    pub state: &'a ViewState,
    /// The pictures of the graph: one for each width of screen, the first with the hooks of `docs/hooks.md`.
    pub scenes: &'a [Scene],
    /// The words of the interface.
    pub messages: &'a Messages,
    /// The negotiations that this site has.
    pub catalogue: &'a [CatalogueEntry],
    /// What is wrong with the document.
    pub findings: &'a [Finding],
    /// What of the address was not understood.
    pub notices: &'a [Notice],
    /// The way from the page to the root of the site: empty, or ending in `/`.
    pub base: &'a str,
}

impl<'a> View<'a> {
    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> &'a Language {
        self.messages.language()
    }

    /// The wording of a text for the reader.
    #[must_use]
    pub fn wording<'t>(&self, text: &'t LocalText) -> Wording<'t> {
        text.wording(self.language(), &self.negotiation.language)
    }

    /// Whether a source was out by the date in force.
    #[must_use]
    pub fn is_out(&self, source: SourceKey) -> bool {
        self.known.is_out(&self.negotiation[source])
    }

    /// What each choice would leave if nothing were filtered.
    #[must_use]
    pub fn offered(&self) -> &'a Passing {
        self.kept.offered(self.negotiation, self.known)
    }

    /// What a statement responds to, as far as that was known.
    pub fn responds(&self, statement: StatementKey) -> impl Iterator<Item = &'a Response> {
        let known = self.known;
        self.negotiation[statement].responds.iter().filter(move |response| known.knows(response.to))
    }

    /// The days on which something came to be known, in order.
    #[must_use]
    pub fn days(&self) -> &'a [Day] {
        self.kept.days(self.negotiation)
    }

    /// A message.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.messages.get(key)
    }

    /// A message, filled in.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.messages.say(key, values)
    }

    /// The address of a state.
    #[must_use]
    pub fn href(&self, state: &ViewState) -> String {
        query(state, self.negotiation, true)
    }

    /// The class that gives a party's colour.
    #[must_use]
    pub fn hue(&self, party: PartyKey) -> String {
        format!("party-{}", crate::scene::party_hue(self.negotiation, party))
    }
}
