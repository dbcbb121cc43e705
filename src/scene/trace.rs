//! What belongs to a thing: all that a reader who points at it should see with it.

use crate::derive::Known;
use crate::model::{MechanismKey, Negotiation, PartyKey, StatementKey};
use crate::state::Focus;
use crate::text::Few;

/// The things that are tied to one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trace {
    /// Parties.
    pub parties: Few<PartyKey>,
    /// Statements.
    pub statements: Few<StatementKey>,
    /// Mechanisms.
    pub mechanisms: Few<MechanismKey>,
    /// The statements whose lines are drawn: those that the thing speaks through, without their answers' own ties.
    pub lines: Few<StatementKey>,
}

impl Trace {
    /// The whole path of a thing, as far as it was known: of a statement its makers, addressees, subjects, mechanisms,
    /// answers and what it answers; of anything else the statements tied to it, with theirs.
    #[must_use]
    pub fn of(negotiation: &Negotiation, known: &Known, focus: Focus) -> Self {
        let mut trace = Self::default();
        let is_tied = |key: StatementKey| {
            let statement = &negotiation[key];
            match focus {
                Focus::Statement(own) => key == own,
                Focus::Party(party) => {
                    [&statement.by, &statement.to, &statement.about].iter().any(|list| list.contains(&party))
                }
                Focus::Mechanism(mechanism) => {
                    statement.mechanisms.iter().any(|tie| tie.mechanism == mechanism)
                }
                Focus::Issue(issue) => statement.issue == issue,
                Focus::Source(source) => {
                    known.reports(negotiation, key).any(|report| report.source == source)
                }
            }
        };
        for key in known.statements().filter(|key| is_tied(*key)) {
            trace.lines.insert(key);
            trace.take(negotiation, key);
        }
        match focus {
            Focus::Statement(own) if known.knows(own) => {
                let answered = negotiation[own].responds.iter().map(|response| response.to);
                trace.statements.extend(answered.filter(|key| known.knows(*key)));
                let answers = known
                    .statements()
                    .filter(|key| negotiation[*key].responds.iter().any(|response| response.to == own));
                trace.statements.extend(answers);
            }
            Focus::Party(party) => {
                trace.parties.insert(party);
            }
            Focus::Mechanism(mechanism) => {
                trace.mechanisms.insert(mechanism);
            }
            Focus::Statement(_) | Focus::Issue(_) | Focus::Source(_) => {}
        }
        trace
    }

    fn take(&mut self, negotiation: &Negotiation, key: StatementKey) {
        let statement = &negotiation[key];
        self.statements.insert(key);
        self.parties.extend(statement.by.iter().chain(&statement.to).chain(&statement.about).copied());
        self.mechanisms.extend(statement.mechanisms.iter().map(|tie| tie.mechanism));
    }
}
