//! One panel of the page: adopts what the native shell has written, then follows the library's trees.

use crate::session::Session;
use crate::stand_in::Panel as Drawn;
use crate::{dom, failure};
use demarche::markup::{self, Element};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// Keeps the panel `name` of the page as the session wants it.
#[component]
pub fn Panel(name: &'static str) -> impl IntoView {
    let session = expect_context::<Session>();
    Effect::new(move |drawn: Option<Arc<Vec<Drawn>>>| {
        let wanted = session.panels();
        let before = drawn.as_ref().and_then(|panels| tree(panels, name));
        if let Some(after) = tree(&wanted, name)
            && let Err(error) = draw(name, before, after)
        {
            failure::show(&format!("{error:?}"));
        }
        wanted
    });
}

fn tree<'a>(panels: &'a [Drawn], name: &str) -> Option<&'a Element> {
    panels.iter().find(|panel| panel.name == name).map(|panel| &panel.tree)
}

/// Brings the live panel from one tree to the next, or, the first time, from whatever stands in the page.
fn draw(name: &str, before: Option<&Element>, after: &Element) -> Result<(), JsValue> {
    let id = format!("panel-{name}");
    let Some(panel) = document().get_element_by_id(&id) else {
        // A page that was not written by the native shell, as under a bare `trunk serve`.
        return dom::append(&document(), &after.clone().with("id", id));
    };
    match before {
        // Where the page has been tampered with, by an extension say, the patches miss and the panel is drawn anew.
        Some(before) => {
            dom::apply(&panel, &markup::diff(before, after)).or_else(|_| dom::redraw(&panel, after))
        }
        None if panel.get_attribute("data-tree").as_deref() == Some(&markup::digest(after)) => Ok(()),
        None => dom::redraw(&panel, after),
    }
}
