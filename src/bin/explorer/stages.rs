//! What follows from where the reader is, stage by stage. Each stage takes over what it came to before where nothing
//! that it leans on has changed.

use crate::load::{self, Loaded};
use crate::marks;
use crate::session::Place;
use demarche::derive::Known;
use demarche::later::later;
use demarche::layout::Frame;
use demarche::markup::Element;
use demarche::pace::{Pace, at_once};
use demarche::page::{self, Kept, Panel, View};
use demarche::scene::Picture;
use demarche::state::{Filters, Hits, Opened, Passing};
use demarche::text::{Few, Language};
use std::sync::Arc;

/// The page as it should be.
pub struct Page {
    /// The root element, without what is in it.
    pub root: Element,
    /// The words of the browser's tab.
    pub title: String,
    /// The panels: all of them, or those that come first.
    pub panels: Vec<Panel>,
    /// What it was made from.
    pub stages: Stages,
}

/// The stages on the way from a place to the page.
#[derive(Clone)]
pub struct Stages {
    /// What passes the filters.
    pub passing: Arc<Passing>,
    /// Where everything stands in the graph.
    pub picture: Arc<Picture>,
    /// What was known.
    pub known: Arc<Known>,
    kept: Arc<Kept>,
    hits: Arc<Hits>,
    loaded: Arc<Loaded>,
    language: Language,
    filters: Filters,
    frame: Frame,
    open: Few<Opened>,
}

impl Stages {
    /// The stages of a place in a frame, taking over from `before` what would be the same. Document, date, language,
    /// filters (the words that are searched for are among them), frame and what is open are all that they lean on.
    pub fn of(place: &Place, frame: Frame, before: Option<&Self>) -> Self {
        at_once(Self::in_slices(place, frame, before, Pace::steady()))
    }

    /// The same with pauses.
    pub async fn in_slices(place: &Place, frame: Frame, before: Option<&Self>, pace: Pace<'_>) -> Self {
        let (negotiation, messages, state) =
            (&place.loaded.reading.negotiation, place.messages, &place.state);
        let (as_of, language, frame) = (state.date(negotiation), messages.language(), frame.of(state));
        let before = before.filter(|before| Arc::ptr_eq(&before.loaded, &place.loaded));
        // Worked out for this very place, but for the frame.
        let before = place.ahead.as_ref().or(before);
        let same_words = before.filter(|before| before.language == *language);
        let same_date = before.filter(|before| before.known.as_of() == as_of);
        let known = match same_date {
            Some(before) => before.known.clone(),
            None => Arc::new(Known::in_slices(negotiation, as_of, pace).await),
        };
        pace.pause().await;
        let kept = match same_words {
            Some(before) if before.known.as_of() == as_of => before.kept.clone(),
            Some(before) => Arc::new(before.kept.for_another_date()),
            None => Arc::default(),
        };
        let (hits, passing) = match same_date.filter(|before| before.filters == state.filters) {
            Some(before) => (before.hits.clone(), before.passing.clone()),
            None => {
                let hits = hits(place, &known, before.map(|before| &*before.hits));
                let passing = Passing::with_hits(negotiation, &known, &state.filters, &hits);
                (Arc::new(hits), Arc::new(passing))
            }
        };
        pace.pause().await;
        let standing = same_words.filter(|before| before.frame == frame && before.open == state.open);
        let picture = match standing {
            Some(before) => before.picture.clone(),
            None => {
                let picture = Picture::in_slices(negotiation, frame, messages, &state.open, pace).await;
                marks::set("demarche:laid-out");
                Arc::new(picture)
            }
        };
        pace.pause().await;
        Self {
            passing,
            picture,
            known,
            kept,
            hits,
            loaded: place.loaded.clone(),
            language: language.clone(),
            filters: state.filters.clone(),
            frame,
            open: state.open.clone(),
        }
    }

    /// What `then` makes of the view.
    pub fn view<T>(&self, place: &Place, then: impl FnOnce(&View<'_>) -> T) -> T {
        let reading = &place.loaded.reading;
        let messages = place.messages;
        let scene = self.picture.draw(&reading.negotiation, &self.known, &self.passing, &place.state);
        then(&View {
            scenes: &[scene],
            negotiation: &reading.negotiation,
            known: &self.known,
            passing: &self.passing,
            kept: &self.kept,
            state: &place.state,
            messages,
            catalogue: &place.loaded.catalogue.entries,
            findings: &reading.findings,
            notices: &place.notices,
            base: load::base(),
        })
    }
}

/// The hits of the search, which typing on only narrows.
fn hits(place: &Place, known: &Known, before: Option<&Hits>) -> Hits {
    let negotiation = &place.loaded.reading.negotiation;
    let words = &place.state.filters.query;
    if words.is_empty() {
        Hits::all(negotiation)
    } else {
        later(|| place.loaded.index().search(negotiation, known, words, before))
    }
}

/// The page of a place in a frame, after the page before: all of it, or what comes first.
pub fn page(place: &Place, frame: Frame, before: Option<&Page>, is_whole: bool) -> Page {
    let stages = Stages::of(place, frame, before.map(|before| &before.stages));
    let (root, title, panels) = stages.view(place, |view| {
        let panels = if is_whole { page::panels(view) } else { page::first_panels(view) };
        (page::root(view), page::headline(view), panels)
    });
    Page { root, title, panels, stages }
}
