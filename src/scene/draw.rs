//! From a layout and what is known to a scene.

use crate::derive::{Known, PartyAnswer};
use crate::layout::{Arrangement, End, Form, Group, Layout, PartyPlace, Subject};
use crate::model::{
    Answer, IssueKey, Mechanism, MechanismKey, Negotiation, PartyKey, Role, Stance, StatementKey,
};
use crate::scene::marks::*;
use crate::scene::tokens::tokens;
use crate::scene::{Labels, Trace, footing, party_hue};
use crate::state::{Focus, Opened, Passing, ViewState};
use crate::text::{FewBy, Order};
use std::sync::Arc;

/// What a scene is drawn from.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// The negotiation.
    pub negotiation: &'a Negotiation,
    /// What is known as of the date in force.
    pub known: &'a Known,
    /// What passes the filters.
    pub passing: &'a Passing,
    /// What the reader has chosen.
    pub state: &'a ViewState,
    /// What was laid out.
    pub arrangement: &'a Arrangement,
    /// Where it stands.
    pub layout: &'a Layout,
    /// What is written on it.
    pub labels: &'a Labels,
}

/// Draws the scene.
#[must_use]
pub fn draw(drawing: &Drawing<'_>) -> Scene {
    let trace = drawing.state.focus.map(|focus| Trace::of(drawing.negotiation, drawing.known, focus));
    let negotiation = drawing.negotiation;
    let hues = negotiation.party_keys().map(|party| party_hue(negotiation, party)).collect();
    let mut painter = Painter { drawing, trace, hues, facets: Vec::new() };
    painter.facets = painter.who_names_facets();
    let mut scene = Scene {
        frame: drawing.arrangement.request.frame,
        size: drawing.layout.size,
        table: drawing.layout.table,
        issues: painter.issues(),
        parties: painter.parties(),
        mechanisms: Vec::new(),
        statements: Vec::new(),
        bundles: Vec::new(),
        tokens: Vec::new(),
        links: Vec::new(),
    };
    for (item, subject) in drawing.arrangement.subjects.iter().enumerate() {
        // What was not known by the date in force leaves its place empty.
        if !painter.is_there(End::Item(item)) {
            continue;
        }
        match subject {
            Subject::Statement(key) => scene.statements.push(painter.statement(item, *key)),
            Subject::Bundle(statements, opens) => {
                scene.bundles.push(painter.bundle(item, statements, opens.as_ref()));
            }
            Subject::Mechanism(key) => scene.mechanisms.push(painter.mechanism(item, *key)),
        }
    }
    let links = painter.links();
    scene.tokens = tokens(drawing, &painter.hues, &links);
    scene.links = links.into_iter().flatten().collect();
    scene
}

pub(super) struct Painter<'a> {
    pub(super) drawing: &'a Drawing<'a>,
    pub(super) trace: Option<Trace>,
    /// The hue of each party.
    pub(super) hues: Vec<usize>,
    /// By mechanism and facet, who names it as of the date and does not oppose it, with their hues.
    facets: Vec<Vec<Vec<(PartyKey, usize)>>>,
}

