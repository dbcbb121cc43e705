//! Findings: what is wrong with a document, where, and what to do.

use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out.
    Error,
    /// Everything is shown, but an editor should look.
    Warning,
}

/// A place in the text of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// A stable code, such as `unknown-reference`; `docs/findings.md` lists them all.
    pub code: &'static str,
    /// Where it stands.
    pub place: Place,
    /// JSON path, as in `statements[3].to[0]`; empty for the document itself.
    pub path: String,
    /// One sentence that says what is wrong and what to do.
    pub sentence: String,
}

impl Severity {
    /// The word in `demarche check`'s lines.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// `LINE:COL: error[code] PATH: sentence`, to be preceded by `FILE:`.
impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { severity, code, place, path, sentence } = self;
        let path = if path.is_empty() { "$" } else { path };
        write!(out, "{}:{}: {}[{code}] {path}: {sentence}", place.line, place.column, severity.word())
    }
}
