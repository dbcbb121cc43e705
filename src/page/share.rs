//! The dialog that makes snippets for other pages, and the button that opens it.
//!
//! It stands in the page as it was written ahead, closed; `embed/share.js` fills it in when a reader opens it.

use crate::markup::Element;
use crate::page::View;
use crate::page::takeaway::live_button;

/// The button that opens the dialog, with the revision that the view can be pinned to.
#[must_use]
pub fn share_button(view: &View<'_>) -> Element {
    let revised = view.negotiation.revised.map(|date| date.to_string());
    live_button(view, "share.open").with("data-share", revised.unwrap_or_default())
}

/// The dialog, closed.
#[must_use]
pub fn dialog(view: &View<'_>) -> Element {
    let said = |key: &'static str| Element::new("span").with("data-words", key).text(view.get(key));
    let field = |key: &'static str, control: Element| Element::new("label").child(said(key)).child(control);
    let flag = |name: &'static str, key: &'static str| {
        let control = Element::new("input").with("type", "checkbox").with("name", name).with("value", "1");
        Element::new("label").class("flag-choice").child(control).child(said(key))
    };
    let option = |value: &'static str, key: &'static str| {
        Element::new("option").with("value", value).with("data-words", key).text(view.get(key))
    };
    let snippet = |value: &'static str, key: &'static str, note: &'static str| {
        let control = Element::new("input")
            .with("type", "radio")
            .with("name", "snippet")
            .with("value", value)
            .with_flag("checked", value == "responsive");
        let words = Element::new("span").child(said(key)).child(said(note).class("note"));
        Element::new("label").class("flag-choice").child(control).child(words)
    };
    let snippets = [
        snippet("responsive", "share.responsive", "share.responsive.note"),
        snippet("frame", "share.frame", "share.frame.note"),
        snippet("picture", "share.picture", "share.picture.note"),
    ];
    let height = Element::new("input")
        .with("type", "number")
        .with("name", "height")
        .with("min", "120")
        .with("max", "100000")
        .with("step", "10")
        .with("value", "640");
    let theme = Element::new("select")
        .with("name", "theme")
        .child(option("", "share.theme.reader"))
        .child(option("light", "theme.light"))
        .child(option("dark", "theme.dark"));
    let language = Element::new("select").with("name", "lang").child(option("", "share.language.reader"));
    let choices = Element::new("fieldset")
        .child(Element::new("legend").child(said("share.choices")))
        .child(field("share.height", height))
        .child(field("share.theme", theme))
        .child(field("share.language", language))
        .child(flag("plain", "share.plain"))
        .child(flag("static", "share.static"))
        .child(flag("transparent", "share.transparent"))
        .child(flag("rev", "share.pin"));
    let ways =
        Element::new("fieldset").child(Element::new("legend").child(said("share.ways"))).children(snippets);
    let text = Element::new("textarea")
        .with("rows", "7")
        .with("readonly", "")
        .with("spellcheck", "false")
        .with("data-label", "share.text")
        .with("aria-label", view.get("share.text"));
    let action = |name: &'static str, key: &'static str| {
        Element::new("button")
            .with("type", "button")
            .with("data-do", name)
            .with("data-words", key)
            .text(view.get(key))
    };
    let out = Element::new("p")
        .class("share-actions")
        .child(action("copy", "share.copy").class("main"))
        .child(action("link", "copy.view"))
        .child(Element::new("output"))
        // What there is to say of copying, for the script to show.
        .children(
            ["copy.done", "copy.selected", "copy.failed", "share.no-picture"]
                .map(|key| said(key).with_flag("hidden", true)),
        );
    let preview = Element::new("div")
        .class("share-preview")
        .child(Element::new("h3").child(said("share.preview")))
        .child(Element::new("div").with("data-preview", ""));
    let form = Element::new("form").with("method", "dialog").child(ways).child(choices);
    let close = Element::new("button")
        .with("type", "button")
        .with("data-do", "close")
        .with("data-words", "record.close")
        .text(view.get("record.close"));
    Element::new("dialog")
        .class("share")
        .with("id", "share")
        .with("aria-labelledby", "share-title")
        .child(
            Element::new("div")
                .class("share-head")
                .child(Element::new("h2").with("id", "share-title").child(said("share.title")))
                .child(close),
        )
        .child(form)
        .child(Element::new("div").class("share-text").child(text).child(out))
        .child(preview)
}
