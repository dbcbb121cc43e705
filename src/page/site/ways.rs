//! Links that lead somewhere without the live program: from `?n=talks&view=table` to the page that was written for it.
//!
//! The rest of the address stays in the link, so that the live program, which takes the query of every link beginning
//! with `?` or `./`, does the same with both.

use crate::markup::{Element, Node};
use crate::page::site::paths::{language_path, lens_path, record_path};
use crate::state::{Address, Lens};
use crate::text::INTERFACE;
use std::sync::Arc;

/// What is known where links are made to lead to pages.
#[derive(Debug, Clone, Copy)]
pub struct Ways<'a> {
    /// The way from the page to the root of the site: empty, or ending in `/`.
    pub base: &'a str,
    /// The negotiations that have pages.
    pub ids: &'a [&'a str],
    /// The name of the page in a folder, for where no host fills it in: nothing, or `index.html`.
    pub leaf: &'a str,
    /// What the pages were written with besides, a date say, as their addresses have it: nothing, but for pages that
    /// stand alone.
    pub with: &'a [(String, String)],
}

/// What says which page it is, in an address. Pages have all their rows, however many are asked for.
const OWN: [&str; 5] = ["n", "view", "focus", "lang", "rows"];

/// What of an address says more than which page it is.
#[must_use]
pub fn besides(address: &str) -> Vec<(String, String)> {
    let address = Address::parse(address);
    others(&address).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn others(address: &Address) -> impl Iterator<Item = (&str, &str)> {
    address.pairs().filter(|(name, _)| !OWN.contains(name))
}

/// What a link says.
pub(super) struct Place {
    /// Negotiation.
    pub id: String,
    /// Lens.
    pub lens: Lens,
    /// What is selected, as the address has it.
    pub focus: Option<String>,
    /// Language of the interface, where the link names one.
    pub language: Option<String>,
}

impl<'a> Ways<'a> {
    /// What is known on a site, whose host fills in the names of pages.
    #[must_use]
    pub fn on_site(base: &'a str, ids: &'a [&'a str]) -> Self {
        Self { base, ids, leaf: "", with: &[] }
    }

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

    /// The page that a query has, with the query, as a link. A place in the page that the link names stays named.
    fn page(&self, href: &str) -> Option<String> {
        let (query, fragment) = href.split_at(href.find('#').unwrap_or(href.len()));
        let Place { id, lens, focus, language } = self.place(query)?;
        let Self { base, leaf, .. } = self;
        let (folder, fragment) = match (focus, language) {
            (Some(focus), _) => (record_path(&id), format!("#{focus}")),
            (None, Some(language)) if lens == Lens::Graph => {
                (language_path(&id, &language), fragment.to_owned())
            }
            (None, _) => (lens_path(&id, lens), fragment.to_owned()),
        };
        Some(format!("./{base}{folder}{leaf}{query}{fragment}"))
    }

    /// What a query says, where that is no more than what has a page. Only the graph has one in every language: the
    /// other pages tell the same in the language of the site.
    pub(super) fn place(&self, href: &str) -> Option<Place> {
        let address = Address::parse(href.strip_prefix('?').filter(|_| !href.contains('#'))?);
        let id = address.negotiation().filter(|id| self.ids.contains(id))?;
        if !others(&address).eq(self.with.iter().map(|(name, value)| (&**name, &**value))) {
            return None;
        }
        let owned = |name| address.first(name).map(str::to_owned);
        let language = owned("lang");
        if language.as_deref().is_some_and(|language| INTERFACE.iter().all(|(tag, _)| *tag != language)) {
            return None;
        }
        let lens = address.first("view").map_or(Some(Lens::Graph), Lens::from_word)?;
        Some(Place { id: id.to_owned(), lens, focus: owned("focus"), language })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_page_is_led_there_with_its_query() {
        let ways = Ways::on_site("../../", &["talks", "other"]);
        for (from, to) in [
            ("?n=talks", "./../../n/talks/?n=talks"),
            ("?n=talks&view=table", "./../../n/talks/table/?n=talks&view=table"),
            ("?n=other", "./../../n/other/?n=other"),
            (
                "?n=talks&view=table&focus=issue:border",
                "./../../n/talks/record/?n=talks&view=table&focus=issue:border#issue:border",
            ),
            ("?n=talks&lang=ar", "./../../n/talks/ar/?n=talks&lang=ar"),
            ("?n=talks&view=table&lang=ar", "./../../n/talks/table/?n=talks&view=table&lang=ar"),
            (
                "?n=talks&focus=party:a&lang=ar",
                "./../../n/talks/record/?n=talks&focus=party:a&lang=ar#party:a",
            ),
            ("?n=talks&view=compare#mechanisms", "./../../n/talks/compare/?n=talks&view=compare#mechanisms"),
            ("?n=talks&lang=xx", "?n=talks&lang=xx"),
            ("?n=talks&view=table&rows=400", "./../../n/talks/table/?n=talks&view=table&rows=400"),
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

    #[test]
    fn without_a_host_the_file_is_named() {
        let ways = Ways {
            base: "",
            ids: &["talks"],
            leaf: "index.html",
            with: &[("as_of".to_owned(), "2025".to_owned())],
        };
        let link = |href| Element::new("p").child(Element::new("a").with("href", href));
        assert_eq!(ways.lead(link("?n=talks&as_of=2025")), link("./n/talks/index.html?n=talks&as_of=2025"));
        assert_eq!(
            ways.lead(link("?n=talks&as_of=2025&focus=party:a")),
            link("./n/talks/record/index.html?n=talks&as_of=2025&focus=party:a#party:a")
        );
        // Pages of another date were not written.
        assert_eq!(ways.lead(link("?n=talks")), link("?n=talks"));
    }
}
