//! The bar: which lens, which words are searched for, which filters are in force, as of when.

use crate::markup::Element;
use crate::page::View;
use crate::page::credits::shown_words;
use crate::page::{filters, timeline};
use crate::state::{Address, Lens};

/// The panel.
#[must_use]
pub fn lenses(view: &View<'_>) -> Element {
    let first = Element::new("div")
        .class("bar-row")
        .child(tabs(view))
        .child(filters::in_force(view))
        .child(search(view));
    let second = Element::new("div")
        .class("bar-row second")
        .child(filters::filters(view))
        .child(timeline::as_of(view));
    let shown = Element::new("p").class("shown").with("role", "status").text(shown_words(view));
    let shown = Element::new("div").class("left").child(shown).children(filters::clear(view));
    // Folded on narrow screens only: the style sheet shows the row elsewhere whether it is open or not.
    let folded = Element::new("details")
        .class("all-filters")
        .child(Element::new("summary").text(view.get("filter.fold")))
        .child(second);
    Element::new("nav")
        .class("page-bar")
        .with("aria-label", view.get("bar.title"))
        .child(first)
        .child(Element::new("div").class("bar-row").child(folded).child(shown))
}

fn tabs(view: &View<'_>) -> Element {
    let tabs = Lens::ALL.map(|lens| {
        let current = view.state.lens == lens;
        let link = Element::new("a")
            .with("href", view.href(&view.state.with_lens(lens)))
            .with_some("aria-current", current.then_some("page"))
            .text(view.get(&format!("lens.{}", lens.word())));
        Element::new("li").child(link)
    });
    Element::new("ul").class("tabs").children(tabs)
}

/// A real form, so that searching works before and without the live page. What else is chosen goes along hidden.
fn search(view: &View<'_>) -> Element {
    let rest = Address::parse(&view.href(&view.state.with_query("")));
    let hidden = rest.pairs().map(|(name, value)| {
        Element::new("input").with("type", "hidden").with("name", name).with("value", value)
    });
    let label = view.get("search.label");
    Element::new("form")
        .class("search")
        .with("method", "get")
        .with("role", "search")
        .children(hidden)
        .child(
            Element::new("input")
                .with("type", "search")
                .with("name", "q")
                .with("value", view.state.filters.query.as_str())
                .with("placeholder", label.as_str())
                .with("aria-label", label.as_str())
                .with("autocomplete", "off")
                .with("enterkeyhint", "search"),
        )
        .child(Element::new("button").with("type", "submit").text(view.get("search.go")))
}
