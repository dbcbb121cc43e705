//! BCP 47 language tags, as far as this project needs them.

use crate::text::Direction;
use std::fmt;

/// A well-formed BCP 47 tag such as `en` or `fa-AF`, kept as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Box<str>);

/// Why a string is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no language tag: write one such as “en”, “ur” or “fa-AF” (BCP 47)")]
pub struct LanguageError(pub String);

/// Languages whose usual script runs from right to left, by primary subtag (Unicode CLDR, likely subtags).
const RIGHT_TO_LEFT: [&str; 24] = [
    "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb", "prs",
    "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi",
];

/// The languages of the interface, each with its name in itself, in the order in which readers choose among them.
/// `src/text/locales/` has a file for each.
pub const INTERFACE: [(&str, &str); 6] = [
    ("en", "English"),
    ("ar", "العربية"),
    ("fa-AF", "دری"),
    ("ps", "پښتو"),
    ("tr", "Türkçe"),
    ("ur", "اردو"),
];

impl Language {
    /// The language of the interface that a tag means: the same, else one of the same primary language, whatever the
    /// case. `prs` is another tag for Dari.
    #[must_use]
    pub fn of_interface(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        let primary = if primary.eq_ignore_ascii_case("prs") { "fa" } else { primary };
        Self::parse(tag).ok()?;
        let exact = INTERFACE.iter().find(|(own, _)| own.eq_ignore_ascii_case(tag));
        let near = || {
            INTERFACE
                .iter()
                .find(|(own, _)| own.split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(primary)))
        };
        exact.or_else(near).map(|(own, _)| Self((*own).into()))
    }

    /// Reads a tag: subtags of 1 to 8 ASCII letters or digits, joined by `-`, the first of letters only. That is one of
    /// two letters or more, but for `x` and `i`, which never stand alone (RFC 5646, 2.1).
    ///
    /// # Errors
    /// The string itself, where it is not of that form.
    pub fn parse(tag: &str) -> Result<Self, LanguageError> {
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let is_own = matches!(primary, "x" | "X" | "i" | "I") && tag.len() > primary.len();
        let sound = (is_own || (2..=8).contains(&primary.len()))
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && subtags
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if sound { Ok(Self(usual_case(tag).into())) } else { Err(LanguageError(tag.to_owned())) }
    }

    /// English, the language of the built-in messages.
    #[must_use]
    pub fn english() -> Self {
        Self("en".into())
    }

    /// The tag, its parts in their usual case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary subtag: `fa` of `fa-AF`.
    #[must_use]
    pub fn primary(&self) -> &str {
        // Tags are of ASCII, and every label of a picture asks.
        let end = self.0.bytes().position(|byte| byte == b'-').unwrap_or(self.0.len());
        self.0.get(..end).unwrap_or_default()
    }

    /// The way in which the language's usual script runs; a script subtag of four letters says otherwise.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let rest = self.0.get(self.primary().len()..).filter(|rest| !rest.is_empty());
        let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        // What follows a single letter is an extension, and names no script whatever its length (RFC 5646, 2.2.6).
        let script =
            rest.and_then(|rest| rest.split('-').skip(1).take_while(|part| part.len() > 1).find(is_script));
        let rtl = match script {
            Some(script) => ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg"]
                .contains(&script.to_ascii_lowercase().as_str()),
            None => RIGHT_TO_LEFT.contains(&self.primary()),
        };
        if rtl { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A tag as it is usually written, since case says nothing in it: `en`, `az-Latn`, `fa-AF`; all small behind a single
/// letter, as in `ar-u-nu-latn` (RFC 5646, 2.1.1).
fn usual_case(tag: &str) -> String {
    let mut written = tag.to_ascii_lowercase();
    let mut start = 0;
    // Tags of one's own begin with one.
    if written.as_bytes().get(1) == Some(&b'-') {
        return written;
    }
    while let Some(dash) = written.get(start..).and_then(|rest| rest.find('-')) {
        start += dash + 1;
        let length = written.get(start..).map_or(0, |rest| rest.find('-').unwrap_or(rest.len()));
        let raised = match length {
            1 => break,
            2 => 2,
            4 => 1,
            _ => 0,
        };
        if let Some(letters) = written.get_mut(start..start + raised) {
            letters.make_ascii_uppercase();
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_says_nothing() {
        for (written, usual) in [
            ("EN", "en"),
            ("fa-af", "fa-AF"),
            ("az-LATN-az", "az-Latn-AZ"),
            ("de-1996", "de-1996"),
            ("AR-U-NU-LATN", "ar-u-nu-latn"),
            ("fa-af-x-news-ab", "fa-AF-x-news-ab"),
            ("X-Talks-Ab", "x-talks-ab"),
            ("ps", "ps"),
        ] {
            assert_eq!(Language::parse(written).map(|tag| tag.as_str().to_owned()), Ok(usual.to_owned()));
        }
    }

    #[test]
    fn tags_are_checked() {
        assert!(Language::parse("fa-AF").is_ok());
        assert!(Language::parse("en").is_ok());
        // Tags of one's own, and those from before there were rules.
        assert!(Language::parse("x-talks").is_ok() && Language::parse("i-klingon").is_ok());
        for bad in ["", "e", "en_GB", "en-", "1en", "français", "verylongtag"] {
            assert!(Language::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_interface_takes_the_nearest_language_it_has() {
        let found = |tag| Language::of_interface(tag).map(|language| language.to_string());
        assert_eq!(found("fa-AF").as_deref(), Some("fa-AF"));
        assert_eq!(found("fa").as_deref(), Some("fa-AF"));
        assert_eq!(found("prs-AF").as_deref(), Some("fa-AF"));
        assert_eq!(found("AR-eg").as_deref(), Some("ar"));
        assert_eq!(found("en-GB").as_deref(), Some("en"));
        assert_eq!((found("xx"), found("e"), found("")), (None, None, None));
        for (tag, name) in INTERFACE {
            assert!(found(tag).as_deref() == Some(tag) && !name.is_empty());
        }
    }

    #[test]
    fn direction_follows_the_script() {
        let direction = |tag| Language::parse(tag).map(|language| language.direction());
        assert_eq!(direction("ur"), Ok(Direction::RightToLeft));
        assert_eq!(direction("fa-AF"), Ok(Direction::RightToLeft));
        assert_eq!(direction("ur-Latn"), Ok(Direction::LeftToRight));
        assert_eq!(direction("tr"), Ok(Direction::LeftToRight));
    }
}
