//! Performance marks, by which tests and benchmarks see how far the page is.

use leptos::prelude::{request_animation_frame, set_timeout, window};
use std::time::Duration;

/// Sets a mark now.
pub fn set(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark is no reason to stop.
        performance.mark(name).ok();
    }
}

/// Sets a mark once the frame at hand is painted and the page can answer again: what is queued in the frame's own
/// callback runs after its paint.
pub fn after_frame(name: &'static str) {
    request_animation_frame(move || set_timeout(move || set(name), Duration::ZERO));
}
