//! One panel of the page: adopts what the native shell has written, then follows the library's trees.

use crate::session::Session;
use crate::stages::Page;
use crate::{dom, failure, focus::Held, walk};
use demarche::later::later;
use demarche::markup::{self, Element};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// Keeps the panel `name` of the page as the session wants it.
#[component]
pub fn Panel(name: &'static str) -> impl IntoView {
    let session = expect_context::<Session>();
    Effect::new(move |drawn: Option<Arc<Page>>| {
        let wanted = session.page();
        let before = drawn.as_ref().and_then(|page| tree(page, name));
        if let Some(after) = tree(&wanted, name)
            && let Err(error) = draw(name, before, after)
        {
            failure::show(&failure::words(&error));
        }
        if name == "lens-graph" {
            walk::settle();
        }
        wanted
    });
}

fn tree<'a>(page: &'a Page, name: &str) -> Option<&'a Element> {
    page.panels.iter().find(|panel| panel.name == name).map(|panel| &panel.tree)
}

/// Brings the live panel from one tree to the next, or, the first time, from whatever stands in the page.
fn draw(name: &str, before: Option<&Element>, after: &Element) -> Result<(), JsValue> {
    let id = format!("panel-{name}");
    let Some(panel) = document().get_element_by_id(&id) else {
        // A page that was not written by the native shell, as under a bare `trunk serve`.
        return dom::append(&document(), &after.clone().with("id", id));
    };
    // Adopting a panel that is alike changes nothing; nor does an empty difference take the focus.
    let held = Held::within(&panel);
    let drawn = match before {
        // Where the page has been tampered with, by an extension say, the patches miss and the panel is drawn anew.
        Some(before) => {
            later(|| dom::apply(&panel, &markup::diff(before, after)).or_else(|_| dom::redraw(&panel, after)))
        }
        None => adopt(&panel, after),
    };
    if let Some(held) = held {
        held.restore();
    }
    drawn
}

/// Takes over a panel that the native shell has written: leaves it alone where it is alike, and draws it anew where the
/// address or the screen wants another than the one that was written ahead.
fn adopt(panel: &web_sys::Element, after: &Element) -> Result<(), JsValue> {
    let standing = panel.get_attribute("data-tree");
    if standing.as_deref() == Some(&markup::digest(after)) {
        return panel.remove_attribute("data-tree");
    }
    dom::redraw(panel, after)
}
