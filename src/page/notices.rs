//! What the reader should know before reading on: parts of the address that were not understood, and what is wrong
//! with the document.

use crate::markup::Element;
use crate::model::Severity;
use crate::page::View;
use crate::page::origin::origin;
use crate::state::Notice;

/// The panel; empty where there is nothing to say.
#[must_use]
pub fn notices(view: &View<'_>) -> Element {
    let mut panel =
        Element::new("section").class("page-notices").with("aria-label", view.get("notice.title"));
    if let Some(origin) = origin(view) {
        panel.push(origin);
    }
    if !view.notices.is_empty() {
        let items = view
            .notices
            .iter()
            .map(|notice| Element::new("li").child(Element::new("bdi").text(said(view, notice))));
        panel.push(Element::new("ul").children(items));
    }
    if !view.findings.is_empty() {
        let errors = view.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let words = if errors > 0 {
            view.messages.count("notice.errors", errors, &[])
        } else {
            view.messages.count("notice.warnings", view.findings.len(), &[])
        };
        let items = view
            .findings
            .iter()
            .map(|finding| Element::new("li").child(Element::new("bdi").text(finding.to_string())));
        let details = Element::new("details")
            .child(Element::new("summary").text(words))
            .child(Element::new("ul").with("lang", "en").children(items));
        panel.push(details);
    }
    panel
}

fn said(view: &View<'_>, notice: &Notice) -> String {
    view.say(notice.message_key(), &[("name", &notice.name), ("value", &notice.value)])
}
