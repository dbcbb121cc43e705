//! Turns of the browser: work that waits for the next, and long work that lets others have theirs.

use demarche::pace::{Pace, slice};
use js_sys::{Object, Promise, Reflect};
use leptos::prelude::{document, request_animation_frame, set_timeout, window};
use std::cell::Cell;
use std::pin::pin;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // Not everywhere yet.
    #[wasm_bindgen(catch, js_namespace = scheduler, js_name = postTask)]
    fn post_task(task: &JsValue, options: &JsValue) -> Result<Promise, JsValue>;
}

/// Does something once the frame at hand is painted and the page can answer again.
pub fn painted(then: impl FnOnce() + 'static) {
    // What is queued in the frame's own callback runs after its paint.
    request_animation_frame(move || queue(Closure::once_into_js(then), "user-blocking"));
}

/// Has the browser call something in a turn of its own: at once, where tasks can be told to, else when the timers have
/// their turn, which may be a frame later.
fn queue(task: JsValue, priority: &str) {
    let options = Object::new();
    Reflect::set(&options, &"priority".into(), &priority.into()).ok();
    if post_task(&task, &options).is_err() {
        let task: js_sys::Function = task.into();
        set_timeout(move || drop(task.call0(&JsValue::NULL)), Duration::ZERO);
    }
}

/// How long work may keep the page from answering, in milliseconds: a frame, and as much again where it ends late.
const SLICE: f64 = 16.0;

/// Does long work in slices, between which the page can answer and paint.
pub async fn in_slices<T>(work: impl AsyncFnOnce(Pace<'_>) -> T) -> T {
    let began = Cell::new(now());
    // Nobody waits for a page out of sight, and some browsers grant it a turn a second.
    let is_due = || now() - began.get() > SLICE && !document().hidden();
    let mut work = pin!(work(Pace::new(&is_due)));
    loop {
        if let Some(outcome) = slice(work.as_mut()) {
            return outcome;
        }
        let turn = Promise::new(&mut |done, _| queue(done.into(), "user-visible"));
        JsFuture::from(turn).await.ok();
        began.set(now());
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
