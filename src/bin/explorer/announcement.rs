//! Short words on what was done, seen and read out.

use leptos::prelude::{document, request_animation_frame, set_timeout};
use std::cell::RefCell;
use std::time::Duration;

/// The place in the page for them; the native shell writes it, empty.
const PLACE: &str = "announcement";

/// How long they stand.
const STANDS: Duration = Duration::from_secs(4);

thread_local! {
    /// The lens and the record that were told of last.
    static TOLD: RefCell<[Option<String>; 2]> = const { RefCell::new([None, None]) };
}

/// Tells those who listen what has come into view with the last change of the page: another lens, a record that the
/// focus has not gone to by itself.
pub fn tell() {
    request_animation_frame(|| {
        let words = |selector: &str| {
            let found = document().query_selector(selector).ok().flatten()?;
            found.get_attribute("aria-label").or_else(|| found.text_content())
        };
        let now = [words(".lens:not([hidden])"), words("#record-words")];
        let before = TOLD.replace(now.clone());
        let new = now.into_iter().zip(before.clone()).find(|(now, before)| now != before);
        let within = document().query_selector(".record:focus-within").ok().flatten();
        let (Some((Some(new), _)), true, None) = (new, before.iter().any(Option::is_some), within) else {
            return;
        };
        if let Some(place) = document().get_element_by_id("told") {
            place.set_text_content(Some(&new));
        }
    });
}

/// Says something.
pub fn say(words: &str) {
    let Some(place) = document().get_element_by_id(PLACE) else { return };
    place.set_text_content(Some(words));
    set_timeout(move || place.set_text_content(None), STANDS);
}
