//! Long texts that are read behind gates alone.

use crate::later::later;

/// A text that the build takes out of the memory of the first part and has the second bring along. It is known there by
/// what stands around it: `<later-text>` before it and `</later-text>` behind.
#[derive(Debug, Clone, Copy)]
pub struct LaterText {
    marked: &'static str,
}

/// How long the marks are. Neither may stand in the program by itself, or the build would take it for one.
const BEFORE: usize = 12;
const BEHIND: usize = 13;

impl LaterText {
    /// A text between its marks. For a constant: there, one that lacks them does not compile.
    ///
    /// # Panics
    /// Where the marks are missing.
    #[must_use]
    pub const fn marked(marked: &'static str) -> Self {
        assert!(is_between_marks(marked.as_bytes()), "a later text stands between its marks");
        Self { marked }
    }

    /// The text.
    #[must_use]
    pub fn get(self) -> &'static str {
        later(|| self.marked.get(BEFORE..self.marked.len() - BEHIND).unwrap_or_default())
    }
}

/// Whether a text begins and ends with the marks: looked at while it is compiled, so that the marks that it is held
/// against are not in the program.
const fn is_between_marks(text: &[u8]) -> bool {
    let (before, behind) = (b"<later-text>", b"</later-text>");
    if text.len() < BEFORE + BEHIND {
        return false;
    }
    let mut at = 0;
    while at < BEHIND {
        if text[text.len() - BEHIND + at] != behind[at] || at < BEFORE && text[at] != before[at] {
            return false;
        }
        at += 1;
    }
    true
}
