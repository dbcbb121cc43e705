//! The language of the page: which one, and the words of the interface in it.
//!
//! The address chooses, else the page as it was written ahead, else the reader's browser among the languages there are,
//! else the page is in the language it stands in. English is built in; the words of the others are files of the site,
//! fetched when first wanted and kept.

use demarche::state::Address;
use demarche::text::{Language, Messages};
use js_sys::{JsString, Promise, Reflect};
use leptos::prelude::{document, window};
use std::cell::{Cell, RefCell};
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};

thread_local! {
    /// The words that have been read. There are as many as languages at most, and they stay as long as the page.
    static READ: RefCell<Vec<&'static Messages>> = const { RefCell::new(Vec::new()) };
    static PRESENT: Cell<Option<&'static Messages>> = const { Cell::new(None) };
}

/// The words of the language in force.
pub fn messages() -> &'static Messages {
    PRESENT.get().unwrap_or_else(english)
}

/// Puts words in force.
pub fn speak(messages: &'static Messages) {
    PRESENT.set(Some(messages));
}

/// The built-in words.
pub fn english() -> &'static Messages {
    static ENGLISH: OnceLock<Messages> = OnceLock::new();
    ENGLISH.get_or_init(Messages::english)
}

/// The language that was chosen when the page was written ahead.
pub fn standing() -> Option<Language> {
    static STANDING: OnceLock<Option<Language>> = OnceLock::new();
    STANDING.get_or_init(|| of_root("data-lang")).clone()
}

/// The language that an address leads to.
pub fn wanted(address: &Address) -> Language {
    let said = address.first("lang").and_then(Language::of_interface).or_else(standing);
    said.or_else(preferred).or_else(|| of_root("lang")).unwrap_or_else(Language::english)
}

/// The words of a language that need not be fetched.
pub fn at_hand(language: &Language) -> Option<&'static Messages> {
    if *language == Language::english() {
        return Some(english());
    }
    READ.with_borrow(|read| read.iter().find(|words| words.language() == language).copied())
}

/// The words of a language; nothing where they cannot be had.
pub async fn words(language: &Language) -> Option<&'static Messages> {
    if let Some(words) = at_hand(language) {
        return Some(words);
    }
    let response: Response = JsFuture::from(begun(language)?).await.ok()?.unchecked_into();
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let words: &'static Messages = Box::leak(Box::new(Messages::parse(language.clone(), &text).ok()?));
    READ.with_borrow_mut(|read| read.push(words));
    Some(words)
}

/// The answer with a language's words: `boot.js` has begun to fetch those that it took for the wanted ones.
fn begun(language: &Language) -> Option<Promise> {
    let begun = Reflect::get(&window(), &"demarche".into()).ok()?;
    let words = Reflect::get(&begun, &"words".into()).unwrap_or(JsValue::UNDEFINED);
    if words.is_object() && Reflect::get(&words, &"tag".into()).ok()?.as_string()? == language.as_str() {
        // An answer can be read once: should it have failed, the next try fetches anew.
        Reflect::set(&begun, &"words".into(), &JsValue::UNDEFINED).ok();
        return Some(Reflect::get(&words, &"response".into()).ok()?.unchecked_into());
    }
    let script = document().query_selector("script[data-words]").ok()??;
    let listed = script.get_attribute("data-words")?;
    let file = listed.split(' ').find_map(|pair| pair.strip_prefix(language.as_str())?.strip_prefix('='))?;
    Some(window().fetch_with_str(file))
}

/// The first language that the reader's browser asks for and the interface has.
fn preferred() -> Option<Language> {
    let languages = window().navigator().languages();
    languages.iter().find_map(|tag| Language::of_interface(&String::from(tag.dyn_ref::<JsString>()?)))
}

fn of_root(attribute: &str) -> Option<Language> {
    Language::of_interface(&document().document_element()?.get_attribute(attribute)?)
}

/// Says what stands beside the panels in the language in force.
pub fn relabel() {
    let each = |attribute: &str, say: &dyn Fn(&Element, &str)| {
        let Ok(places) = document().query_selector_all(&format!("[{attribute}]:not(script)")) else { return };
        for place in (0..places.length()).filter_map(|at| places.get(at)) {
            let place: Element = place.unchecked_into();
            let key = place.get_attribute(attribute).unwrap_or_default();
            say(&place, &messages().get(&key));
        }
    };
    each("data-words", &|place, words| place.set_text_content(Some(words)));
    each("data-label", &|place, words| {
        place.set_attribute("aria-label", words).ok();
    });
}
