//! The drawing: marks, labels and lines, with their meaning, ready to write.
//!
//! A scene says what each mark is, where it stands and how it is told apart; what an SVG element looks like is not its
//! business. It is the last stage that knows what a demand is.

mod draw;
mod face;
mod footing;
mod glyphs;
mod labels;
mod links;
mod marks;
mod palette;
mod picture;
mod tokens;
mod trace;
mod walk;

pub use draw::{Drawing, draw};
pub use face::Face;
pub use footing::{Footing, footing};
pub use glyphs::{GRID, answer_path, disputed_path, facets_path, kind_path, mechanism_path, one_sided_path};
pub use labels::Labels;
pub use marks::{
    AnswerMark, BundleMark, EndMark, IssueMark, LinkMark, LinkRole, MechanismMark, PartyMark, Presence,
    Scene, StatementMark, TokenMark, Words,
};
pub use palette::party_hue;
pub use picture::Picture;
pub use trace::Trace;
pub use walk::{Stride, Trail, Walk};
