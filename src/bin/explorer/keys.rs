//! Keys that work everywhere in the page.

use crate::session::{Session, Step};
use leptos::ev;
use leptos::prelude::{document, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Follows `/`, which goes to the search, and Escape, which goes back up from what is selected.
pub fn follow(session: Session) {
    let _ = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if modified || event.default_prevented() || event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "/" if !is_typing(&event) && focus_search() => event.prevent_default(),
            "Escape" if !is_typing(&event) && session.has_focus() => {
                session.choose(|state| state.with_focus(None), Step::Push);
            }
            _ => {}
        }
    });
}

/// Whether the key is meant for a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("input, textarea, select").ok().flatten().is_some())
}

fn focus_search() -> bool {
    let field = document().query_selector("input[type='search']").ok().flatten();
    let field = field.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    field.is_some_and(|field| field.focus().is_ok())
}
