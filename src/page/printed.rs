//! What a page says on paper alone: what of it is shown, where that comes from, and where it is to be found again. On a
//! screen the controls say the first, the lens of sources the second and the browser the third; who compiled it and what
//! drew it, the footer says on both.

use crate::markup::Element;
use crate::page::credits::{shown_words, sources_words};
use crate::page::{View, filters};

/// The id of the part in the page.
pub const PRINTED: &str = "printed";

/// The part. `address` is that of the page, where it is known: the live page knows its own.
#[must_use]
pub fn printed(view: &View<'_>, address: Option<&str>) -> Element {
    let line = |words: String| Element::new("p").text(words);
    let filtered = (!view.state.filters.is_empty()).then(|| {
        let mut line = line(shown_words(view));
        let mut parting = ": ";
        for choice in filters::in_force_words(view) {
            line = line.text(std::mem::replace(&mut parting, " · ")).child(choice);
        }
        line
    });
    Element::new("div")
        .class("printed")
        .with("id", PRINTED)
        .children(filtered)
        .children(sources_words(view).map(line))
        .children(address.map(|address| line(address.to_owned()).with("dir", "ltr")))
}
