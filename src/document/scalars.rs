//! The values that fields hold: texts, ids, references, dates, words.

use crate::document::address::normal_address;
use crate::document::clean::clean;
use crate::document::codes;
use crate::document::desk::Desk;
use crate::document::json::{Node, Value};
use crate::document::place::shown;
use crate::document::resolve::Seen;
use crate::document::shape::{Form, Wire, report_duplicate};
use crate::model::{
    Answer, Attribution, Basis, Extent, Kind, MechanismKind, MechanismState, PartyKind, Role, Says, Stance,
    Url,
};
use crate::text::{Date, Language, LocalText};
use std::borrow::Cow;
use std::marker::PhantomData;

/// The id of an object.
#[derive(Debug, Clone, Copy)]
pub struct Id<'t> {
    /// The id.
    pub id: &'t str,
    /// Where it stands.
    pub at: u32,
}

/// A reference to something in the list that `L` names.
#[derive(Debug, Clone, Copy)]
pub struct Ref<'t, L> {
    /// The id that is meant.
    pub id: &'t str,
    /// Where it stands.
    pub at: u32,
    list: PhantomData<L>,
}

/// A list that references lead to.
pub trait Target: Copy {
    /// Its name in the document.
    const LIST: &'static str;
    /// What one thing in it is called.
    const ONE: &'static str;
}

macro_rules! targets {
    ($($(#[$doc:meta])+ $name:ident: $list:literal, $one:literal;)+) => {
        $($(#[$doc])+ #[derive(Debug, Clone, Copy)] pub struct $name;
        impl Target for $name {
            const LIST: &'static str = $list;
            const ONE: &'static str = $one;
        })+
    };
}

targets! {
    /// The parties.
    ToParty: "parties", "party";
    /// The rounds.
    ToRound: "rounds", "round";
    /// The issues.
    ToIssue: "issues", "issue";
    /// The statements.
    ToStatement: "statements", "statement";
    /// The mechanisms.
    ToMechanism: "mechanisms", "mechanism";
    /// The facets of one mechanism.
    ToFacet: "facets", "facet of that mechanism";
    /// The sources.
    ToSource: "sources", "source";
}

/// One of a list of words, with its place.
#[derive(Debug, Clone, Copy)]
pub struct Word<T> {
    /// What it means.
    pub value: T,
    /// Where it stands.
    pub at: u32,
}

/// A date, with its place.
#[derive(Debug, Clone, Copy)]
pub struct When {
    /// The date.
    pub date: Date,
    /// Where it stands.
    pub at: u32,
}

/// The name of the format, which has been looked at before anything else.
#[derive(Debug, Clone, Copy)]
pub struct FormatName;

/// A closed list of words.
pub trait Vocabulary: Copy + 'static {
    /// The words.
    fn words() -> Vec<&'static str>;
    /// What a word means.
    fn of(word: &str) -> Option<Self>;
    /// The word for it.
    fn said(self) -> &'static str;
}

macro_rules! vocabularies {
    ($($name:ident)+) => {
        $(impl Vocabulary for $name {
            fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|value| value.word()).collect()
            }
            fn of(word: &str) -> Option<Self> {
                Self::from_word(word)
            }
            fn said(self) -> &'static str {
                self.word()
            }
        })+
    };
}

vocabularies!(Answer Attribution Kind MechanismKind MechanismState PartyKind Role Says Stance);

/// A vocabulary of two words, which the model does not list.
macro_rules! pairs {
    ($($name:ident { $one:ident, $other:ident })+) => {
        $(impl Vocabulary for $name {
            fn words() -> Vec<&'static str> {
                vec![Self::$one.word(), Self::$other.word()]
            }
            fn of(word: &str) -> Option<Self> {
                [Self::$one, Self::$other].into_iter().find(|value| value.word() == word)
            }
            fn said(self) -> &'static str {
                self.word()
            }
        })+
    };
}

pairs!(Extent { Fully, Partly } Basis { Source, Editor });

/// The string that stands here, else a finding.
fn string<'t>(node: &'t Node<'t>, wanted: &str, desk: &mut Desk) -> Option<&'t str> {
    match &node.value {
        Value::Text(text) => return Some(text),
        Value::Surrogate => {
            let sentence =
                "a \\u escape here is half of a pair and means no character: write the character itself";
            desk.report(node.at, &codes::BROKEN_STRING, sentence);
        }
        _ => desk.report(node.at, &codes::WRONG_TYPE, format!("{wanted} must stand here, in double quotes")),
    }
    None
}

/// A string that readers will see, without what must not reach a page.
fn visible<'t>(node: &'t Node<'t>, wanted: &str, desk: &mut Desk) -> Option<Cow<'t, str>> {
    let (text, hidden) = clean(string(node, wanted, desk)?);
    if let Some(names) = hidden {
        let sentence =
            format!("{names} taken out, which would hide or reorder what stands around it: remove it");
        desk.report(node.at, &codes::HIDDEN_CHARACTER, sentence);
    }
    if text.trim().is_empty() {
        desk.report(node.at, &codes::EMPTY_TEXT, "there are no words here: write some, or remove the field");
    }
    Some(text)
}

