//! The record: all that is known of the one thing that is selected.

mod accounts;
mod answers;
mod cite;
mod facts;
mod issue;
mod mechanism;
mod party;
mod report;
mod source;
mod statement;
mod ties;

pub use answers::whose;
pub use cite::citation;
pub use mechanism::standing;
pub use party::swatch;
pub use report::title;
pub use statement::round_words;

use crate::later::later;
use crate::markup::{Element, Node};
use crate::page::View;
use crate::page::dates::date_words;
use crate::state::Focus;

/// The panel; empty where nothing is selected.
#[must_use]
pub fn record(view: &View<'_>) -> Element {
    let sheet = Element::new("section").class("record-sheet").with("aria-label", view.get("record.title"));
    let Some(focus) = view.state.focus else { return sheet };
    sheet.child(later(|| match focus {
        Focus::Statement(key) => statement::article(view, key),
        Focus::Party(key) => party::article(view, key),
        Focus::Mechanism(key) => mechanism::article(view, key),
        Focus::Issue(key) => issue::article(view, key),
        Focus::Source(key) => source::article(view, key),
    }))
}

/// The frame of every record: what it is, the way back, and the headline.
fn frame(view: &View<'_>, what: Vec<Node>, headline: Vec<Node>) -> Element {
    let close = Element::new("a")
        .class("close")
        .with("href", view.href(&view.state.with_focus(None)))
        .text(view.get("record.close"));
    let head = Element::new("div")
        .class("record-head")
        .child(Element::new("p").class("record-kind").with("id", "record-kind").children(what))
        .child(close);
    // The keyboard is led here when a key has opened the record, and then the whole sentence is read.
    Element::new("article")
        .class("record")
        .with("tabindex", "-1")
        .with("aria-labelledby", "record-kind record-words")
        .child(head)
        .child(Element::new("h2").with("id", "record-words").children(headline))
}

/// The record of what was not known by the date in force: what it is, and that, and no more.
fn not_yet(view: &View<'_>, what: &str) -> Element {
    let date = date_words(view.messages, view.known.as_of());
    let words = view.say("record.not-yet", &[("date", &date)]);
    frame(view, vec![view.get(what).into()], vec![words.into()])
}

/// A part of a record under its own heading; nothing where it would be empty.
fn part(view: &View<'_>, heading: &str, content: Option<Element>) -> Option<Element> {
    content.map(|content| {
        Element::new("section").child(Element::new("h3").text(view.get(heading))).child(content)
    })
}

/// A list, or nothing where there are no items.
fn list(class: &str, items: Vec<Element>) -> Option<Element> {
    (!items.is_empty()).then(|| Element::new("ul").class(class).children(items))
}

/// The editor's note, marked as the editor's.
fn note(view: &View<'_>, text: Option<&crate::text::LocalText>) -> Option<Element> {
    let text = text?;
    let words = Element::new("p").child(crate::page::parts::local(view, text));
    part(view, "record.note", Some(words))
}
