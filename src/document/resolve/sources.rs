//! Sources, and which of them copies which.

use crate::document::codes;
use crate::document::cycles::closing_references;
use crate::document::desk::Desk;
use crate::document::place::shown;
use crate::document::resolve::lists::Ids;
use crate::document::scalars::ToSource;
use crate::document::wire::SourceWire;
use crate::model::Source;

/// The sources with their origins.
pub fn resolve(wires: Vec<SourceWire<'_>>, ids: &Ids<'_, ToSource>, desk: &mut Desk) -> Vec<Source> {
    let mut places = Vec::with_capacity(wires.len());
    let mut sources = Vec::with_capacity(wires.len());
    for wire in wires {
        places.push(wire.origin.map(|origin| origin.at));
        sources.push(Source {
            id: wire.id.id.into(),
            publisher: wire.publisher,
            title: wire.title,
            author: wire.author,
            published: wire.published.date,
            url: wire.url,
            archived: wire.archived,
            language: wire.language,
            origin: wire.origin.and_then(|origin| ids.find(origin, desk)),
        });
    }
    let origins: Vec<Vec<usize>> =
        sources.iter().map(|source| source.origin.iter().map(|key| key.index()).collect()).collect();
    for (source, _) in closing_references(&origins) {
        if let Some(at) = places[source] {
            let sentence =
                format!("“{}” would copy itself through this: remove it", shown(&sources[source].id));
            desk.report(at, &codes::CYCLE, sentence);
        }
        sources[source].origin = None;
    }
    sources
}
