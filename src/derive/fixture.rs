//! Small negotiations for the tests of this module and of those after it.

use crate::derive::Known;
use crate::model::{
    Answer, Attribution, HistoryEntry, Issue, IssueKey, Kind, Mechanism, MechanismKey, MechanismKind,
    MechanismState, Negotiation, Party, PartyKey, PartyKind, Report, Response, Role, Says, Source, SourceKey,
    Statement, StatementKey,
};
use crate::text::{Date, Language, LocalText};

/// A negotiation in the making. Its fields are open, so a test changes what it is about.
pub(crate) struct Talks {
    pub(crate) negotiation: Negotiation,
}

/// The date that `text` says.
pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// An English text.
pub(crate) fn text(words: &str) -> LocalText {
    LocalText::new(Language::english(), words)
}

impl Talks {
    /// Nothing but one issue, `issue`, with a cut-off at the end of 2025.
    pub(crate) fn new() -> Self {
        let negotiation = Negotiation {
            id: "talks".into(),
            title: text("Talks"),
            summary: text("They talk."),
            language: Language::english(),
            as_of: date("2025-12-31"),
            revised: None,
            licence: None,
            compiled_by: None,
            coverage: None,
            parties: vec![],
            rounds: vec![],
            issues: vec![],
            statements: vec![],
            mechanisms: vec![],
            sources: vec![],
            corrections: vec![],
        };
        let mut talks = Self { negotiation };
        talks.issue("issue");
        talks
    }

    /// What was known of it.
    pub(crate) fn known(&self, as_of: &str) -> Known {
        Known::new(&self.negotiation, date(as_of))
    }

    /// Another issue.
    pub(crate) fn issue(&mut self, id: &str) -> IssueKey {
        self.negotiation.issues.push(Issue { id: id.into(), name: text(id), note: None });
        IssueKey::new(self.negotiation.issues.len() - 1)
    }

    /// A state at the table.
    pub(crate) fn party(&mut self, id: &str) -> PartyKey {
        self.negotiation.parties.push(Party {
            id: id.into(),
            name: text(id),
            short: None,
            kind: PartyKind::State,
            roles: vec![Role::Principal],
            members: vec![],
            aliases: vec![],
            note: None,
        });
        PartyKey::new(self.negotiation.parties.len() - 1)
    }

    /// A coalition of `members`.
    pub(crate) fn coalition(&mut self, id: &str, members: &[PartyKey]) -> PartyKey {
        let key = self.party(id);
        let party = &mut self.negotiation.parties[key.index()];
        (party.kind, party.members) = (PartyKind::Coalition, members.to_vec());
        key
    }

    /// A source of that date.
    pub(crate) fn source(&mut self, published: &str) -> SourceKey {
        let key = SourceKey::new(self.negotiation.sources.len());
        self.negotiation.sources.push(Source {
            id: format!("source-{}", key.index()).into(),
            publisher: text("Publisher"),
            title: text("Title"),
            author: None,
            published: date(published),
            url: None,
            archived: None,
            language: Language::english(),
            origin: None,
        });
        key
    }

    /// A statement made on that day, and reported on it by a source of its own.
    pub(crate) fn say(
        &mut self,
        id: &str,
        kind: Kind,
        by: &[PartyKey],
        to: &[PartyKey],
        on: &str,
    ) -> StatementKey {
        let key = StatementKey::new(self.negotiation.statements.len());
        self.negotiation.statements.push(Statement {
            id: id.into(),
            kind,
            by: by.to_vec(),
            to: to.to_vec(),
            about: vec![],
            issue: IssueKey::new(0),
            label: None,
            text: text(id),
            on: Some(date(on)),
            round: None,
            responds: vec![],
            conditional_on: vec![],
            mechanisms: vec![],
            reports: vec![],
            note: None,
        });
        self.report(key, on);
        key
    }

    /// A response of that day.
    pub(crate) fn respond(
        &mut self,
        id: &str,
        by: &[PartyKey],
        to: StatementKey,
        answer: Answer,
        on: &str,
    ) -> StatementKey {
        let key = self.say(id, Kind::Response, by, &[], on);
        self.negotiation.statements[key.index()].responds.push(Response { to, answer });
        key
    }

    /// Another report of a statement, by a source of its own of that date.
    pub(crate) fn report(&mut self, statement: StatementKey, published: &str) {
        let source = self.source(published);
        self.negotiation.statements[statement.index()].reports.push(Report {
            source,
            at: None,
            attribution: Attribution::OnRecordNamed,
            speaker: None,
            side: None,
            says: Says::Asserts,
            account: None,
            quote: None,
        });
    }

    /// A mechanism without facets.
    pub(crate) fn mechanism(&mut self, id: &str) -> MechanismKey {
        self.negotiation.mechanisms.push(Mechanism {
            id: id.into(),
            name: text(id),
            kinds: vec![MechanismKind::Monitoring],
            members: vec![],
            facets: vec![],
            answers: vec![],
            history: vec![],
            note: None,
        });
        MechanismKey::new(self.negotiation.mechanisms.len() - 1)
    }

    /// Another entry of a mechanism's history.
    pub(crate) fn history(&mut self, mechanism: MechanismKey, on: &str, state: MechanismState) {
        let entry = HistoryEntry { on: date(on), state, statement: None };
        self.negotiation.mechanisms[mechanism.index()].history.push(entry);
    }
}
