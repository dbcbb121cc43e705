//! The walk over the graph by keys. To the keyboard the graph is one stop, the mark that it was on last; the arrows go
//! from mark to mark. Without the live page, marks are links like others, each a stop of its own.

use crate::focus;
use crate::rest::hear;
use crate::screen::is_still;
use crate::session::Session;
use crate::trace::all;
use crate::zoom;
use demarche::scene::{Stride, Trail};
use leptos::ev;
use leptos::prelude::{document, window_event_listener};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};

/// The marks that the keyboard can be on.
const MARKS: &str = ".graph a[data-mark]";

/// Follows the keys of the walk, and where the focus goes.
pub fn follow(session: Session) {
    let trail = RefCell::new(Trail::default());
    hear(ev::keydown, move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if modified || event.default_prevented() || is_still() {
            return;
        }
        let (Some(mark), Some(stride)) = (mark(event.target()), stride(&event.key())) else { return };
        let Some(name) = focus::name(&mark) else { return };
        let next = session.walk(&name, stride, &mut trail.borrow_mut());
        let went = match next {
            Some(next) => focus::to_mark(&next),
            // Up from what stands in nothing: an issue that is open closes, and all else leads out of the graph.
            None if stride == Stride::Up
                && mark.get_attribute("aria-expanded").as_deref() == Some("true") =>
            {
                session.open(&mark.get_attribute("href").unwrap_or_default(), crate::session::Step::Push);
                true
            }
            None => stride == Stride::Up && focus::to_lens(),
        };
        // Where a key leads nowhere it stays the page's.
        if went {
            event.prevent_default();
        }
    });
    let _ = window_event_listener(ev::focusin, |event| {
        let mark = mark(event.target());
        if let Some(mark) = &mark {
            stop_at(mark);
        }
        let mark = mark.filter(|mark| mark.matches(":focus-visible").unwrap_or(false));
        if let Some(mark) = &mark {
            zoom::show(mark);
        }
        tell(mark);
    });
    let _ = window_event_listener(ev::focusout, |_| tell(None));
}

/// Makes the graph one stop of the keyboard again, after its marks have changed.
pub fn settle() {
    // Where there is nothing to do there is nothing to stop for.
    if is_still() {
        return;
    }
    let first = |which: &str| document().query_selector(&[MARKS, which].concat()).ok().flatten();
    if let Some(stop) = first("[tabindex='0']").or_else(|| first(".is-chosen")).or_else(|| first(".party")) {
        stop_at(&stop);
    }
}

/// Makes a mark the one stop.
fn stop_at(stop: &Element) {
    // The browser finds the others, which are nearly always none.
    for mark in all(&[MARKS, ":not([tabindex='-1'])"].concat()) {
        if mark != *stop {
            mark.set_attribute("tabindex", "-1").ok();
        }
    }
    if stop.get_attribute("tabindex").as_deref() != Some("0") {
        stop.set_attribute("tabindex", "0").ok();
    }
}

/// Shows the words of a mark that the keyboard is on, which a pointer that rests on it is shown too.
fn tell(mark: Option<Element>) {
    let Some(caption) = document().get_element_by_id("caption") else { return };
    let title = mark.and_then(|mark| mark.query_selector("title").ok().flatten());
    caption.set_text_content(title.as_ref().and_then(|title| title.text_content()).as_deref());
    if let Some(root) = document().document_element() {
        root.toggle_attribute_with_force("data-captioned", title.is_some()).ok();
    }
}

fn mark(target: Option<EventTarget>) -> Option<Element> {
    let target = target?.dyn_into::<Element>().ok()?;
    target.closest(MARKS).ok().flatten()
}

/// What a key means. Along the lines one goes as one reads, from right to left where that is how.
fn stride(key: &str) -> Option<Stride> {
    let mirrored =
        document().document_element().is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"));
    Some(match (key, mirrored) {
        ("ArrowDown", _) => Stride::Next,
        ("ArrowUp", _) => Stride::Before,
        ("ArrowRight", false) | ("ArrowLeft", true) => Stride::Along,
        ("ArrowLeft", _) | ("ArrowRight", _) => Stride::Back,
        ("Home", _) => Stride::First,
        ("End", _) => Stride::Last,
        ("PageDown", _) => Stride::NextIssue,
        ("PageUp", _) => Stride::IssueBefore,
        ("Escape", _) => Stride::Up,
        _ => return None,
    })
}
