//! Sources: where a report stands.

use crate::model::SourceKey;
use crate::text::{Date, Language, LocalText};

/// One source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id in the document.
    pub id: Box<str>,
    /// Who published it.
    pub publisher: LocalText,
    /// Its title.
    pub title: LocalText,
    /// Who wrote it.
    pub author: Option<Box<str>>,
    /// When.
    pub published: Date,
    /// Where to read it.
    pub url: Option<Url>,
    /// Where a copy is kept.
    pub archived: Option<Url>,
    /// The language it is in.
    pub language: Language,
    /// The source that it copies, or shares a wire with.
    pub origin: Option<SourceKey>,
}

/// An address that is safe to link to: `http` or `https`, with a host, without a user name, in its normal form.
/// Only `document` makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(Box<str>);

impl Url {
    /// Takes an address that the caller has checked and brought into normal form.
    #[must_use]
    pub fn checked(normal: impl Into<Box<str>>) -> Self {
        Self(normal.into())
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, as it stands in the address (punycode where it is international).
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or_default()
    }
}
