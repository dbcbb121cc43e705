//! Clicks on links of the page's own, taken as changes of state instead of loads of a page, and as ways to its places.

use crate::focus;
use crate::rest::hear;
use crate::session::{Session, Step};
use demarche::later::later;
use leptos::ev;
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

/// Follows clicks everywhere in the page; links that are drawn later need no listener of their own.
pub fn follow(session: Session) {
    hear(ev::click, move |event: MouseEvent| {
        let Some((link, href)) = followed(&event) else { return };
        event.prevent_default();
        let before = session.selected();
        let (address, place) = href.split_once('#').unwrap_or((&href, ""));
        if let Some(start) = address.find('?') {
            session.open(&address[start..], Step::Push);
        }
        // Only once the page is as the link wants it does the place stand in it.
        if !place.is_empty() {
            let place = place.to_owned();
            request_animation_frame(move || later(|| go_to(&place)));
        }
        // A click without a pointer is a key's: the focus goes where the reader wanted to be. Firefox counts a key as
        // one click, and WebKit numbers no pointers.
        if event.detail() == 0 || event.unchecked_ref::<PointerEvent>().pointer_id() == -1 {
            focus::turn(before, session.selected(), Some(link));
        }
    });
}

/// Goes to a place in the page, as the browser would, but leaves the address alone: what a host wrote behind it stays,
/// and there is nothing to come back from. What is folded there unfolds.
fn go_to(place: &str) {
    let Some(element) = document().get_element_by_id(place) else { return };
    let summary = element.query_selector(":scope > summary").ok().flatten();
    if summary.is_some() {
        element.set_attribute("open", "").ok();
    }
    focus::to(&summary.unwrap_or_else(|| element.clone()));
    element.scroll_into_view();
}

/// The link of a click and where it leads, where the click is plain and the link one of the page's own.
fn followed(event: &MouseEvent) -> Option<(Element, String)> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    // A link to a page that was written ahead has the same query behind its path (`page::site::Ways`).
    let link = target.closest("a[href^='?'],a[href^='./'],a[href^='#']").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let href = link.get_attribute("href")?;
    let address = href.split('#').next()?;
    (address.is_empty() || address.contains('?')).then_some((link, href))
}
