//! Performance marks, by which tests and benchmarks see how far the page is.

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::{request_animation_frame, set_timeout, window};
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    // Not everywhere yet.
    #[wasm_bindgen(catch, js_namespace = scheduler, js_name = postTask)]
    fn post_task(task: &JsValue, options: &JsValue) -> Result<Promise, JsValue>;
}

/// Sets a mark now.
pub fn set(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark is no reason to stop.
        performance.mark(name).ok();
    }
}

/// Does something once the frame at hand is painted and the page can answer again.
pub fn painted(then: impl FnOnce() + 'static) {
    // What is queued in the frame's own callback runs after its paint: at once, where tasks can be told to, else when
    // the timers have their turn, which may be a frame later.
    request_animation_frame(move || {
        let then = Closure::once_into_js(then);
        let options = Object::new();
        Reflect::set(&options, &"priority".into(), &"user-blocking".into()).ok();
        if post_task(&then, &options).is_err() {
            let then: js_sys::Function = then.into();
            set_timeout(move || drop(then.call0(&JsValue::NULL)), Duration::ZERO);
        }
    });
}

/// Sets a mark once the frame at hand is painted and the page can answer again.
pub fn after_frame(name: &'static str) {
    painted(move || set(name));
}
