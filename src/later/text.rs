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
    /// A text between its marks. A constant, so that a text without them does not compile.
    ///
    /// # Panics
    /// Where the marks are missing.
    #[must_use]
    pub const fn marked(marked: &'static str) -> Self {
        let bytes = marked.as_bytes();
        assert!(bytes.len() >= BEFORE + BEHIND && bytes[0] == b'<' && bytes[BEFORE - 1] == b'>', "no mark");
        assert!(bytes[bytes.len() - BEHIND] == b'<' && bytes[bytes.len() - 1] == b'>', "no mark at the end");
        Self { marked }
    }

    /// The text.
    #[must_use]
    pub fn get(self) -> &'static str {
        later(|| self.marked.get(BEFORE..self.marked.len() - BEHIND).unwrap_or_default())
    }
}
