//! What happened when, and what changed between two dates.

use crate::derive::known::{Flags, Known};
use crate::derive::when::reported;
use crate::model::{Answer, HistoryEntry, MechanismKey, Negotiation, PartyKey, RoundKey, StatementKey};
use crate::text::{Date, Day, Few, FewBy, Gather, Order};

/// Something that happened on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub on: Date,
    /// What.
    pub kind: EventKind,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A round of talks began.
    RoundStart(RoundKey),
    /// A statement was made.
    Statement(StatementKey),
    /// A mechanism came to stand so.
    Mechanism(MechanismKey, HistoryEntry),
    /// A round of talks ended.
    RoundEnd(RoundKey),
}

/// What is known as of one date and was not as of an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Statements that became known.
    pub statements: Vec<StatementKey>,
    /// Statements already known of which there are more reports.
    pub reports: Vec<StatementKey>,
    /// Answers to statements already known that are others now, or new.
    pub answers: Vec<AnswerChange>,
    /// Statements already known whose flags are others now.
    pub flags: Vec<(StatementKey, Flags)>,
    /// Mechanisms that stand elsewhere now.
    pub mechanisms: Vec<MechanismKey>,
}

/// One party's answer to one statement, before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerChange {
    /// The statement.
    pub statement: StatementKey,
    /// The party.
    pub party: PartyKey,
    /// Its answer before.
    pub before: Option<Answer>,
    /// Its answer now.
    pub after: Option<Answer>,
}

impl Changes {
    /// Every statement that looks different now, in the document's order.
    #[must_use]
    pub fn touched(&self) -> Few<StatementKey> {
        let answers = self.answers.iter().map(|change| change.statement);
        let flags = self.flags.iter().map(|(key, _)| *key);
        self.statements
            .iter()
            .copied()
            .chain(self.reports.iter().copied())
            .chain(answers)
            .chain(flags)
            .collect()
    }
}

/// What happened by the date, oldest first. What has no day comes before the first day that it may mean; of one day:
/// rounds that begin, statements, mechanisms, rounds that end.
#[must_use]
pub fn events(negotiation: &Negotiation, known: &Known) -> Vec<Event> {
    let rounds = || negotiation.round_keys().map(|key| (key, &negotiation[key]));
    let starts = rounds().map(|(key, round)| Event { on: round.start, kind: EventKind::RoundStart(key) });
    let ends =
        rounds().filter_map(|(key, round)| Some(Event { on: round.end?, kind: EventKind::RoundEnd(key) }));
    let statements =
        known.statements().map(|key| Event { on: known.when(key), kind: EventKind::Statement(key) });
    let histories = negotiation.mechanism_keys().flat_map(|key| {
        let history = negotiation[key].history.iter();
        history.map(move |entry| Event { on: entry.on, kind: EventKind::Mechanism(key, *entry) })
    });
    let by_then = |event: &Event| event.on.is_by(known.as_of());
    let mut events: Vec<Event> =
        starts.chain(statements).chain(histories).chain(ends).filter(by_then).collect();
    // Of one day, a beginning comes before what has a time and an end after it.
    let rank = |event: &Event| match event.kind {
        EventKind::RoundStart(_) => 0,
        EventKind::Statement(_) | EventKind::Mechanism(..) => 1,
        EventKind::RoundEnd(_) => 2,
    };
    events.order_by_key(|event| {
        let (day, instant) = event.on.moment();
        (day, event.on.month().is_some(), event.on.day().is_some(), rank(event), instant)
    });
    events
}

/// The days on which something came to be known, in order: the steps of the time control. None is later than the
/// document's own `as_of`.
#[must_use]
pub fn days(negotiation: &Negotiation) -> Vec<Day> {
    let mut days = Few::new();
    for statement in &negotiation.statements {
        let reports = statement.reports.iter().map(|report| reported(negotiation, report).first_day());
        // What is reported ahead becomes known when it happens.
        let made = statement.on.map(Date::first_day);
        days.extend(reports.map(|day| made.map_or(day, |made| made.max(day))));
    }
    let histories = negotiation.mechanisms.iter().flat_map(|mechanism| &mechanism.history);
    days.extend(histories.map(|entry| entry.on.first_day()));
    let rounds = negotiation.rounds.iter().flat_map(|round| [Some(round.start), round.end]);
    days.extend(rounds.flatten().map(Date::first_day));
    let last = negotiation.as_of.last_day();
    days.into_iter().filter(|day| *day <= last).collect()
}

/// What changed from `before` to `after`, two dates of one negotiation, the earlier first.
#[must_use]
pub fn changes(before: &Known, after: &Known, negotiation: &Negotiation) -> Changes {
    let mut changes = Changes::default();
    for key in after.statements() {
        if !before.knows(key) {
            changes.statements.push(key);
            continue;
        }
        if before.report_places(key) != after.report_places(key) {
            changes.reports.push(key);
        }
        if before.answers(key) != after.answers(key) {
            changes.answers.extend(answer_changes(before, after, key));
        }
        if before.flags(key) != after.flags(key) {
            changes.flags.push((key, after.flags(key)));
        }
    }
    let moved = |key: &MechanismKey| before.mechanism_state(*key) != after.mechanism_state(*key);
    changes.mechanisms = negotiation.mechanism_keys().filter(moved).collect();
    changes
}

