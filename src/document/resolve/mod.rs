//! From what the JSON says to a negotiation: references become keys, and what is unsound is left out.

mod lists;
mod mechanisms;
mod parties;
mod sources;
mod statements;

use crate::document::codes;
use crate::document::desk::Desk;
use crate::document::place::shown;
use crate::document::resolve::lists::{Ids, Repeats, refs};
use crate::document::resolve::statements::Scope;
use crate::document::scalars::undetermined;
use crate::document::wire::DocumentWire;
use crate::model::{Correction, Issue, Negotiation, Party, Round, Source};
use crate::text::{Date, LocalText};
pub use lists::{Seen, keep_first};

/// Where in the text the dated things of a negotiation stand, for rules that look at the whole.
#[derive(Debug, Default)]
pub struct Marks {
    /// Of each statement, by key.
    pub statements: Vec<StatementMarks>,
    /// Of each source's `published`.
    pub published: Vec<u32>,
    /// Of each round's `start` and `end`.
    pub rounds: Vec<(u32, u32)>,
    /// Of each history entry's `on`, by mechanism.
    pub history: Vec<Vec<u32>>,
}

/// Where the dated parts of a statement stand.
#[derive(Debug, Default)]
pub struct StatementMarks {
    /// Its `on`; the statement itself where it has none.
    pub on: u32,
    /// The `to` of each of its responses.
    pub responds: Vec<u32>,
}

/// A document on its way to a negotiation. Its statements, of which there may be more than can be resolved at once, are
/// taken up some at a time.
pub struct Resolving<'t> {
    wire: DocumentWire<'t>,
    scope: Scope<'t>,
    parties: Vec<Party>,
    sources: Vec<Source>,
    statements: statements::Resolving<'t>,
    marks: Marks,
}

impl<'t> Resolving<'t> {
    /// Begins with all that statements may refer to.
    pub fn new(mut wire: DocumentWire<'t>, file_stem: Option<&str>, desk: &mut Desk) -> Self {
        if let (Some(id), Some(stem)) = (wire.id, file_stem)
            && id.id != stem
        {
            let sentence =
                format!("the id is “{}”, and the file's name is not: name the file {0}.json", shown(id.id));
            desk.report(id.at, &codes::OTHER_FILE_NAME, sentence);
        }
        let party_wires = keep_first(std::mem::take(&mut wire.parties), |party| party.id, desk);
        let party_ids = Ids::of(party_wires.iter().map(|party| party.id.id));
        let source_wires = keep_first(std::mem::take(&mut wire.sources), |source| source.id, desk);
        let source_ids = Ids::of(source_wires.iter().map(|source| source.id.id));
        wire.rounds = keep_first(wire.rounds, |round| round.id, desk);
        let round_ids = Ids::of(wire.rounds.iter().map(|round| round.id.id));
        wire.issues = keep_first(wire.issues, |issue| issue.id, desk);
        let issue_ids = Ids::of(wire.issues.iter().map(|issue| issue.id.id));
        wire.mechanisms = keep_first(wire.mechanisms, |mechanism| mechanism.id, desk);
        let mechanism_ids = Ids::of(wire.mechanisms.iter().map(|mechanism| mechanism.id.id));

        let parties = parties::resolve(party_wires, &party_ids, desk);
        let published = source_wires.iter().map(|source| source.published.at).collect();
        let sources = sources::resolve(source_wires, &source_ids, desk);
        wire.mechanisms = mechanisms::with_sound_facets(wire.mechanisms, desk);
        let scope = Scope {
            parties: party_ids,
            rounds: round_ids,
            issues: issue_ids,
            sources: source_ids,
            facets: mechanisms::facet_ids(&wire.mechanisms),
            mechanisms: mechanism_ids,
        };
        let statements = statements::Resolving::new(std::mem::take(&mut wire.statements));
        let marks = Marks { published, ..Marks::default() };
        Self { wire, scope, parties, sources, statements, marks }
    }

    /// Takes up some more statements; whether there is more to do with them.
    pub fn step(&mut self, desk: &mut Desk) -> bool {
        self.statements.step(&self.scope, desk)
    }

    /// The negotiation that the document holds. What a document must say of itself but does not is made up for, so that
    /// the rest can be shown: `file_stem` serves for an id, and the latest of its dates for `as_of`.
    pub fn finish(self, file_stem: Option<&str>, desk: &mut Desk) -> (Negotiation, Marks) {
        let Self { wire, scope, parties, sources, statements, mut marks } = self;
        let statements::Resolved { statements, ids, marks: statement_marks } = statements.finish();
        marks.statements = statement_marks;
        let (mechanisms, history) = mechanisms::resolve(wire.mechanisms, &scope.parties, &ids, desk);
        marks.history = history;

        let mut rounds = Vec::with_capacity(wire.rounds.len());
        for round in wire.rounds {
            marks.rounds.push((round.start.at, round.end.map_or(round.start.at, |end| end.at)));
            rounds.push(Round {
                id: round.id.id.into(),
                name: round.name,
                start: round.start.date,
                end: round.end.map(|end| end.date),
                place: round.place,
                hosts: refs(&round.hosts, &scope.parties, desk),
                outcome: round.outcome,
            });
        }
        let issues = wire
            .issues
            .into_iter()
            .map(|wire| Issue { id: wire.id.id.into(), name: wire.name, note: wire.note })
            .collect();
        let mut repeats = Repeats::in_list_of(wire.corrections.len());
        let mut corrections = Vec::with_capacity(wire.corrections.len());
        for entry in wire.corrections {
            if repeats.is_first_node(entry.node, desk) {
                corrections.push(Correction { on: entry.on.date, text: entry.text });
            }
        }

        let id = wire.id.map_or(file_stem.unwrap_or("untitled"), |id| id.id);
        let language = desk.language.clone().unwrap_or_else(undetermined);
        let title = wire.title.unwrap_or_else(|| LocalText::new(language.clone(), id));
        let mut negotiation = Negotiation {
            id: id.into(),
            summary: wire.summary.unwrap_or_else(|| title.clone()),
            title,
            language,
            as_of: Date::from(crate::text::Day { year: 9999, month: 12, day: 31 }),
            revised: wire.revised.map(|revised| revised.date),
            licence: wire.licence,
            compiled_by: wire.compiled_by,
            coverage: wire.coverage,
            parties,
            rounds,
            issues,
            statements,
            mechanisms,
            sources,
            corrections,
        };
        negotiation.as_of = wire.as_of.map_or_else(|| negotiation.latest_date(), |as_of| as_of.date);
        (negotiation, marks)
    }
}
