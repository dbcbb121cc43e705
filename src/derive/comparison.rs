//! Who stands where: issue by party, and the facets of each mechanism by party.

use crate::derive::known::Known;
use crate::model::{Answer, FacetKey, IssueKey, MechanismKey, Negotiation, PartyKey, Stance, StatementKey};
use crate::text::{Few, FewBy, Gather, Order};

/// The whole comparison as of a date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// The parties that have made a statement, in the document's order: the columns.
    pub parties: Vec<PartyKey>,
    /// A row for each issue, in the document's order, also for one on which nothing is known yet.
    pub issues: Vec<IssueRow>,
    /// The mechanisms, in the document's order.
    pub mechanisms: Vec<MechanismRow>,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueRow {
    /// The issue.
    pub issue: IssueKey,
    /// Each party's own statements on it, oldest first.
    pub cells: FewBy<PartyKey, Vec<StatementKey>>,
    /// Where the matter stands.
    pub standing: Standing,
}

/// Where a matter stands: what is counted, never what is weighed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// How many answers of addressees are of each kind; `None` for those that are owed and not given.
    pub answers: FewBy<Option<Answer>, usize>,
    /// Statements of which some addressee owes an answer and has given none.
    pub unanswered: Vec<StatementKey>,
    /// Statements that are disputed.
    pub disputed: Vec<StatementKey>,
    /// Mechanisms that statements on the issue take a stance on; their states are the date's.
    pub mechanisms: Few<MechanismKey>,
    /// The latest statement on the issue.
    pub latest: Option<StatementKey>,
}

/// One mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MechanismRow {
    /// The mechanism.
    pub mechanism: MechanismKey,
    /// Stances on the whole of it, that is those that name no facet.
    pub whole: FewBy<PartyKey, Vec<StanceTaken>>,
    /// Its facets, in the document's order, also those that no one has named yet.
    pub facets: Vec<FacetRow>,
}

/// One facet of a mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetRow {
    /// The facet.
    pub facet: FacetKey,
    /// Each party's stances on it, oldest first.
    pub cells: FewBy<PartyKey, Vec<StanceTaken>>,
}

/// A stance, and the statement that takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StanceTaken {
    /// The stance.
    pub stance: Stance,
    /// The statement.
    pub statement: StatementKey,
}

/// Compares the parties by what was known.
#[must_use]
pub fn compare(negotiation: &Negotiation, known: &Known) -> Comparison {
    let mut oldest_first: Vec<StatementKey> = known.statements().collect();
    oldest_first.order_by_key(|key| known.when(*key).moment());
    let makers = oldest_first.iter().flat_map(|key| &negotiation[*key].by).copied();
    let parties: Few<PartyKey> = makers.gather();
    let mut comparison = Comparison {
        parties: parties.into_iter().collect(),
        issues: negotiation.issue_keys().map(empty_issue).collect(),
        mechanisms: negotiation.mechanism_keys().map(|key| empty_mechanism(negotiation, key)).collect(),
    };
    for key in oldest_first {
        if let Some(row) = comparison.issues.get_mut(negotiation[key].issue.index()) {
            enter_statement(negotiation, known, key, row);
        }
        enter_stances(negotiation, key, &mut comparison.mechanisms);
    }
    comparison
}

fn empty_issue(issue: IssueKey) -> IssueRow {
    IssueRow { issue, cells: FewBy::new(), standing: Standing::default() }
}

fn empty_mechanism(negotiation: &Negotiation, mechanism: MechanismKey) -> MechanismRow {
    let facets = (0..negotiation[mechanism].facets.len()).map(FacetKey::new);
    let facets = facets.map(|facet| FacetRow { facet, cells: FewBy::new() }).collect();
    MechanismRow { mechanism, whole: FewBy::new(), facets }
}