impl Painter<'_> {
    pub(super) fn negotiation(&self) -> &Negotiation {
        self.drawing.negotiation
    }

    /// One pass over the statements for all mechanisms, of which a large negotiation has hundreds.
    fn who_names_facets(&self) -> Vec<Vec<Vec<(PartyKey, usize)>>> {
        let negotiation = self.negotiation();
        let empty = |mechanism: &Mechanism| vec![Vec::new(); mechanism.facets.len()];
        let mut facets: Vec<Vec<Vec<_>>> = negotiation.mechanisms.iter().map(empty).collect();
        for statement in self.drawing.known.statements() {
            let statement = &negotiation[statement];
            for tie in statement.mechanisms.iter().filter(|tie| tie.stance != Stance::Opposes) {
                for facet in &tie.facets {
                    let named = &mut facets[tie.mechanism.index()][facet.index()];
                    named.extend(statement.by.iter().map(|party| (*party, self.hues[party.index()])));
                }
            }
        }
        for named in facets.iter_mut().flatten() {
            named.order();
            named.dedup();
        }
        facets
    }

    fn issues(&self) -> Vec<IssueMark> {
        let places = self.drawing.layout.bands.iter().zip(&self.drawing.labels.bands);
        let groups = self.drawing.arrangement.groups.iter();
        let forms = self.forms_of_bands();
        let mut marks = Vec::with_capacity(forms.len());
        for (at, ((group, (place, words)), forms)) in groups.zip(places).zip(&forms).enumerate() {
            let issues = match group {
                Group::Issue(issue) => vec![*issue],
                Group::Others(issues) => issues.clone(),
            };
            let focused = |issue: &IssueKey| self.drawing.state.focus == Some(Focus::Issue(*issue));
            let presence = if issues.iter().any(focused) { Presence::Chosen } else { Presence::Plain };
            let single = issues.len() == 1;
            let open = single && self.drawing.state.open.iter().any(|opened| issues.contains(&opened.issue));
            let opens = self.drawing.arrangement.foldable[at]
                && !open
                && forms.iter().any(|form| matches!(form, Form::Line | Form::Unit | Form::Bundle));
            let (rect, heading, words) = (place.rect, place.heading, words.clone());
            marks.push(IssueMark { issues, rect, heading, words, presence, open, opens });
        }
        marks
    }

    fn forms_of_bands(&self) -> Vec<Vec<Form>> {
        let request = &self.drawing.arrangement.request;
        let mut forms = vec![Vec::new(); request.bands.len()];
        for item in &request.items {
            forms[item.band].push(item.form);
        }
        forms
    }

    fn parties(&self) -> Vec<PartyMark> {
        let negotiation = self.negotiation();
        let mut tallies: Vec<(usize, FewBy<Option<Answer>, usize>)> =
            vec![Default::default(); negotiation.parties.len()];
        for key in self.drawing.known.statements().filter(|key| negotiation[*key].kind.owes_answer()) {
            let answers = self.drawing.known.answers(key).iter().filter(|answer| answer.addressed);
            for maker in &negotiation[key].by {
                let (asks, tally) = &mut tallies[maker.index()];
                *asks += 1;
                answers.clone().for_each(|answer| *tally.at(answer.answer) += 1);
            }
        }
        let mark = |(key, (place, words)): (PartyKey, (&PartyPlace, &Arc<Words>))| {
            let party = &negotiation[key];
            let (asks, tally) = &tallies[key.index()];
            let presence = match (&self.trace, self.drawing.state.focus) {
                (_, Some(Focus::Party(focused))) if focused == key => Presence::Chosen,
                (Some(trace), _) if trace.parties.contains(&key) => Presence::Tied,
                (Some(_), _) => Presence::Faded,
                (None, _) => Presence::Plain,
            };
            PartyMark {
                key,
                rect: place.rect,
                bar: place.bar,
                seat: place.seat,
                pillar: place.pillar,
                hue: self.hues[key.index()],
                absent: party.has_role(Role::Subject) && !party.has_role(Role::Principal),
                words: words.clone(),
                asks: *asks,
                tally: tally.iter().map(|(answer, count)| (*answer, *count)).collect(),
                presence,
            }
        };
        let places = self.drawing.layout.parties.iter().zip(&self.drawing.labels.parties);
        negotiation.party_keys().zip(places).map(mark).collect()
    }

    /// Whether anything of what stands here was known by the date in force.
    fn is_there(&self, end: End) -> bool {
        let End::Item(item) = end else { return true };
        match &self.drawing.arrangement.subjects[item] {
            Subject::Statement(key) => self.drawing.known.knows(*key),
            Subject::Bundle(statements, _) => statements.iter().any(|key| self.drawing.known.knows(*key)),
            Subject::Mechanism(_) => true,
        }
    }

    pub(super) fn presence(&self, key: StatementKey) -> Presence {
        if self.drawing.state.focus == Some(Focus::Statement(key)) {
            return Presence::Chosen;
        }
        match &self.trace {
            _ if !self.drawing.passing.passes(key) => Presence::Faded,
            Some(trace) if trace.statements.contains(&key) => Presence::Tied,
            Some(_) => Presence::Faded,
            None => Presence::Plain,
        }
    }

    fn statement(&self, item: usize, key: StatementKey) -> StatementMark {
        let negotiation = self.negotiation();
        let statement = &negotiation[key];
        let place = &self.drawing.layout.items[item];
        let flags = self.drawing.known.flags(key);
        let answer = |told: &PartyAnswer| AnswerMark { party: told.party, answer: told.answer };
        StatementMark {
            key,
            form: self.drawing.arrangement.request.items[item].form,
            rect: place.rect,
            column: place.column,
            words: self.drawing.labels.items[item].clone(),
            kind: statement.kind,
            hues: statement.by.iter().map(|party| self.hues[party.index()]).collect(),
            answers: self.drawing.known.answers(key).iter().map(answer).collect(),
            footing: footing(negotiation, self.drawing.known, key),
            disputed: flags.disputed,
            one_sided: flags.one_sided,
            withdrawn: flags.withdrawn,
            presence: self.presence(key),
        }
    }

    fn bundle(&self, item: usize, statements: &[StatementKey], opens: Option<&Opened>) -> BundleMark {
        let negotiation = self.negotiation();
        let place = &self.drawing.layout.items[item];
        let mut makers: Vec<PartyKey> = Vec::new();
        let mut answers: FewBy<Option<Answer>, usize> = FewBy::new();
        let mut passing = 0;
        let mut tied = false;
        for key in statements {
            let statement = &negotiation[*key];
            makers.extend(statement.by.first());
            if !self.drawing.passing.passes(*key) {
                continue;
            }
            passing += 1;
            tied |= self.trace.as_ref().is_some_and(|trace| trace.statements.contains(key));
            for answer in self.drawing.known.answers(*key) {
                *answers.at(answer.answer) += 1;
            }
        }
        makers.order();
        makers.dedup();
        let mut answers: Vec<(Option<Answer>, usize)> = answers.into_iter().collect();
        answers.order_by_key(|(answer, count)| (std::cmp::Reverse(*count), *answer));
        let presence = match self.trace {
            _ if passing == 0 => Presence::Faded,
            Some(_) if tied => Presence::Tied,
            Some(_) => Presence::Faded,
            None => Presence::Plain,
        };
        BundleMark {
            hue: match makers.as_slice() {
                [maker] => self.hues[maker.index()],
                _ => 0,
            },
            statements: statements.iter().copied().filter(|key| self.drawing.known.knows(*key)).collect(),
            opens: opens.cloned(),
            rect: place.rect,
            column: place.column,
            words: self.drawing.labels.items[item].clone(),
            makers,
            passing,
            answers,
            presence,
        }
    }

    fn mechanism(&self, item: usize, key: MechanismKey) -> MechanismMark {
        let place = &self.drawing.layout.items[item];
        let presence = match (&self.trace, self.drawing.state.focus) {
            (_, Some(Focus::Mechanism(focused))) if focused == key => Presence::Chosen,
            // It has its place from the start, as everything does.
            _ if self.drawing.known.is_to_come(key) => Presence::Faded,
            (Some(trace), _) if trace.mechanisms.contains(&key) => Presence::Tied,
            (Some(_), _) => Presence::Faded,
            (None, _) => Presence::Plain,
        };
        MechanismMark {
            key,
            rect: place.rect,
            words: self.drawing.labels.items[item].clone(),
            state: self.drawing.known.mechanism_state(key).map(|entry| entry.state),
            facets: self.facets[key.index()].clone(),
            presence,
        }
    }
}
