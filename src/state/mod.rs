//! What the reader has chosen, and the address that says so.
//!
//! Every choice is a link: clone the [`ViewState`], change it with one of its `with_…` and `toggled_…` methods, and
//! [`query()`] gives the address. The other way, [`Address::parse`] takes an address apart and [`resolve()`] reads it against
//! a negotiation; what it cannot read becomes a [`Notice`] and is ignored.

mod address;
mod filters;
mod focus;
mod lens;
mod notice;
mod opened;
mod origin;
mod passing;
mod query;
mod resolve;
mod search;
mod sort;
mod view_state;

#[cfg(test)]
mod properties;

pub use address::Address;
pub use filters::{AnswerFilter, Filters};
pub use focus::Focus;
pub use lens::{Lens, Theme};
pub use notice::{Notice, Problem};
pub use opened::{Opened, Step};
pub use origin::{FILE, Origin, host, permitted, sound_source};
pub use passing::Passing;
pub use query::{FocusLinks, query};
pub use resolve::{resolve, resolve_from};
pub use search::{Hits, SearchIndex};
pub use sort::{Column, Sort};
pub use view_state::ViewState;
