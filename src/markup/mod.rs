//! Elements and attributes, escaped and written as SVG or HTML.

mod diff;
mod digest;
mod element;
mod write;

pub use diff::{Patch, diff};
pub use digest::digest;
pub use element::{Attribute, Element, Node, number, write_number};
pub use write::{html, html_file, svg, xml};
