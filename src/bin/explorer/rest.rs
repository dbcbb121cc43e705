//! The second part of the program: all that is reached only through gates (`demarche::later`), where the build has taken
//! it out. It is fetched once the first picture is live; what needs it before that waits for it.
//!
//! A program that was not divided calls nothing here.

use demarche::later::later;
use js_sys::Promise;
use leptos::ev::EventDescriptor;
use leptos::prelude::window_event_listener;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

// `boot.js` puts these there.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = demarche)]
    fn bring(program: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = demarche, js_name = bringNow)]
    fn bring_now(program: &JsValue);
    #[wasm_bindgen(thread_local_v2, js_namespace = demarche, js_name = needed)]
    static NEEDED: JsValue;
}

/// Has the second part come, at once and whatever it takes. The build has every gate call this where it has not come
/// yet (`xtask/src/split.rs`).
#[wasm_bindgen(js_name = bringRest)]
pub fn bring_rest() {
    bring_now(&wasm_bindgen::exports());
}

/// Whether the page's address asks for more than the first part can show: `boot.js` then fetches the second already.
pub fn is_needed() -> bool {
    NEEDED.with(JsValue::is_truthy)
}

/// Fetches the second part without keeping anybody waiting; whether it came. Where it did not, the first gate tries
/// again, so that nothing should pass one which the reader has not asked for.
pub async fn come() -> bool {
    let Ok(coming) = bring(&wasm_bindgen::exports()) else { return false };
    JsFuture::from(coming).await.is_ok()
}

/// Listens in the window. What is done with an event stands behind a gate.
pub fn hear<E: EventDescriptor + 'static>(event: E, then: impl Fn(E::EventType) + 'static)
where
    E::EventType: wasm_bindgen::JsCast,
{
    // The listener lives as long as the page.
    let _ = window_event_listener(event, move |event| later(|| then(event)));
}
