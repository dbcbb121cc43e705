//! What a reader can take away: the document, the view in other forms, the link to it.
//!
//! The document is a file, so its link works in every page. The others are made from the view when they are
//! asked for; their buttons are shown by the live page only.

use crate::markup::Element;
use crate::page::View;
use crate::page::export::Form;
use crate::page::origin::document_link;

/// The list of what can be taken away, folded.
#[must_use]
pub fn takeaway(view: &View<'_>) -> Element {
    let document = document_link(view).map(|link| link.text(view.get("export.document")));
    let words =
        [Form::Svg.word(), "png"].into_iter().chain([Form::Csv, Form::Json, Form::GraphMl].map(Form::word));
    let buttons = words.map(|word| {
        let button = live_button(view, &format!("export.{word}")).with("data-export", word);
        Element::new("li").child(button)
    });
    let list = Element::new("ul")
        .children(document.map(|link| Element::new("li").child(link)))
        .children(buttons)
        .child(Element::new("li").child(copy_button(view, "view")));
    Element::new("details")
        .class("takeaway")
        .child(Element::new("summary").text(view.get("export.title")))
        .child(Element::new("p").class("live").text(view.get("export.note")))
        .child(list)
}

/// The button that copies what stands beside it: the `link`, the `text`; or the address of the `view`.
#[must_use]
pub fn copy_button(view: &View<'_>, what: &'static str) -> Element {
    live_button(view, &format!("copy.{what}")).with("data-copy", what)
}

/// The button that plays the negotiation day by day.
#[must_use]
pub fn play_button(view: &View<'_>) -> Element {
    live_button(view, "as-of.play").with("data-play", "as-of")
}

/// A button that only the live page can follow.
#[must_use]
pub fn live_button(view: &View<'_>, words: &str) -> Element {
    Element::new("button").class("live").with("type", "button").text(view.get(words))
}
