//! The graph as it stands in a page, made fit to stand alone: no links, no hooks, no classes that hand colours down.

use crate::markup::{Element, Node};
use crate::page::export::picture::embedded;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The element without what only a page needs. Everything below a party's class gets that party's `of-N`; the colours
/// that were met are gathered in `hues`.
pub(super) fn alone(
    element: &Element,
    hue: Option<usize>,
    typefaces: &str,
    hues: &mut BTreeSet<usize>,
) -> Element {
    let hue = element.attribute("class").and_then(own_hue).or(hue);
    let tag = if element.tag == "a" { "g" } else { element.tag };
    let mut copy = Element::new(tag);
    for attribute in element.attributes.iter().filter(|attribute| !is_of_the_page(attribute.name)) {
        copy = copy.with(attribute.name, attribute.value.as_str());
    }
    if let Some(hue) = hue.filter(|_| matches!(tag, "path" | "rect" | "text")) {
        let class = element.attribute("class").unwrap_or_default();
        copy = copy.class(format!("{class} of-{hue}").trim_start());
        hues.insert(hue);
    }
    if tag == "text" {
        copy = copy.with("font-family", typefaces);
    }
    copy =
        copy.children(element.children.iter().filter(|child| !is_control(child)).map(|child| match child {
            Node::Element(child) => alone(child, hue, typefaces, hues).into(),
            Node::Text(text) => Node::Text(text.clone()),
        }));
    match element.attribute("direction") {
        Some("rtl") => leftward(copy),
        _ => copy,
    }
}

/// The text, which runs leftward, so that no attribute need say so: it hangs on the other end of its point.
fn leftward(mut text: Element) -> Element {
    for attribute in &mut text.attributes {
        if attribute.name == "text-anchor" {
            let other = match &*attribute.value {
                "start" => "end",
                "end" => "start",
                middle => middle,
            };
            attribute.value = other.to_owned();
        }
    }
    for child in &mut text.children {
        match child {
            Node::Element(line) => *line = Arc::new(leftward(Element::clone(line))),
            Node::Text(words) => *words = embedded(words),
        }
    }
    text
}

/// The colour that an element is given by its own class.
fn own_hue(class: &str) -> Option<usize> {
    class.split(' ').find_map(|word| word.strip_prefix("party-")).and_then(|hue| hue.parse().ok())
}

/// Whether a node is there to be clicked on and for nothing else: the signs of what folds, and room for a thumb.
fn is_control(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let class = element.attribute("class").unwrap_or_default();
    class.split(' ').any(|word| matches!(word, "fold" | "target"))
}

fn is_of_the_page(attribute: &str) -> bool {
    matches!(attribute, "href" | "tabindex" | "role" | "direction")
        || attribute.starts_with("aria-")
        || attribute.starts_with("data-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_leftward_does_so_without_being_told() {
        let line = |words: &str| Element::new("tspan").text(words);
        let told =
            Element::new("text").with("text-anchor", "start").with("direction", "rtl").child(line("a"));
        let expected = Element::new("text").with("text-anchor", "end").with("font-family", "Arial");
        let expected = expected.child(line("\u{202b}a\u{202c}"));
        assert_eq!(alone(&told, None, "Arial", &mut BTreeSet::new()), expected);
    }

    #[test]
    fn colours_are_handed_down_and_links_undone() {
        let mark = Element::new("a")
            .class("statement party-3")
            .with("href", "?focus=statement:x")
            .with("data-id", "x")
            .child(Element::new("rect").class("edge party-5"))
            .child(Element::new("path").class("sign fold"))
            .child(Element::new("text").child(Element::new("tspan").text("words")));
        let mut hues = BTreeSet::new();
        let expected = Element::new("g")
            .class("statement party-3")
            .child(Element::new("rect").class("edge party-5 of-5"))
            .child(
                Element::new("text")
                    .class("of-3")
                    .with("font-family", "Arial")
                    .child(Element::new("tspan").text("words")),
            );
        assert_eq!(alone(&mark, None, "Arial", &mut hues), expected);
        assert_eq!(hues, BTreeSet::from([3, 5]));
    }
}
