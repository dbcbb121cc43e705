//! The codes of findings, each with its severity.

use crate::model::Severity;

/// What kind of finding it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name.
    pub name: &'static str,
    /// How bad such a finding is.
    pub severity: Severity,
}

macro_rules! codes {
    ($($(#[$doc:meta])+ $severity:ident $constant:ident = $name:literal,)+) => {
        $($(#[$doc])+ pub const $constant: Code = Code { name: $name, severity: Severity::$severity };)+

        /// Every code of a finding; `docs/findings.md` lists them all with an example.
        pub const ALL: &[Code] = &[$($constant),+];
    };
}

codes! {
    /// A required field is absent or `null`.
    Error MISSING_FIELD = "missing-field",
    /// A value of another type than the field's.
    Error WRONG_TYPE = "wrong-type",
    /// A string with half of a surrogate pair.
    Error BROKEN_STRING = "broken-string",
    /// A text of no language.
    Error NO_WORDING = "no-wording",
    /// An id that is not of the ids' form.
    Error BAD_ID = "bad-id",
    /// No date.
    Error BAD_DATE = "bad-date",
    /// No language tag.
    Error BAD_LANGUAGE = "bad-language",
    /// No address that is safe to link to.
    Error BAD_URL = "bad-url",
    /// A word that is not in the field's list.
    Error UNKNOWN_WORD = "unknown-word",
    /// A field that stands twice.
    Error DUPLICATE_FIELD = "duplicate-field",
    /// An id that stands twice.
    Error DUPLICATE_ID = "duplicate-id",
    /// A reference that names nothing.
    Error UNKNOWN_REFERENCE = "unknown-reference",
    /// A statement with no maker left.
    Error NO_MAKER = "no-maker",
    /// A statement with no report left.
    Error NO_REPORT = "no-report",
    /// A `response` that responds to nothing.
    Error RESPONDS_TO_NOTHING = "responds-to-nothing",
    /// A statement that responds to itself.
    Error RESPONDS_TO_ITSELF = "responds-to-itself",
    /// A reference that closes a circle.
    Error CYCLE = "cycle",
    /// More findings than are listed.
    Error TOO_MANY_FINDINGS = "too-many-findings",
    /// A field that the format does not know.
    Warning UNKNOWN_FIELD = "unknown-field",
    /// A text without a wording in the document's language.
    Warning MISSING_LANGUAGE = "missing-language",
    /// A text of no characters.
    Warning EMPTY_TEXT = "empty-text",
    /// Characters that were taken out of a text.
    Warning HIDDEN_CHARACTER = "hidden-character",
    /// The same thing twice in a list.
    Warning REPEATED_ITEM = "repeated-item",
    /// Members of a party that is no coalition.
    Warning MEMBERS_OF_NO_COALITION = "members-of-no-coalition",
    /// An id that is not the file's name.
    Warning OTHER_FILE_NAME = "other-file-name",
    /// A response dated before what it answers.
    Warning EARLY_RESPONSE = "early-response",
    /// Something dated after the document's `as_of`.
    Warning AFTER_AS_OF = "after-as-of",
}
