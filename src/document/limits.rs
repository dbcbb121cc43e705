//! What a document may not exceed. Past any of these it is refused, with the limit named, as soon as the reader comes to
//! it: nothing that follows is read, and nothing of it is held. `docs/limits.md` says how much memory that bounds.

/// One limit.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is counted, as the sentence names it.
    pub what: &'static str,
    /// The most that is read.
    pub most: usize,
}

/// Size of the file, after any decompression.
pub const BYTES: Limit = Limit { what: "bytes in the file", most: 64 * 1024 * 1024 };
/// Objects and lists within one another.
pub const DEPTH: Limit = Limit { what: "levels of objects and lists within one another", most: 128 };
/// Length of one string or field name.
pub const TEXT: Limit = Limit { what: "characters in one string", most: 20_000 };
/// All values of a document, whatever they are. This is what bounds the memory that reading one takes.
pub const VALUES: Limit = Limit { what: "values in the document", most: 5_000_000 };
/// Length of any list, `statements` among them.
pub const ITEMS: Limit = Limit { what: "items in one list", most: 200_000 };
/// Fields of any object; a text in very many languages stays far below.
pub const FIELDS: Limit = Limit { what: "fields in one object", most: 10_000 };
/// Reports of one statement.
pub const REPORTS: Limit = Limit { what: "reports of one statement", most: 10_000 };
/// All of them, in the order of `docs/limits.md`.
pub const ALL: [&Limit; 7] = [&BYTES, &DEPTH, &TEXT, &VALUES, &ITEMS, &FIELDS, &REPORTS];

/// Findings that are listed one by one; the rest are only counted.
pub const FINDINGS: usize = 10_000;
