//! What stands where nothing is left to show: why, and the way back.

use crate::markup::Element;
use crate::page::View;
use crate::page::dates::date_words;

/// Says why nothing is shown.
#[must_use]
pub fn empty(view: &View<'_>) -> Element {
    let nothing_yet = view.known.statements().next().is_none();
    let frame = Element::new("div").class("empty");
    if nothing_yet {
        let date = date_words(view.messages, view.known.as_of());
        let later = view.state.with_as_of(None);
        return frame
            .child(Element::new("h3").text(view.get("empty.early")))
            .child(Element::new("p").text(view.say("empty.early.why", &[("date", &date)])))
            .child(Element::new("a").with("href", view.href(&later)).text(view.get("empty.early.way")));
    }
    let query = &view.state.filters.query;
    let why = if query.is_empty() {
        view.get("empty.filtered.why")
    } else {
        view.say("empty.search.why", &[("query", query)])
    };
    let all = view.state.without_filters();
    frame
        .child(Element::new("h3").text(view.get("empty.filtered")))
        .child(Element::new("p").child(Element::new("bdi").text(why)))
        .child(Element::new("a").with("href", view.href(&all)).text(view.get("empty.filtered.way")))
}
