//! What the reader is told where something fails. The page as it stands stays readable in every case.

use crate::location;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The place in the page for such messages; the native shell writes it, hidden, with a message of its own inside.
const PLACE: &str = "failure";

/// Has every panic say so in the page. After one the app is gone, and with it the signals, so only plain DOM is used.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        location::state("failed");
        if let Some(root) = document().document_element() {
            root.set_attribute("data-reason", &panic.to_string()).ok();
        }
        unhide();
    }));
}

/// Says that the live page cannot be, and why.
pub fn show(reason: &str) {
    location::state("failed");
    notice(reason);
}

/// Says what went wrong while the live page goes on.
pub fn notice(reason: &str) {
    if let Some(words) = place().and_then(|place| place.query_selector("p").ok().flatten()) {
        words.set_text_content(Some(reason));
    }
    unhide();
}

/// Takes a message away, once the reader has gone on.
pub fn clear() {
    if let Some(place) = place() {
        place.set_attribute("hidden", "").ok();
    }
}

fn unhide() {
    if let Some(place) = place() {
        place.remove_attribute("hidden").ok();
    }
}

fn place() -> Option<Element> {
    document().get_element_by_id(PLACE)
}

/// The words of a JavaScript error.
pub fn words(error: &JsValue) -> String {
    js_sys::Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| format!("{error:?}"))
}
