//! The start: load what the address names, then bring the page to life.

use crate::session::{Place, Session, messages};
use crate::{
    chosen, copy, dialogs, download, failure, forms, keys, language, links, load, location, marks, opening,
    panel::Panel, play, printing, rest, root::Root, screen, trace, turns, walk, zoom,
};
use demarche::later::later;
use demarche::page::PANELS;
use demarche::state::Address;
use leptos::prelude::*;
use std::sync::Arc;

/// Loads the negotiation and mounts the app over the page.
pub async fn start() {
    // Both are on their way already.
    let language = language::wanted(&Address::parse(&location::query()));
    let words = language::words(&language).await;
    language::speak(words.unwrap_or_else(language::english));
    match load::first().await {
        Ok(loaded) => {
            if rest::is_needed() {
                rest::come().await;
            }
            let address = Address::parse(&location::query());
            mount(Place::new(Arc::new(loaded), &address, messages()).prepared(None).await);
        }
        Err(fault) => failure::show(&fault.words(messages())),
    }
    if words.is_none() {
        failure::notice(&messages().get("load.words"), None);
    }
}

fn mount(place: Place) {
    // Components of this app draw into the panels that stand in the page, so what they are mounted on is never shown.
    let handle = mount_to(dom_host(), move || {
        let session = Session::new(place);
        provide_context(session);
        links::follow(session);
        forms::follow(session);
        keys::follow(session);
        location::follow(session);
        screen::follow(session);
        download::follow(session);
        copy::follow();
        opening::follow(session);
        play::follow(session);
        printing::follow(session);
        trace::follow();
        walk::follow(session);
        dialogs::follow();
        zoom::follow();
        location::partly(!is_as_written());
        // A frame out of sight is not painted, and must be as high as it will be before its reader comes to it.
        let is_framed = screen::is_framed();
        if is_framed {
            come_whole(session);
        }
        turns::painted(move || {
            marks::set("demarche:shown");
            chosen::begin(session);
            if !is_framed {
                come_whole(session);
            }
        });
        let panels: Vec<_> = PANELS.into_iter().map(|name| view! { <Panel name /> }).collect();
        view! { <Root /> {panels} }
    });
    // The app lives as long as the page.
    handle.forget();
    location::state("ready");
}

/// Has the second part of the program come, and the page be whole.
fn come_whole(session: Session) {
    wasm_bindgen_futures::spawn_local(async move {
        if rest::come().await {
            session.complete();
            later(|| forms::catch_up(session));
        }
        // From here on nothing has to be waited for, whether it has come or cannot be had.
        marks::after_frame("demarche:whole");
    });
}

/// Whether the page was written ahead for the negotiation and in the language that it is shown in.
fn is_as_written() -> bool {
    let Some(root) = document().document_element() else { return false };
    !root.has_attribute("data-awaits")
        && root.get_attribute("lang").as_deref() == Some(messages().language().as_str())
}

fn dom_host() -> web_sys::HtmlElement {
    use wasm_bindgen::JsCast;
    document().create_element("div").expect("a div can always be made").unchecked_into()
}
