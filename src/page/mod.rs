//! Whole pages and their panels, composed of the above.
//!
//! A page is one tree of elements, written by pure functions of a [`View`]. Every choice that a reader can make is a
//! link to the address of the state it leads to, so that a page works before the live program runs, and without it.

mod choice;
mod compare;
mod credits;
mod dates;
mod document;
mod embedded;
mod empty;
mod filters;
mod footer;
mod header;
mod hooks;
mod kept;
mod keys;
mod languages;
mod legend;
mod lenses;
mod links;
mod notices;
mod origin;
mod panels;
mod parts;
mod printed;
#[cfg(test)]
mod proof;
mod record;
mod rows;
mod sentence;
mod share;
mod sources;
mod table;
mod takeaway;
mod timeline;
mod view;
mod zoom;

pub mod export;
pub mod graph;
pub mod site;

pub use dates::{date_words, moment_words, span_words};
pub use document::{Assets, Boot, POLICY, body, document, head, headline, root};
pub use hooks::{answers_hook, flags_hook, hooked};
pub use kept::Kept;
pub use panels::{PANELS, Panel, first_panels, panels};
pub use printed::{PRINTED, printed};
pub use record::citation;
pub use rows::STEP as ROWS;
pub use sentence::sentence_words;
pub use view::View;
