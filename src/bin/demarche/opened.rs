//! A document, read and seen as an address wants it.

use anyhow::Context as _;
use demarche::check;
use demarche::derive::Known;
use demarche::document::{Catalogue, Reading, limits, read_catalogue};
use demarche::layout::Frame;
use demarche::page::site::Entry;
use demarche::page::{Kept, ROWS, View};
use demarche::scene::{Picture, Scene};
use demarche::state::{Address, Notice, Passing, SearchIndex, ViewState, resolve};
use demarche::text::Messages;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// All that a view is made from.
pub struct Opened {
    /// The file that lists the negotiations of the site, as it stands; empty for a document on its own.
    pub listed: Vec<u8>,
    reading: Reading,
    known: Known,
    passing: Passing,
    state: ViewState,
    notices: Vec<Notice>,
    scenes: Vec<Scene>,
    catalogue: Catalogue,
    messages: Messages,
    kept: Kept,
}

impl Opened {
    /// Reads a document and draws its graph in the frames wanted.
    ///
    /// # Errors
    /// Where the document cannot be read.
    pub fn new(document: &Path, address: &str, frames: &[Frame]) -> anyhow::Result<Self> {
        let stem = document.file_stem().and_then(|stem| stem.to_str());
        let reading = check::read(&read(document)?, stem).with_context(|| document.display().to_string())?;
        let negotiation = &reading.negotiation;
        let (state, notices) = resolve(&Address::parse(address), negotiation);
        let known = Known::new(negotiation, state.date(negotiation));
        let passing = Passing::new(negotiation, &known, &state, &SearchIndex::new(negotiation));
        // The catalogue lies beside the documents of a site.
        let listed = std::fs::read(document.with_file_name("index.json")).unwrap_or_default();
        let catalogue = read_catalogue(&listed).map(|(catalogue, _)| catalogue).unwrap_or_default();
        let messages = state.language.as_ref().map_or_else(Messages::english, Messages::shipped);
        let draw = |frame: &Frame| {
            let picture = Picture::new(negotiation, frame.of(&state), &messages, &state.open);
            picture.draw(negotiation, &known, &passing, &state)
        };
        let scenes = frames.iter().map(draw).collect();
        Ok(Self {
            listed,
            reading,
            known,
            passing,
            state,
            notices,
            scenes,
            catalogue,
            messages,
            kept: Kept::default(),
        })
    }

    /// The view, for a page from which `base` leads to the root of the site.
    pub fn view<'a>(&'a self, base: &'a str) -> View<'a> {
        View {
            negotiation: &self.reading.negotiation,
            known: &self.known,
            passing: &self.passing,
            kept: &self.kept,
            state: &self.state,
            scenes: &self.scenes,
            messages: &self.messages,
            catalogue: &self.catalogue.entries,
            findings: &self.reading.findings,
            notices: &self.notices,
            base,
        }
    }

    /// Shows long lists whole: whoever is without the program cannot ask for more rows.
    pub fn show_all_rows(&mut self) {
        let rows = self.reading.negotiation.statements.len();
        if rows > ROWS {
            self.state.rows = u32::try_from(rows).unwrap_or(u32::MAX);
        }
    }

    /// Knows of no site, and shows every row of long lists.
    pub fn stand_alone(&mut self) {
        self.listed.clear();
        self.catalogue = Catalogue::default();
        self.show_all_rows();
    }

    /// What the files about the whole site say of it.
    pub fn entry(&self) -> Entry {
        Entry::new(&self.reading.negotiation, &self.known)
    }

    /// Says on standard error what of the address was not understood, and where the document is not whole.
    pub fn warn(&self) {
        if !self.reading.findings.is_empty() {
            let id = &self.reading.negotiation.id;
            eprintln!("demarche: {id} has findings, and what is not sound is left out: see `demarche check`");
        }
        for notice in &self.notices {
            let values = [("name", notice.name.as_str()), ("value", notice.value.as_str())];
            eprintln!("demarche: {}", self.messages.say(notice.message_key(), &values));
        }
    }
}

/// The bytes of a file.
///
/// # Errors
/// Where it cannot be read.
pub fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    bytes(file).with_context(|| format!("cannot read {}", file.display()))
}

/// The bytes of a file, of one that is too large no more than it takes to see that.
///
/// # Errors
/// Where it cannot be read.
pub fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(limits::BYTES.most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file.
///
/// # Errors
/// Where it cannot be written.
pub fn write(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}
