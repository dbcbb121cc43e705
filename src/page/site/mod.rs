//! The files of a site around the live page: its pages for readers without the live program, and what crawlers, feed
//! readers and hosts of articles read of it.
//!
//! Only the native shell writes these, so nothing here weighs on the program in the browser.

mod about;
mod catalogue;
mod entry;
mod feed;
mod linked;
mod oembed;
mod paths;
mod record;
mod sitemap;
mod still;
mod ways;
mod words;

pub use about::{Site, about};
pub use catalogue::catalogue;
pub use entry::{Counts, Entry};
pub use feed::feed;
pub use oembed::oembed;
pub use paths::{CATALOGUE, base_of, language_path, lens_path, record_path};
pub use record::records;
pub use sitemap::sitemap;
pub use still::without_program;
pub use ways::{Ways, besides};
