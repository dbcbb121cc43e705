//! Links that lead somewhere without the live program: from `?n=talks&view=table` to the page that was written for it.
//!
//! The rest of the address stays in the link, so that the live program, which takes the query of every link beginning
//! with `?` or `./`, does the same with both.

use crate::markup::{Element, Node};
use crate::page::site::paths::{lens_path, record_path};
use crate::state::{Address, Lens};
use std::sync::Arc;

/// What is known where links are made to lead to pages.
#[derive(Debug, Clone, Copy)]
pub struct Ways<'a> {
    /// The way from the page to the root of the site: empty, or ending in `/`.
    pub base: &'a str,
    /// The negotiations that have pages.
    pub ids: &'a [&'a str],
}

impl Ways<'_> {
    /// The tree with its links to lenses, records and negotiations leading to their pages. Links to what has no page of
    /// its own, a filter say, stay as they are.
    #[must_use]
    pub fn lead(&self, mut tree: Element) -> Element {
        self.lead_all(&mut tree);
        tree
    }

    fn lead_all(&self, element: &mut Element) {
        if element.tag == "a"
            && let Some(link) = element.attributes.iter_mut().find(|attribute| attribute.name == "href")
            && let Some(page) = self.page(&link.value)
        {
            link.value = page;
        }
        for child in &mut element.children {
            if let Node::Element(child) = child {
                self.lead_all(Arc::make_mut(child));
            }
        }
    }

    /// The page that a query has, with the query, as a link.
    fn page(&self, href: &str) -> Option<String> {
        let (id, lens, focus) = self.place(href)?;
        let base = self.base;
        Some(match focus {
            Some(focus) => format!("./{base}{}{href}#{focus}", record_path(&id)),
            None => format!("./{base}{}{href}", lens_path(&id, lens)),
        })
    }

    /// Negotiation, lens and focus of a query that says nothing else.
    pub(super) fn place(&self, href: &str) -> Option<(String, Lens, Option<String>)> {
        let address = Address::parse(href.strip_prefix('?').filter(|_| !href.contains('#'))?);
        let id = address.negotiation().filter(|id| self.ids.contains(id))?;
        if address.pairs().any(|(name, _)| !["n", "view", "focus"].contains(&name)) {
            return None;
        }
        let lens = address.first("view").map_or(Some(Lens::Graph), Lens::from_word)?;
        Some((id.to_owned(), lens, address.first("focus").map(str::to_owned)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_page_is_led_there_with_its_query() {
        let ways = Ways { base: "../../", ids: &["talks", "other"] };
        for (from, to) in [
            ("?n=talks", "./../../n/talks/?n=talks"),
            ("?n=talks&view=table", "./../../n/talks/table/?n=talks&view=table"),
            ("?n=other", "./../../n/other/?n=other"),
            (
                "?n=talks&view=table&focus=issue:border",
                "./../../n/talks/record/?n=talks&view=table&focus=issue:border#issue:border",
            ),
            ("?n=talks&kind=demand", "?n=talks&kind=demand"),
            ("?n=elsewhere", "?n=elsewhere"),
            ("https://example.org/?n=talks", "https://example.org/?n=talks"),
            ("#content", "#content"),
        ] {
            let led = ways.lead(Element::new("p").child(Element::new("a").with("href", from)));
            let link = Element::new("p").child(Element::new("a").with("href", to));
            assert_eq!(led, link);
        }
    }
}
