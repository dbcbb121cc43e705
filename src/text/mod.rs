//! Languages, directions, dates, messages, the widths of words, and lists in order.

mod date;
mod direction;
mod few;
mod few_by;
mod flat_json;
mod fold;
mod language;
mod letters;
mod local_text;
mod messages;
mod metrics;
mod order;
mod scripts;
mod solar;

pub use date::{Date, DateError, Day};
pub use direction::Direction;
pub use few::Few;
pub use few_by::FewBy;
pub use fold::fold;
pub use language::{INTERFACE, Language, LanguageError};
pub use local_text::{LocalText, Wording};
pub use messages::{Messages, MessagesError};
pub use metrics::{Face, text_width, wrap};
pub use order::{Gather, Order};
pub use scripts::mixes_scripts;
pub use solar::SolarDay;
