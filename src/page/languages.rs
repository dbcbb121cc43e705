//! The switch between the languages of the interface, each named in itself.

use crate::markup::Element;
use crate::page::View;
use crate::text::{INTERFACE, Language};

/// The switch: links to the same state in every language.
#[must_use]
pub fn languages(view: &View<'_>) -> Element {
    let items = INTERFACE.iter().filter_map(|(tag, name)| {
        let language = Language::of_interface(tag)?;
        let current = language == *view.language();
        let link = Element::new("a")
            .with("lang", language.as_str())
            .with("hreflang", language.as_str())
            .with("dir", language.direction().as_str())
            .with_some("aria-current", current.then_some("true"))
            .with("href", view.href(&view.state.with_language(Some(language))))
            .text(*name);
        Some(Element::new("li").child(link))
    });
    Element::new("nav")
        .class("languages")
        .with("aria-label", view.get("languages.title"))
        .child(Element::new("ul").children(items))
}
