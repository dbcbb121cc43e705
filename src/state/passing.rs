//! Which statements pass the filters, and how many each choice would leave.

use crate::derive::Known;
use crate::model::Answer;
use crate::model::{Attribution, IssueKey, Kind, Negotiation, PartyKey, StatementKey};
use crate::state::filters::{AnswerFilter, Filters};
use crate::state::search::{Hits, SearchIndex};
use crate::state::view_state::ViewState;

/// The statements that pass the filters as of a date. For each choice of a filter it counts the statements that would
/// pass if that choice stood alone in its filter and the other filters stayed as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passing {
    passes: Vec<bool>,
    count: usize,
    known: usize,
    parties: Vec<usize>,
    issues: Vec<usize>,
    kinds: [usize; 10],
    answers: [usize; AnswerFilter::COUNT],
    attributions: [usize; 6],
}

impl Passing {
    /// What passes, with the search made afresh.
    #[must_use]
    pub fn new(negotiation: &Negotiation, known: &Known, state: &ViewState, index: &SearchIndex) -> Self {
        let hits = index.search(negotiation, known, &state.filters.query, None);
        Self::with_hits(negotiation, known, &state.filters, &hits)
    }

    /// What passes, with the hits of the search at hand.
    #[must_use]
    pub fn with_hits(negotiation: &Negotiation, known: &Known, filters: &Filters, hits: &Hits) -> Self {
        let mut passing = Self {
            passes: vec![false; negotiation.statements.len()],
            count: 0,
            known: 0,
            parties: vec![0; negotiation.parties.len()],
            issues: vec![0; negotiation.issues.len()],
            kinds: [0; 10],
            answers: [0; AnswerFilter::COUNT],
            attributions: [0; 6],
        };
        let wanted = Wanted::new(filters);
        let mut seen = vec![0; negotiation.parties.len()];
        for key in known.statements() {
            passing.known += 1;
            if hits.holds(key) {
                passing.enter(negotiation, key, Traits::of(negotiation, known, key), &wanted, &mut seen);
            }
        }
        passing
    }

    /// Enters one statement that the search finds. It counts for a filter where it passes all the others.
    fn enter(
        &mut self,
        negotiation: &Negotiation,
        key: StatementKey,
        traits: Traits,
        wanted: &Wanted<'_>,
        seen: &mut [usize],
    ) {
        let statement = &negotiation[key];
        let parties = || statement.by.iter().chain(&statement.to).chain(&statement.about);
        let filters = wanted.filters;
        let fails = [
            !filters.parties.is_empty() && !parties().any(|party| filters.parties.contains(party)),
            !filters.issues.is_empty() && !filters.issues.contains(&statement.issue),
            !filters.kinds.is_empty() && !filters.kinds.contains(&statement.kind),
            wanted.answers != 0 && wanted.answers & traits.answers == 0,
            wanted.attributions != 0 && wanted.attributions & traits.attributions == 0,
        ];
        let failed = fails.iter().filter(|fails| **fails).count();
        let counts = |filter: usize| failed == 0 || (failed == 1 && fails[filter]);
        if failed == 0 {
            self.count += 1;
            if let Some(passes) = self.passes.get_mut(key.index()) {
                *passes = true;
            }
        }
        if counts(0) {
            for party in parties() {
                // A party that both makes a statement and is its subject counts once.
                let new = seen.get_mut(party.index()).map(|seen| std::mem::replace(seen, key.index() + 1));
                if new.is_some_and(|before| before != key.index() + 1) {
                    add(&mut self.parties, party.index());
                }
            }
        }
        if counts(1) {
            add(&mut self.issues, statement.issue.index());
        }
        if counts(2) {
            add(&mut self.kinds, statement.kind as usize);
        }
        if counts(3) {
            add_bits(&mut self.answers, traits.answers);
        }
        if counts(4) {
            add_bits(&mut self.attributions, traits.attributions);
        }
    }

    /// Whether the statement was known by the date and passes.
    #[must_use]
    pub fn passes(&self, statement: StatementKey) -> bool {
        self.passes.get(statement.index()).copied().unwrap_or(false)
    }

