//! Parties: who sits at the table, and who is talked about.

use crate::model::{PartyKey, PartyKind, Role};
use crate::text::LocalText;

/// One party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Id in the document.
    pub id: Box<str>,
    /// Neutral name. One that mixes alphabets, as no language does, begins with the id and a sign of warning; so do
    /// the others below.
    pub name: LocalText,
    /// Short name for tight places.
    pub short: Option<LocalText>,
    /// What it is.
    pub kind: PartyKind,
    /// What it is in these talks; may be empty only where none of the document's words was known.
    pub roles: Vec<Role>,
    /// Members, where it is a coalition.
    pub members: Vec<PartyKey>,
    /// Other names, partisan ones among them.
    pub aliases: Vec<Alias>,
    /// The editor's note.
    pub note: Option<LocalText>,
}

/// Another name of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: LocalText,
    /// Who uses it.
    pub used_by: Vec<PartyKey>,
}

impl Party {
    /// What it is called in tight places: its short name where it has one.
    #[must_use]
    pub fn label(&self) -> &LocalText {
        self.short.as_ref().unwrap_or(&self.name)
    }

    /// Whether it has `role`.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}
