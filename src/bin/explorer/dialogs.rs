//! Dialogs: the browser's own, which keep the keyboard within and give it back, opened by a button that names them.

use crate::rest::hear;
use leptos::ev;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, MouseEvent};

/// Follows clicks on `data-dialog`. Each dialog closes itself: by Escape, or by its form.
pub fn follow() {
    hear(ev::click, |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("button[data-dialog]").ok().flatten());
        if let Some(id) = button.and_then(|button| button.get_attribute("data-dialog")) {
            open(&id);
        }
    });
}

/// Opens the dialog of an id. Whether there is one.
pub fn open(id: &str) -> bool {
    let dialog =
        document().get_element_by_id(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    dialog.is_some_and(|dialog| dialog.show_modal().is_ok())
}
