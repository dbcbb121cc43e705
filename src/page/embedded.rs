//! What a page says and does not do when it stands in another page.

use crate::markup::{Element, Node};
use crate::page::View;
use crate::page::dates::date_words;
use crate::state::ViewState;
use std::sync::Arc;

/// Whose page this is, and the way to it out of the frame. The style sheet shows it within another page only.
#[must_use]
pub fn credit_line(view: &View<'_>) -> Element {
    let as_of = date_words(view.messages, view.known.as_of());
    let whole =
        ViewState { embed: false, plain: false, still: false, transparent: false, ..view.state.clone() };
    Element::new("p")
        .class("credit-line")
        .text(view.say("embed.credit", &[("date", &as_of)]))
        .text(" ")
        .child(
            Element::new("a")
                .with("href", view.href(&whole.with_theme(None)))
                .with("target", "_blank")
                .with("rel", "noopener")
                .text(view.get("embed.whole")),
        )
}

/// Takes the choices out of a tree: what was a link to another state is only what it says. Links that leave the page
/// stay.
pub fn without_choices(tree: &mut Element) {
    let leaves = tree.attribute("target").is_some();
    tree.attributes
        .retain(|attribute| leaves || !(attribute.name == "href" && attribute.value.starts_with('?')));
    for child in &mut tree.children {
        if let Node::Element(child) = child {
            without_choices(Arc::make_mut(child));
        }
    }
}
