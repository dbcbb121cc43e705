//! What the program does only later, if at all.
//!
//! Every reader waits for the first live picture, and few ever open the comparison or take the graph away as GraphML.
//! What stands behind a gate need not have come by then: the build of the site takes all that is reached only through
//! gates out of the program and puts it into a second part (`xtask/src/split.rs`), which is fetched once the first
//! picture is live. Natively, and in the tests, a gate is a call like any other.

mod text;

pub use text::LaterText;

/// Does what is not needed for the first live picture. The build knows gates by the name of this function.
#[inline(never)]
pub fn later<T>(make: impl FnOnce() -> T) -> T {
    make()
}
