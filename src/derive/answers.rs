//! Who has answered a statement, and how; and who still owes an answer.

use crate::derive::known::KnownResponse;
use crate::derive::rows::Rows;
use crate::model::{Answer, Negotiation, PartyKey, PartyKind, Statement, StatementKey};
use crate::text::Order;

/// Where one party stands to one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyAnswer {
    /// The party.
    pub party: PartyKey,
    /// Its answer; `None` where it owes one and none is known.
    pub answer: Option<Answer>,
    /// The statement that gives it.
    pub response: Option<StatementKey>,
    /// The coalition that gave it, where the party itself has given none.
    pub through: Option<PartyKey>,
    /// Whether the statement was addressed to the party.
    pub addressed: bool,
}

/// The answers to every known statement: the addressees in the order of `to`, then others in the order of the parties.
pub(crate) fn answers(
    negotiation: &Negotiation,
    reports: &Rows<u32>,
    responses: &Rows<KnownResponse>,
) -> Rows<PartyAnswer> {
    let mut rows = Rows::with_capacity(negotiation.statements.len());
    let mut desk = Desk::new(negotiation);
    for key in negotiation.statement_keys() {
        let statement = &negotiation[key];
        let known = !reports.row(key.index()).is_empty();
        let responses = responses.row(key.index());
        let (owed, given) = (statement.kind.owes_answer(), !responses.is_empty());
        // Most statements of other kinds are answered by no one: they cost nothing.
        if known && (owed || given) {
            rows.push_row(desk.answers(statement, responses))
        } else {
            rows.push_row([])
        }
    }
    rows
}

/// The latest response of one party to the statement at hand: its place among the statement's responses, oldest first.
#[derive(Clone, Copy)]
struct Latest {
    party: PartyKey,
    place: usize,
}

/// Room to work in, used again for each statement: marks by party say for which statement they were last made.
struct Desk<'a> {
    negotiation: &'a Negotiation,
    turn: usize,
    makers: Marks,
    addressees: Marks,
    reached: Marks,
}

/// One mark a party, wiped by counting on.
struct Marks(Vec<usize>);

impl Marks {
    /// Marks the party, and says whether it was not marked in this turn.
    fn mark(&mut self, party: PartyKey, turn: usize) -> bool {
        self.0.get_mut(party.index()).is_some_and(|mark| std::mem::replace(mark, turn) != turn)
    }

    fn has(&self, party: PartyKey, turn: usize) -> bool {
        self.0.get(party.index()) == Some(&turn)
    }
}

impl<'a> Desk<'a> {
    fn new(negotiation: &'a Negotiation) -> Self {
        let marks = || Marks(vec![0; negotiation.parties.len()]);
        Self { negotiation, turn: 0, makers: marks(), addressees: marks(), reached: marks() }
    }

    fn answers(&mut self, statement: &Statement, responses: &[KnownResponse]) -> Vec<PartyAnswer> {
        self.turn += 1;
        for maker in &statement.by {
            self.makers.mark(*maker, self.turn);
        }
        let own = self.latest(responses);
        let mut answers = Vec::with_capacity(statement.to.len());
        for party in &statement.to {
            // A maker among the addressees owes itself nothing, and a party addressed twice answers once.
            if !self.makers.has(*party, self.turn) && self.addressees.mark(*party, self.turn) {
                let given = own.binary_search_by_key(party, |latest| latest.party).ok();
                let given = given.and_then(|at| responses.get(own[at].place));
                answers.push(answer(*party, given, None, true));
            }
        }
        if answers.iter().any(|answer| answer.answer.is_none()) {
            self.answer_through_coalitions(&mut answers, &own, responses);
        }
        if !statement.kind.owes_answer() {
            answers.retain(|answer| answer.answer.is_some());
        }
        let others = own.iter().filter(|latest| !self.addressees.has(latest.party, self.turn));
        answers.extend(others.map(|latest| answer(latest.party, responses.get(latest.place), None, false)));
        answers
    }

    /// The latest response of each party that is no maker of the statement, in the order of the parties.
    fn latest(&self, responses: &[KnownResponse]) -> Vec<Latest> {
        let mut latest: Vec<Latest> = Vec::new();
        for (place, response) in responses.iter().enumerate() {
            let others = self.negotiation[response.statement].by.iter();
            let others = others.filter(|party| !self.makers.has(**party, self.turn));
            latest.extend(others.map(|party| Latest { party: *party, place }));
        }
        latest.order_by_key(|latest| (latest.party, std::cmp::Reverse(latest.place)));
        latest.dedup_by_key(|latest| latest.party);
        latest
    }

