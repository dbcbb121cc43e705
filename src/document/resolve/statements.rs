//! Statements, their reports, and what they respond to.

use crate::document::codes;
use crate::document::cycles::closing_references;
use crate::document::desk::Desk;
use crate::document::json::{Node, Value};
use crate::document::place::shown;
use crate::document::resolve::StatementMarks;
use crate::document::resolve::lists::{Ids, Repeats, keep_first, placed_refs, refs};
use crate::document::scalars::{ToFacet, ToIssue, ToMechanism, ToParty, ToRound, ToSource, ToStatement};
use crate::document::shape::InTurn;
use crate::document::wire::{ReportWire, ResponseWire, StatementWire, TieWire};
use crate::model::{Kind, MechanismTie, Quote, Report, Response, Says, Statement};

/// What a statement may refer to, but for other statements.
pub struct Scope<'t> {
    /// The parties.
    pub parties: Ids<'t, ToParty>,
    /// The rounds.
    pub rounds: Ids<'t, ToRound>,
    /// The issues.
    pub issues: Ids<'t, ToIssue>,
    /// The sources.
    pub sources: Ids<'t, ToSource>,
    /// The mechanisms.
    pub mechanisms: Ids<'t, ToMechanism>,
    /// The facets of each mechanism.
    pub facets: Vec<Ids<'t, ToFacet>>,
}

/// What one statement still has to say of others, once it is known which of them stay.
struct Open<'t> {
    responds: Vec<ResponseWire<'t>>,
    conditional_on: Vec<crate::document::scalars::Ref<'t, ToStatement>>,
}

/// The statements that are sound, their ids, and where their dated parts stand.
#[derive(Default)]
pub struct Resolved<'t> {
    /// The statements.
    pub statements: Vec<Statement>,
    /// Their ids.
    pub ids: Ids<'t, ToStatement>,
    /// Where their dated parts stand.
    pub marks: Vec<StatementMarks>,
}

/// Statements on their way.
pub struct Resolving<'t> {
    stage: Stage<'t>,
    wires: Vec<StatementWire<'t>>,
    kept: Vec<&'t str>,
    open: Vec<Open<'t>>,
    condition_places: Vec<Vec<u32>>,
    resolved: Resolved<'t>,
}

/// What is done with them, in this order.
enum Stage<'t> {
    /// They are read.
    Read(std::vec::IntoIter<InTurn<'t, StatementWire<'t>>>),
    /// Those whose id stands before are left out.
    Tell,
    /// What they refer to but for one another is looked up.
    Resolve(std::vec::IntoIter<StatementWire<'t>>),
    /// It is known which of them stay.
    Know,
    /// What they refer to among one another is looked up.
    Tie(std::iter::Enumerate<std::vec::IntoIter<Open<'t>>>),
    /// What would lead round in circles is cut.
    Cut,
    /// All is done.
    Done,
}

/// How many statements are taken up in one step: well under a millisecond's work.
const STEP: usize = 64;

impl<'t> Resolving<'t> {
    /// Begins with them as they stand in their list.
    pub fn new(items: Vec<InTurn<'t, StatementWire<'t>>>) -> Self {
        Self {
            wires: Vec::with_capacity(items.len()),
            stage: Stage::Read(items.into_iter()),
            kept: Vec::new(),
            open: Vec::new(),
            condition_places: Vec::new(),
            resolved: Resolved::default(),
        }
    }

    /// Does some more; whether there is more to do.
    pub fn step(&mut self, scope: &Scope<'t>, desk: &mut Desk) -> bool {
        let Resolved { statements, ids, marks } = &mut self.resolved;
        let next = match &mut self.stage {
            Stage::Read(items) => {
                self.wires.extend(items.by_ref().take(STEP).filter_map(|item| item.take(desk)));
                (items.len() == 0).then_some(Stage::Tell)
            }
            Stage::Tell => {
                let wires = keep_first(std::mem::take(&mut self.wires), |statement| statement.id, desk);
                Some(Stage::Resolve(wires.into_iter()))
            }
            Stage::Resolve(wires) => {
                for mut wire in wires.by_ref().take(STEP) {
                    let id = wire.id.id;
                    let on = wire.on.map_or(wire.node.at, |on| on.at);
                    let rest = Open {
                        responds: std::mem::take(&mut wire.responds),
                        conditional_on: std::mem::take(&mut wire.conditional_on),
                    };
                    if let Some(statement) = statement(wire, scope, desk) {
                        statements.push(statement);
                        self.kept.push(id);
                        marks.push(StatementMarks { on, responds: Vec::new() });
                        self.open.push(rest);
                    }
                }
                (wires.len() == 0).then_some(Stage::Know)
            }
            Stage::Know => {
                *ids = Ids::of(self.kept.drain(..));
                Some(Stage::Tie(std::mem::take(&mut self.open).into_iter().enumerate()))
            }
            Stage::Tie(open) => {
                for (index, rest) in open.by_ref().take(STEP) {
                    let (responds, places) = responses(index, &rest.responds, ids, desk);
                    statements[index].responds = responds;
                    marks[index].responds = places;
                    let (conditions, places) = placed_refs(&rest.conditional_on, ids, desk);
                    statements[index].conditional_on = conditions;
                    self.condition_places.push(places);
                }
                (open.len() == 0).then_some(Stage::Cut)
            }
            Stage::Cut => {
                cut_circles(statements, marks, &self.condition_places, desk);
                Some(Stage::Done)
            }
            Stage::Done => return false,
        };
        if let Some(next) = next {
            self.stage = next;
        }
        true
    }

    /// What came of them, once all is done.
    pub fn finish(self) -> Resolved<'t> {
        self.resolved
    }
}

/// Where a list of a statement stands, of which nothing is left; the statement where it has none.
fn list_of(statement: &Node<'_>, name: &str) -> u32 {
    statement.field(name).map_or(statement.at, |list| list.at)
}

/// One statement but for its ties to others; `None` where it must go.
fn statement(wire: StatementWire<'_>, scope: &Scope<'_>, desk: &mut Desk) -> Option<Statement> {
    let by = refs(&wire.by, &scope.parties, desk);
    let issue = scope.issues.find(wire.issue, desk);
    let to = refs(&wire.to, &scope.parties, desk);
    let about = refs(&wire.about, &scope.parties, desk);
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
    // One whose reference was wrong has had its finding. Either way it stays as what it is: somebody's words.
    let is_silent = wire.node.field("responds").is_none_or(|list| match &list.value {
        Value::List(items) => items.iter().all(|item| matches!(item.value, Value::Null)),
        _ => false,
    });
    if wire.kind.value == Kind::Response && is_silent {
        let sentence = "a response must say what it responds to: fill `responds`, or call it by another kind";
        desk.report(list_of(wire.node, "responds"), &codes::RESPONDS_TO_NOTHING, sentence);
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

fn reports(wires: Vec<ReportWire<'_>>, scope: &Scope<'_>, desk: &mut Desk) -> Vec<Report> {
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

fn ties(wires: Vec<TieWire<'_>>, scope: &Scope<'_>, desk: &mut Desk) -> Vec<MechanismTie> {
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
