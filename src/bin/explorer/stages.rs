//! What follows from where the reader is, stage by stage. Each stage takes over what it came to before where nothing
//! that it leans on has changed.

use crate::load::{self, Loaded};
use crate::marks;
use crate::session::Place;
use demarche::derive::Known;
use demarche::layout::Frame;
use demarche::markup::Element;
use demarche::page::{self, Kept, Panel, View};
use demarche::scene::Picture;
use demarche::state::{Filters, Hits, Opened, Passing};
use demarche::text::Language;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The page as it should be.
pub struct Page {
    /// The root element, without what is in it.
    pub root: Element,
    /// The words of the browser's tab.
    pub title: String,
    /// The panels.
    pub panels: Vec<Panel>,
}

/// What was known, and what follows from that alone, kept while neither negotiation, date nor language change.
#[derive(Clone)]
pub struct Basis {
    /// What was known.
    pub known: Arc<Known>,
    loaded: Arc<Loaded>,
    language: Language,
    kept: Arc<Kept>,
}

/// What passes the filters, kept while neither they nor what was known change.
#[derive(Clone)]
pub struct Passed {
    /// What passes.
    pub passing: Arc<Passing>,
    known: Arc<Known>,
    filters: Filters,
}

/// Where everything stands in the graph, kept while nothing that it depends on changes.
#[derive(Clone)]
pub struct Standing {
    /// The places.
    pub picture: Arc<Picture>,
    loaded: Arc<Loaded>,
    frame: Frame,
    language: Language,
    open: BTreeSet<Opened>,
}

/// What was known where the reader is.
pub fn basis(place: &Place, before: Option<&Basis>) -> Basis {
    let negotiation = &place.loaded.reading.negotiation;
    let (as_of, language) = (place.state.date(negotiation), place.messages.language());
    match before {
        Some(before)
            if Arc::ptr_eq(&before.loaded, &place.loaded)
                && before.known.as_of() == as_of
                && before.language == *language =>
        {
            before.clone()
        }
        _ => Basis {
            loaded: place.loaded.clone(),
            language: language.clone(),
            known: Arc::new(Known::new(negotiation, as_of)),
            kept: Arc::default(),
        },
    }
}

/// What of it passes the filters.
pub fn passed(place: &Place, basis: &Basis, hits: &Hits, before: Option<&Passed>) -> Passed {
    let filters = &place.state.filters;
    match before {
        // The words that are searched for are among the filters, and what is found follows from them and what was known.
        Some(before) if Arc::ptr_eq(&before.known, &basis.known) && before.filters == *filters => {
            before.clone()
        }
        _ => {
            let negotiation = &place.loaded.reading.negotiation;
            let passing = Passing::with_hits(negotiation, &basis.known, filters, hits);
            Passed { known: basis.known.clone(), filters: filters.clone(), passing: Arc::new(passing) }
        }
    }
}

/// Where everything stands.
pub fn standing(place: &Place, frame: Frame, before: Option<&Standing>) -> Standing {
    let open = &place.state.open;
    match before {
        Some(before)
            if Arc::ptr_eq(&before.loaded, &place.loaded)
                && before.frame == frame
                && before.language == *place.messages.language()
                && before.open == *open =>
        {
            before.clone()
        }
        _ => {
            let picture = Picture::new(&place.loaded.reading.negotiation, frame, place.messages, open);
            marks::set("demarche:laid-out");
            let language = place.messages.language().clone();
            Standing {
                loaded: place.loaded.clone(),
                frame,
                language,
                open: open.clone(),
                picture: Arc::new(picture),
            }
        }
    }
}

/// The hits of the search, which typing on only narrows.
pub fn hits(place: &Place, basis: &Basis, before: Option<&(Arc<Loaded>, Hits)>) -> (Arc<Loaded>, Hits) {
    let negotiation = &place.loaded.reading.negotiation;
    let words = &place.state.filters.query;
    let hits = if words.is_empty() {
        Hits::all(negotiation)
    } else {
        let before = before.filter(|(loaded, _)| Arc::ptr_eq(loaded, &place.loaded)).map(|(_, hits)| hits);
        place.loaded.index().search(negotiation, &basis.known, words, before)
    };
    (place.loaded.clone(), hits)
}

/// The page.
pub fn write(place: &Place, basis: &Basis, picture: &Picture, passing: &Passing) -> Page {
    view(place, basis, picture, passing, |view| Page {
        root: page::root(view),
        title: page::title(view),
        panels: page::panels(view),
    })
}

/// What `then` makes of the view.
pub fn view<T>(
    place: &Place,
    basis: &Basis,
    picture: &Picture,
    passing: &Passing,
    then: impl FnOnce(&View<'_>) -> T,
) -> T {
    let reading = &place.loaded.reading;
    let messages = place.messages;
    let scene = picture.draw(&reading.negotiation, &basis.known, passing, &place.state, messages);
    then(&View {
        scenes: &[scene],
        negotiation: &reading.negotiation,
        known: &basis.known,
        passing,
        kept: &basis.kept,
        state: &place.state,
        messages,
        catalogue: &place.loaded.catalogue.entries,
        findings: &reading.findings,
        notices: &place.notices,
        base: load::base(),
    })
}
