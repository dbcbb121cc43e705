//! A document on its whole way, from bytes to every lens as HTML and every form that can be taken away.
//!
//! The fuzz targets go the same way: this file is theirs too.

use demarche::check;
use demarche::derive::Known;
use demarche::document::{Reading, Refusal};
use demarche::layout::Frame;
use demarche::page::export::{Form, export};
use demarche::page::{Assets, Kept, View, document};
use demarche::scene::{Picture, Scene};
use demarche::state::{Address, Lens, Passing, SearchIndex, resolve};
use demarche::text::Messages;
use std::sync::LazyLock;

/// What became of a document.
pub struct Written {
    /// What was read.
    pub reading: Reading,
    /// Each page, with the address that it is of.
    pub pages: Vec<(String, String)>,
    /// Each form that can be taken away.
    pub exports: Vec<(Form, String)>,
}

/// Writes a document at some addresses, and what can be taken away where `exported`.
///
/// # Errors
/// Where it is refused.
pub fn write(
    bytes: &[u8],
    stem: Option<&str>,
    addresses: &[&str],
    exported: bool,
) -> Result<Written, Refusal> {
    let reading = check::read(bytes, stem)?;
    static ENGLISH: LazyLock<Messages> = LazyLock::new(Messages::english);
    let messages = &*ENGLISH;
    let mut pages = Vec::new();
    for address in addresses {
        pages.push(((*address).to_owned(), seen(&reading, address, messages, page)));
    }
    let exports = |view: &View<'_>| Form::ALL.map(|form| (form, export(view, form)));
    let exports = if exported { seen(&reading, "?", messages, exports).into() } else { Vec::new() };
    Ok(Written { reading, pages, exports })
}

fn page(view: &View<'_>) -> String {
    document(view, &Assets::default())
}

/// What `write` makes of a document at an address.
fn seen<T>(reading: &Reading, address: &str, messages: &Messages, write: impl FnOnce(&View<'_>) -> T) -> T {
    let negotiation = &reading.negotiation;
    let (state, notices) = resolve(&Address::parse(address), negotiation);
    let known = Known::new(negotiation, state.date(negotiation));
    let passing = Passing::new(negotiation, &known, &state, &SearchIndex::new(negotiation));
    let draw = |frame| {
        let picture = Picture::new(negotiation, frame, messages, &state.open);
        picture.draw(negotiation, &known, &passing, &state)
    };
    // Only the graph has pictures; the exports are made in its view.
    let scenes: Vec<Scene> = match state.lens {
        Lens::Graph => [Frame::WIDE, Frame::NARROW].map(draw).into(),
        _ => Vec::new(),
    };
    write(&View {
        negotiation,
        known: &known,
        passing: &passing,
        kept: &Kept::default(),
        state: &state,
        scenes: &scenes,
        messages,
        catalogue: &[],
        findings: &reading.findings,
        notices: &notices,
        base: "",
    })
}
