//! Paper: what it alone shows is brought up to the view at hand before the page is printed.

use crate::dom;
use crate::rest::hear;
use crate::session::Session;
use demarche::page::PRINTED;
use leptos::ev;
use leptos::prelude::document;

/// Follows the page being printed.
pub fn follow(session: Session) {
    hear(ev::beforeprint, move |_| {
        if let Some(standing) = document().get_element_by_id(PRINTED) {
            // Paper without it is better than none.
            dom::redraw(&standing, &session.printed()).ok();
        }
    });
}
