//! A tree of elements, the one form in which pages and pictures leave the library.
//!
//! The native shell writes it as text, the browser shell builds and patches the live page from it: both draw the same
//! tree, so the pre-rendered page and the live one are alike to the last attribute.

use std::sync::Arc;

/// One attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// Its value, unescaped.
    pub value: String,
}

/// An element or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element, which several trees can have in common: what stays from one page to the next is neither made nor
    /// compared again.
    Element(Arc<Element>),
    /// A text, unescaped. Two texts never stand side by side, as a page read from HTML would join them.
    Text(String),
}

/// An element of HTML or SVG; which of the two follows from whether it stands within an `svg`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub tag: &'static str,
    /// What it is among its siblings, so that a change of the list moves it instead of redrawing it.
    pub key: Option<String>,
    /// Its attributes, each name once.
    pub attributes: Vec<Attribute>,
    /// Its children.
    pub children: Vec<Node>,
}

impl Element {
    /// An empty element.
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self { tag, key: None, attributes: Vec::new(), children: Vec::new() }
    }

    /// With an attribute; a second one of the same name takes the place of the first.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        match self.attributes.iter_mut().find(|attribute| attribute.name == name) {
            Some(attribute) => attribute.value = value,
            None => self.attributes.push(Attribute { name, value }),
        }
        self
    }

    /// With an attribute where there is a value.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With an attribute without a value, such as `hidden`, where `wanted`.
    #[must_use]
    pub fn with_flag(self, name: &'static str, wanted: bool) -> Self {
        if wanted { self.with(name, "") } else { self }
    }

    /// With the attribute `class`.
    #[must_use]
    pub fn class(self, names: impl Into<String>) -> Self {
        self.with("class", names)
    }

    /// With a length, a coordinate or another number, rounded to tenths.
    #[must_use]
    pub fn number(self, name: &'static str, value: f32) -> Self {
        self.with(name, number(value))
    }

    /// With a key among its siblings.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// With one more child.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.push(child);
        self
    }

    /// With more children.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        for child in children {
            self.push(child);
        }
        self
    }

    /// With a text; an empty one adds nothing.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.child(Node::Text(text.into()))
    }

    /// Adds a child. Texts that meet are joined, empty ones left out, as reading HTML would do.
    pub fn push(&mut self, child: impl Into<Node>) {
        match (child.into(), self.children.last_mut()) {
            (Node::Text(text), _) if text.is_empty() => {}
            (Node::Text(text), Some(Node::Text(last))) => last.push_str(&text),
            (child, _) => self.children.push(child),
        }
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
            .map(|attribute| attribute.value.as_str())
    }

    /// This element and all below it, in document order.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Element)) {
        visit(self);
        for child in &self.children {
            if let Node::Element(element) = child {
                element.walk(visit);
            }
        }
    }

    /// All text below this element, joined.
    #[must_use]
    pub fn text_content(&self) -> String {
        let mut content = String::new();
        for child in &self.children {
            match child {
                Node::Text(text) => content.push_str(text),
                Node::Element(element) => content.push_str(&element.text_content()),
            }
        }
        content
    }
}

/// A number as markup wants it: rounded to tenths, without a superfluous nought, never `NaN` or `-0`.
#[must_use]
pub fn number(value: f32) -> String {
    let mut text = String::with_capacity(8);
    write_number(value, &mut text);
    text
}

/// Writes a number, as [`number`] does, at the end of a text.
pub fn write_number(value: f32, text: &mut String) {
    let tenths = if value.is_finite() { (value * 10.0).round() as i64 } else { 0 };
    // Written backwards by hand: a picture has thousands of numbers, and the general way takes ten times as long.
    let mut digits = [b'0'; 24];
    let mut at = digits.len();
    let mut push = |byte: u8| {
        at -= 1;
        digits[at] = byte;
    };
    let (mut rest, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if tenth > 0 {
        push(b'0' + tenth as u8);
        push(b'.');
    }
    loop {
        push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if tenths < 0 {
        push(b'-');
    }
    // All of them are digits, a point and a sign, so there is always a text; and one copy is a tenth of the work of
    // adding them one by one.
    text.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(Arc::new(element))
    }
}

impl From<Arc<Element>> for Node {
    fn from(element: Arc<Element>) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(12.04), "12");
        assert_eq!(number(-0.01), "0");
        assert_eq!(number(-3.25), "-3.3");
        assert_eq!(number(f32::NAN), "0");
        assert_eq!(number(1040.0), "1040");
        assert_eq!(number(-0.1), "-0.1");
        assert_eq!(number(f32::MIN), "-922337203685477580.8");
    }

    #[test]
    fn texts_are_joined() {
        let element = Element::new("p").text("a").text("").text("b").child(Element::new("b")).text("c");
        assert_eq!(element.children.len(), 3);
        assert_eq!(element.text_content(), "abc");
    }

    #[test]
    fn an_attribute_stands_once() {
        let element = Element::new("p").class("a").class("b");
        assert_eq!(element.attributes, [Attribute { name: "class", value: "b".into() }]);
    }
}
