//! Demarche: who demands what from whom.
//!
//! This library turns one negotiation, as JSON, into the pages and pictures that a reader sees. It knows no browser,
//! no file and no clock: the same bytes in give the same bytes out. The modules stand in the order in which they may
//! use one another, each those before it, which is also the order of the work (`ARCHITECTURE.md` draws the map).

// What the program does only later: gates to its second part.
pub mod later;

// Long work in slices.
pub mod pace;

// Languages, directions, dates, messages, and the widths of words.
pub mod text;

// A negotiation as the rest of the library sees it: resolved, typed, never changed.
pub mod model;

// The document `demarche/1`: from JSON to a negotiation and the findings about it.
pub mod document;

// What follows from a negotiation as of a date: one question a file, nothing stored.
pub mod derive;

// What an editor should look at: one rule a file.
pub mod check;

// What the reader has chosen, and the address that says so.
pub mod state;

// Places for parties, statements and mechanisms: a list of passes over sizes and ties.
pub mod layout;

// The drawing: marks, labels and lines, with their meaning, ready to write.
pub mod scene;

// Elements and attributes, escaped and written as SVG or HTML.
pub mod markup;

// Whole pages and their panels, composed of the above.
pub mod page;
