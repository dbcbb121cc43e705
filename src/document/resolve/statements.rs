//! Statements, their reports, and what they respond to.

use crate::document::codes;
use crate::document::cycles::closing_references;
use crate::document::desk::Desk;
use crate::document::json::{Node, Value};
use crate::document::place::shown;
use crate::document::resolve::StatementMarks;
use crate::document::resolve::lists::{Ids, Repeats, keep_first, placed_refs, refs};
use crate::document::scalars::{ToFacet, ToIssue, ToMechanism, ToParty, ToRound, ToSource, ToStatement};
use crate::document::wire::{ReportWire, ResponseWire, StatementWire, TieWire};
use crate::model::{Kind, MechanismTie, Quote, Report, Response, Says, Statement};

/// What a statement may refer to, but for other statements.
pub struct Scope<'s, 't> {
    /// The parties.
    pub parties: &'s Ids<'t, ToParty>,
    /// The rounds.
    pub rounds: &'s Ids<'t, ToRound>,
    /// The issues.
    pub issues: &'s Ids<'t, ToIssue>,
    /// The sources.
    pub sources: &'s Ids<'t, ToSource>,
    /// The mechanisms.
    pub mechanisms: &'s Ids<'t, ToMechanism>,
    /// The facets of each mechanism.
    pub facets: Vec<Ids<'t, ToFacet>>,
}

/// What one statement still has to say of others, once it is known which of them stay.
struct Open<'t> {
    responds: Vec<ResponseWire<'t>>,
    conditional_on: Vec<crate::document::scalars::Ref<'t, ToStatement>>,
}

/// The statements that are sound, their ids, and where their dated parts stand.
pub fn resolve<'t>(
    wires: Vec<StatementWire<'t>>,
    scope: &Scope<'_, 't>,
    desk: &mut Desk,
) -> (Vec<Statement>, Ids<'t, ToStatement>, Vec<StatementMarks>) {
    let wires = keep_first(wires, |statement| statement.id, desk);
    let mut statements = Vec::with_capacity(wires.len());
    let mut kept_ids = Vec::with_capacity(wires.len());
    let mut marks = Vec::with_capacity(wires.len());
    let mut open = Vec::with_capacity(wires.len());
    for mut wire in wires {
        let id = wire.id.id;
        let on = wire.on.map_or(wire.node.at, |on| on.at);
        let rest = Open {
            responds: std::mem::take(&mut wire.responds),
            conditional_on: std::mem::take(&mut wire.conditional_on),
        };
        if let Some(statement) = statement(wire, scope, desk) {
            statements.push(statement);
            kept_ids.push(id);
            marks.push(StatementMarks { on, responds: Vec::new() });
            open.push(rest);
        }
    }
    let ids = Ids::of(kept_ids.into_iter());
    let mut condition_places = Vec::with_capacity(open.len());
    for (index, rest) in open.into_iter().enumerate() {
        let (responds, places) = responses(index, &rest.responds, &ids, desk);
        statements[index].responds = responds;
        marks[index].responds = places;
        let (conditions, places) = placed_refs(&rest.conditional_on, &ids, desk);
        statements[index].conditional_on = conditions;
        condition_places.push(places);
    }
    cut_circles(&mut statements, &mut marks, &condition_places, desk);
    (statements, ids, marks)
}

/// Where a list of a statement stands, of which nothing is left; the statement where it has none.
fn list_of(statement: &Node<'_>, name: &str) -> u32 {
    statement
        .field(name)
        .filter(|list| !matches!(list.value, Value::Null))
        .map_or(statement.at, |list| list.at)
}

/// One statement but for its ties to others; `None` where it must go.
fn statement(wire: StatementWire<'_>, scope: &Scope<'_, '_>, desk: &mut Desk) -> Option<Statement> {
    let by = refs(&wire.by, scope.parties, desk);
    let issue = scope.issues.find(wire.issue, desk);
    let to = refs(&wire.to, scope.parties, desk);
    let about = refs(&wire.about, scope.parties, desk);
    let round = wire.round.and_then(|round| scope.rounds.find(round, desk));
    let mechanisms = ties(wire.mechanisms, scope, desk);
    let reports = reports(wire.reports, scope, desk);
    let left_out = "it is left out";
    if by.is_empty() {
        let sentence = format!("the statement has no maker that could be read: {left_out}; name one in `by`");
        desk.report(list_of(wire.node, "by"), &codes::NO_MAKER, sentence);
        return None;
    }
    if reports.is_empty() {
        let sentence =
            format!("the statement has no report that could be read: {left_out}; say who reports it");
        desk.report(list_of(wire.node, "reports"), &codes::NO_REPORT, sentence);
        return None;
    }
    // A response whose reference was wrong has had its finding, and stays as what it is: somebody's words.
    let silent = |node: &Node<'_>| match node.field("responds").map(|list| &list.value) {
        Some(Value::List(items)) => items.iter().all(|item| matches!(item.value, Value::Null)),
        other => other.is_none(),
    };
    if wire.kind.value == Kind::Response && silent(wire.node) {
        let sentence = format!("a response must say what it responds to: {left_out}; fill `responds`");
        desk.report(wire.node.at, &codes::RESPONDS_TO_NOTHING, sentence);
        return None;
    }
    Some(Statement {
        id: wire.id.id.into(),
        kind: wire.kind.value,
        by,
        to,
        about,
        issue: issue?,
        label: wire.label,
        text: wire.text,
        on: wire.on.map(|on| on.date),
        round,
        responds: Vec::new(),
        conditional_on: Vec::new(),
        mechanisms,
        reports,
        note: wire.note,
    })
}

