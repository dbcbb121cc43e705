//! What was known by a date.

use crate::derive::answers::{PartyAnswer, answers};
use crate::derive::disputed::is_disputed;
use crate::derive::one_sided::is_one_sided;
use crate::derive::origins::roots;
use crate::derive::rows::Rows;
use crate::derive::when::{date_of, reported};
use crate::derive::withdrawn::is_withdrawn;
use crate::model::{
    Answer, HistoryEntry, MechanismKey, Negotiation, Report, Source, SourceKey, Statement, StatementKey,
};
use crate::pace::{Pace, at_once};
use crate::text::{Date, Order};

/// Everything that was known as of a date, and what follows from it. It owns plain lists and borrows nothing; it goes
/// with the negotiation that it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    as_of: Date,
    dates: Vec<Date>,
    reports: Rows<u32>,
    responses: Rows<KnownResponse>,
    answers: Rows<PartyAnswer>,
    flags: Vec<Flags>,
    mechanisms: Vec<Option<HistoryEntry>>,
    to_come: Vec<bool>,
    roots: Vec<SourceKey>,
}

/// A statement that responds to another, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownResponse {
    /// The statement that responds.
    pub statement: StatementKey,
    /// What it does to the one that it responds to.
    pub answer: Answer,
}

/// What must be said about a statement beside its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// Reports both assert and deny it, or the latest response of some party denies it.
    pub disputed: bool,
    /// Every report comes from one side, which is not among its makers.
    pub one_sided: bool,
    /// A maker has taken it back.
    pub withdrawn: bool,
}

impl Known {
    /// What was known as of `as_of`.
    ///
    /// A report is known if published by then; a statement if one of its reports is known and it had happened; an entry
    /// of a mechanism's history if dated by then.
    #[must_use]
    pub fn new(negotiation: &Negotiation, as_of: Date) -> Self {
        at_once(Self::in_slices(negotiation, as_of, Pace::steady()))
    }

    /// The same with pauses.
    pub async fn in_slices(negotiation: &Negotiation, as_of: Date, pace: Pace<'_>) -> Self {
        let dates: Vec<Date> =
            negotiation.statements.iter().map(|statement| date_of(negotiation, statement)).collect();
        let reports = known_reports(negotiation, &dates, as_of);
        pace.pause().await;
        let responses = known_responses(negotiation, &dates, &reports);
        pace.pause().await;
        let answers = answers(negotiation, &reports, &responses);
        pace.pause().await;
        let flags = negotiation
            .statement_keys()
            .map(|key| {
                let (statement, known) = (&negotiation[key], reports.row(key.index()));
                let responses = responses.row(key.index());
                Flags {
                    disputed: is_disputed(negotiation, statement, known, responses),
                    one_sided: is_one_sided(statement, known),
                    withdrawn: is_withdrawn(negotiation, statement, responses),
                }
            })
            .collect();
        let mechanisms: Vec<Option<HistoryEntry>> = negotiation
            .mechanisms
            .iter()
            .map(|mechanism| {
                // `max_by_key` takes the last of equals, which is the later in the document.
                let by_then = mechanism.history.iter().filter(|entry| entry.on.is_by(as_of));
                by_then.max_by_key(|entry| entry.on.moment()).copied()
            })
            .collect();
        let to_come = mechanisms_to_come(negotiation, &reports, &mechanisms);
        let roots = roots(negotiation);
        Self { as_of, dates, reports, responses, answers, flags, mechanisms, to_come, roots }
    }

    /// The date as of which it was known.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Whether a source was out by then.
    #[must_use]
    pub fn is_out(&self, source: &Source) -> bool {
        source.published.is_by(self.as_of)
    }

