//! Fetching a negotiation, counted in decoded bytes.

use crate::progress::{Ended, Progress};
use crate::stand_in::{Reading, Refusal, read};
use crate::{failure, marks};
use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response};

/// More than this is refused while it comes in, whatever the length that the server claims.
const LIMIT: usize = 64 << 20;

/// A negotiation and what there is to say about its document.
pub struct Loaded {
    /// The reading.
    pub reading: Reading,
}

/// Why there is no negotiation.
#[derive(Debug)]
pub enum Fault {
    /// The server has none under the name.
    Missing(String),
    /// The server answered otherwise than with a document.
    Answer(u16),
    /// No answer at all, or one that broke off.
    Connection(String),
    /// The reader ended it, or nothing came any more.
    Ended(Ended),
    /// It does not end.
    TooLarge,
    /// What came is no document.
    Refused(Refusal),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(id) => write!(to, "There is no negotiation ‘{id}’ here."),
            Self::Answer(status) => write!(to, "The server answered {status}."),
            Self::Connection(reason) => write!(to, "The negotiation could not be fetched: {reason}"),
            Self::Ended(Ended::Cancelled) => to.write_str("The load was cancelled."),
            Self::Ended(Ended::Stalled) => to.write_str("Nothing has come for half a minute."),
            Self::TooLarge => to.write_str("The document is too large."),
            Self::Refused(refusal) => write!(to, "{refusal}"),
        }
    }
}

/// The negotiation that `boot.js` has begun to fetch.
pub async fn first() -> Result<Loaded, Fault> {
    let begun =
        get(&window(), "demarche").ok_or_else(|| Fault::Connection("nothing was asked for".into()))?;
    let text = |name| get(&begun, name).and_then(|value| value.as_string()).unwrap_or_default();
    let id = text("id");
    let response =
        get(&begun, "response").ok_or_else(|| Fault::Connection("nothing was asked for".into()))?;
    let controller: Option<AbortController> = get(&begun, "controller").map(JsCast::unchecked_into);
    receive(&id, response.unchecked_into(), controller).await
}

/// The negotiation `id`, fetched now.
pub async fn another(id: &str) -> Result<Loaded, Fault> {
    let base = script_base();
    let controller = AbortController::new().map_err(|error| lost(&error))?;
    let init = RequestInit::new();
    init.set_signal(Some(&controller.signal()));
    let response = window().fetch_with_str_and_init(&format!("{base}negotiations/{id}.json"), &init);
    receive(id, response, Some(controller)).await
}

/// Whether a word can be the id of a negotiation, and so the name of a file.
pub fn is_id(word: &str) -> bool {
    let inner = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !word.is_empty() && !word.starts_with('-') && word.chars().all(inner)
}

async fn receive(id: &str, response: Promise, controller: Option<AbortController>) -> Result<Loaded, Fault> {
    let mut progress = Progress::begin(controller);
    let outcome = read_through(id, response, &mut progress).await;
    // A load that was ended breaks off like any other; what counts is who ended it.
    outcome.map_err(|fault| progress.ended().map_or(fault, Fault::Ended))
}

async fn read_through(id: &str, response: Promise, progress: &mut Progress) -> Result<Loaded, Fault> {
    let response = JsFuture::from(response).await.map_err(|error| lost(&error))?;
    let response: Response = response.unchecked_into();
    if response.status() == 404 {
        return Err(Fault::Missing(id.to_owned()));
    }
    if !response.ok() {
        return Err(Fault::Answer(response.status()));
    }
    let bytes = body(&response, progress).await?;
    let reading = read(&bytes, Some(id)).map_err(Fault::Refused)?;
    marks::set("demarche:loaded");
    Ok(Loaded { reading })
}

async fn body(response: &Response, progress: &mut Progress) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(bytes) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|error| lost(&error))?;
        if get(&part, "done").is_some_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        if let Some(chunk) = get(&part, "value") {
            let chunk: Uint8Array = chunk.unchecked_into();
            let start = bytes.len();
            bytes.resize(start + chunk.length() as usize, 0);
            if let Some(room) = bytes.get_mut(start..) {
                chunk.copy_to(room);
            }
        }
        if bytes.len() > LIMIT {
            progress.stop();
            return Err(Fault::TooLarge);
        }
        progress.received(bytes.len());
    }
}

/// The folder of the site, as the page names it.
fn script_base() -> String {
    let script = document().query_selector("script[data-base]").ok().flatten();
    script.and_then(|script| script.get_attribute("data-base")).unwrap_or_else(|| "./".to_owned())
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn lost(error: &JsValue) -> Fault {
    Fault::Connection(failure::words(error))
}
