//! What is chosen comes into sight: without that, a link to one statement of seventy opens on a page in which all that
//! is to be seen is faded, and the record of a card at the lower edge lies over the card.

use crate::rest;
use crate::screen::{height, is_framed};
use crate::session::Session;
use crate::trace::all;
use demarche::later::later;
use leptos::prelude::{document, window};
use web_sys::Element;

/// Scrolls to the place that the page's address names, where that came only with the live page, else to what it chooses,
/// where that is out of sight; unless the reader has been in this page before: then the browser knows better.
pub fn begin(session: Session) {
    // Neither is without the second part of the program, for which nobody should wait who needs neither.
    if session.selected().is_none() && !rest::is_needed() {
        return;
    }
    later(|| {
        if scrolled() != 0 {
            return;
        }
        let place = window().location().hash().unwrap_or_default();
        match place.strip_prefix('#') {
            None => bring(session, true),
            Some(_) if is_framed() => {}
            Some(place) => {
                if let Some(element) = document().get_element_by_id(place) {
                    element.scroll_into_view();
                }
            }
        }
    });
}

/// Scrolls no further than it takes for what is chosen to stand in sight, clear of its record.
pub fn keep_in_sight(session: Session) {
    bring(session, false);
}

/// Has a record that took the place of another begin with its head, however far the reader had scrolled the other.
pub fn turn_up_record() {
    all(".page-side, .record-sheet").iter().for_each(|place| place.set_scroll_top(0));
}

/// Brings it in: to the `middle` of what is free, or just over the edge.
fn bring(session: Session, middle: bool) {
    // The page around a frame would scroll too, under the eyes of somebody who reads there.
    let Some(name) = session.selected().filter(|_| !is_framed()) else { return };
    let standing = standing(&name);
    let end = end();
    // It may be named in many places, and one of them is where the reader clicked.
    if standing.iter().any(|element| is_seen(element, end)) {
        return;
    }
    let Some(rect) = standing.first().map(Element::get_bounding_client_rect) else { return };
    // Firefox does not scroll to parts of a picture by itself.
    let (start, size) = (rect.top(), rect.height());
    let by = if middle {
        start - (end - size).max(0.0) / 2.0
    } else if start < 0.0 || size > end - EDGE {
        start - EDGE
    } else {
        start + size + EDGE - end
    };
    window().scroll_by_with_x_and_y(0.0, by);
}

/// How far from the edge of the window it stands then, in CSS pixels.
const EDGE: f64 = 16.0;

/// What stands for it in the lens in force: its mark, the bundle that holds it, where it is named again, its row, links.
fn standing(name: &str) -> Vec<Element> {
    let id = name.split_once(':').map_or(name, |(_, id)| id);
    let holds = format!(".graph [data-mark='bundle'][data-ids~='{id}']");
    let again = format!(".graph [data-again='{name}']");
    let places = [".graph .is-chosen", &holds, &again, ".selected", "a[aria-current='true']"];
    places.iter().flat_map(|place| all(&format!(".lens:not([hidden]) {place}"))).collect()
}

/// Where the window ends for what stands in the page: at the record, where that lies over it.
fn end() -> f64 {
    let sheet = document().query_selector(".record-sheet:not(:empty)").ok().flatten();
    let lies_over = |sheet: &Element| {
        let style = window().get_computed_style(sheet).ok().flatten();
        style
            .and_then(|style| style.get_property_value("position").ok())
            .is_some_and(|place| place == "fixed")
    };
    sheet.filter(lies_over).map_or_else(height, |sheet| sheet.get_bounding_client_rect().top().min(height()))
}

/// Whether the whole of it is seen, or of something tall, as much as a card.
fn is_seen(element: &Element, end: f64) -> bool {
    let rect = element.get_bounding_client_rect();
    let seen = rect.bottom().min(end) - rect.top().max(0.0);
    rect.height() > 0.0 && seen >= rect.height().min(96.0) - 1.0
}

fn scrolled() -> i32 {
    document().document_element().map_or(0, |root| root.scroll_top())
}
