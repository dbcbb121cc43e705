//! The footer: who compiled this, what was searched, under which terms, what was put right.

use crate::markup::{Element, Node};
use crate::page::View;
use crate::page::dates::{date_element, date_words};
use crate::page::embedded::credit_line;
use crate::page::keys::keys_button;
use crate::page::origin::opening;
use crate::page::parts::local;
use crate::page::takeaway::takeaway;
use crate::state::Theme;

/// The panel.
#[must_use]
pub fn footer(view: &View<'_>) -> Element {
    let negotiation = view.negotiation;
    let about = |heading: &str, parts: Vec<Element>| {
        (!parts.is_empty()).then(|| {
            Element::new("section").child(Element::new("h2").text(view.get(heading))).children(parts)
        })
    };
    let paragraph = |nodes: Vec<Node>| Element::new("p").children(nodes);
    let mut document = vec![paragraph(vec![Node::Text(
        view.say("footer.as-of", &[("date", &date_words(view.messages, negotiation.as_of))]),
    )])];
    if let Some(revised) = negotiation.revised {
        let words = date_words(view.messages, revised);
        document.push(paragraph(vec![Node::Text(view.say("footer.revised", &[("date", &words)]))]));
    }
    if let Some(compiled_by) = &negotiation.compiled_by {
        let nodes = crate::page::parts::mixed(
            &view.get("footer.compiled-by"),
            vec![("name", vec![local(view, compiled_by)])],
        );
        document.push(paragraph(nodes));
    }
    if let Some(licence) = &negotiation.licence {
        document.push(paragraph(vec![Node::Text(view.say("footer.licence", &[("licence", licence)]))]));
    }
    let coverage = negotiation.coverage.as_ref().map(|text| Element::new("p").child(local(view, text)));
    let corrections: Vec<Element> = negotiation
        .corrections
        .iter()
        .map(|correction| {
            let date = date_element(view.messages, correction.on);
            Element::new("p").child(date).text(": ").child(local(view, &correction.text))
        })
        .collect();
    let columns = Element::new("div")
        .class("foot")
        .children(about("footer.about", document))
        .children(about("footer.coverage", coverage.into_iter().collect()))
        .children(about("footer.corrections", corrections))
        .children(about(
            "footer.page",
            vec![theme(view), takeaway(view), opening(view), keys_button(view), credit(view)],
        ));
    Element::new("footer").class("page-footer").child(columns).child(credit_line(view))
}

/// Light, dark, or as the reader's system has it.
fn theme(view: &View<'_>) -> Element {
    let link = |theme: Option<Theme>, key: &str| {
        let state = view.state.with_theme(theme);
        let current = view.state.theme == theme;
        Element::new("a")
            .with("href", view.href(&state))
            .with_some("aria-current", current.then_some("true"))
            .text(view.get(key))
    };
    Element::new("p")
        .class("theme")
        .text(view.get("theme.title"))
        .child(link(None, "theme.system"))
        .text(" · ")
        .child(link(Some(Theme::Light), "theme.light"))
        .text(" · ")
        .child(link(Some(Theme::Dark), "theme.dark"))
}

fn credit(view: &View<'_>) -> Element {
    Element::new("p").text(view.get("footer.credit"))
}
