//! Fields of the page's own forms, taken as changes of state while they are typed in. Without the live page the same
//! forms are sent as addresses.

use crate::rest::hear;
use crate::session::{Session, Step};
use leptos::ev;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

/// Follows every form whose method is `get` and that names no address of its own.
pub fn follow(session: Session) {
    let change = move |event: &Event| {
        if let Some(query) = query(event) {
            // The first letter is a step to come back from; the others, and sending them, only change where it led.
            let step = if session.is_searching() { Step::Replace } else { Step::Push };
            session.open(&query, step);
        }
    };
    hear(ev::input, move |event| change(&event));
    hear(ev::submit, move |event| {
        if query(&event).is_some() {
            event.prevent_default();
            change(&event);
        }
    });
}

/// Searches for what was typed before anybody listened.
pub fn catch_up(session: Session) {
    let typed = search_field().filter(|field| field.value() != field.default_value());
    if let Some(query) = typed.and_then(|field| said_around(&field)) {
        session.open(&query, Step::Push);
    }
}

/// Puts into the field of the search what is searched for, though the reader may be typing there: on the way back and
/// forward it is the address that says.
pub fn say(words: &str) {
    if let Some(field) = search_field() {
        field.set_value(words);
    }
}

fn search_field() -> Option<HtmlInputElement> {
    document().query_selector("form.search input[type='search']").ok()??.dyn_into().ok()
}

/// The query that the form of an event says.
fn query(event: &Event) -> Option<String> {
    said_around(&event.target()?.dyn_into().ok()?)
}

/// The query that the form around an element says.
fn said_around(target: &Element) -> Option<String> {
    let form: HtmlFormElement = target.closest("form").ok()??.dyn_into().ok()?;
    if form.method() != "get" || form.has_attribute("action") {
        return None;
    }
    let fields = FormData::new_with_form(&form).ok()?;
    let words = UrlSearchParams::new_with_str_sequence_sequence(&pairs(&fields)?).ok()?;
    Some(format!("?{}", String::from(words.to_string())))
}

/// The form's fields, without those that are empty.
fn pairs(fields: &FormData) -> Option<JsValue> {
    let pairs = js_sys::Array::new();
    for pair in js_sys::try_iter(fields).ok()?? {
        let pair: js_sys::Array = pair.ok()?.dyn_into().ok()?;
        if pair.get(1).as_string().is_some_and(|value| !value.is_empty()) {
            pairs.push(&pair);
        }
    }
    Some(pairs.into())
}
