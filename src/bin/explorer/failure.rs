//! What the reader is told where something fails. The page as it stands stays readable in every case.

use crate::language::messages;
use crate::location;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The place in the page for such messages; the native shell writes it, hidden, with a message of its own inside.
const PLACE: &str = "failure";

/// Has every panic leave its words in the page. `boot.js` sees the program end and tells the reader: after a panic
/// nothing here is sure to work.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(root) = document().document_element() {
            root.set_attribute("data-reason", &panic.to_string()).ok();
        }
    }));
}

/// The event by which a test has the program panic, in a debug build only.
#[cfg(debug_assertions)]
const PANIC: &str = "demarche-panic";

/// Listens for the event by which a test has the program panic, so that what the reader is left with can be tried.
/// What is published is built without this.
#[cfg(debug_assertions)]
pub fn panic_when_told() {
    use leptos::ev::Custom;
    use leptos::prelude::window_event_listener;
    #[expect(clippy::panic, reason = "it is what this is for")]
    let _ = window_event_listener(Custom::<web_sys::Event>::new(PANIC), |_| panic!("as a test asked"));
}

/// Says that the live page cannot be, and why.
pub fn show(reason: &str) {
    location::state("failed");
    // The tab must not go on naming another negotiation than the one that was asked for.
    if document().document_element().is_some_and(|root| root.has_attribute("data-awaits")) {
        document().set_title(reason);
    }
    say(reason, Some(""));
}

/// Says what went wrong while the live page goes on; `again` is the address by which to try once more, where that helps.
pub fn notice(reason: &str, again: Option<&str>) {
    say(reason, again);
    // The reader may be anywhere in the page.
    if let Some(place) = place() {
        place.scroll_into_view();
    }
}

/// Takes a message away, once the reader has gone on.
pub fn clear() {
    if let Some(place) = place() {
        place.set_attribute("hidden", "").ok();
    }
}

fn say(reason: &str, again: Option<&str>) {
    let Some(place) = place() else { return };
    let part = |name| place.query_selector(name).ok().flatten();
    if let Some(words) = part("p") {
        words.set_text_content(Some(reason));
        // The page around may still be in the language that it was written ahead in.
        let language = messages().language();
        words.set_attribute("lang", language.as_str()).ok();
        words.set_attribute("dir", language.direction().as_str()).ok();
    }
    if let Some(link) = part("a") {
        link.set_attribute("href", again.unwrap_or_default()).ok();
        link.toggle_attribute_with_force("hidden", again.is_none()).ok();
    }
    place.remove_attribute("hidden").ok();
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