    /// Fills in, for addressees that have given no answer, that of the latest coalition to answer of which they are
    /// members, directly or through another.
    ///
    /// The coalitions are walked from the latest to answer to the first, and what one has reached no other reaches
    /// again: what stands below it stands below the later one too. So each membership is walked once a statement.
    fn answer_through_coalitions(
        &mut self,
        answers: &mut [PartyAnswer],
        own: &[Latest],
        responses: &[KnownResponse],
    ) {
        let is_coalition = |party: PartyKey| self.negotiation[party].kind == PartyKind::Coalition;
        let mut speakers: Vec<Latest> =
            own.iter().copied().filter(|latest| is_coalition(latest.party)).collect();
        speakers.order_by_key(|latest| (std::cmp::Reverse(latest.place), latest.party));
        let mut spoken_for: Vec<(PartyKey, Latest)> = Vec::new();
        for speaker in speakers {
            let mut walk = vec![speaker.party];
            while let Some(coalition) = walk.pop() {
                for member in &self.negotiation[coalition].members {
                    if self.reached.mark(*member, self.turn) {
                        spoken_for.push((*member, speaker));
                        if is_coalition(*member) {
                            walk.push(*member);
                        }
                    }
                }
            }
        }
        spoken_for.order_by_key(|(member, _)| *member);
        for open in answers.iter_mut().filter(|answer| answer.answer.is_none()) {
            if let Ok(at) = spoken_for.binary_search_by_key(&open.party, |(member, _)| *member) {
                let speaker = spoken_for[at].1;
                *open = answer(open.party, responses.get(speaker.place), Some(speaker.party), true);
            }
        }
    }
}

fn answer(
    party: PartyKey,
    given: Option<&KnownResponse>,
    through: Option<PartyKey>,
    addressed: bool,
) -> PartyAnswer {
    PartyAnswer {
        party,
        answer: given.map(|response| response.answer),
        response: given.map(|response| response.statement),
        through,
        addressed,
    }
}

#[cfg(test)]
mod tests {
    use crate::derive::fixture::Talks;
    use crate::model::{Answer, Kind, PartyKey, PartyKind, StatementKey};

