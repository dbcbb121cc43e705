//! The list of a site's pages for crawlers (sitemaps.org).

use crate::markup::{Element, xml};
use crate::page::site::entry::Entry;
use crate::page::site::paths::{CATALOGUE, language_path, lens_path, record_path};
use crate::state::Lens;
use crate::text::INTERFACE;

/// The file, for a site whose root has the full address `origin`.
#[must_use]
pub fn sitemap(entries: &[Entry], origin: &str) -> String {
    let page = |path: &str, changed: Option<String>| {
        Element::new("url")
            .child(Element::new("loc").text(format!("{origin}{path}")))
            .children(changed.map(|changed| Element::new("lastmod").text(changed)))
    };
    let mut list = Element::new("urlset")
        .with("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
        .child(page(CATALOGUE, None));
    for entry in entries {
        let changed = || Some(entry.changed().to_string());
        for lens in Lens::ALL {
            list.push(page(&lens_path(&entry.id, lens), changed()));
        }
        for (tag, _) in INTERFACE {
            list.push(page(&language_path(&entry.id, tag), changed()));
        }
        list.push(page(&record_path(&entry.id), changed()));
    }
    xml(&list)
}
