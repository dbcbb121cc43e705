//! How to link to a statement and how to cite it.

use crate::markup::Element;
use crate::model::StatementKey;
use crate::page::View;
use crate::page::dates::date_words;
use crate::page::record::part as section;
use crate::page::sentence::sentence_words;
use crate::page::share::share_button;
use crate::page::takeaway::copy_button;
use crate::state::Focus;

/// A sentence for a bibliography: what, as known when, on whose word, in which collection.
#[must_use]
pub fn citation(view: &View<'_>, key: StatementKey) -> String {
    let mut sources: Vec<String> = Vec::new();
    for report in view.known.reports(view.negotiation, key) {
        let source = &view.negotiation[report.source];
        let words = view.say(
            "cite.source",
            &[
                ("publisher", view.wording(&source.publisher).text),
                ("title", view.wording(&source.title).text),
                ("date", &date_words(view.messages, source.published)),
            ],
        );
        if !sources.contains(&words) {
            sources.push(words);
        }
    }
    view.say(
        "cite.statement",
        &[
            ("sentence", sentence_words(view, key).trim_end()),
            ("sources", &sources.join(&view.get("cite.between"))),
            ("title", view.wording(&view.negotiation.title).text),
            ("date", &date_words(view.messages, view.known.as_of())),
        ],
    )
}

/// The part of the record with the lasting link and the citation.
pub fn part(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let lasting = crate::state::ViewState { focus: Some(Focus::Statement(key)), ..view.state.clone() };
    let link = Element::new("a")
        .with("href", view.href(&lasting))
        .with("data-copied", "link")
        .text(view.get("cite.link"));
    let cited = Element::new("span").class("cite").with("data-copied", "text").text(citation(view, key));
    let content = Element::new("div")
        .child(
            Element::new("p")
                .class("permalink")
                .child(link)
                .text(" ")
                .child(copy_button(view, "link"))
                .child(share_button(view)),
        )
        .child(Element::new("p").child(cited).child(copy_button(view, "text")));
    section(view, "record.cite", Some(content))
}
