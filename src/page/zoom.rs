//! What stands over the picture: the way to its key, and the buttons that bring it nearer, set it back, and show the
//! whole of it.

use crate::markup::Element;
use crate::page::View;

/// All of it.
#[must_use]
pub fn over_picture(view: &View<'_>) -> Element {
    // Seen only where the key stands below the picture, which may be a long way (`style/graph.css`).
    let key = Element::new("a").class("to-key").with("href", "#panel-legend").text(view.get("legend.title"));
    Element::new("div").class("over").child(key).child(zoom_buttons(view))
}

/// The buttons. Only the live page can follow them, and only it shows them; what they do to the picture is no state of
/// the page and stands in no address.
fn zoom_buttons(view: &View<'_>) -> Element {
    let button = |what: &'static str, sign: &'static str| {
        let words = view.get(what);
        let button = Element::new("button").with("type", "button").with("data-zoom", what);
        button.with("aria-label", words.as_str()).with("title", words).text(sign)
    };
    let words = view.get("keys.title");
    let keys = Element::new("button").with("type", "button").with("data-dialog", "keys");
    let keys = keys.with("aria-label", words.as_str()).with("title", words).text("?");
    Element::new("div")
        .class("zoom live")
        .with("role", "group")
        .with("aria-label", view.get("zoom.name"))
        .child(button("zoom.out", "−"))
        .child(button("zoom.in", "+"))
        .child(button("zoom.fit", "⤢"))
        .child(keys)
}
