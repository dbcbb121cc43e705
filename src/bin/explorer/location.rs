//! The browser's address and history.

use crate::screen::is_framed;
use crate::session::{Session, Step};
use js_sys::encode_uri_component;
use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The query of the address, with its question mark.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// Writes an address into the history. A frame that has none, or too many changes a second, loses the entry only.
pub fn write(query: &str, step: Step) {
    let Ok(history) = window().history() else { return };
    // An empty query would leave the present one standing.
    let query = if query.is_empty() { "?" } else { query };
    let (names, fragment) = framing();
    let query = &*[query, &names].concat();
    let url = [query, &fragment].concat();
    match step {
        // What stands there already is no step.
        Step::Push if query == self::query() => None,
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)).ok(),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).ok(),
        Step::Stay => None,
    };
}

/// What the page around a frame calls it by, in the query and in the fragment (`embed/frame.js`). It says nothing of the
/// view, but loaded anew the frame must still be called so.
fn framing() -> (String, String) {
    let standing = is_framed().then(|| UrlSearchParams::new_with_str(&query()).ok()).flatten();
    let Some(standing) = standing else { return Default::default() };
    let mut names = String::new();
    for name in ["id", "childId"] {
        if let Some(value) = standing.get(name) {
            names.push_str(&["&", name, "=", &String::from(encode_uri_component(&value))].concat());
        }
    }
    (names, window().location().hash().unwrap_or_default())
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

/// Says on the root element whether panels which come later are still those of another negotiation or language.
pub fn partly(is_partly: bool) {
    if let Some(root) = document().document_element() {
        root.toggle_attribute_with_force("data-partly", is_partly).ok();
    }
}
