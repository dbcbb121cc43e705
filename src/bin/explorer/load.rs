//! Fetching a negotiation, counted in decoded bytes.

use crate::progress::{Ended, Progress};
use crate::{failure, marks};
use demarche::check;
use demarche::document::{Catalogue, Reading, Refusal, limits, read_catalogue};
use demarche::state::SearchIndex;
use demarche::text::Messages;
use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response};

/// A negotiation and what there is to say about its document.
pub struct Loaded {
    /// The negotiation and the findings.
    pub reading: Reading,
    /// The negotiations of this site, as the page names them.
    pub catalogue: Catalogue,
    index: OnceLock<SearchIndex>,
}

impl Loaded {
    /// The index of its texts. Made when first searched: most readers never do, and all wait for the first picture.
    pub fn index(&self) -> &SearchIndex {
        self.index.get_or_init(|| SearchIndex::new(&self.reading.negotiation))
    }
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

impl Fault {
    /// The fault in words.
    pub fn words(&self, messages: &Messages) -> String {
        match self {
            Self::Missing(id) => messages.say("load.missing", &[("id", id)]),
            Self::Answer(status) => messages.say("load.answer", &[("status", &status.to_string())]),
            Self::Connection(reason) => messages.say("load.connection", &[("reason", reason)]),
            Self::Ended(Ended::Cancelled) => messages.get("load.cancelled"),
            Self::Ended(Ended::Stalled) => messages.get("load.stalled"),
            Self::TooLarge => messages.get("load.too-large"),
            Self::Refused(refusal) => messages.say("load.refused", &[("reason", &refusal.to_string())]),
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
    if let Some(read) = get(&begun, "read") {
        JsFuture::from(read.unchecked_into::<Promise>()).await.map_err(|error| lost(&error))?;
    }
    let controller: Option<AbortController> = get(&begun, "controller").map(JsCast::unchecked_into);
    receive(&id, response.unchecked_into(), controller).await
}

/// The negotiation `id`, fetched now.
pub async fn another(id: &str) -> Result<Loaded, Fault> {
    let base = base();
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
    let reading = check::read(&bytes, Some(id)).map_err(Fault::Refused)?;
    marks::set("demarche:loaded");
    Ok(Loaded { reading, catalogue: catalogue(), index: OnceLock::new() })
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
        // Whatever length the server claims, what counts is what has come.
        if bytes.len() > limits::BYTES.most {
            progress.stop();
            return Err(Fault::TooLarge);
        }
        progress.received(bytes.len());
    }
}

/// The id of the negotiation that stands in the page, which is the one that an address without any means.
pub fn standing() -> Option<String> {
    document().document_element()?.get_attribute("data-negotiation")
}

/// The catalogue that the native shell has put into the page, so that it need not be fetched.
fn catalogue() -> Catalogue {
    let named = document().query_selector("meta[name='demarche:catalogue']").ok().flatten();
    let text = named.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    read_catalogue(text.as_bytes()).map(|(catalogue, _)| catalogue).unwrap_or_default()
}

/// The way from the page to the folder of the site, as the page names it.
pub fn base() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(|| {
        let script = document().query_selector("script[data-base]").ok().flatten();
        script.and_then(|script| script.get_attribute("data-base")).unwrap_or_default()
    })
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn lost(error: &JsValue) -> Fault {
    Fault::Connection(failure::words(error))
}
