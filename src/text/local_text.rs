//! One text in one or more languages.

use crate::text::Language;

/// A text with its wordings by language, in the order of the document. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalText {
    wordings: Vec<(Language, Box<str>)>,
}

/// One wording of a text, with the language it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording<'a> {
    /// The words.
    pub text: &'a str,
    /// Their language.
    pub language: &'a Language,
}

impl LocalText {
    /// A text in one language.
    #[must_use]
    pub fn new(language: Language, text: impl Into<Box<str>>) -> Self {
        Self { wordings: vec![(language, text.into())] }
    }

    /// A text in several languages; `None` where there is no wording at all.
    #[must_use]
    pub fn from_wordings(wordings: Vec<(Language, Box<str>)>) -> Option<Self> {
        (!wordings.is_empty()).then_some(Self { wordings })
    }

    /// The wording for a reader of `wanted`: the exact tag, else the same primary language, else `fallback` (the
    /// document's language), else the first wording that there is.
    #[must_use]
    pub fn wording<'a>(&'a self, wanted: &Language, fallback: &Language) -> Wording<'a> {
        let exact = |tag: &Language| self.wordings.iter().find(|(language, _)| language == tag);
        let near =
            |tag: &Language| self.wordings.iter().find(|(language, _)| language.primary() == tag.primary());
        let found =
            exact(wanted).or_else(|| near(wanted)).or_else(|| exact(fallback)).or_else(|| near(fallback));
        let (language, text) = found.unwrap_or(&self.wordings[0]);
        Wording { text, language }
    }

    /// Every wording, in the document's order.
    pub fn wordings(&self) -> impl Iterator<Item = Wording<'_>> {
        self.wordings.iter().map(|(language, text)| Wording { text, language })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_nearest_wording() {
        let tag = |tag| Language::parse(tag).expect("a tag");
        let text = LocalText::from_wordings(vec![
            (tag("en"), "Turkey".into()),
            (tag("tr"), "Türkiye".into()),
            (tag("fa-AF"), "ترکیه".into()),
        ])
        .expect("wordings");
        assert_eq!(text.wording(&tag("tr"), &tag("en")).text, "Türkiye");
        assert_eq!(text.wording(&tag("fa"), &tag("en")).text, "ترکیه");
        assert_eq!(text.wording(&tag("de"), &tag("en")).text, "Turkey");
        assert_eq!(text.wording(&tag("de"), &tag("fr")).text, "Turkey");
    }
}
