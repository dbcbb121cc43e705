//! Playing the negotiation: day after day on which something came to be known, until the last, a click, Escape or the way
//! back.
//!
//! Nothing here moves of itself but the date; whether marks fade from one day to the next is for the style sheet, which
//! asks whether the reader wants motion.

use crate::rest::hear;
use crate::session::{Session, Step, messages};
use demarche::text::Date;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

/// How long each day stands.
const DAY: Duration = Duration::from_millis(1500);

/// Follows clicks on `data-play`; any other click ends the play, and so do Escape and the way back and forward.
pub fn follow(session: Session) {
    let playing = StoredValue::new(None::<IntervalHandle>);
    hear(ev::click, move |event: MouseEvent| {
        let was_playing = stop(playing);
        if is_play(&event) && !was_playing {
            start(session, playing);
        }
    });
    hear(ev::popstate, move |_| {
        stop(playing);
    });
    hear(ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            stop(playing);
        }
    });
}

fn is_play(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("[data-play]").ok().flatten().is_some())
}

/// Begins with a step, so that the click is seen to do something.
fn start(session: Session, playing: StoredValue<Option<IntervalHandle>>) {
    // At the end it begins anew.
    let first = session.next_day().or_else(|| session.first_day());
    let Some(first) = first else { return };
    session.choose(|state| state.with_as_of(Some(Date::from(first))), Step::Push);
    let step = move || match session.next_day() {
        Some(day) => session.choose(|state| state.with_as_of(Some(Date::from(day))), Step::Replace),
        None => {
            stop(playing);
        }
    };
    if let Ok(handle) = set_interval_with_handle(step, DAY) {
        playing.set_value(Some(handle));
        show("as-of.pause");
    }
}

/// Ends the play; whether there was one.
fn stop(playing: StoredValue<Option<IntervalHandle>>) -> bool {
    let Some(handle) = playing.get_value() else { return false };
    handle.clear();
    playing.set_value(None);
    show("as-of.play");
    true
}

/// Says on the button what it does now. The library's tree has one word for it at all times, so no patch undoes this.
fn show(key: &str) {
    if let Some(button) = document().query_selector("[data-play]").ok().flatten() {
        button.set_text_content(Some(&messages().get(key)));
    }
}
