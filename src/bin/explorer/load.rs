//! Getting a document, from the site, from elsewhere or from the reader, counted in decoded bytes.

use crate::progress::{Ended, Progress};
use crate::{failure, location, marks, turns};
use demarche::check;
use demarche::document::{Catalogue, Reading, Refusal, is_id, limits, read_catalogue};
use demarche::state::{Address, FILE, Origin, SearchIndex, host, permitted};
use demarche::text::Messages;
use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, File, ReadableStreamDefaultReader, RequestCredentials, RequestInit, Response,
};

/// A negotiation and what there is to say about its document.
pub struct Loaded {
    /// The negotiation and the findings.
    pub reading: Reading,
    /// The negotiations of this site, as the page names them.
    pub catalogue: Catalogue,
    /// Where the document comes from.
    pub origin: Origin,
    index: OnceLock<SearchIndex>,
}

impl Loaded {
    /// The index of its texts. Made when first searched: most readers never do, and all wait for the first picture.
    pub fn index(&self) -> &SearchIndex {
        self.index.get_or_init(|| SearchIndex::new(&self.reading.negotiation))
    }
}

/// The document that an address asks for.
pub enum Wanted {
    /// The negotiation of the site with this id.
    Site(String),
    /// The document at an address elsewhere, from which the host lets documents come.
    Elsewhere(String),
    /// The reader's file with this id, which has to be opened anew where the page does not have it any more.
    File(String),
}

impl Wanted {
    /// What an address asks for; `None` for what cannot be, so that whatever stands there stays.
    pub fn by(address: &Address) -> Option<Self> {
        if let Some(src) = address.first("src") {
            return permitted(src, &sources()).map(Self::Elsewhere);
        }
        let Some(named) = address.negotiation() else { return standing().map(Self::Site) };
        match named.strip_prefix(FILE) {
            Some(id) => Some(Self::File(id.to_owned())),
            None => is_id(named).then(|| Self::Site(named.to_owned())),
        }
    }

    /// Whether this is it.
    pub fn is(&self, loaded: &Loaded) -> bool {
        match (self, &loaded.origin) {
            (Self::Site(id), Origin::Site) | (Self::File(id), Origin::File(_)) => {
                **id == *loaded.reading.negotiation.id
            }
            (Self::Elsewhere(address), Origin::Elsewhere(own)) => **address == **own,
            _ => false,
        }
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
    /// It was sent on to where the host lets no document come from.
    Astray(String),
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
            Self::TooLarge => {
                messages.say("load.too-large", &[("most", &messages.number(limits::BYTES.most >> 20))])
            }
            Self::Astray(address) => messages.say("notice.no-source", &[("value", address)]),
            Self::Refused(refusal) => messages.say("load.refused", &[("reason", &refusal.to_string())]),
        }
    }
}

/// What the page's own address asks for: `boot.js` has begun to fetch it, unless it may come from elsewhere.
pub async fn first() -> Result<Loaded, Fault> {
    let begun = get(&window(), "demarche");
    if let Some(read) = begun.as_ref().and_then(|begun| get(begun, "read")) {
        JsFuture::from(read.unchecked_into::<Promise>()).await.map_err(|error| lost(&error))?;
    }
    let text = |name| get(begun.as_ref()?, name);
    if let (Some(id), Some(response)) = (text("id"), text("response")) {
        let controller: Option<AbortController> = text("controller").map(JsCast::unchecked_into);
        let id = id.as_string().unwrap_or_default();
        return receive(&id, Origin::Site, response.unchecked_into(), controller).await;
    }
    match Wanted::by(&Address::parse(&location::query())) {
        Some(Wanted::Elsewhere(address)) => elsewhere(&address).await,
        _ => another(&standing().unwrap_or_default()).await,
    }
}

/// The negotiation `id` of the site, fetched now.
pub async fn another(id: &str) -> Result<Loaded, Fault> {
    fetch(&format!("{}negotiations/{id}.json", base()), id, Origin::Site, &RequestInit::new()).await
}

