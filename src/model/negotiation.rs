//! The whole: one negotiation.

use crate::model::{
    IssueKey, Mechanism, MechanismKey, Party, PartyKey, RoundKey, Source, SourceKey, Statement, StatementKey,
};
use crate::text::{Date, Language, LocalText};
use std::ops::Index;

/// One negotiation, with everything that the document holds and that is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negotiation {
    /// Id, which is also the file's name.
    pub id: Box<str>,
    /// Title.
    pub title: LocalText,
    /// One sentence on what it is about.
    pub summary: LocalText,
    /// The language of plain strings.
    pub language: Language,
    /// Cut-off: nothing later was looked for.
    pub as_of: Date,
    /// When the document last changed.
    pub revised: Option<Date>,
    /// Licence of the document.
    pub licence: Option<Box<str>>,
    /// Who compiled it.
    pub compiled_by: Option<LocalText>,
    /// What was searched and what was not.
    pub coverage: Option<LocalText>,
    /// Parties.
    pub parties: Vec<Party>,
    /// Rounds of talks.
    pub rounds: Vec<Round>,
    /// Issues.
    pub issues: Vec<Issue>,
    /// Statements.
    pub statements: Vec<Statement>,
    /// Mechanisms.
    pub mechanisms: Vec<Mechanism>,
    /// Sources.
    pub sources: Vec<Source>,
    /// What was put right, and when.
    pub corrections: Vec<Correction>,
}

/// One round of talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Id in the document.
    pub id: Box<str>,
    /// Name.
    pub name: LocalText,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Option<Date>,
    /// Where.
    pub place: Option<LocalText>,
    /// Who hosted.
    pub hosts: Vec<PartyKey>,
    /// What came of it.
    pub outcome: Option<LocalText>,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Id in the document.
    pub id: Box<str>,
    /// Name.
    pub name: LocalText,
    /// The editor's note.
    pub note: Option<LocalText>,
}

/// One correction of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub on: Date,
    /// What was put right.
    pub text: LocalText,
}

impl Negotiation {
    /// The latest date of anything that is shown, by which all of it was known; `as_of` where nothing has a date.
    #[must_use]
    pub fn latest_date(&self) -> Date {
        let published = self.sources.iter().map(|source| source.published);
        let made = self.statements.iter().filter_map(|statement| statement.on);
        let history = self.mechanisms.iter().flat_map(|mechanism| &mechanism.history);
        let rounds = self.rounds.iter().flat_map(|round| [Some(round.start), round.end]).flatten();
        let dates = published.chain(made).chain(history.map(|entry| entry.on)).chain(rounds);
        dates.map(|date| Date::from(date.last_day())).max().unwrap_or(self.as_of)
    }
}

macro_rules! lists {
    ($($list:ident: $key:ident => $item:ident, $keys:ident, $find:ident;)+) => {
        $(impl Index<$key> for Negotiation {
            type Output = $item;
            fn index(&self, key: $key) -> &$item {
                &self.$list[key.index()]
            }
        })+

        impl Negotiation {
            $(
                /// The keys of the list, in the document's order.
                pub fn $keys(&self) -> impl DoubleEndedIterator<Item = $key> + ExactSizeIterator + use<> {
                    (0..self.$list.len()).map($key::new)
                }

                /// The key of the thing with this id. Walks the list: for addresses and tests, not for loops.
                #[must_use]
                pub fn $find(&self, id: &str) -> Option<$key> {
                    self.$list.iter().position(|item| &*item.id == id).map($key::new)
                }
            )+
        }
    };
}

lists! {
    parties: PartyKey => Party, party_keys, party_by_id;
    rounds: RoundKey => Round, round_keys, round_by_id;
    issues: IssueKey => Issue, issue_keys, issue_by_id;
    statements: StatementKey => Statement, statement_keys, statement_by_id;
    mechanisms: MechanismKey => Mechanism, mechanism_keys, mechanism_by_id;
    sources: SourceKey => Source, source_keys, source_by_id;
}