fn reports(wires: Vec<ReportWire<'_>>, scope: &Scope<'_, '_>, desk: &mut Desk) -> Vec<Report> {
    let mut reports = Vec::with_capacity(wires.len());
    // Reports are long and many, and only those of one source can be the same: a few of different sources need no look.
    let places = 1..wires.len().min(16);
    let differ = places.into_iter().all(|place| {
        let source = wires[place].source.id;
        wires[..place].iter().all(|before| before.source.id != source)
    });
    let mut repeats = Repeats::in_list_of(if differ && wires.len() <= 16 { 1 } else { wires.len() });
    for wire in wires {
        let side = wire.side.and_then(|side| scope.parties.find(side, desk));
        if let Some(source) = scope.sources.find(wire.source, desk)
            && repeats.is_first_node(wire.node, desk)
        {
            reports.push(Report {
                source,
                at: wire.at,
                attribution: wire.attribution.value,
                speaker: wire.speaker,
                side,
                says: wire.says.map_or(Says::Asserts, |says| says.value),
                account: wire.account,
                quote: wire.quote.map(|quote| Quote {
                    text: quote.text,
                    language: quote.language,
                    translation: quote.translation,
                }),
            });
        }
    }
    reports
}

fn ties(wires: Vec<TieWire<'_>>, scope: &Scope<'_, '_>, desk: &mut Desk) -> Vec<MechanismTie> {
    let mut ties = Vec::with_capacity(wires.len());
    let mut repeats = Repeats::in_list_of(wires.len());
    for wire in wires {
        if let Some(mechanism) = scope.mechanisms.find(wire.mechanism, desk) {
            let facets = refs(&wire.facets, &scope.facets[mechanism.index()], desk);
            // The same stance on other facets adds something; it is only the whole that can repeat.
            if repeats.is_first_node(wire.node, desk) {
                ties.push(MechanismTie { mechanism, stance: wire.stance.value, facets });
            }
        }
    }
    ties
}

fn responses(
    own: usize,
    wires: &[ResponseWire<'_>],
    ids: &Ids<'_, ToStatement>,
    desk: &mut Desk,
) -> (Vec<Response>, Vec<u32>) {
    let (mut responses, mut places) = (Vec::with_capacity(wires.len()), Vec::with_capacity(wires.len()));
    let mut repeats = Repeats::in_list_of(wires.len());
    for wire in wires {
        let Some(to) = ids.find(wire.to, desk) else { continue };
        if to.index() == own {
            let sentence = "a statement cannot respond to itself: name the statement that it answers";
            desk.report(wire.to.at, &codes::RESPONDS_TO_ITSELF, sentence);
        } else if repeats.is_first_node(wire.node, desk) {
            responses.push(Response { to, answer: wire.answer.value });
            places.push(wire.to.at);
        }
    }
    (responses, places)
}

/// Takes out the references by which a statement would respond to, or depend on, itself through others.
fn cut_circles(
    statements: &mut [Statement],
    marks: &mut [StatementMarks],
    condition_places: &[Vec<u32>],
    desk: &mut Desk,
) {
    let responds: Vec<Vec<usize>> = statements
        .iter()
        .map(|one| one.responds.iter().map(|response| response.to.index()).collect())
        .collect();
    for (index, place) in closing_references(&responds).into_iter().rev() {
        let sentence =
            format!("“{}” would respond to itself through this: remove it", shown(&statements[index].id));
        desk.report(marks[index].responds.remove(place), &codes::CYCLE, sentence);
        statements[index].responds.remove(place);
    }
    let conditions: Vec<Vec<usize>> =
        statements.iter().map(|one| one.conditional_on.iter().map(|key| key.index()).collect()).collect();
    for (index, place) in closing_references(&conditions).into_iter().rev() {
        let sentence =
            format!("“{}” would depend on itself through this: remove it", shown(&statements[index].id));
        desk.report(condition_places[index][place], &codes::CYCLE, sentence);
        statements[index].conditional_on.remove(place);
    }
}
