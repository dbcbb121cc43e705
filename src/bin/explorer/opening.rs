//! Documents of the reader's own: files chosen or dropped on the page. They are read here and go nowhere.

use crate::rest::hear;
use crate::screen::is_still;
use crate::session::Session;
use leptos::ev;
use leptos::prelude::{document, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlInputElement};

/// The attribute of the root that says that a file is held over the page.
const HELD: &str = "data-drop";

/// Follows the field that opens files, and files that are dropped anywhere.
pub fn follow(session: Session) {
    let open = move |files: Option<FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            session.open_file(file);
        }
    };
    hear(ev::change, move |event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| field.has_attribute("data-open") && !is_still()) {
            open(field.files());
            // So that the same file, mended, can be chosen again.
            field.set_value("");
        }
    });
    let _ = window_event_listener(ev::dragover, |event| {
        if has_files(&event) {
            event.prevent_default();
            hold(true);
        }
    });
    // Leaving one element for another is no leaving of the page.
    let _ = window_event_listener(ev::dragleave, |event| {
        if event.related_target().is_none() {
            hold(false);
        }
    });
    hear(ev::drop, move |event| {
        hold(false);
        if has_files(&event) {
            event.prevent_default();
            open(event.data_transfer().and_then(|held| held.files()));
        }
    });
}

/// Whether files are dragged, and not words or a link; a page that is only a picture takes none.
fn has_files(event: &DragEvent) -> bool {
    let held = event.data_transfer().filter(|_| !is_still());
    held.is_some_and(|held| held.types().includes(&"Files".into(), 0))
}

fn hold(held: bool) {
    if let Some(root) = document().document_element() {
        root.toggle_attribute_with_force(HELD, held).ok();
    }
}