/// Whether `text` is of the form of ids: `[a-z0-9][a-z0-9-]*`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.starts_with('-')
        && !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl<'t> Wire<'t> for Id<'t> {
    const FORM: Form = Form::Id;

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        let id = string(node, "an id", desk)?;
        if !is_id(id) {
            let sentence = format!(
                "“{}” is no id: use small letters a to z, digits and hyphens, the first no hyphen",
                shown(id)
            );
            desk.report(node.at, &codes::BAD_ID, sentence);
            return None;
        }
        Some(Self { id, at: node.at })
    }
}

impl<'t, L: Target> Wire<'t> for Ref<'t, L> {
    const FORM: Form = Form::Reference(L::LIST);

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        Some(Self { id: string(node, "an id", desk)?, at: node.at, list: PhantomData })
    }
}

impl<'t, T: Vocabulary> Wire<'t> for Word<T> {
    const FORM: Form = Form::Word(T::words);

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        let word = string(node, "a word", desk)?;
        let value = T::of(word);
        if value.is_none() {
            let sentence =
                format!("“{}” is unknown here: write one of {}", shown(word), T::words().join(", "));
            desk.report(node.at, &codes::UNKNOWN_WORD, sentence);
        }
        Some(Self { value: value?, at: node.at })
    }
}

impl<'t> Wire<'t> for When {
    const FORM: Form = Form::Date;

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        let date = Date::parse(string(node, "a date such as “2025-10-26”", desk)?);
        let date =
            date.map_err(|error| desk.report(node.at, &codes::BAD_DATE, shown_error(&error.to_string())));
        Some(Self { date: date.ok()?, at: node.at })
    }
}

impl<'t> Wire<'t> for Language {
    const FORM: Form = Form::Language;

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        let tag = string(node, "a language tag such as “en”", desk)?;
        language(node.at, tag, desk)
    }
}

fn language(at: u32, tag: &str, desk: &mut Desk) -> Option<Language> {
    let language = Language::parse(tag);
    language.map_err(|error| desk.report(at, &codes::BAD_LANGUAGE, shown_error(&error.to_string()))).ok()
}

/// An error of another module that quotes what it was given, which may be long or hold hidden characters.
fn shown_error(error: &str) -> String {
    match (error.find('“'), error.rfind('”')) {
        (Some(open), Some(close)) if open < close && error.starts_with('“') => {
            let quoted = open + '“'.len_utf8();
            // Only the first pair of quotation marks encloses what was given; the advice after it may quote too.
            let close = error.find("” ").filter(|end| *end >= quoted).unwrap_or(close);
            format!("“{}{}", shown(&error[quoted..close]), &error[close..])
        }
        _ => error.to_owned(),
    }
}

impl<'t> Wire<'t> for Url {
    const FORM: Form = Form::Url;

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        let address = string(node, "an address that begins with https://", desk)?;
        match normal_address(address) {
            Ok(normal) => Some(Self::checked(normal)),
            Err(why) => {
                let sentence = format!("“{}” is not linked to: {why}", shown(address));
                desk.report(node.at, &codes::BAD_URL, sentence);
                None
            }
        }
    }
}

impl<'t> Wire<'t> for Box<str> {
    const FORM: Form = Form::Plain;

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        visible(node, "a string", desk).map(Into::into)
    }
}

impl<'t> Wire<'t> for FormatName {
    const FORM: Form = Form::Format;

    fn read(_: &'t Node<'t>, _: &mut Desk) -> Option<Self> {
        Some(Self)
    }
}

impl<'t> Wire<'t> for LocalText {
    const FORM: Form = Form::Text;

    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
        let Value::Object(members) = &node.value else {
            let text = visible(node, "a text, or an object of language to text,", desk)?;
            let language = desk.language.clone().unwrap_or_else(undetermined);
            return Some(Self::new(language, text));
        };
        let mut wordings = Vec::new();
        let (mut seen, mut languages) = (Seen::default(), Seen::default());
        for member in members {
            if !seen.add(Cow::Borrowed(&member.name)) {
                report_duplicate(member.node.at, &member.name, desk);
            } else if !matches!(member.node.value, Value::Null) {
                let language = language(member.node.at, &member.name, desk);
                // The same tag in other letters is the same language.
                let tag = language.as_ref().map(|language| Cow::Owned(language.to_string()));
                if tag.is_some_and(|tag| !languages.add(tag)) {
                    report_duplicate(member.node.at, &member.name, desk);
                    continue;
                }
                let text = visible(&member.node, "a text", desk);
                wordings.extend(language.zip(text).map(|(language, text)| (language, text.into())));
            }
        }
        if wordings.is_empty() {
            desk.report(
                node.at,
                &codes::NO_WORDING,
                "this text has no sound wording: give one in some language",
            );
        } else if let Some(own) = &desk.language {
            // A regional form of the document's language serves its readers too.
            let has =
                |(language, _): &(Language, Box<str>)| language.primary().eq_ignore_ascii_case(own.primary());
            if !wordings.iter().any(has) {
                let sentence =
                    format!("this text has no wording in the document's language: add one for “{own}”");
                desk.report(node.at, &codes::MISSING_LANGUAGE, sentence);
            }
        }
        Self::from_wordings(wordings)
    }
}

/// The tag for a language that nobody named.
pub fn undetermined() -> Language {
    Language::parse("und").unwrap_or_else(|_| Language::english())
}
