//! Performance marks, by which tests and benchmarks see how far the page is.

use crate::turns::painted;
use leptos::prelude::window;

/// Sets a mark now.
pub fn set(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark is no reason to stop.
        performance.mark(name).ok();
    }
}

/// Sets a mark once the frame at hand is painted and the page can answer again.
pub fn after_frame(name: &'static str) {
    painted(move || set(name));
}
