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

/// Takes all that could be done out of a tree: what was a link is only what it says, and what is folded stays so. The
/// way out of the frame stays.
pub fn without_choices(tree: &mut Element) {
    let leaves = tree.attribute("target").is_some();
    let folds = tree.tag == "details";
    if folds && tree.attribute("open").is_none() {
        tree.children.truncate(1);
    }
    if folds || tree.tag == "summary" {
        tree.tag = "div";
    }
    tree.attributes.retain(|attribute| match attribute.name {
        "href" => leaves,
        "open" | "name" => !folds,
        _ => true,
    });
    for child in &mut tree.children {
        if let Node::Element(child) = child {
            without_choices(Arc::make_mut(child));
        }
    }
}