    /// The statements that pass, in the document's order.
    pub fn statements(&self) -> impl Iterator<Item = StatementKey> + '_ {
        self.passes.iter().enumerate().filter(|(_, passes)| **passes).map(|(at, _)| StatementKey::new(at))
    }

    /// How many pass.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many were known by the date.
    #[must_use]
    pub fn known(&self) -> usize {
        self.known
    }

    /// How many a party would leave.
    #[must_use]
    pub fn party(&self, party: PartyKey) -> usize {
        self.parties.get(party.index()).copied().unwrap_or(0)
    }

    /// How many an issue would leave.
    #[must_use]
    pub fn issue(&self, issue: IssueKey) -> usize {
        self.issues.get(issue.index()).copied().unwrap_or(0)
    }

    /// How many a kind would leave.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> usize {
        self.kinds.get(kind as usize).copied().unwrap_or(0)
    }

    /// How many an answer would leave.
    #[must_use]
    pub fn answer(&self, answer: AnswerFilter) -> usize {
        self.answers.get(answer.index()).copied().unwrap_or(0)
    }

    /// How many an attribution would leave.
    #[must_use]
    pub fn attribution(&self, attribution: Attribution) -> usize {
        self.attributions.get(attribution as usize).copied().unwrap_or(0)
    }
}

/// The filters, with the choices of the small vocabularies as bits.
struct Wanted<'a> {
    filters: &'a Filters,
    answers: u16,
    attributions: u16,
}

impl<'a> Wanted<'a> {
    fn new(filters: &'a Filters) -> Self {
        let answers = filters.answers.iter().fold(0, |bits, answer| bits | 1 << answer.index());
        let attributions =
            filters.attributions.iter().fold(0, |bits, attribution| bits | 1 << *attribution as u16);
        Self { filters, answers, attributions }
    }
}

/// What a statement is, as of the date, in the same bits.
struct Traits {
    answers: u16,
    attributions: u16,
}

impl Traits {
    fn of(negotiation: &Negotiation, known: &Known, key: StatementKey) -> Self {
        let given = known.answers(key).iter();
        let choices = given.map(|given| given.answer.map_or(AnswerFilter::Unanswered, AnswerFilter::Answer));
        let flags = known.flags(key);
        let disputed = flags.disputed.then_some(AnswerFilter::Disputed);
        let withdrawn = flags.withdrawn.then_some(AnswerFilter::Answer(Answer::Withdraws));
        let choices = choices.chain(disputed).chain(withdrawn);
        let reports = known.reports(negotiation, key);
        Self {
            answers: choices.fold(0, |bits, choice| bits | 1 << choice.index()),
            attributions: reports.fold(0, |bits, report| bits | 1 << report.attribution as u16),
        }
    }
}