    /// The answers as `party:answer`, with `<coalition` where one gave it and `?` where no one asked.
    fn told(talks: &Talks, statement: StatementKey, as_of: &str) -> String {
        let name = |party: PartyKey| talks.negotiation[party].id.to_string();
        let known = talks.known(as_of);
        let words = known.answers(statement).iter().map(|answer| {
            let through = answer.through.map(|party| format!("<{}", name(party))).unwrap_or_default();
            let asked = if answer.addressed { "" } else { "?" };
            format!(
                "{}:{}{through}{asked}",
                name(answer.party),
                answer.answer.map_or("unanswered", Answer::word)
            )
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn addressees_owe_an_answer_to_four_kinds_and_makers_none() {
        for kind in Kind::ALL {
            let mut talks = Talks::new();
            let (a, b, c) = (talks.party("a"), talks.party("b"), talks.party("c"));
            let said = talks.say("said", *kind, &[a, b], &[c, b], "2025-10-01");
            let owed = matches!(kind, Kind::Demand | Kind::Precondition | Kind::Offer | Kind::Proposal);
            assert_eq!(told(&talks, said, "2025-10-01"), if owed { "c:unanswered" } else { "" }, "{kind:?}");
            talks.respond("response", &[c], said, Answer::Counters, "2025-10-02");
            assert_eq!(told(&talks, said, "2025-10-02"), "c:counters", "{kind:?}");
        }
    }

    #[test]
    fn the_latest_answer_counts_and_of_one_moment_the_later_in_the_document() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let demand = talks.say("demand", Kind::Demand, &[a], &[b], "2025-10-01");
        talks.respond("later", &[b], demand, Answer::Accepts, "2025-10-09");
        talks.respond("sooner", &[b], demand, Answer::Rejects, "2025-10-05");
        talks.respond("coarse", &[b], demand, Answer::Defers, "2025-10");
        assert_eq!(told(&talks, demand, "2025-10-01"), "b:defers");
        assert_eq!(told(&talks, demand, "2025-10-08"), "b:rejects");
        assert_eq!(told(&talks, demand, "2025-10-09"), "b:accepts");
        talks.respond("same-day", &[b], demand, Answer::Counters, "2025-10-09");
        assert_eq!(told(&talks, demand, "2025-10-09"), "b:counters");
        // A month counts from its first day: of one moment, the place in the document decides, not the spelling.
        let offer = talks.say("offer", Kind::Offer, &[a], &[b], "2025-09-01");
        talks.respond("first", &[b], offer, Answer::Accepts, "2025-10-01");
        talks.respond("last", &[b], offer, Answer::Rejects, "2025-10");
        assert_eq!(told(&talks, offer, "2025-10-01"), "b:rejects");
    }

    #[test]
    fn a_response_counts_only_once_it_is_known_itself() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let demand = talks.say("demand", Kind::Demand, &[a], &[b], "2025-10-01");
        let response = talks.respond("response", &[b], demand, Answer::Rejects, "2025-10-20");
        talks.negotiation.statements[response.index()].on = Some(crate::derive::fixture::date("2025-10-02"));
        assert_eq!(told(&talks, demand, "2025-10-19"), "b:unanswered");
        assert_eq!(told(&talks, demand, "2025-10-20"), "b:rejects");
    }

    #[test]
    fn a_coalition_answers_for_members_that_have_not_and_the_latest_of_several_counts() {
        let mut talks = Talks::new();
        let (asks, m, n) = (talks.party("asks"), talks.party("m"), talks.party("n"));
        let inner = talks.coalition("inner", &[m]);
        let outer = talks.coalition("outer", &[inner, n]);
        let demand = talks.say("demand", Kind::Demand, &[asks], &[m, n], "2025-10-01");
        talks.respond("outer-says", &[outer], demand, Answer::Rejects, "2025-10-05");
        assert_eq!(told(&talks, demand, "2025-10-05"), "m:rejects<outer n:rejects<outer outer:rejects?");
        talks.respond("inner-says", &[inner], demand, Answer::Defers, "2025-10-07");
        assert_eq!(
            told(&talks, demand, "2025-10-07"),
            "m:defers<inner n:rejects<outer inner:defers? outer:rejects?"
        );
        talks.respond("outer-again", &[outer], demand, Answer::Counters, "2025-10-09");
        assert_eq!(
            told(&talks, demand, "2025-10-09"),
            "m:counters<outer n:counters<outer inner:defers? outer:counters?"
        );
        // Its own answer comes first, however old.
        talks.respond("m-says", &[m], demand, Answer::Accepts, "2025-10-02");
        assert_eq!(
            told(&talks, demand, "2025-10-09"),
            "m:accepts n:counters<outer inner:defers? outer:counters?"
        );
    }

    #[test]
    fn a_member_never_answers_for_its_coalition() {
        let mut talks = Talks::new();
        let (asks, m) = (talks.party("asks"), talks.party("m"));
        let group = talks.coalition("group", &[m]);
        let demand = talks.say("demand", Kind::Demand, &[asks], &[group], "2025-10-01");
        talks.respond("m-says", &[m], demand, Answer::Accepts, "2025-10-02");
        assert_eq!(told(&talks, demand, "2025-10-02"), "group:unanswered m:accepts?");
    }

    #[test]
    fn only_coalitions_answer_for_members_and_circles_of_them_end() {
        let mut talks = Talks::new();
        let (asks, m) = (talks.party("asks"), talks.party("m"));
        let state = talks.coalition("state", &[m]);
        talks.negotiation.parties[state.index()].kind = PartyKind::Organisation;
        let demand = talks.say("demand", Kind::Demand, &[asks], &[m], "2025-10-01");
        talks.respond("state-says", &[state], demand, Answer::Accepts, "2025-10-02");
        assert_eq!(told(&talks, demand, "2025-10-02"), "m:unanswered state:accepts?");
        let one = talks.coalition("one", &[m]);
        let two = talks.coalition("two", &[one]);
        talks.negotiation.parties[one.index()].members.push(two);
        talks.respond("two-says", &[two], demand, Answer::Rejects, "2025-10-03");
        assert_eq!(told(&talks, demand, "2025-10-03"), "m:rejects<two state:accepts? two:rejects?");
    }

    #[test]
    fn a_makers_own_response_is_no_answer_even_together_with_another() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let group = talks.coalition("group", &[b]);
        let offer = talks.say("offer", Kind::Offer, &[a, group], &[b], "2025-10-01");
        talks.respond("own", &[a, group], offer, Answer::Withdraws, "2025-10-02");
        assert_eq!(told(&talks, offer, "2025-10-02"), "b:unanswered");
        talks.respond("both", &[a, b], offer, Answer::Accepts, "2025-10-03");
        assert_eq!(told(&talks, offer, "2025-10-03"), "b:accepts");
    }

    #[test]
    fn one_response_may_answer_several_statements_and_speak_for_several_parties() {
        let mut talks = Talks::new();
        let (a, b, c) = (talks.party("a"), talks.party("b"), talks.party("c"));
        let one = talks.say("one", Kind::Demand, &[a], &[c, b], "2025-10-01");
        let two = talks.say("two", Kind::Proposal, &[a], &[b], "2025-10-01");
        let response = talks.respond("response", &[b, c], one, Answer::Rejects, "2025-10-02");
        let second = crate::model::Response { to: two, answer: Answer::Accepts };
        talks.negotiation.statements[response.index()].responds.push(second);
        assert_eq!(told(&talks, one, "2025-10-02"), "c:rejects b:rejects");
        assert_eq!(told(&talks, two, "2025-10-02"), "b:accepts c:accepts?");
    }
}
