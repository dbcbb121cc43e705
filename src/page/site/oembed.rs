//! What a host of articles puts into an article in place of a link to a page (oembed.com).

use crate::markup::{Element, html};
use crate::page::View;
use crate::page::document::headline;
use crate::page::export::CARD;
use crate::page::site::paths::lens_path;
use crate::state::Lens;
use serde_json::json;

/// A width and a height for hosts that cannot hear how high the frame wants to be.
const FRAME: (u32, u32) = (800, 900);

/// The file, for a site whose root has the full address `origin`.
#[must_use]
pub fn oembed(view: &View<'_>, origin: &str) -> String {
    let title = headline(view);
    let own = lens_path(&view.negotiation.id, Lens::Graph);
    let path = lens_path(&view.negotiation.id, view.state.lens);
    let query = view.href(&view.state.with_rows(0).with_embed(true));
    let frame = Element::new("iframe")
        .with("src", format!("{origin}{path}{query}"))
        .with("title", title.as_str())
        .with("width", FRAME.0.to_string())
        .with("height", FRAME.1.to_string())
        .with("loading", "lazy")
        .with("frameborder", "0");
    let card = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": view.get("header.kicker"),
        "provider_url": origin,
        "title": title,
        "html": html(&frame),
        "width": FRAME.0,
        "height": FRAME.1,
        "thumbnail_url": format!("{origin}{own}card.png"),
        "thumbnail_width": CARD.0,
        "thumbnail_height": CARD.1,
    });
    format!("{card:#}\n")
}