fn answer_changes(before: &Known, after: &Known, statement: StatementKey) -> Vec<AnswerChange> {
    let old: FewBy<_, _> = before.answers(statement).iter().map(|answer| (answer.party, answer)).gather();
    let new = after.answers(statement).iter();
    let changed = new.filter(|answer| old.get(&answer.party) != Some(answer));
    changed
        .map(|answer| AnswerChange {
            statement,
            party: answer.party,
            before: old.get(&answer.party).and_then(|old| old.answer),
            after: answer.answer,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::{Talks, date, text};
    use crate::model::{Kind, MechanismState, Round};

    fn round(talks: &mut Talks, start: &str, end: &str) -> RoundKey {
        talks.negotiation.rounds.push(Round {
            id: start.into(),
            name: text(start),
            start: date(start),
            end: Some(date(end)),
            place: None,
            hosts: vec![],
            outcome: None,
        });
        RoundKey::new(talks.negotiation.rounds.len() - 1)
    }

    #[test]
    fn events_stand_in_order_and_rounds_enclose_their_days() {
        let mut talks = Talks::new();
        let a = talks.party("a");
        let last = talks.say("last", Kind::Demand, &[a], &[], "2025-10-07T20:00Z");
        let first = talks.say("first", Kind::Demand, &[a], &[], "2025-10-05T08:00Z");
        let late = talks.say("late", Kind::Demand, &[a], &[], "2025-11-01");
        let round = round(&mut talks, "2025-10-05", "2025-10-07");
        let body = talks.mechanism("body");
        talks.history(body, "2025-10-06", MechanismState::Proposed);
        let entry = talks.negotiation[body].history[0];
        let kinds = events(&talks.negotiation, &talks.known("2025-10-31"));
        let kinds: Vec<_> = kinds.into_iter().map(|event| event.kind).collect();
        let expected = [
            EventKind::RoundStart(round),
            EventKind::Statement(first),
            EventKind::Mechanism(body, entry),
            EventKind::Statement(last),
            EventKind::RoundEnd(round),
        ];
        assert_eq!(kinds, expected);
        assert!(!kinds.contains(&EventKind::Statement(late)));
    }

    #[test]
    fn what_is_dated_more_coarsely_stands_together() {
        let mut talks = Talks::new();
        let a = talks.party("a");
        let dates = ["2025-12-01", "2025-12", "2025-12-01T08:00Z", "2025-12", "2025"];
        for (at, date) in dates.iter().enumerate() {
            talks.say(&format!("s{at}"), Kind::Demand, &[a], &[], date);
        }
        let events = events(&talks.negotiation, &talks.known("2025-12-31"));
        let days: Vec<_> = events.iter().map(|event| event.on.to_string()).collect();
        assert_eq!(days, ["2025", "2025-12", "2025-12", "2025-12-01", "2025-12-01T08:00Z"]);
    }

    #[test]
    fn days_are_those_on_which_something_comes_to_be_known() {
        let mut talks = Talks::new();
        let a = talks.party("a");
        let ahead = talks.say("ahead", Kind::Threat, &[a], &[], "2025-10-05");
        talks.negotiation.statements[ahead.index()].on = Some(date("2025-10-08"));
        talks.report(ahead, "2025-10-20");
        talks.say("after", Kind::Threat, &[a], &[], "2026-02-01");
        round(&mut talks, "2025-10-10", "2025-10-11");
        let days: Vec<_> = days(&talks.negotiation).into_iter().map(|day| day.to_string()).collect();
        assert_eq!(days, ["2025-10-08", "2025-10-10", "2025-10-11", "2025-10-20"]);
    }

    #[test]
    fn changes_name_what_is_new_and_what_is_other() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let demand = talks.say("demand", Kind::Demand, &[a], &[b], "2025-10-01");
        let still = talks.say("still", Kind::Demand, &[a], &[b], "2025-10-01");
        talks.report(demand, "2025-10-10");
        let denial = talks.respond("denial", &[b], demand, Answer::Denies, "2025-10-10");
        let body = talks.mechanism("body");
        talks.history(body, "2025-10-10", MechanismState::Agreed);
        let (before, after) = (talks.known("2025-10-09"), talks.known("2025-10-10"));
        let changes = changes(&before, &after, &talks.negotiation);
        assert_eq!(changes.statements, [denial]);
        assert_eq!(changes.reports, [demand]);
        let change = AnswerChange { statement: demand, party: b, before: None, after: Some(Answer::Denies) };
        assert_eq!(changes.answers, [change]);
        assert_eq!(changes.flags, [(demand, Flags { disputed: true, ..Flags::default() })]);
        assert_eq!(changes.mechanisms, [body]);
        assert!(!changes.touched().contains(&still));
    }
}
