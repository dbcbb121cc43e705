//! The width of the screen, as far as the picture depends on it: wide or narrow, as the style sheets have it.

use crate::session::Session;
use demarche::layout::Frame;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};

/// The same width at which `style/page.css` turns the page.
const WIDE: &str = "(min-width: 62.5rem)";

/// The frame for the screen as it is.
pub fn frame() -> Frame {
    let wide = window().match_media(WIDE).ok().flatten().is_none_or(|query| query.matches());
    if wide { Frame::WIDE } else { Frame::NARROW }
}

/// The height of the window, in CSS pixels.
pub fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Whether the page is only a picture of itself: nothing in it is to be touched.
pub fn is_still() -> bool {
    bears("data-still")
}

/// Whether the page stands in a frame of another (`boot.js`).
pub fn is_framed() -> bool {
    bears("data-framed")
}

fn bears(attribute: &str) -> bool {
    document().document_element().is_some_and(|root| root.has_attribute(attribute))
}

/// Whether the page is being put on paper.
fn is_printed() -> bool {
    window().match_media("print").ok().flatten().is_some_and(|query| query.matches())
}

/// Turns the picture when the screen is turned. Paper is narrower than a screen, too, but by then a browser has counted
/// its sheets: another picture, of another height, would lose its end.
pub fn follow(session: Session) {
    let Ok(Some(query)) = window().match_media(WIDE) else { return };
    let turn = Closure::<dyn Fn()>::new(move || {
        if !is_printed() {
            session.turn(frame());
        }
    });
    // The listener lives as long as the page.
    if query.add_event_listener_with_callback("change", turn.as_ref().unchecked_ref()).is_ok() {
        turn.forget();
    }
}
