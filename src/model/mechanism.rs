//! Mechanisms: what the parties would build, with the facets on which they differ.

use crate::model::{MechanismKind, MechanismState, PartyKey, StatementKey};
use crate::text::{Date, LocalText};

/// One mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mechanism {
    /// Id in the document.
    pub id: Box<str>,
    /// Name.
    pub name: LocalText,
    /// What it is for.
    pub kinds: Vec<MechanismKind>,
    /// Who would sit on it.
    pub members: Vec<PartyKey>,
    /// Its facets.
    pub facets: Vec<Facet>,
    /// Statements that it answers.
    pub answers: Vec<MechanismAnswer>,
    /// How it stood, by date, in the document's order.
    pub history: Vec<HistoryEntry>,
    /// The editor's note.
    pub note: Option<LocalText>,
}

/// One facet of a mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Id within the mechanism.
    pub id: Box<str>,
    /// Name.
    pub name: LocalText,
}

/// A statement that a mechanism answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MechanismAnswer {
    /// The statement.
    pub statement: StatementKey,
    /// How far.
    pub extent: Extent,
    /// Who says so.
    pub basis: Basis,
    /// Why.
    pub note: Option<LocalText>,
}

/// How far a mechanism answers a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Fully.
    Fully,
    /// Partly.
    Partly,
}

/// Who says that a mechanism answers a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A source.
    Source,
    /// The editor of the document.
    Editor,
}

/// How a mechanism stood from a date on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Since when.
    pub on: Date,
    /// How it stood.
    pub state: MechanismState,
    /// The statement that brought it there.
    pub statement: Option<StatementKey>,
}

impl Extent {
    /// The document's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fully => "fully",
            Self::Partly => "partly",
        }
    }
}

impl Basis {
    /// The document's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Editor => "editor",
        }
    }
}
