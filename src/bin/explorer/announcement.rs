//! Short words on what was done, seen and read out.

use leptos::prelude::{document, set_timeout};
use std::time::Duration;

/// The place in the page for them; the native shell writes it, empty.
const PLACE: &str = "announcement";

/// How long they stand.
const STANDS: Duration = Duration::from_secs(4);

/// Says something.
pub fn say(words: &str) {
    let Some(place) = document().get_element_by_id(PLACE) else { return };
    place.set_text_content(Some(words));
    set_timeout(move || place.set_text_content(None), STANDS);
}
