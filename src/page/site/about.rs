//! What the head of a page says about it to crawlers, to those who show a link with a picture, and to hosts of articles.

use crate::markup::Element;
use crate::page::View;
use crate::page::document::{description, headline};
use crate::page::export::CARD;
use crate::page::site::linked::linked;
use crate::page::site::paths::lens_path;
use crate::state::Lens;

/// The site that a page stands on, as others know it.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The full address of its root, ending in `/`, where it is known. What needs one is left out otherwise.
    pub origin: Option<&'a str>,
}

/// The part of the head. `path` is the folder of the page that is to be known, seen from the root of the site; a page
/// that only stands in for it, as that at the root does, leaves the description for machines to it.
#[must_use]
pub fn about(view: &View<'_>, site: Site<'_>, path: &str, stands_in: bool) -> Vec<Element> {
    let title = headline(view);
    let description = description(view);
    let own = lens_path(&view.negotiation.id, Lens::Graph);
    let embedded = lens_path(&view.negotiation.id, view.state.lens);
    let link = |rel: &str, href: String| Element::new("link").with("rel", rel).with("href", href);
    let named = |name: &str, content: &str| Element::new("meta").with("name", name).with("content", content);
    let graph = |property: &str, content: &str| {
        Element::new("meta").with("property", property).with("content", content)
    };
    let mut parts = Vec::new();
    // First of all, as some hosts read only the beginning of a page.
    if let Some(origin) = site.origin {
        parts.push(link("canonical", format!("{origin}{path}")));
        let discovery = link("alternate", format!("{origin}{embedded}oembed.json"));
        parts.push(discovery.with("type", "application/json+oembed").with("title", title.as_str()));
        let feed = link("alternate", format!("{origin}feed.xml"));
        parts.push(feed.with("type", "application/atom+xml"));
    }
    parts.push(graph("og:type", "article"));
    parts.push(graph("og:site_name", &view.get("header.kicker")));
    parts.push(graph("og:locale", &view.language().as_str().replace('-', "_")));
    parts.push(graph("og:title", &title));
    parts.push(graph("og:description", &description));
    let changed = view.negotiation.revised.unwrap_or(view.negotiation.as_of);
    parts.push(graph("article:modified_time", &changed.to_string()));
    match site.origin {
        Some(origin) => {
            parts.push(graph("og:url", &format!("{origin}{path}")));
            parts.push(graph("og:image", &format!("{origin}{own}card.png")));
            parts.push(graph("og:image:type", "image/png"));
            parts.push(graph("og:image:width", &CARD.0.to_string()));
            parts.push(graph("og:image:height", &CARD.1.to_string()));
            parts.push(graph("og:image:alt", &title));
            parts.push(named("twitter:card", "summary_large_image"));
        }
        None => parts.push(named("twitter:card", "summary")),
    }
    if !stands_in {
        parts.push(linked(view, site));
    }
    parts
}
