//! The words of the interface, one file a language.

use crate::later::LaterText;
use crate::text::{FewBy, Language, flat_json};
use std::fmt::Write as _;
use std::sync::OnceLock;

/// English: the language that is always there, and that every other falls back to. Here are the words of the first live
/// picture and of what may go wrong before it.
const ENGLISH: &str = include_str!("locales/en.json");

/// All other English words.
const LATER: LaterText =
    LaterText::marked(concat!("<later-text>", include_str!("later/en.json"), "</later-text>"));

/// The other languages, for the native program. Browsers fetch the file of the one that is wanted.
#[cfg(not(target_arch = "wasm32"))]
const OTHERS: [(&str, &str); 5] = [
    ("ar", include_str!("locales/ar.json")),
    ("fa-AF", include_str!("locales/fa-AF.json")),
    ("ps", include_str!("locales/ps.json")),
    ("tr", include_str!("locales/tr.json")),
    ("ur", include_str!("locales/ur.json")),
];

/// The interface's words in one language, by key (`answer.rejects`), with `{name}` for what is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Messages {
    language: Language,
    entries: FewBy<Box<str>, Box<str>>,
}

/// Why a file of messages cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the messages are not a JSON object of strings")]
pub struct MessagesError;

impl Messages {
    /// Reads a flat JSON object of key to message.
    ///
    /// # Errors
    /// Where the text is no such object.
    pub fn parse(language: Language, json: &str) -> Result<Self, MessagesError> {
        Ok(Self { language, entries: flat_json::read(json).ok_or(MessagesError)? })
    }

    /// The built-in English messages.
    #[must_use]
    pub fn english() -> Self {
        // A test keeps the built-in file sound; a broken one would show keys, not stop the page.
        Self { language: Language::english(), entries: flat_json::read(ENGLISH).unwrap_or_default() }
    }

    /// The messages in a language of the interface; in English for any other.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn shipped(language: &Language) -> Self {
        let json = OTHERS.iter().find(|(tag, _)| *tag == language.as_str()).map(|(_, json)| json);
        json.and_then(|json| Self::parse(language.clone(), json).ok()).unwrap_or_else(Self::english)
    }

    /// The language of the messages.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The message of `key`. A missing one shows as its key in `⟦⟧`, which a test looks for in every page.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.find(key).map_or_else(|| format!("⟦{key}⟧"), ToOwned::to_owned)
    }

    /// The message of `key`, where there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        self.at_hand(key).or_else(|| self.later(key))
    }

    /// Whether dates are said by the Solar Hijri calendar too.
    #[must_use]
    pub fn has_solar_dates(&self) -> bool {
        self.at_hand("solar.day").is_some()
    }

    /// The message of `key` among those that need not come first.
    fn at_hand(&self, key: &str) -> Option<&str> {
        self.entries.get(key).map(AsRef::as_ref)
    }

    /// The message of `key` among those that English has besides.
    fn later(&self, key: &str) -> Option<&'static str> {
        static READ: OnceLock<FewBy<Box<str>, Box<str>>> = OnceLock::new();
        if self.language != Language::english() {
            return None;
        }
        let read = READ.get_or_init(|| flat_json::read(LATER.get()).unwrap_or_default());
        read.get(key).map(AsRef::as_ref)
    }

    /// The message of `key` with each `{name}` filled in from `values`.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(&self.get(key), values)
    }

    /// The message for `count` things: `key.one`, `key.few` … by the language's plural rule, with `{count}` filled in.
    #[must_use]
    pub fn count(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let form = plural_form(self.language.primary(), count);
        let keys = [format!("{key}.{form}"), format!("{key}.other")];
        // Not every message has every form: what is at hand goes before what has to come.
        let at_hand = keys.iter().find_map(|key| self.at_hand(key));
        let message = at_hand
            .or_else(|| keys.iter().find_map(|key| self.later(key)))
            .map_or_else(|| format!("⟦{key}.{form}⟧"), ToOwned::to_owned);
        let number = self.number(count);
        let mut all = vec![("count", number.as_str())];
        all.extend_from_slice(values);
        fill(&message, &all)
    }

    /// A number as readers of this language write it: 12,345 or ۱۲٬۳۴۵.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        let group = match self.language.primary() {
            "tr" => '.',
            "fa" | "ps" => '٬',
            _ => ',',
        };
        let plain = number.to_string();
        let mut grouped = String::with_capacity(plain.len() + 4);
        for (at, digit) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at).is_multiple_of(3) {
                grouped.push(group);
            }
            grouped.push(digit);
        }
        self.digits(&grouped)
    }

    /// Words with their digits as this language writes them: years, days and times, which are not grouped.
    #[must_use]
    pub fn digits(&self, words: &str) -> String {
        let local = matches!(self.language.primary(), "fa" | "ps");
        let digit = |letter: char| match letter.to_digit(10) {
            Some(value) if local => char::from_u32(0x6f0 + value).unwrap_or(letter),
            _ => letter,
        };
        words.chars().map(digit).collect()
    }

    /// “A, B and C” in this language.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => {
                let head = rest.join(&self.get("list.comma"));
                self.say("list.and", &[("head", &head), ("last", last)])
            }
        }
    }
}

/// Replaces each `{name}`; a name without a value stands as it is.
fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(message.len() + 16);
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match values.iter().find(|(key, _)| *key == name) {
                    Some((_, value)) => filled.push_str(value),
                    None => {
                        let _ = write!(filled, "{{{name}}}");
                    }
                }
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// The CLDR plural category of a whole number (Unicode CLDR 46, cardinal rules) for the languages of the interface.
fn plural_form(language: &str, count: usize) -> &'static str {
    match language {
        "ar" => match (count, count % 100) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        // Persian and Dari count nought with one.
        "fa" => {
            if count <= 1 {
                "one"
            } else {
                "other"
            }
        }
        _ => {
            if count == 1 {
                "one"
            } else {
                "other"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_is_sound() {
        for json in [ENGLISH, LATER.get()] {
            assert!(Messages::parse(Language::english(), json).is_ok());
        }
    }

    #[test]
    fn placeholders_are_filled_and_unknown_ones_stand() {
        assert_eq!(fill("{a} of {b}, {c} {", &[("a", "1"), ("b", "{a}")]), "1 of {a}, {c} {");
    }

    #[test]
    fn a_missing_key_is_seen() {
        assert_eq!(Messages::english().get("no.such"), "⟦no.such⟧");
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let written = |tag: &str, number| {
            let language = Language::of_interface(tag).expect("a language of the interface");
            Messages { language, entries: FewBy::new() }.number(number)
        };
        assert_eq!(written("en", 999), "999");
        assert_eq!(written("en", 1_234_567), "1,234,567");
        assert_eq!(written("tr", 12_345), "12.345");
        assert_eq!(written("fa-AF", 12_345), "۱۲٬۳۴۵");
        assert_eq!(written("ps", 70), "۷۰");
        assert_eq!(written("ur", 70), "70");
    }

    #[test]
    fn arabic_has_six_plural_forms() {
        let forms: Vec<_> = [0, 1, 2, 3, 11, 100].iter().map(|count| plural_form("ar", *count)).collect();
        assert_eq!(forms, ["zero", "one", "two", "few", "many", "other"]);
    }
}