/// The document at an address from which documents may come. Whoever is there learns nothing of the reader or the page.
pub async fn elsewhere(address: &str) -> Result<Loaded, Fault> {
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer("");
    let base = if host(address).is_empty() { base() } else { "" };
    fetch(&[base, address].concat(), address, Origin::Elsewhere(address.into()), &init).await
}

/// A file of the reader's, under the same limits as what comes from a server.
pub async fn file(file: &File) -> Result<Loaded, Fault> {
    let name = file.name();
    let response = Response::new_with_opt_blob(Some(file)).map_err(|error| lost(&error))?;
    receive(&name, Origin::File(name.as_str().into()), Promise::resolve(&JsValue::from(response)), None).await
}

async fn fetch(address: &str, name: &str, origin: Origin, init: &RequestInit) -> Result<Loaded, Fault> {
    let controller = AbortController::new().map_err(|error| lost(&error))?;
    init.set_signal(Some(&controller.signal()));
    let response = window().fetch_with_str_and_init(address, init);
    receive(name, origin, response, Some(controller)).await
}

async fn receive(
    name: &str,
    origin: Origin,
    response: Promise,
    controller: Option<AbortController>,
) -> Result<Loaded, Fault> {
    let mut progress = Progress::begin(controller);
    let outcome = read_through(name, origin, response, &mut progress).await;
    // A load that was ended breaks off like any other, or has just come to its end; what counts is who ended it.
    progress.ended().map_or(outcome, |ended| Err(Fault::Ended(ended)))
}

async fn read_through(
    name: &str,
    origin: Origin,
    response: Promise,
    progress: &mut Progress,
) -> Result<Loaded, Fault> {
    let response = JsFuture::from(response).await.map_err(|error| lost(&error))?;
    let response: Response = response.unchecked_into();
    let is_foreign = matches!(origin, Origin::Elsewhere(_));
    if is_foreign && response.redirected() && permitted(&response.url(), &sources()).is_none() {
        progress.stop();
        return Err(Fault::Astray(response.url()));
    }
    if response.status() == 404 {
        return Err(Fault::Missing(name.to_owned()));
    }
    if !response.ok() {
        return Err(Fault::Answer(response.status()));
    }
    progress.expect(&response.headers());
    let bytes = body(&response, progress).await?;
    progress.all_came();
    // Only a site names its files by their ids.
    let stem = Some(name).filter(|_| origin == Origin::Site);
    let reading = turns::in_slices(async |pace| check::read_in_slices(&bytes, stem, pace).await).await;
    let mut reading = reading.map_err(Fault::Refused)?;
    // Its address goes by the file's name, also where the document says another; that it does is a finding.
    if let Some(stem) = stem {
        reading.negotiation.id = stem.into();
    }
    marks::set("demarche:loaded");
    Ok(Loaded { reading, catalogue: catalogue(), origin, index: OnceLock::new() })
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
            let length = start + chunk.length() as usize;
            // Whatever length the server claims, what counts is what has come. It is not even kept.
            if length > limits::BYTES.most {
                progress.stop();
                return Err(Fault::TooLarge);
            }
            bytes.resize(length, 0);
            if let Some(room) = bytes.get_mut(start..) {
                chunk.copy_to(room);
            }
        }
        progress.received(bytes.len());
    }
}

/// The id of the negotiation that stands in the page, which is the one that an address without any means.
pub fn standing() -> Option<String> {
    document().document_element()?.get_attribute("data-negotiation")
}

/// From where documents may come, as the native shell has put it into the page.
fn sources() -> String {
    said("demarche:sources")
}

/// The catalogue that the native shell has put into the page, so that it need not be fetched.
fn catalogue() -> Catalogue {
    let text = said("demarche:catalogue");
    read_catalogue(text.as_bytes()).map(|(catalogue, _)| catalogue).unwrap_or_default()
}

/// What the head of the page says under a name.
fn said(name: &str) -> String {
    let meta = document().query_selector(&format!("meta[name='{name}']")).ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
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