fn add(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

fn add_bits(counts: &mut [usize], bits: u16) {
    for (at, count) in counts.iter_mut().enumerate() {
        *count += usize::from(bits >> at & 1 == 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::{Talks, text};

    fn passing(talks: &Talks, as_of: &str, state: &ViewState) -> Passing {
        Passing::new(&talks.negotiation, &talks.known(as_of), state, &SearchIndex::new(&talks.negotiation))
    }

    fn ids(talks: &Talks, as_of: &str, state: &ViewState) -> String {
        let passing = passing(talks, as_of, state);
        let ids = passing.statements().map(|key| &*talks.negotiation[key].id);
        ids.collect::<Vec<_>>().join(" ")
    }

    /// `ask` of a to b, rejected by b on the 10th; `offer` of b to a, about c; `line` of c, later, disputed.
    fn talks() -> (Talks, [PartyKey; 3]) {
        let mut talks = Talks::new();
        let (a, b, c) = (talks.party("a"), talks.party("b"), talks.party("c"));
        let ask = talks.say("ask", Kind::Demand, &[a], &[b], "2025-10-01");
        let offer = talks.say("offer", Kind::Offer, &[b], &[a], "2025-10-02");
        talks.negotiation.statements[offer.index()].about = vec![c, b];
        talks.respond("no", &[b], ask, Answer::Rejects, "2025-10-10");
        let line = talks.say("line", Kind::RedLine, &[c], &[], "2025-10-20");
        talks.respond("denial", &[a], line, Answer::Denies, "2025-10-21");
        let elsewhere = talks.issue("elsewhere");
        talks.negotiation.statements[line.index()].issue = elsewhere;
        talks.negotiation.statements[offer.index()].reports[0].attribution = Attribution::UnnamedSource;
        talks.negotiation.statements[offer.index()].text = text("An open hand");
        (talks, [a, b, c])
    }

    #[test]
    fn a_party_is_maker_addressee_or_subject() {
        let (talks, [a, _, c]) = talks();
        let state = ViewState::default();
        assert_eq!(ids(&talks, "2025-12-31", &state.toggled_party(a)), "ask offer denial");
        assert_eq!(ids(&talks, "2025-12-31", &state.toggled_party(c)), "offer line");
    }

    #[test]
    fn values_of_one_name_are_alternatives_and_names_combine() {
        let (talks, [a, _, c]) = talks();
        let state = ViewState::default().toggled_kind(Kind::Demand).toggled_kind(Kind::RedLine);
        assert_eq!(ids(&talks, "2025-12-31", &state), "ask line");
        assert_eq!(ids(&talks, "2025-12-31", &state.toggled_party(a)), "ask");
        assert_eq!(ids(&talks, "2025-12-31", &state.toggled_party(a).toggled_party(c)), "ask line");
        assert_eq!(ids(&talks, "2025-12-31", &state.toggled_issue(IssueKey::new(1))), "line");
        assert_eq!(ids(&talks, "2025-12-31", &ViewState::default().with_query("OPEN")), "offer");
    }

    #[test]
    fn answers_are_those_of_the_date() {
        let (talks, _) = talks();
        let with = |answer| ViewState::default().toggled_answer(answer);
        let rejects = with(AnswerFilter::Answer(Answer::Rejects));
        assert_eq!(ids(&talks, "2025-10-09", &rejects), "");
        assert_eq!(ids(&talks, "2025-10-10", &rejects), "ask");
        assert_eq!(ids(&talks, "2025-10-09", &with(AnswerFilter::Unanswered)), "ask offer");
        assert_eq!(ids(&talks, "2025-10-10", &with(AnswerFilter::Unanswered)), "offer");
        assert_eq!(ids(&talks, "2025-10-20", &with(AnswerFilter::Disputed)), "");
        assert_eq!(ids(&talks, "2025-10-21", &with(AnswerFilter::Disputed)), "line");
    }

    #[test]
    fn a_withdrawal_is_found_though_it_is_no_answer() {
        let (mut talks, [_, b, _]) = talks();
        let offer = StatementKey::new(1);
        talks.respond("back", &[b], offer, Answer::Withdraws, "2025-10-25");
        let state = ViewState::default().toggled_answer(AnswerFilter::Answer(Answer::Withdraws));
        assert_eq!(ids(&talks, "2025-10-24", &state), "");
        assert_eq!(ids(&talks, "2025-10-25", &state), "offer");
    }

    #[test]
    fn only_known_reports_attribute() {
        let (mut talks, _) = talks();
        let ask = StatementKey::new(0);
        talks.report(ask, "2025-11-01");
        talks.negotiation.statements[0].reports[1].attribution = Attribution::UnnamedSource;
        let state = ViewState::default().toggled_attribution(Attribution::UnnamedSource);
        assert_eq!(ids(&talks, "2025-10-31", &state), "offer");
        assert_eq!(ids(&talks, "2025-11-01", &state), "ask offer");
    }

    /// Each count is what really passes once the choice stands alone in its filter.
    #[test]
    fn counts_say_what_each_choice_would_leave() {
        let (talks, [a, b, c]) = talks();
        let states = [
            ViewState::default(),
            ViewState::default().toggled_kind(Kind::Demand),
            ViewState::default().toggled_kind(Kind::Demand).toggled_party(b),
            ViewState::default().toggled_answer(AnswerFilter::Unanswered).with_query("o"),
            ViewState::default()
                .toggled_issue(IssueKey::new(0))
                .toggled_attribution(Attribution::OnRecordNamed),
        ];
        for (as_of, state) in
            ["2025-10-05", "2025-12-31"].iter().flat_map(|date| states.iter().map(move |s| (date, s)))
        {
            let counts = passing(&talks, as_of, state);
            let left = |change: &dyn Fn(&mut Filters)| {
                let mut filters = state.filters.clone();
                change(&mut filters);
                passing(&talks, as_of, &state.with_filters(filters)).count()
            };
            for party in [a, b, c] {
                assert_eq!(counts.party(party), left(&|filters| filters.parties = [party].into()));
            }
            for issue in talks.negotiation.issue_keys() {
                assert_eq!(counts.issue(issue), left(&|filters| filters.issues = [issue].into()));
            }
            for kind in Kind::ALL {
                assert_eq!(counts.kind(*kind), left(&|filters| filters.kinds = [*kind].into()));
            }
            for answer in AnswerFilter::all() {
                assert_eq!(counts.answer(answer), left(&|filters| filters.answers = [answer].into()));
            }
            for attribution in Attribution::ALL {
                let left = left(&|filters| filters.attributions = [*attribution].into());
                assert_eq!(counts.attribution(*attribution), left);
            }
        }
    }
}
