//! Nearer, further, about: the picture under the reader's hand.
//!
//! The picture stands in the page at its size times `--zoom`, and the page scrolls as pages do: a plain wheel, a finger
//! and the keys of scrolling are never taken from it. Only what means zooming everywhere else zooms here: the wheel
//! with Ctrl, which is also how browsers tell a pinch on a trackpad, the keys `+`, `-` and `0` within the picture, and
//! buttons. A pinch of two fingers on a screen is the browser's own.

use crate::marks;
use crate::rest::hear;
use crate::screen::height;
use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{AddEventListenerOptions, Element, EventTarget, HtmlElement, PointerEvent, WheelEvent};

/// How far and how near the picture can be brought: so far that a long one fits.
const RANGE: (f64, f64) = (0.05, 4.0);
/// One step of a key or a button.
const STEP: f64 = 1.25;
/// How far a step of the arrow keys with Shift goes, in CSS pixels.
const STRIDE: f64 = 80.0;

/// Follows buttons, keys, wheel and dragging.
pub fn follow() {
    hear(ev::click, |event| {
        let button = closest(event.target(), "[data-zoom]");
        if let Some(what) = button.and_then(|button| button.get_attribute("data-zoom")) {
            turn(&what);
        }
    });
    hear(ev::keydown, |event| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if modified || event.default_prevented() || closest(event.target(), ".lens-graph").is_none() {
            return;
        }
        let by_shift = |x: f64, y: f64| event.shift_key().then(|| pan(x * STRIDE, y * STRIDE)).is_some();
        let done = match event.key().as_str() {
            "+" | "=" => turn("zoom.in"),
            "-" => turn("zoom.out"),
            "0" => turn("zoom.fit"),
            "ArrowLeft" => by_shift(-1.0, 0.0),
            "ArrowRight" => by_shift(1.0, 0.0),
            "ArrowUp" => by_shift(0.0, -1.0),
            "ArrowDown" => by_shift(0.0, 1.0),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    wheel();
    drag();
}

/// Follows the wheel where Ctrl is held. Browsers let only a listener that says so beforehand keep the page from
/// zooming, so this one is the listener of an element.
fn wheel() {
    let Some(main) = document().get_element_by_id("content") else { return };
    let follow = Closure::<dyn Fn(WheelEvent)>::new(|event: WheelEvent| {
        if event.ctrl_key() && closest(event.target(), ".lens-graph").is_some() {
            event.prevent_default();
            let lines = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { 16.0 };
            let factor = (event.delta_y() * lines * -0.01).clamp(-0.5, 0.5).exp();
            scale(factor, f64::from(event.client_x()), f64::from(event.client_y()));
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    let listener = follow.as_ref().unchecked_ref();
    let heard =
        main.add_event_listener_with_callback_and_add_event_listener_options("wheel", listener, &options);
    // The listener lives as long as the page.
    if heard.is_ok() {
        follow.forget();
    }
}

/// Follows the mouse where it is pressed on the ground of the picture. A finger scrolls by itself.
fn drag() {
    let last = Rc::new(Cell::new(None::<(i32, i32)>));
    let begun = last.clone();
    let _ = window_event_listener(ev::pointerdown, move |event: PointerEvent| {
        let on_ground = closest(event.target(), ".graph").is_some() && closest(event.target(), "a").is_none();
        if event.button() == 0 && event.pointer_type() == "mouse" && on_ground {
            // Or the browser would begin to select the words on the way.
            event.prevent_default();
            begun.set(Some((event.client_x(), event.client_y())));
        }
    });
    let going = last.clone();
    let _ = window_event_listener(ev::pointermove, move |event: PointerEvent| {
        let Some((x, y)) = going.get() else { return };
        // The button may have been let go outside of the window.
        if event.buttons() & 1 == 0 {
            going.set(None);
            return;
        }
        going.set(Some((event.client_x(), event.client_y())));
        pan(f64::from(x - event.client_x()), f64::from(y - event.client_y()));
    });
    let _ = window_event_listener(ev::pointerup, move |_| last.set(None));
}

/// Brings a mark into the middle where it is out of sight, and can be seen as a whole: Firefox does not scroll to what has
/// the focus within a picture.
pub fn show(mark: &Element) {
    let Some(lens) = lens() else { return };
    let (rect, around) = (mark.get_bounding_client_rect(), lens.get_bounding_client_rect());
    let off = |start: f64, size: f64, from: f64, room: f64| {
        let is_seen = size > room || start >= from && start + size <= from + room;
        if is_seen { 0.0 } else { start - from + (size - room) / 2.0 }
    };
    pan(
        off(rect.left(), rect.width(), around.left(), around.width()),
        off(rect.top(), rect.height(), 0.0, height()),
    );
}

/// How much room the buttons above the picture take, in CSS pixels.
const BUTTONS: f64 = 64.0;

/// Goes over the picture by so many CSS pixels.
fn pan(x: f64, y: f64) {
    window().scroll_by_with_x_and_y(0.0, y);
    if let Some(lens) = lens() {
        lens.scroll_by_with_x_and_y(x, 0.0);
    }
}

/// Does what a button says. Whether there was a picture to do it to.
fn turn(what: &str) -> bool {
    let Some(picture) = picture() else { return false };
    let rect = picture.get_bounding_client_rect();
    let height = height();
    // What is seen of it at the top stays there, and with it the buttons above.
    let (middle, top) = (rect.left() + rect.width() / 2.0, rect.top().max(0.0));
    match what {
        "zoom.in" => scale(STEP, middle, top),
        "zoom.out" => scale(1.0 / STEP, middle, top),
        // The whole of it; or, where the whole is shown already, its own size again.
        _ => {
            let fitting = (height - BUTTONS - 16.0) / rect.height();
            let factor = if (fitting - 1.0).abs() < 0.01 { 1.0 / zoom() } else { fitting.min(1.0 / zoom()) };
            scale(factor, middle, top);
            pan(0.0, picture.get_bounding_client_rect().top() - BUTTONS);
        }
    }
    true
}

/// Makes the picture larger by `factor`, keeping what is at a place of the window there.
fn scale(factor: f64, x: f64, y: f64) {
    let (Some(lens), Some(picture)) = (lens(), picture()) else { return };
    let before = picture.get_bounding_client_rect();
    let now = (zoom() * factor).clamp(RANGE.0, RANGE.1);
    let is_own = (now - 1.0).abs() < 0.005;
    // Through the style object, which the page's policy allows; an attribute `style` it would not.
    let style = lens.style();
    if is_own {
        style.remove_property("--zoom").map(drop)
    } else {
        // As whole thousandths: the tables for writing any fraction would weigh as much as all of this file ten times.
        let mut thousandths = ((now * 1000.0) as u32).to_string();
        thousandths.insert_str(0, "calc(");
        thousandths.push_str(" / 1000)");
        style.set_property("--zoom", &thousandths)
    }
    .ok();
    if now > 1.0 && !is_own {
        lens.set_attribute("data-near", "")
    } else {
        lens.remove_attribute("data-near")
    }
    .ok();
    let after = picture.get_bounding_client_rect();
    let off = |at: f64, start: f64, size: f64, new_start: f64, new_size: f64| {
        new_start + (at - start) / size.max(1.0) * new_size - at
    };
    pan(
        off(x, before.left(), before.width(), after.left(), after.width()),
        off(y, before.top(), before.height(), after.top(), after.height()),
    );
    marks::after_frame("demarche:updated");
}

/// How near the picture is.
fn zoom() -> f64 {
    let set = lens().and_then(|lens| lens.style().get_property_value("--zoom").ok());
    let thousandths = set.and_then(|set| set.strip_prefix("calc(")?.split(' ').next()?.parse::<u32>().ok());
    f64::from(thousandths.unwrap_or(1000)) / 1000.0
}

/// The lens that the picture is seen through.
fn lens() -> Option<HtmlElement> {
    document().query_selector(".lens-graph").ok().flatten()?.dyn_into().ok()
}

fn picture() -> Option<Element> {
    document().query_selector(".lens-graph > .graph").ok().flatten()
}

fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}
