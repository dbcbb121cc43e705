//! Why a document is not read at all.

use crate::document::limits::Limit;
use crate::model::Place;

/// Why nothing of a document can be shown. Each sentence says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No text at all.
    #[error("the file is empty: save the document again, or download it again")]
    Empty,
    /// Some other encoding.
    #[error("the file is not UTF-8 text: save it as UTF-8")]
    NotUtf8(Place),
    /// UTF-16, as some editors save it.
    #[error("the file is UTF-16: save it as UTF-8")]
    Utf16,
    /// A page of the web, most often an error page or a login, in place of the document.
    #[error("this is a web page, not a JSON document: fetch the file itself, not the page that shows it")]
    WebPage(Place),
    /// The text ends within a value.
    #[error("the text ends before the document does: the file was cut off; get it whole")]
    Truncated(Place),
    /// Something follows the document.
    #[error("the document ends before this: remove what follows its last bracket")]
    TrailingText(Place),
    /// A break of JSON's grammar.
    #[error("this is not JSON: {1}")]
    NotJson(Place, &'static str),
    /// Over one of the limits.
    #[error("there are more than {} {}, the most that is read: shorten or split it", .1.most, .1.what)]
    OverLimit(Option<Place>, &'static Limit),
    /// JSON, but no object.
    #[error("the document is not an object: begin it with “{{” and its fields")]
    NotAnObject(Place),
    /// No `format`.
    #[error("`format` is missing: this is no {1} document, or it needs “\"format\": \"{1}\"”")]
    NoFormat(Place, &'static str),
    /// Another `format`.
    #[error("the format is {1}, and only “{2}” is read here")]
    OtherFormat(Place, String, &'static str),
}

impl Refusal {
    /// A stable code; `docs/findings.md` lists them all.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::NotUtf8(_) => "not-utf-8",
            Self::Utf16 => "utf-16",
            Self::WebPage(_) => "web-page",
            Self::Truncated(_) => "truncated",
            Self::TrailingText(_) => "trailing-text",
            Self::NotJson(..) => "not-json",
            Self::OverLimit(..) => "over-limit",
            Self::NotAnObject(_) => "not-an-object",
            Self::NoFormat(..) => "no-format",
            Self::OtherFormat(..) => "other-format",
        }
    }

    /// Where it stands in the text, where there is such a place.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Empty | Self::Utf16 => None,
            Self::OverLimit(place, _) => *place,
            Self::NotUtf8(place)
            | Self::WebPage(place)
            | Self::Truncated(place)
            | Self::TrailingText(place)
            | Self::NotJson(place, _)
            | Self::NotAnObject(place)
            | Self::NoFormat(place, _)
            | Self::OtherFormat(place, ..) => Some(*place),
        }
    }

    /// Every code, for the list in `docs/findings.md`.
    pub const CODES: [&str; 11] = [
        "empty-file",
        "not-utf-8",
        "utf-16",
        "web-page",
        "truncated",
        "trailing-text",
        "not-json",
        "over-limit",
        "not-an-object",
        "no-format",
        "other-format",
    ];
}
