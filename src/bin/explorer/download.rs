//! Buttons that hand the reader a file, of the very bytes that the native program writes.

use crate::rest::hear;
use crate::session::{Session, messages};
use crate::{announcement, failure};
use demarche::page::export::Form;
use leptos::ev;
use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, MouseEvent, Url,
};

/// Points of a picture for one unit of its drawing, as in the native program.
const SCALE: f64 = 2.0;

/// The most points that browsers grant a canvas, with room to spare: a larger picture is drawn less sharp.
const POINTS: f64 = 32_000_000.0;

/// How long a file stays at hand for the browser to save it.
const KEPT: Duration = Duration::from_secs(60);

/// Follows clicks on `data-export`.
pub fn follow(session: Session) {
    hear(ev::click, move |event: MouseEvent| {
        let Some(word) = wanted(&event) else { return };
        let told = match Form::from_word(&word) {
            Some(form) => give(session, form),
            None if word == "png" => {
                spawn_local(async move {
                    if draw(session).await.is_err() {
                        announcement::say(&messages().get("export.failed"));
                    }
                });
                return;
            }
            None => return,
        };
        if let Err(error) = told {
            failure::notice(&failure::words(&error), None);
        }
    });
}

/// The word of the button that was clicked on.
fn wanted(event: &MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-export]").ok()??.get_attribute("data-export")
}

fn give(session: Session, form: Form) -> Result<(), JsValue> {
    let (text, name) = session.export(form);
    save(&blob(&text, form)?, &format!("{name}.{}", form.word()))
}

fn blob(text: &str, form: Form) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(form.media_type());
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)
}

/// Has the browser save a file.
fn save(file: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(move || Url::revoke_object_url(&address).unwrap_or_default(), KEPT);
    Ok(())
}

/// Draws the picture on a canvas and saves that. The picture comes as a `data:` address, as the page's policy allows it.
async fn draw(session: Session) -> Result<(), JsValue> {
    let (text, name) = session.export(Form::Svg);
    let image = HtmlImageElement::new()?;
    image.set_src(&format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(&text))));
    JsFuture::from(image.decode()).await?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let scale = SCALE.min((POINTS / (width * height).max(1.0)).sqrt());
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((width * scale) as u32);
    canvas.set_height((height * scale) as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or("this browser draws no pictures")?.unchecked_into();
    context.scale(scale, scale)?;
    context.draw_image_with_html_image_element(&image, 0.0, 0.0)?;
    let done = Closure::once_into_js(move |drawn: Option<Blob>| {
        let saved = drawn.is_some_and(|drawn| save(&drawn, &format!("{name}.png")).is_ok());
        if !saved {
            announcement::say(&messages().get("export.failed"));
        }
    });
    canvas.to_blob(done.unchecked_ref())
}
