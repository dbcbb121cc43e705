//! Words that only the pages around the live page need. They are English, as those pages are, and do not travel with the
//! program.

use crate::text::{Language, Messages};

/// The words.
#[must_use]
pub fn words() -> Messages {
    // A test keeps the file sound; a broken one would show keys, not stop the page.
    let read = Messages::parse(Language::english(), include_str!("words.json"));
    read.unwrap_or_else(|_| Messages::english())
}

/// The name of a language; its tag where no name is known.
#[must_use]
pub fn language_words(words: &Messages, language: &Language) -> String {
    let named = |tag: &str| words.find(&format!("language.{tag}")).map(str::to_owned);
    named(language.as_str())
        .or_else(|| named(language.primary()))
        .unwrap_or_else(|| language.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_can_be_read_and_name_languages() {
        let words = words();
        assert!(words.find("catalogue.title").is_some());
        let name = |tag: &str| language_words(&words, &Language::parse(tag).expect("a language"));
        assert_eq!(name("fa-AF"), "Dari");
        assert_eq!(name("en-GB"), "English");
        assert_eq!(name("xh"), "xh");
    }
}
