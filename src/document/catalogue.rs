//! The catalogue `demarche-index/1`: which negotiations a site holds.

use crate::document::desk::Desk;
use crate::document::draft::{check_format, decode, language_of};
use crate::document::json::{Value, parse};
use crate::document::refusal::Refusal;
use crate::document::resolve::keep_first;
use crate::document::shape::{Slots, Wire};
use crate::document::wire::{CatalogueEntryWire, CatalogueWire};
use crate::model::Finding;
use crate::text::{Date, Language, LocalText};

/// The name of the format.
const FORMAT: &str = "demarche-index/1";

/// The negotiations of a site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    /// Its entries; the first is the default.
    pub entries: Vec<CatalogueEntry>,
}

/// One negotiation of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// Id, which is also the file's name.
    pub id: Box<str>,
    /// Title.
    pub title: LocalText,
    /// What it is about.
    pub summary: LocalText,
    /// The cut-off of the document.
    pub as_of: Date,
    /// The language of the document.
    pub language: Language,
}

/// Reads a catalogue.
///
/// # Errors
/// Where nothing of it can be used; what is wrong with single entries is among the findings.
pub fn read_catalogue(bytes: &[u8]) -> Result<(Catalogue, Vec<Finding>), Refusal> {
    let text = decode(bytes)?;
    let root = parse(text)?;
    check_format(&root, text, FORMAT)?;
    let mut desk = Desk::default();
    let mut wires = Vec::new();
    // Each entry has a language of its own, so they are read one by one, not by the shape of the catalogue.
    if let Some(slots) = Slots::new(&root, CatalogueWire::SHAPE, &mut desk) {
        for entry in slots.required_items(1, &mut desk) {
            if !matches!(entry.value, Value::Null) {
                desk.language = language_of(entry);
                wires.extend(CatalogueEntryWire::read(entry, &mut desk));
            }
        }
    }
    let entries = keep_first(wires, |entry| entry.id, &mut desk)
        .into_iter()
        .map(|wire| CatalogueEntry {
            id: wire.id.id.into(),
            title: wire.title,
            summary: wire.summary,
            as_of: wire.as_of.date,
            language: wire.language,
        })
        .collect();
    Ok((Catalogue { entries }, desk.into_findings(text, &root)))
}
