//! What is chosen comes into sight: without that, a link to one statement of seventy opens on a page in which all that
//! is to be seen is faded, and the record of a card at the lower edge lies over the card.

use crate::screen::is_framed;
use crate::session::Session;
use demarche::later::later;
use leptos::prelude::{document, window};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls to what the page's address chooses, where that is out of sight; unless the reader has been in this page
/// before, or the address names a place in it: then the browser knows better.
pub fn begin(session: Session) {
    if session.selected().is_some() {
        later(show);
    }
}

fn show() {
    let has_place = window().location().hash().is_ok_and(|hash| !hash.is_empty());
    if has_place || scrolled() > 0.0 {
        return;
    }
    keep_in_sight();
    // Not glued to the edge that it came in by.
    if scrolled() > 0.0 {
        scroll(ScrollLogicalPosition::Center);
    }
}

/// Scrolls no further than it takes for what is chosen to stand in sight, clear of its record.
pub fn keep_in_sight() {
    scroll(ScrollLogicalPosition::Nearest);
}

fn scroll(to: ScrollLogicalPosition) {
    // The page around a frame would scroll too, under the eyes of somebody who reads there.
    if is_framed() {
        return;
    }
    let Some(chosen) = chosen() else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(to);
    options.set_inline(ScrollLogicalPosition::Nearest);
    chosen.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What the lens in force shows as chosen: the mark of the picture, else the first link to it.
fn chosen() -> Option<Element> {
    let lens = document().query_selector(".lens:not([hidden])").ok()??;
    let find = |selector| lens.query_selector(selector).ok().flatten();
    find(".graph .is-chosen").or_else(|| find("a[aria-current='true']"))
}

fn scrolled() -> f64 {
    document().document_element().map_or(0.0, |root| f64::from(root.scroll_top()))
}