    /// The statements known by then, in the document's order.
    pub fn statements(&self) -> impl Iterator<Item = StatementKey> + '_ {
        (0..self.dates.len()).map(StatementKey::new).filter(|key| self.knows(*key))
    }

    /// Whether the statement was known by then.
    #[must_use]
    pub fn knows(&self, statement: StatementKey) -> bool {
        !self.report_places(statement).is_empty()
    }

    /// When the statement was made, as [`when()`](fn@crate::derive::when) says.
    #[must_use]
    pub fn when(&self, statement: StatementKey) -> Date {
        self.dates.get(statement.index()).copied().unwrap_or(self.as_of)
    }

    /// The reports known by then, in the statement's order. None where the statement was not known.
    pub fn reports<'a>(
        &'a self,
        negotiation: &'a Negotiation,
        statement: StatementKey,
    ) -> impl Iterator<Item = &'a Report> + Clone {
        let reports = &negotiation[statement].reports;
        self.report_places(statement).iter().filter_map(|at| reports.get(*at as usize))
    }

    /// Where the reports known by then stand in the statement's list, in its order.
    #[must_use]
    pub fn report_places(&self, statement: StatementKey) -> &[u32] {
        self.reports.row(statement.index())
    }

    /// The answers known by then: first the addressees in the order of `to` (those that owe an answer even where they
    /// have given none), then others that answered, in the order of the parties.
    #[must_use]
    pub fn answers(&self, statement: StatementKey) -> &[PartyAnswer] {
        self.answers.row(statement.index())
    }

    /// What must be said about the statement beside its answers.
    #[must_use]
    pub fn flags(&self, statement: StatementKey) -> Flags {
        self.flags.get(statement.index()).copied().unwrap_or_default()
    }

    /// The statements known by then that respond to this one, oldest first, those of one moment in the document's order.
    #[must_use]
    pub fn responses(&self, statement: StatementKey) -> &[KnownResponse] {
        self.responses.row(statement.index())
    }

    /// The latest entry of the mechanism's history by then.
    #[must_use]
    pub fn mechanism_state(&self, mechanism: MechanismKey) -> Option<HistoryEntry> {
        self.mechanisms.get(mechanism.index()).copied().flatten()
    }

    /// Whether nothing was known of a mechanism by then, of which something is by a later date.
    #[must_use]
    pub fn is_to_come(&self, mechanism: MechanismKey) -> bool {
        self.to_come.get(mechanism.index()).copied().unwrap_or_default()
    }

    /// The source at the root of a source's chain of origins; the source itself where it copies none.
    #[must_use]
    pub fn root(&self, source: SourceKey) -> SourceKey {
        self.roots.get(source.index()).copied().unwrap_or(source)
    }
}

/// The reports of each statement that are known; none where the statement had not happened yet.
fn known_reports(negotiation: &Negotiation, dates: &[Date], as_of: Date) -> Rows<u32> {
    let mut rows = Rows::with_capacity(dates.len());
    for (statement, made) in negotiation.statements.iter().zip(dates) {
        rows.push_row(reports_by(negotiation, statement, *made, as_of));
    }
    rows
}

/// The reports by which a statement made then was known, as places in its list.
fn reports_by(
    negotiation: &Negotiation,
    statement: &Statement,
    made: Date,
    as_of: Date,
) -> impl Iterator<Item = u32> {
    let happened = made.is_by(as_of);
    (0_u32..).zip(&statement.reports).filter_map(move |(at, report)| {
        (happened && reported(negotiation, report).is_by(as_of)).then_some(at)
    })
}

/// Whether any statement was known as of a date. It looks no further than the first that was.
#[must_use]
pub fn is_anything_known(negotiation: &Negotiation, as_of: Date) -> bool {
    negotiation.statements.iter().any(|statement| {
        let made = date_of(negotiation, statement);
        reports_by(negotiation, statement, made, as_of).next().is_some()
    })
}

/// The known responses to each known statement, oldest first.
fn known_responses(negotiation: &Negotiation, dates: &[Date], reports: &Rows<u32>) -> Rows<KnownResponse> {
    let mut order: Vec<StatementKey> = negotiation
        .statement_keys()
        .filter(|key| !reports.row(key.index()).is_empty() && !negotiation[*key].responds.is_empty())
        .collect();
    // A stable sort: those of one moment keep the document's order.
    order.order_by_key(|key| dates[key.index()].moment());
    let mut pairs = Vec::new();
    for statement in order {
        for response in &negotiation[statement].responds {
            let to = response.to.index();
            if response.to != statement && !reports.row(to).is_empty() {
                pairs.push((to, KnownResponse { statement, answer: response.answer }));
            }
        }
    }
    Rows::from_pairs(dates.len(), &pairs)
}

