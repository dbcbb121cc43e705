//! The keys of the live page, as a list in a dialog of its own.

use crate::markup::Element;
use crate::page::View;

/// The keys, with the message that says what they do.
const KEYS: [(&[&str], &str); 11] = [
    (&["↓", "↑"], "keys.siblings"),
    (&["→", "←"], "keys.walk"),
    (&["Home", "End"], "keys.ends"),
    (&["Page ↓", "Page ↑"], "keys.issues"),
    (&["Enter"], "keys.open"),
    (&["Esc"], "keys.close"),
    (&["Shift + ←↑↓→"], "keys.pan"),
    (&["+", "−", "0"], "keys.zoom"),
    (&["/"], "keys.search"),
    (&["t"], "keys.table"),
    (&["?"], "keys.help"),
];

/// The panel: the dialog, closed. Its form closes it without any script.
#[must_use]
pub fn keys(view: &View<'_>) -> Element {
    // In the order of the language's own reading, the key that goes on comes first.
    let rtl = view.language().direction() == crate::text::Direction::RightToLeft;
    let rows = KEYS.iter().flat_map(|(keys, words)| {
        let mut term = Element::new("dt");
        for key in *keys {
            let key = match *key {
                "→" if rtl => "←",
                "←" if rtl => "→",
                key => key,
            };
            term.push(Element::new("kbd").with("dir", "ltr").text(key));
        }
        [term, Element::new("dd").text(view.get(words))]
    });
    let letters = Element::new("label")
        .child(
            Element::new("input").with("type", "checkbox").with("id", "keys-on").with_flag("checked", true),
        )
        .child(Element::new("span").text(view.get("keys.letters")));
    let close = Element::new("form")
        .with("method", "dialog")
        .child(Element::new("button").class("live").with("type", "submit").text(view.get("keys.away")));
    let dialog = Element::new("dialog")
        .class("sheet")
        .with("id", "keys")
        .with("aria-labelledby", "keys-title")
        .child(Element::new("h2").with("id", "keys-title").text(view.get("keys.title")))
        .child(Element::new("p").text(view.get("keys.lead")))
        .child(Element::new("dl").class("keys").children(rows))
        .child(letters)
        .child(close);
    Element::new("div").class("dialogs").child(dialog)
}

/// The button that opens the dialog.
#[must_use]
pub fn keys_button(view: &View<'_>) -> Element {
    Element::new("button")
        .class("live")
        .with("type", "button")
        .with("data-dialog", "keys")
        .text(view.get("keys.title"))
}
