//! A document on its way: read and resolved, its findings still open for rules that look at the whole.

use crate::document::codes::Code;
use crate::document::desk::Desk;
use crate::document::json::{Node, Reader, Value};
use crate::document::limits;
use crate::document::place::{place_of, shown};
use crate::document::refusal::Refusal;
use crate::document::resolve::{Marks, Resolving};
use crate::document::shape::Wire;
use crate::document::wire::DocumentWire;
use crate::model::{Finding, Negotiation, Place};
use crate::pace::Pace;
use crate::text::Language;

/// The name of the format.
pub const FORMAT: &str = "demarche/1";

/// A negotiation and what was found, good and bad.
#[derive(Debug)]
pub struct Reading {
    /// What is sound.
    pub negotiation: Negotiation,
    /// What is not, in the order of the text.
    pub findings: Vec<Finding>,
}

/// A document that has been read, before its findings are closed.
pub struct Draft<'t> {
    /// What is sound so far.
    pub negotiation: Negotiation,
    /// Where its dated parts stand.
    pub marks: Marks,
    text: &'t str,
    root: Node<'t>,
    desk: Desk,
}

impl<'t> Draft<'t> {
    /// Reads and resolves a document, with pauses.
    pub async fn new(bytes: &'t [u8], file_stem: Option<&str>, pace: Pace<'_>) -> Result<Self, Refusal> {
        let text = decode(bytes)?;
        let mut reader = Reader::new(text)?;
        while reader.step()? {
            pace.pause().await;
        }
        let root = reader.finish()?;
        check_format(&root, text, FORMAT)?;
        let mut desk = Desk::default();
        desk.language = language_of(&root);
        let wire = DocumentWire::read(&root, &mut desk).ok_or(Refusal::NotAnObject(place_of(text, 0)))?;
        let mut resolving = Resolving::new(wire, file_stem, &mut desk);
        while resolving.step(&mut desk) {
            pace.pause().await;
        }
        let (negotiation, marks) = resolving.finish(file_stem, &mut desk);
        Ok(Self { negotiation, marks, text, root, desk })
    }

    /// Puts down a finding about the value that begins at `at`.
    pub fn report(&mut self, at: u32, code: &'static Code, sentence: impl Into<String>) {
        self.desk.report(at, code, sentence);
    }

    /// Closes the findings.
    #[must_use]
    pub fn into_reading(self) -> Reading {
        Reading { negotiation: self.negotiation, findings: self.desk.into_findings(self.text, &self.root) }
    }
}

/// The text of a file, without its byte order mark.
pub fn decode(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > limits::BYTES.most {
        return Err(Refusal::OverLimit(None, &limits::BYTES));
    }
    // UTF-16 shows by its mark, or by the zero beside a first character of ASCII.
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]) {
        return Err(Refusal::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).and_then(|sound| std::str::from_utf8(sound).ok());
        let place = sound.map_or(Place { line: 1, column: 1 }, |sound| place_of(sound, sound.len()));
        // A character that lacks its last bytes is what is left of a text that was cut off.
        if error.error_len().is_none() { Refusal::Truncated(place) } else { Refusal::NotUtf8(place) }
    })
}

/// Refuses what is not an object of the format wanted.
pub fn check_format(root: &Node<'_>, text: &str, wanted: &'static str) -> Result<(), Refusal> {
    let at = |node: &Node<'_>| place_of(text, node.at as usize);
    if !matches!(root.value, Value::Object(_)) {
        return Err(Refusal::NotAnObject(at(root)));
    }
    let Some(format) = root.field("format") else { return Err(Refusal::NoFormat(at(root), wanted)) };
    match &format.value {
        Value::Text(name) if name == wanted => Ok(()),
        Value::Text(name) => Err(Refusal::OtherFormat(at(format), format!("“{}”", shown(name)), wanted)),
        _ => Err(Refusal::OtherFormat(at(format), "no string".to_owned(), wanted)),
    }
}

/// The language that an object says its plain strings are in; what is wrong with it is reported when it is read.
pub fn language_of(object: &Node<'_>) -> Option<Language> {
    match &object.field("language")?.value {
        Value::Text(tag) => Language::parse(tag).ok(),
        _ => None,
    }
}
