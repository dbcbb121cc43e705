//! The start: load what the address names, then bring the page to life.

use crate::session::Session;
use crate::{failure, forms, links, load, location, marks, panel::Panel};
use leptos::prelude::*;

/// Loads the negotiation and mounts the app over the page.
pub async fn start() {
    match load::first().await {
        Ok(reading) => mount(reading),
        Err(fault) => failure::show(&fault.to_string()),
    }
}

fn mount(reading: load::Loaded) {
    // Components of this app draw into the panels that stand in the page, so what they are mounted on is never shown.
    let host = dom_host();
    let handle = mount_to(host, move || {
        let session = Session::new(reading);
        provide_context(session);
        marks::set("demarche:laid-out");
        links::follow(session);
        forms::follow(session);
        location::follow(session);
        let panels: Vec<_> = session.panel_names().into_iter().map(|name| view! { <Panel name /> }).collect();
        marks::after_frame("demarche:shown");
        panels
    });
    // The app lives as long as the page.
    handle.forget();
    location::state("ready");
}

fn dom_host() -> web_sys::HtmlElement {
    use wasm_bindgen::JsCast;
    document().create_element("div").expect("a div can always be made").unchecked_into()
}
