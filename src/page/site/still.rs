//! Pages that nothing will ever bring to life.

use crate::markup::{Element, Node};
use crate::page::embedded::without_choices;
use std::sync::Arc;

/// A page, with its links led to other pages where there are such ([`Ways`](super::Ways)), as it stands where there is
/// no program: without its controls, and what still is a link to a view that has no page is only what it says.
#[must_use]
pub fn without_program(mut page: Element) -> Element {
    still(&mut page);
    without_choices(&mut page);
    page
}

/// Takes out what only the live page can follow: buttons, what stands for them alone, and the way out of a record.
pub(super) fn still(element: &mut Element) {
    let is_live = |child: &Element| {
        let class = child.attribute("class").unwrap_or_default();
        let is_control = |word| {
            ["live", "close", "search", "filters", "all-filters", "as-of", "theme", "opening"].contains(&word)
        };
        ["button", "dialog"].contains(&child.tag) || class.split(' ').any(is_control)
    };
    element.children.retain_mut(|child| match child {
        Node::Element(child) if is_live(child) => false,
        Node::Element(child) => {
            let stood_for_something = !child.children.is_empty();
            still(Arc::make_mut(child));
            child.tag != "li" || !child.children.is_empty() || !stood_for_something
        }
        Node::Text(_) => true,
    });
}
