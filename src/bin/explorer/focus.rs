//! Where the keyboard is: kept while the page changes under it, led into a record and back out of it.

use crate::trace::all;
use leptos::prelude::{document, request_animation_frame};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

thread_local! {
    /// The link that opened the record, to which closing it leads back.
    static OPENER: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// What has the focus within a panel that is about to change.
pub struct Held {
    element: Element,
    mark: Option<String>,
    /// What it stands in, from the inside out, up to the panel.
    around: Vec<Element>,
}

impl Held {
    /// What has the focus within a panel.
    pub fn within(panel: &Element) -> Option<Self> {
        let element = document().active_element().filter(|element| panel.contains(Some(element)))?;
        let mut around = Vec::new();
        let mut at = element.clone();
        while at != *panel {
            at = at.parent_element()?;
            around.push(at.clone());
        }
        Some(Self { mark: name(&element), element, around })
    }

    /// Gives the focus back: to the same element, though it was moved; to what took its place in the graph; else to the
    /// nearest thing that still stands.
    pub fn restore(self) {
        if document().active_element().as_ref() == Some(&self.element) || to(&self.element) {
            return;
        }
        if self.mark.is_some_and(|mark| to_mark(&mark)) {
            return;
        }
        let standing = self.around.iter().filter(|around| around.is_connected());
        let first =
            |around: &Element| around.query_selector("a[href], button, summary, input").ok().flatten();
        if let Some(next) = standing.filter_map(first).next() {
            to(&next);
        }
    }
}

/// Moves the focus once the page is drawn, after the selection has changed from `before` to `after` by key: into the
/// record that was opened, or back to `opener`, by which it had been.
pub fn turn(before: Option<String>, after: Option<String>, opener: Option<Element>) {
    if before == after {
        return;
    }
    if let Some(opener) = opener.filter(|opener| !is_within(opener, ".record-sheet")) {
        OPENER.set(Some(opener));
    }
    request_animation_frame(move || match after {
        Some(_) => {
            to_first("#panel-record article");
        }
        // Who has gone on meanwhile stays there.
        None if document().active_element().is_some_and(|active| active.tag_name() != "BODY") => {}
        None => {
            let back = OPENER.take().is_some_and(|opener| to(&opener));
            if !back && !before.is_some_and(|before| to_mark(&before)) {
                to_lens();
            }
        }
    });
}

/// Moves the focus to a mark of the graph, by its name (`party:ID`), or to the mark that stands for it while a band is
/// open or closed. Whether there is one.
pub fn to_mark(mark: &str) -> bool {
    let Some((kind, id)) = mark.split_once(':') else { return false };
    let own = format!(".graph [data-mark='{kind}'][data-id='{id}']");
    let others = format!(".graph [data-mark='statement'][data-id='{id}'], .graph [data-ids~='{id}']");
    to_first(&own) || matches!(kind, "statement" | "bundle") && to_first(&others)
}

/// Moves the focus to the tab of the lens in force.
pub fn to_lens() -> bool {
    to_first(".tabs a[aria-current]")
}

/// Moves the focus to the first that a selector finds.
pub fn to_first(selector: &str) -> bool {
    all(selector).first().is_some_and(to)
}

/// Moves the focus. Whether it went there: what is hidden or gone takes none.
pub fn to(element: &Element) -> bool {
    // Elements of SVG take the focus by a method of the same name.
    element.unchecked_ref::<HtmlElement>().focus().ok();
    document().active_element().as_ref() == Some(element)
}

/// The name of the mark that an element is.
pub fn name(element: &Element) -> Option<String> {
    Some([&*element.get_attribute("data-mark")?, ":", &*element.get_attribute("data-id")?].concat())
}

/// Whether an element stands within what a selector finds.
pub fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}
