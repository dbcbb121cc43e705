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
    each(tree, &|element| {
        let leaves = element.attribute("target").is_some();
        let stays = |name, value: &str| leaves || name != "href" || !value.starts_with('?');
        element.attributes.retain(|attribute| stays(attribute.name, &attribute.value));
    });
}

/// Takes all that could be done out of a tree: what was a link is only what it says, and what is folded stays so. The
/// way out of the frame stays.
pub fn at_rest(tree: &mut Element) {
    each(tree, &|element| {
        let leaves = element.attribute("target").is_some();
        let folds = element.tag == "details";
        if folds && element.attribute("open").is_none() {
            element.children.truncate(1);
        }
        if folds || element.tag == "summary" {
            element.tag = "div";
        }
        element.attributes.retain(|attribute| match attribute.name {
            "href" => leaves,
            "open" | "name" => !folds,
            _ => true,
        });
    });
}

/// Does something with an element, then with all that is in it.
fn each(tree: &mut Element, change: &dyn Fn(&mut Element)) {
    change(tree);
    for child in &mut tree.children {
        if let Node::Element(child) = child {
            each(Arc::make_mut(child), change);
        }
    }
}
