//! The browser's address and history.

use crate::session::{Session, Step};
use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use wasm_bindgen::JsValue;

/// The query of the address, with its question mark.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// Writes an address into the history. A frame that has none, or too many changes a second, loses the entry only.
pub fn write(query: &str, step: Step) {
    let Ok(history) = window().history() else { return };
    // An empty query would leave the present one standing.
    let query = if query.is_empty() { "?" } else { query };
    match step {
        // What stands there already is no step.
        Step::Push if query == self::query() => None,
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(query)).ok(),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(query)).ok(),
        Step::Stay => None,
    };
}

/// Follows the reader back and forward.
pub fn follow(session: Session) {
    // The listener lives as long as the page.
    let _ = window_event_listener(ev::popstate, move |_| session.open(&query(), Step::Stay));
}

/// Says on the root element how far the page is.
pub fn state(word: &str) {
    if let Some(root) = document().document_element() {
        root.set_attribute("data-state", word).ok();
        // Where what was asked for is not to be had, nobody should take what stands in the page for it.
        if word == "ready" {
            root.remove_attribute("data-awaits").ok();
        }
    }
}

/// Says on the root element that panels which come later are still those of another negotiation or language.
pub fn partly() {
    if let Some(root) = document().document_element() {
        root.set_attribute("data-partly", "").ok();
    }
}

/// Takes that back.
pub fn whole() {
    if let Some(root) = document().document_element() {
        root.remove_attribute("data-partly").ok();
    }
}
