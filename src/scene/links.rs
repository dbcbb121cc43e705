//! The lines of a scene: one for each tie that was known.

use crate::layout::{End, Point, Subject, Tie, TieRole};
use crate::model::{PartyKey, StatementKey};
use crate::scene::draw::Painter;
use crate::scene::marks::*;
use crate::state::Focus;
use std::sync::Arc;

impl Painter<'_> {
    /// A line for each tie that has one.
    pub(super) fn links(&self) -> Vec<Option<LinkMark>> {
        let arrangement = self.drawing.arrangement;
        let ties = arrangement.request.ties.iter().zip(&self.drawing.labels.routes);
        let mark = |(place, (tie, corners)): (usize, (&Tie, &Arc<[Point]>))| {
            let own = self.carrier(tie)?;
            let (from, to) = (self.end(tie.from), self.end(tie.to));
            let role = match (tie.role, to) {
                (TieRole::By, _) => LinkRole::By,
                (TieRole::To, _) => LinkRole::To,
                (TieRole::About, _) => LinkRole::About,
                (TieRole::Responds, _) => LinkRole::Responds,
                (TieRole::Mechanism, EndMark::Mechanism(mechanism)) => {
                    let ties = &self.negotiation()[own].mechanisms;
                    LinkRole::Mechanism(ties.iter().find(|tie| tie.mechanism == mechanism)?.stance)
                }
                (TieRole::Mechanism, _) => return None,
            };
            let maker = match from {
                EndMark::Party(party) => Some(party),
                _ => self.negotiation()[own].by.first().copied(),
            };
            Some(LinkMark {
                place,
                from,
                to,
                role,
                corners: corners.clone(),
                hue: maker.map_or(0, |maker| self.hues[maker.index()]),
                presence: self.link_presence(from, to, own, role),
            })
        };
        ties.enumerate().map(mark).collect()
    }

    /// The first statement that was known by the date in force and is tied so: of a bundle, one of those that it holds.
    /// None where there is no such tie yet.
    fn carrier(&self, tie: &Tie) -> Option<StatementKey> {
        let (own, other) = if tie.role == TieRole::By { (tie.to, tie.from) } else { (tie.from, tie.to) };
        let negotiation = self.negotiation();
        self.statements(own).iter().copied().filter(|key| self.drawing.known.knows(*key)).find(|key| {
            let statement = &negotiation[*key];
            let names = |parties: &[PartyKey]| matches!(other, End::Party(at) if parties.contains(&PartyKey::new(at)));
            match tie.role {
                TieRole::By => names(&statement.by),
                TieRole::To => names(&statement.to),
                TieRole::About => names(&statement.about),
                TieRole::Mechanism => {
                    let named = self.end(other);
                    statement.mechanisms.iter().any(|tie| EndMark::Mechanism(tie.mechanism) == named)
                }
                TieRole::Responds => statement
                    .responds
                    .iter()
                    .any(|response| self.drawing.known.knows(response.to) && self.statements(other).contains(&response.to)),
            }
        })
    }

    /// The statements that stand at an end.
    fn statements(&self, end: End) -> &[StatementKey] {
        let End::Item(item) = end else { return &[] };
        match &self.drawing.arrangement.subjects[item] {
            Subject::Statement(key) => std::slice::from_ref(key),
            Subject::Bundle(statements, _) => statements,
            Subject::Mechanism(_) => &[],
        }
    }

    fn end(&self, end: End) -> EndMark {
        match end {
            End::Party(party) => EndMark::Party(PartyKey::new(party)),
            End::Item(item) => match &self.drawing.arrangement.subjects[item] {
                Subject::Statement(key) => EndMark::Statement(*key),
                Subject::Bundle(statements, _) => {
                    let first = statements.iter().find(|key| self.drawing.known.knows(**key));
                    EndMark::Bundle(first.copied().unwrap_or(StatementKey::new(0)))
                }
                Subject::Mechanism(key) => EndMark::Mechanism(*key),
            },
        }
    }

    /// A line is as much there as what it ties: with a choice made, only the chosen thing's own lines stand out; of a
    /// party, all of what it says, and of what others say, those to itself.
    fn link_presence(&self, from: EndMark, to: EndMark, own: StatementKey, role: LinkRole) -> Presence {
        if let EndMark::Bundle(_) = from.max(to) {
            return if self.trace.is_some() { Presence::Faded } else { Presence::Plain };
        }
        let Some(trace) = &self.trace else { return self.presence(own) };
        let both_statements = match (from, to) {
            (EndMark::Statement(from), EndMark::Statement(to)) => Some((from, to)),
            _ => None,
        };
        let shown = match (role, both_statements, self.drawing.state.focus) {
            (LinkRole::Responds, Some((from, to)), Some(Focus::Statement(own))) => from == own || to == own,
            (LinkRole::Responds, Some((from, to)), _) => {
                trace.lines.contains(&from) && trace.lines.contains(&to)
            }
            (_, _, Some(Focus::Party(party))) => {
                let speaks = self.drawing.negotiation[own].by.contains(&party);
                trace.lines.contains(&own) && (speaks || [from, to].contains(&EndMark::Party(party)))
            }
            (_, _, Some(Focus::Mechanism(mechanism))) => [from, to].contains(&EndMark::Mechanism(mechanism)),
            _ => trace.lines.contains(&own),
        };
        if shown && self.drawing.passing.passes(own) { Presence::Tied } else { Presence::Faded }
    }
}