/// Of which mechanisms there will be something to know, and is nothing yet.
fn mechanisms_to_come(
    negotiation: &Negotiation,
    reports: &Rows<u32>,
    states: &[Option<HistoryEntry>],
) -> Vec<bool> {
    let mut to_come: Vec<bool> =
        negotiation.mechanisms.iter().map(|mechanism| !mechanism.history.is_empty()).collect();
    let mut is_known: Vec<bool> = states.iter().map(Option::is_some).collect();
    for key in negotiation.statement_keys() {
        for tie in &negotiation[key].mechanisms {
            let at = tie.mechanism.index();
            to_come[at] = true;
            is_known[at] |= !reports.row(key.index()).is_empty();
        }
    }
    to_come.iter().zip(is_known).map(|(comes, is_known)| *comes && !is_known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::{Talks, date};
    use crate::model::{Kind, MechanismState};

    #[test]
    fn a_report_is_known_from_its_publication() {
        let mut talks = Talks::new();
        let party = talks.party("a");
        let demand = talks.say("demand", Kind::Demand, &[party], &[], "2025-10-05");
        talks.report(demand, "2025-10-20");
        let reports = |as_of| talks.known(as_of).report_places(demand).to_vec();
        assert_eq!(reports("2025-10-04"), [] as [u32; 0]);
        assert_eq!(reports("2025-10-05"), [0]);
        assert_eq!(reports("2025-10-19"), [0]);
        assert_eq!(reports("2025-10"), [0, 1]);
    }

    #[test]
    fn a_statement_is_known_only_once_reported_and_only_once_made() {
        let mut talks = Talks::new();
        let party = talks.party("a");
        let late = talks.say("reported-later", Kind::Demand, &[party], &[], "2025-10-20");
        talks.negotiation.statements[late.index()].on = Some(date("2025-10-05"));
        let ahead = talks.say("reported-ahead", Kind::Threat, &[party], &[], "2025-10-05");
        talks.negotiation.statements[ahead.index()].on = Some(date("2025-10-12"));
        let known = |as_of| talks.known(as_of).statements().collect::<Vec<_>>();
        assert_eq!(known("2025-10-10"), []);
        assert_eq!(known("2025-10-12"), [ahead]);
        assert_eq!(known("2025-10-20"), [late, ahead]);
    }

    #[test]
    fn responses_stand_oldest_first_and_only_known_ones() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let demand = talks.say("demand", Kind::Demand, &[a], &[b], "2025-10-01");
        let second = talks.respond("second", &[b], demand, Answer::Accepts, "2025-10-09");
        let first = talks.respond("first", &[b], demand, Answer::Rejects, "2025-10-05");
        let order = |as_of| {
            talks.known(as_of).responses(demand).iter().map(|response| response.statement).collect::<Vec<_>>()
        };
        assert_eq!(order("2025-10-31"), [first, second]);
        assert_eq!(order("2025-10-08"), [first]);
    }

    #[test]
    fn a_mechanism_stands_where_its_latest_entry_says() {
        let mut talks = Talks::new();
        let mechanism = talks.mechanism("body");
        talks.history(mechanism, "2025-10-30", MechanismState::Agreed);
        talks.history(mechanism, "2025-10-10", MechanismState::Proposed);
        talks.history(mechanism, "2025-10-30", MechanismState::Unclear);
        let state = |as_of| talks.known(as_of).mechanism_state(mechanism).map(|entry| entry.state);
        assert_eq!(state("2025-10-09"), None);
        assert_eq!(state("2025-10-29"), Some(MechanismState::Proposed));
        // Of one day, the later in the document.
        assert_eq!(state("2025-10-30"), Some(MechanismState::Unclear));
    }
}
