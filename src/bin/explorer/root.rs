//! The root element and the title: language, direction, theme, and how the page stands in another.

use crate::announcement;
use crate::language;
use crate::session::Session;
use crate::stages::Page;
use leptos::prelude::*;
use std::sync::Arc;

/// Attributes of the root that are not the library's to change: how far the page is, and what was written ahead.
const OWN: [&str; 2] = ["data-state", "data-negotiation"];

/// Keeps the root as the session wants it.
#[component]
pub fn Root() -> impl IntoView {
    let session = expect_context::<Session>();
    Effect::new(move |before: Option<Arc<Page>>| {
        let page = session.page();
        if let Some(root) = document().document_element() {
            let speaks = root.get_attribute("lang");
            let wanted = page.root.attributes.iter().filter(|wanted| !OWN.contains(&wanted.name));
            for wanted in wanted {
                if root.get_attribute(wanted.name).as_deref() != Some(&wanted.value) {
                    root.set_attribute(wanted.name, &wanted.value).ok();
                }
            }
            if root.get_attribute("lang") != speaks {
                language::relabel();
            }
            for gone in before.iter().flat_map(|page| &page.root.attributes) {
                if page.root.attribute(gone.name).is_none() {
                    root.remove_attribute(gone.name).ok();
                }
            }
        }
        announcement::tell();
        if document().title() != page.title {
            document().set_title(&page.title);
        }
        page
    });
}
