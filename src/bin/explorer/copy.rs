//! Buttons that copy a link or a citation.

use crate::announcement;
use crate::rest::hear;
use crate::session::messages;
use leptos::ev;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// Follows clicks on `data-copy`.
pub fn follow() {
    hear(ev::click, move |event: MouseEvent| {
        let Some((words, shown)) = wanted(&event) else { return };
        spawn_local(async move { copy(&words, shown.as_ref()).await });
    });
}

/// What the button that was clicked on copies, and where that stands in the page.
fn wanted(event: &MouseEvent) -> Option<(String, Option<Element>)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("button[data-copy]").ok()??;
    if button.get_attribute("data-copy")? == "view" {
        return Some((window().location().href().ok()?, None));
    }
    // What is copied stands beside its button.
    let shown = button.parent_element()?.query_selector("[data-copied]").ok()??;
    let words = match shown.dyn_ref::<HtmlAnchorElement>() {
        Some(link) => link.href(),
        None => shown.text_content()?,
    };
    Some((words, Some(shown)))
}

/// Copies where the browser allows it; else selects the words, for the reader to copy.
async fn copy(words: &str, shown: Option<&Element>) {
    let said = if write(words).await.is_some() {
        "copy.done"
    } else if shown.is_some_and(|shown| select(shown).is_some()) {
        "copy.selected"
    } else {
        "copy.failed"
    };
    announcement::say(&messages().get(said));
}

async fn write(words: &str) -> Option<()> {
    // Away from https there is no clipboard, whatever the types say.
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if clipboard.is_undefined() {
        return None;
    }
    JsFuture::from(navigator.clipboard().write_text(words)).await.ok().map(|_| ())
}

fn select(shown: &Element) -> Option<()> {
    let selection = window().get_selection().ok()??;
    let range = document().create_range().ok()?;
    range.select_node_contents(shown).ok()?;
    selection.remove_all_ranges().ok()?;
    selection.add_range(&range).ok()
}
