//! The browser shell: the only user of the browser. It takes over the page that the native shell has written.
//!
//! The page itself, every word and mark of it, comes from the library as trees; what stands here fetches the
//! negotiation, keeps what the reader has chosen, turns clicks into addresses and carries changed trees over to the
//! live page.

mod announcement;
mod app;
mod chosen;
mod copy;
mod dialogs;
mod dom;
mod download;
mod failure;
mod focus;
mod forms;
mod keys;
mod language;
mod links;
mod load;
mod location;
mod marks;
mod opening;
mod panel;
mod play;
mod printing;
mod progress;
mod rest;
mod root;
mod screen;
mod sent;
mod session;
mod stages;
mod trace;
mod turns;
mod walk;
mod zoom;

fn main() {
    failure::watch();
    #[cfg(debug_assertions)]
    failure::panic_when_told();
    wasm_bindgen_futures::spawn_local(app::start());
}
