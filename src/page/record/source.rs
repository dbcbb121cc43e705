//! The record of a source: what it is, where to read it, what rests on it.

use crate::markup::{Element, Node};
use crate::model::SourceKey;
use crate::page::View;
use crate::page::dates::date_element;
use crate::page::links::source_link;
use crate::page::parts::name;
use crate::page::record::facts::Facts;
use crate::page::record::report::{language_note, outward, title};
use crate::page::record::{frame, list, not_yet, part, party};

/// The whole record.
pub fn article(view: &View<'_>, key: SourceKey) -> Element {
    if !view.is_out(key) {
        return not_yet(view, "record.a-source");
    }
    let source = &view.negotiation[key];
    let what = vec![Node::Text(view.get("record.a-source"))];
    let author = source.author.as_ref().map(|author| vec![Element::new("bdi").text(author.as_ref()).into()]);
    let archived = source
        .archived
        .as_ref()
        .map(|archived| vec![outward(archived.as_str()).text(view.get("report.archived")).into()]);
    let address = match &source.url {
        Some(url) => vec![outward(url.as_str()).text(url.host()).into()],
        None => vec![Node::Text(view.get("report.no-address"))],
    };
    let facts = Facts::new(view)
        .fact("record.publisher", vec![name(view, &source.publisher).into()])
        .fact("record.author", author.unwrap_or_default())
        .fact("record.published", vec![date_element(view.messages, source.published).into()])
        .fact("record.language", language_note(view, source).into_iter().collect())
        .fact("record.address", address)
        .fact("record.archived", archived.unwrap_or_default())
        .fact(
            "record.copies",
            source
                .origin
                .filter(|origin| view.is_out(*origin))
                .map(|origin| vec![source_link(view, origin)])
                .unwrap_or_default(),
        )
        .list();
    frame(view, what, vec![title(view, source, None)])
        .children(facts)
        .children(party::statements(view, "record.rests-on", &|view, statement| {
            view.known.reports(view.negotiation, statement).any(|report| report.source == key)
        }))
        .children(family(view, key))
}

/// The other sources of the same origin, as far as they were out.
fn family(view: &View<'_>, key: SourceKey) -> Option<Element> {
    let origin = view.known.root(key);
    let items = view
        .negotiation
        .source_keys()
        .filter(|other| *other != key && view.known.root(*other) == origin && view.is_out(*other))
        .map(|other| Element::new("li").child(source_link(view, other)));
    part(view, "record.same-origin", list("steps", items.collect()))
}
