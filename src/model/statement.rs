//! Statements: what a party demands, offers, proposes or answers, and who says that it did.

use crate::model::{
    Answer, Attribution, FacetKey, IssueKey, Kind, MechanismKey, PartyKey, RoundKey, Says, SourceKey, Stance,
    StatementKey,
};
use crate::text::{Date, Language, LocalText};

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Id in the document.
    pub id: Box<str>,
    /// What it does.
    pub kind: Kind,
    /// Its makers; never empty.
    pub by: Vec<PartyKey>,
    /// Whom it addresses.
    pub to: Vec<PartyKey>,
    /// Whom it is about.
    pub about: Vec<PartyKey>,
    /// What it is about.
    pub issue: IssueKey,
    /// A few words for the graph.
    pub label: Option<LocalText>,
    /// The whole sentence.
    pub text: LocalText,
    /// When it was made, where known.
    pub on: Option<Date>,
    /// The round of talks.
    pub round: Option<RoundKey>,
    /// What it answers, and how.
    pub responds: Vec<Response>,
    /// Statements on whose fulfilment it depends.
    pub conditional_on: Vec<StatementKey>,
    /// Mechanisms that it takes a stance on.
    pub mechanisms: Vec<MechanismTie>,
    /// Who says that it was made; never empty.
    pub reports: Vec<Report>,
    /// The editor's note.
    pub note: Option<LocalText>,
}

/// One answer that a statement gives to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    /// The statement answered.
    pub to: StatementKey,
    /// The answer.
    pub answer: Answer,
}

/// A stance on a mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MechanismTie {
    /// The mechanism.
    pub mechanism: MechanismKey,
    /// The stance.
    pub stance: Stance,
    /// The facets that the stance names.
    pub facets: Vec<FacetKey>,
}

/// One source's account of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Where it stands.
    pub source: SourceKey,
    /// Where in the source, e.g. “para 5”.
    pub at: Option<Box<str>>,
    /// On whose word it rests.
    pub attribution: Attribution,
    /// Who speaks.
    pub speaker: Option<LocalText>,
    /// Whose camp the speaker or unnamed source is of.
    pub side: Option<PartyKey>,
    /// Whether it tells or disputes.
    pub says: Says,
    /// How this report tells it, where accounts differ.
    pub account: Option<LocalText>,
    /// A few words, verbatim.
    pub quote: Option<Quote>,
}

/// Words as they stand in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: Box<str>,
    /// Their language.
    pub language: Language,
    /// What they mean.
    pub translation: Option<LocalText>,
}

impl Statement {
    /// The words for the graph: the label, else the whole sentence.
    #[must_use]
    pub fn label(&self) -> &LocalText {
        self.label.as_ref().unwrap_or(&self.text)
    }
}
