//! Clicks on links of the page's own, taken as changes of state instead of loads of a page.

use crate::focus;
use crate::rest::hear;
use crate::screen::is_framed;
use crate::session::{Session, Step};
use demarche::later::later;
use leptos::ev;
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

/// Follows clicks everywhere in the page; links that are drawn later need no listener of their own.
pub fn follow(session: Session) {
    hear(ev::click, move |event: MouseEvent| {
        let Some((link, address)) = followed(&event) else { return };
        event.prevent_default();
        let before = session.selected();
        session.open(&address, Step::Push);
        // Only once the page is as the link wants it does the place stand in it.
        if let Some(place) = place(&link) {
            request_animation_frame(move || later(|| scroll_to(&place)));
        }
        // A click without a pointer is a key's: the focus goes where the reader wanted to be. Firefox counts a key as
        // one click, and WebKit numbers no pointers.
        if event.detail() == 0 || event.unchecked_ref::<PointerEvent>().pointer_id() == -1 {
            focus::turn(before, session.selected(), Some(link));
        }
    });
}

/// The place in a page that a link names.
fn place(link: &Element) -> Option<String> {
    link.get_attribute("href")?.split_once('#').map(|(_, place)| place.to_owned())
}

/// Scrolls to a place in the page; not in a frame, where the page around would scroll along.
fn scroll_to(place: &str) {
    if let Some(element) = document().get_element_by_id(place).filter(|_| !is_framed()) {
        element.scroll_into_view();
    }
}

/// The link of a click and the query that it leads to, where the click is plain and the link one of the page's own.
fn followed(event: &MouseEvent) -> Option<(Element, String)> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    // A link to a page that was written ahead has the same query behind its path (`page::site::Ways`).
    let link = target.closest("a[href^='?'],a[href^='./']").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let href = link.get_attribute("href")?;
    let query = href.split('#').next()?;
    Some((link, query.get(query.find('?')?..)?.to_owned()))
}
