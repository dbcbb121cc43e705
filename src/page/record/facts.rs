//! Plain facts as a list of names and values.

use crate::markup::{Element, Node};
use crate::page::View;

/// Facts, gathered one by one.
pub struct Facts<'a, 'v> {
    view: &'v View<'a>,
    list: Element,
}

impl<'a, 'v> Facts<'a, 'v> {
    /// No facts yet.
    pub fn new(view: &'v View<'a>) -> Self {
        Self { view, list: Element::new("dl").class("facts") }
    }

    /// One more, where there is a value.
    #[must_use]
    pub fn fact(mut self, name: &str, value: Vec<Node>) -> Self {
        if !value.is_empty() {
            self.list.push(Element::new("dt").text(self.view.get(name)));
            self.list.push(Element::new("dd").children(value));
        }
        self
    }

    /// The list, where it holds anything.
    #[must_use]
    pub fn list(self) -> Option<Element> {
        (!self.list.children.is_empty()).then_some(self.list)
    }
}
