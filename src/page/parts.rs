//! Small parts that many panels share: signs, texts in their language, messages with elements in them.

use crate::markup::{Element, Node};
use crate::model::{Answer, Kind};
use crate::page::View;
use crate::scene;
use crate::text::{LocalText, Messages, Wording};

/// A sign, drawn from the data of its path. Its word stands beside it, so it is hidden from those who listen.
#[must_use]
pub fn glyph(path: &'static str, class: &str) -> Element {
    Element::new("svg")
        .class(if class.is_empty() { "glyph".to_owned() } else { format!("glyph {class}") })
        .with("viewBox", "0 0 16 16")
        .with("aria-hidden", "true")
        .child(Element::new("path").with("d", path))
}

/// The sign of a kind.
#[must_use]
pub fn kind_glyph(kind: Kind) -> Element {
    glyph(scene::kind_path(kind), &format!("kind-{}", kind.word()))
}

/// The sign of an answer.
#[must_use]
pub fn answer_glyph(answer: Option<Answer>) -> Element {
    glyph(scene::answer_path(answer), &format!("answer-{}", answer.map_or("unanswered", Answer::word)))
}

/// The word for an answer, as in “rejects” or “no known answer”.
#[must_use]
pub fn answer_words(messages: &Messages, answer: Option<Answer>) -> String {
    messages.get(&format!("answer.{}", answer.map_or("unanswered", Answer::word)))
}

/// A message whose `{names}` are filled in with nodes; a name without nodes stands as it is.
#[must_use]
pub fn mixed(message: &str, mut values: Vec<(&str, Vec<Node>)>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        nodes.push(Node::from(before));
        let Some((name, tail)) = after.split_once('}') else {
            nodes.push(Node::Text(format!("{{{after}")));
            return nodes;
        };
        match values.iter_mut().find(|(known, _)| *known == name) {
            Some((_, value)) => nodes.append(value),
            None => nodes.push(Node::Text(format!("{{{name}}}"))),
        }
        rest = tail;
    }
    nodes.push(Node::from(rest));
    nodes
}

/// “A, B and C” of elements.
#[must_use]
pub fn series(messages: &Messages, mut items: Vec<Node>) -> Vec<Node> {
    let Some(last) = items.pop() else { return Vec::new() };
    if items.is_empty() {
        return vec![last];
    }
    let mut head = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            head.push(Node::Text(messages.get("list.comma")));
        }
        head.push(item);
    }
    mixed(&messages.get("list.and"), vec![("head", head), ("last", vec![last])])
}

/// An element with its language and direction, where they are not those of the page.
#[must_use]
pub fn in_language(element: Element, wording: Wording<'_>, view: &View<'_>) -> Element {
    if wording.language.primary() == view.language().primary() {
        return element;
    }
    element.with("lang", wording.language.as_str()).with("dir", wording.language.direction().as_str())
}

/// A text as a node, marked where it is in another language than the page.
#[must_use]
pub fn local(view: &View<'_>, text: &LocalText) -> Node {
    let wording = view.wording(text);
    if wording.language.primary() == view.language().primary() {
        return Node::from(wording.text);
    }
    in_language(Element::new("span"), wording, view).text(wording.text).into()
}

/// A name, kept apart from the direction of what stands around it.
#[must_use]
pub fn name(view: &View<'_>, text: &LocalText) -> Element {
    let wording = view.wording(text);
    in_language(Element::new("bdi"), wording, view).text(wording.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(nodes: Vec<Node>) -> String {
        Element::new("p").children(nodes).text_content()
    }

    #[test]
    fn a_message_takes_elements_where_its_names_stand() {
        let bold = |text: &str| vec![Node::from(Element::new("b").text(text))];
        let nodes = mixed("{by} asks {to}: {what} {", vec![("by", bold("A")), ("to", bold("B"))]);
        assert_eq!(said(nodes), "A asks B: {what} {");
    }

    #[test]
    fn a_series_is_joined_as_the_language_does() {
        let nodes = |names: &[&str]| names.iter().map(|name| Node::from(*name)).collect();
        let messages = Messages::english();
        assert_eq!(said(series(&messages, nodes(&["A", "B", "C"]))), "A, B and C");
        assert_eq!(said(series(&messages, nodes(&["A"]))), "A");
        assert_eq!(said(series(&messages, Vec::new())), "");
    }

    #[test]
    fn a_sign_has_its_path_and_no_words() {
        let sign = kind_glyph(Kind::Demand);
        assert_eq!(sign.attribute("aria-hidden"), Some("true"));
        assert_eq!(sign.text_content(), "");
    }
}