fn enter_statement(negotiation: &Negotiation, known: &Known, key: StatementKey, row: &mut IssueRow) {
    let statement = &negotiation[key];
    for party in &statement.by {
        row.cells.at(*party).push(key);
    }
    let standing = &mut row.standing;
    let addressed = known.answers(key).iter().filter(|answer| answer.addressed);
    let mut open = false;
    for answer in addressed {
        *standing.answers.at(answer.answer) += 1;
        open |= answer.answer.is_none();
    }
    if open {
        standing.unanswered.push(key);
    }
    if known.flags(key).disputed {
        standing.disputed.push(key);
    }
    standing.mechanisms.extend(statement.mechanisms.iter().map(|tie| tie.mechanism));
    standing.latest = Some(key);
}

fn enter_stances(negotiation: &Negotiation, key: StatementKey, rows: &mut [MechanismRow]) {
    let statement = &negotiation[key];
    for tie in &statement.mechanisms {
        let Some(row) = rows.get_mut(tie.mechanism.index()) else { continue };
        let taken = StanceTaken { stance: tie.stance, statement: key };
        for party in &statement.by {
            if tie.facets.is_empty() {
                row.whole.at(*party).push(taken);
            }
            for facet in &tie.facets {
                if let Some(facet) = row.facets.get_mut(facet.index()) {
                    facet.cells.at(*party).push(taken);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::{Talks, text};
    use crate::model::{Facet, Kind, MechanismTie};

    #[test]
    fn each_party_has_its_own_statements_and_the_last_column_counts_answers() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let demand = talks.say("demand", Kind::Demand, &[a], &[b], "2025-10-05");
        let offer = talks.say("offer", Kind::Offer, &[b, a], &[a], "2025-10-01");
        let other = talks.say("other", Kind::Demand, &[a], &[b], "2025-10-02");
        let elsewhere = talks.issue("elsewhere");
        talks.negotiation.statements[other.index()].issue = elsewhere;
        let answer = talks.respond("answer", &[b], demand, Answer::Rejects, "2025-10-06");
        let late = talks.say("late", Kind::Demand, &[a], &[b], "2025-12-01");
        let comparison = compare(&talks.negotiation, &talks.known("2025-10-31"));
        assert_eq!(comparison.parties, [a, b]);
        let row = &comparison.issues[0];
        assert_eq!(row.cells.get(&a).map(Vec::as_slice), Some(&[offer, demand][..]));
        assert_eq!(row.cells.get(&b).map(Vec::as_slice), Some(&[offer, answer][..]));
        assert_eq!(row.standing.answers, FewBy::from([(Some(Answer::Rejects), 1)]));
        assert_eq!(row.standing.latest, Some(answer));
        assert_eq!(comparison.issues[1].standing.unanswered, [other]);
        assert!(!row.cells.get(&a).expect("a cell").contains(&late));
    }

    #[test]
    fn facets_tell_stances_apart() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let body = talks.mechanism("body");
        for id in ["inspects", "reports"] {
            talks.negotiation.mechanisms[0].facets.push(Facet { id: id.into(), name: text(id) });
        }
        let facets = [FacetKey::new(0), FacetKey::new(1)];
        let wants = talks.say("wants", Kind::Proposal, &[a], &[b], "2025-10-01");
        let against = talks.say("against", Kind::RedLine, &[b], &[], "2025-10-02");
        let tie =
            |stance, facets: &[FacetKey]| MechanismTie { mechanism: body, stance, facets: facets.to_vec() };
        talks.negotiation.statements[wants.index()].mechanisms = vec![tie(Stance::Requires, &facets)];
        talks.negotiation.statements[against.index()].mechanisms =
            vec![tie(Stance::Supports, &[]), tie(Stance::Opposes, &facets[..1])];
        let comparison = compare(&talks.negotiation, &talks.known("2025-10-31"));
        let row = &comparison.mechanisms[0];
        let taken = |stance, statement| vec![StanceTaken { stance, statement }];
        assert_eq!(row.whole, FewBy::from([(b, taken(Stance::Supports, against))]));
        assert_eq!(row.facets[0].cells.get(&a), Some(&taken(Stance::Requires, wants)));
        assert_eq!(row.facets[0].cells.get(&b), Some(&taken(Stance::Opposes, against)));
        assert_eq!(row.facets[1].cells, FewBy::from([(a, taken(Stance::Requires, wants))]));
        assert_eq!(comparison.issues[0].standing.mechanisms, Few::from([body]));
    }
}
