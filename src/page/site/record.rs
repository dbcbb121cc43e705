//! The page with every record of a negotiation, one below the other: all that the live page opens one by one, for
//! readers without it, for crawlers and for paper.

use crate::markup::{Element, Node};
use crate::model::StatementKey;
use crate::page::dates::date_words;
use crate::page::document::{Assets, head_of, title};
use crate::page::parts::{local, name};
use crate::page::record::record;
use crate::page::site::still::still;
use crate::page::site::ways::{Place, Ways};
use crate::page::site::words::words;
use crate::page::{View, footer};
use crate::state::{Focus, Lens};
use std::sync::Arc;

/// The page, without the program: it stands as it is.
#[must_use]
pub fn records(view: &View<'_>, assets: &Assets, ways: Ways<'_>) -> Element {
    let words = words();
    let heading = words.get("record.title");
    let page_title = format!("{heading} · {}", title(view));
    let lead = words.get("record.lead");
    let description = format!("{lead} {}", view.wording(&view.negotiation.summary).text);
    let date = date_words(view.messages, view.known.as_of());
    let lenses = Lens::ALL.map(|lens| {
        let link = Element::new("a")
            .with("href", view.href(&view.state.with_lens(lens)))
            .text(view.get(&format!("lens.{}", lens.word())));
        Element::new("li").child(link)
    });
    let header = Element::new("header")
        .class("page-header")
        .child(Element::new("p").class("kicker").text(heading))
        .child(Element::new("h1").child(local(view, &view.negotiation.title)))
        .child(
            Element::new("p")
                .class("summary")
                .child(local(view, &view.negotiation.summary))
                .text(" ")
                .text(view.say("header.as-of", &[("date", &date)])),
        )
        .child(Element::new("p").class("lens-lead").text(lead))
        .child(
            Element::new("nav")
                .with("aria-label", view.get("bar.title"))
                .child(Element::new("ul").class("tabs").children(lenses)),
        );
    let main = Element::new("main").class("reading").with("id", "content").with("tabindex", "-1");
    let main = main.children(issues(view)).children(others(view));
    let skip = Element::new("a").class("skip").with("href", "#content").text(view.get("page.skip"));
    let mut body = Element::new("body").child(skip).child(header).child(main).child(footer::footer(view));
    still(&mut body);
    relink(&mut body, view, ways);
    let body = ways.lead(body);
    Element::new("html")
        .with("lang", view.language().as_str())
        .with("dir", view.language().direction().as_str())
        .child(head_of(&page_title, &description, assets))
        .child(body)
}

/// The statements, gathered under their issues.
fn issues(view: &View<'_>) -> Vec<Element> {
    let negotiation = view.negotiation;
    let mut sections = Vec::new();
    for key in negotiation.issue_keys() {
        let issue = &negotiation[key];
        let of_issue = |statement: &StatementKey| negotiation[*statement].issue == key;
        let records =
            negotiation.statement_keys().filter(of_issue).map(|key| article(view, Focus::Statement(key)));
        let note = issue.note.as_ref().map(|note| Element::new("p").child(local(view, note)));
        sections.push(
            Element::new("section")
                .with("id", Focus::Issue(key).print(negotiation))
                .child(Element::new("h2").child(name(view, &issue.name)))
                .children(note)
                .children(records),
        );
    }
    sections
}

/// Parties, mechanisms and sources.
fn others(view: &View<'_>) -> Vec<Element> {
    let (negotiation, words) = (view.negotiation, words());
    let section = |heading: &str, records: Vec<Element>| {
        (!records.is_empty()).then(|| {
            Element::new("section").child(Element::new("h2").text(words.get(heading))).children(records)
        })
    };
    let article = |focus| article(view, focus);
    let parties = negotiation.party_keys().map(|key| article(Focus::Party(key))).collect();
    let mechanisms = negotiation.mechanism_keys().map(|key| article(Focus::Mechanism(key))).collect();
    let sources = negotiation.source_keys().map(|key| article(Focus::Source(key))).collect();
    let all = [("record.parties", parties), ("record.mechanisms", mechanisms), ("record.sources", sources)];
    all.into_iter().filter_map(|(heading, records)| section(heading, records)).collect()
}

/// One record, under the name by which links find it.
fn article(view: &View<'_>, focus: Focus) -> Element {
    let state = view.state.with_focus(Some(focus));
    let panel = record(&View { state: &state, ..*view });
    let article = panel.children.into_iter().find_map(|child| match child {
        Node::Element(element) if element.tag == "article" => Some(Arc::unwrap_or_clone(element)),
        _ => None,
    });
    let article = article.unwrap_or_else(|| Element::new("article"));
    settle(article).with("id", focus.print(view.negotiation))
}

/// A record whose headings stand below those of the page.
fn settle(mut element: Element) -> Element {
    element.tag = match element.tag {
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        tag => tag,
    };
    let children = std::mem::take(&mut element.children).into_iter().map(|child| match child {
        Node::Element(child) => settle(Arc::unwrap_or_clone(child)).into(),
        text => text,
    });
    element.children(children)
}

/// Links to records lead within the page, links to lenses to their pages, and all others to the live page, where there
/// is one.
fn relink(element: &mut Element, view: &View<'_>, ways: Ways<'_>) {
    let is_alone = !ways.leaf.is_empty();
    let is_lasting = !is_alone && element.attribute("data-copied").is_some();
    if let Some(link) = element.attributes.iter_mut().find(|attribute| attribute.name == "href") {
        let live = format!("{}n/{}/", ways.base, view.negotiation.id);
        match ways.place(&link.value) {
            Some(Place { id, focus: Some(focus), .. }) if id == *view.negotiation.id && !is_lasting => {
                link.value = format!("#{focus}");
            }
            Some(Place { focus: None, .. }) => {}
            _ if link.value.starts_with('?') && !is_alone => link.value = format!("{live}{}", link.value),
            _ => {}
        }
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            relink(Arc::make_mut(child), view, ways);
        }
    }
}
