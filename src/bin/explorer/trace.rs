//! What hover and focus show: a mark's lines, and what stands at their other ends, in the same frame.
//!
//! Nothing of this is state: no tree changes, marks only gain an attribute that the style sheet knows. So it costs the
//! same for ten statements and for ten thousand.

use crate::{focus, marks};
use leptos::ev;
use leptos::prelude::{document, window_event_listener};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

/// The attribute that a traced mark bears.
const TRACED: &str = "data-traced";

/// What is traced now: the mark pointed at, and all that is shown with it.
#[derive(Default)]
struct Traced {
    at: Option<Element>,
    all: Vec<Element>,
}

/// Follows the pointer and the keyboard over the graph.
pub fn follow() {
    let traced = Rc::new(RefCell::new(Traced::default()));
    let with_pointer = traced.clone();
    let _ = window_event_listener(ev::pointerover, move |event| trace(&with_pointer, event.target()));
    let _ = window_event_listener(ev::focusin, move |event| trace(&traced, event.target()));
}

fn trace(traced: &RefCell<Traced>, target: Option<EventTarget>) {
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let mark =
        target.and_then(|target| target.closest(".graph a[data-mark],.graph a[data-again]").ok().flatten());
    let mut traced = traced.borrow_mut();
    if traced.at == mark {
        return;
    }
    for element in traced.all.drain(..) {
        element.remove_attribute(TRACED).ok();
    }
    traced.all = mark.as_ref().map(path).unwrap_or_default();
    for element in &traced.all {
        element.set_attribute(TRACED, "").ok();
    }
    traced.at = mark;
    marks::after_frame("demarche:updated");
}

/// A mark, or one that is named again, wherever it stands; its lines, and the marks at their other ends.
fn path(mark: &Element) -> Vec<Element> {
    let Some(own) = mark.get_attribute("data-again").or_else(|| focus::name(mark)) else {
        return Vec::new();
    };
    let lines = all(&format!(".graph [data-from='{own}'], .graph [data-to='{own}']"));
    let mut path = all(&format!(".graph [data-again='{own}']"));
    let mut extend = |name: &str| {
        if let Some((kind, id)) = name.split_once(':') {
            path.extend(all(&format!(".graph [data-mark='{kind}'][data-id='{id}']")));
        }
    };
    extend(&own);
    for line in &lines {
        let ends = ["data-from", "data-to"].map(|end| line.get_attribute(end).unwrap_or_default());
        ends.iter().filter(|end| **end != own).for_each(|end| extend(end));
    }
    path.extend(lines);
    path
}

/// All that a selector finds.
pub fn all(selector: &str) -> Vec<Element> {
    // Ids are of letters, digits and hyphens (`document` sees to it), so they need no escaping.
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
