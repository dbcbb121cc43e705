//! Keys that work everywhere in the page.

use crate::rest::hear;
use crate::screen::is_still;
use crate::session::{Session, Step};
use crate::{dialogs, focus};
use demarche::state::Lens;
use leptos::ev;
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Follows `/`, which goes to the search; `?`, which lists the keys; `t`, which goes to the table and back; and Escape,
/// which closes the record.
pub fn follow(session: Session) {
    hear(ev::keydown, move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if modified || event.default_prevented() || event.is_composing() || is_still() || is_elsewhere(&event)
        {
            return;
        }
        let done = match event.key().as_str() {
            "Escape" => close(session),
            // Keys that are letters can be turned off: who speaks to a computer types them without meaning to.
            _ if all_off() => false,
            "/" => focus::to_first("input[type='search']"),
            "?" => dialogs::open("keys"),
            "t" => table(session),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
}

/// Whether the key is meant for a field, or a dialog is in front of the page.
fn is_elsewhere(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| focus::is_within(&target, "input, textarea, select, dialog"))
}

/// Whether the reader has turned the keys of one letter off.
fn all_off() -> bool {
    document().query_selector("#keys-on:not(:checked)").ok().flatten().is_some()
}

/// Closes the record, and goes back to where it was opened. Whether there was one.
fn close(session: Session) -> bool {
    let before = session.selected();
    if before.is_none() {
        return false;
    }
    session.choose(|state| state.with_focus(None), Step::Push);
    focus::turn(before, None, None);
    true
}

/// Goes from the graph to the table and back, and there to the same statement.
fn table(session: Session) -> bool {
    let active = document().active_element();
    let at = active.and_then(|active| active.closest("[data-id]").ok().flatten());
    let id = at.and_then(|at| at.get_attribute("data-id")).unwrap_or_default();
    let other = |lens| if lens == Lens::Table { Lens::Graph } else { Lens::Table };
    session.choose(|state| state.with_lens(other(state.lens)), Step::Push);
    request_animation_frame(move || {
        if !focus::to_first(&format!("tr[data-id='{id}'] .ask"))
            && !focus::to_mark(&format!("statement:{id}"))
        {
            focus::to_lens();
        }
    });
    true
}
