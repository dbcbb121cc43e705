//! What the reader sees of a long load: how much has come, and a way to stop it.

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{document, set_timeout_with_handle, window_event_listener};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, Element, Headers};

/// A load that is over sooner needs no word.
const PATIENCE: Duration = Duration::from_millis(400);

/// A connection that has brought nothing for so long is given up.
const STALL: Duration = Duration::from_secs(30);

/// How a load was ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// By the reader.
    Cancelled,
    /// By its silence.
    Stalled,
}

/// One load under way.
pub struct Progress {
    controller: Rc<Option<AbortController>>,
    ended: Rc<Cell<Option<Ended>>>,
    show: Option<TimeoutHandle>,
    stall: Option<TimeoutHandle>,
    cancel: Option<leptos::prelude::WindowListenerHandle>,
}

impl Progress {
    /// Begins to watch over a load, which `controller` can end.
    pub fn begin(controller: Option<AbortController>) -> Self {
        let (controller, ended) = (Rc::new(controller), Rc::new(Cell::new(None)));
        let show = set_timeout_with_handle(|| set_hidden(false), PATIENCE).ok();
        let end = ending(&controller, &ended);
        let cancel = window_event_listener(ev::click, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let is_ours =
                target.and_then(|target| target.closest("#loading button").ok().flatten()).is_some();
            if is_ours {
                end(Ended::Cancelled);
            }
        });
        let mut progress = Self { controller, ended, show, stall: None, cancel: Some(cancel) };
        progress.wait();
        progress
    }

    /// Notes how many bytes are to come in all, where the server says so of the document itself: what it says of a
    /// compressed one is no measure of what comes out.
    pub fn expect(&self, headers: &Headers) {
        let header = |name| headers.get(name).ok().flatten();
        let total = header("Content-Length").filter(|_| header("Content-Encoding").is_none());
        if let (Some(total), Some(bar)) = (total, bar()) {
            bar.set_attribute("max", &total).ok();
            bar.set_attribute("value", "0").ok();
        }
    }

    /// Notes that so many bytes have come in all.
    pub fn received(&mut self, bytes: usize) {
        if let Some(bar) = bar().filter(|bar| bar.has_attribute("value")) {
            bar.set_attribute("value", &bytes.to_string()).ok();
        }
        if let Ok(Some(amount)) = document().query_selector("#loading [data-amount]") {
            amount.set_text_content(Some(&size(bytes)));
        }
        self.wait();
    }

    /// Notes that nothing more is to come: what is still to be done takes as long as it takes.
    pub fn all_came(&mut self) {
        if let Some(stall) = self.stall.take() {
            stall.clear();
        }
    }

    /// Why the load was ended, where it was.
    pub fn ended(&self) -> Option<Ended> {
        self.ended.get()
    }

    /// Ends the load.
    pub fn stop(&self) {
        abort(&self.controller);
    }

    /// Waits for the next bytes, but not for ever.
    fn wait(&mut self) {
        self.all_came();
        let end = ending(&self.controller, &self.ended);
        self.stall = set_timeout_with_handle(move || end(Ended::Stalled), STALL).ok();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        for timeout in [self.show.take(), self.stall.take()].into_iter().flatten() {
            timeout.clear();
        }
        if let Some(cancel) = self.cancel.take() {
            cancel.remove();
        }
        set_hidden(true);
        if let Some(bar) = bar() {
            for name in ["max", "value"] {
                bar.remove_attribute(name).ok();
            }
        }
    }
}

/// The bar, which the next load begins without a value again.
fn bar() -> Option<Element> {
    document().query_selector("#loading progress").ok().flatten()
}

fn ending(
    controller: &Rc<Option<AbortController>>,
    ended: &Rc<Cell<Option<Ended>>>,
) -> impl Fn(Ended) + use<> {
    let (controller, ended) = (controller.clone(), ended.clone());
    move |how| {
        ended.set(Some(how));
        abort(&controller);
    }
}

fn abort(controller: &Option<AbortController>) {
    if let Some(controller) = controller {
        controller.abort();
    }
}

fn set_hidden(hidden: bool) {
    if let Some(place) = document().get_element_by_id("loading") {
        place.toggle_attribute_with_force("hidden", hidden).ok();
    }
}

/// A number of bytes, in the unit that suits it.
fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes / 1000)
    } else {
        format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
    }
}
