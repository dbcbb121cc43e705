//! Which marks look alike, so that what was drawn of one will do for the other.

use crate::scene::{LinkMark, MechanismMark, StatementMark, TokenMark};

/// A mark as it looks, whatever is chosen: all of it but its presence.
pub trait Face {
    /// Its place among the marks of its sort, the same for every date, filter and choice.
    fn place(&self) -> usize;

    /// Whether both look the same where they are as much there.
    fn looks_like(&self, other: &Self) -> bool;
}

/// A face is compared field by field; a field that is neither compared nor left out by name does not compile.
macro_rules! faces {
    ($($mark:ident at $place:expr, by $($field:ident)+;)+) => {
        $(impl Face for $mark {
            fn place(&self) -> usize {
                let place: fn(&Self) -> usize = $place;
                place(self)
            }

            fn looks_like(&self, other: &Self) -> bool {
                let Self { presence: _, $($field),+ } = self;
                true $(&& *$field == other.$field)+
            }
        })+
    };
}

faces! {
    StatementMark at |mark| mark.key.index(),
        by key form rect column words kind hues answers footing disputed one_sided withdrawn;
    MechanismMark at |mark| mark.key.index(), by key rect words state facets;
    TokenMark at |mark| mark.place, by place end several rect words hue absent;
    LinkMark at |mark| mark.place, by place from to role corners hue;
}
