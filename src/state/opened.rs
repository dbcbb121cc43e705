//! What of a large picture the reader has opened: an issue, or a bundle in it, or a bundle within that.

use crate::model::{IssueKey, Negotiation, PartyKey};

/// How deep bundles can lie within one another; an address that goes deeper leads nowhere.
const DEEPEST: usize = 12;

/// One step from a bundle to one within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// What one party says; or, where all of it is one party's, what is said to one party.
    Party(PartyKey),
    /// What is left beside the bundles of single parties.
    Rest,
    /// One of several runs of equal length, from nought.
    Run(u8),
}

/// Something opened: the way to it from its issue; without a step, the issue itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opened {
    /// The issue.
    pub issue: IssueKey,
    /// The steps from bundle to bundle.
    pub steps: Vec<Step>,
}

impl Opened {
    /// All of an issue.
    #[must_use]
    pub fn issue(issue: IssueKey) -> Self {
        Self { issue, steps: Vec::new() }
    }

    /// A bundle one step further in.
    #[must_use]
    pub fn with(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { issue: self.issue, steps }
    }

    /// As the address has it: `ISSUE`, `ISSUE.PARTY`, `ISSUE.~` for the rest, `ISSUE.PARTY.~2` for a run. Ids hold
    /// neither a point nor a tilde.
    #[must_use]
    pub fn print(&self, negotiation: &Negotiation) -> String {
        let mut text = negotiation[self.issue].id.to_string();
        for step in &self.steps {
            text.push('.');
            match step {
                Step::Party(party) => text.push_str(&negotiation[*party].id),
                Step::Rest => text.push('~'),
                Step::Run(at) => {
                    text.push('~');
                    text.push_str(&at.to_string());
                }
            }
        }
        text
    }

    /// Reads what [`print`](Self::print) writes; `None` where an issue or a party is not there.
    #[must_use]
    pub fn parse(
        text: &str,
        issue: &dyn Fn(&str) -> Option<IssueKey>,
        party: &dyn Fn(&str) -> Option<PartyKey>,
    ) -> Option<Self> {
        let mut parts = text.split('.');
        let mut opened = Self::issue(issue(parts.next()?)?);
        for part in parts {
            opened.steps.push(match part.strip_prefix('~') {
                Some("") => Step::Rest,
                // One way to write each number, so that one bundle has one address.
                Some(at) => Step::Run(at.parse().ok().filter(|number: &u8| number.to_string() == at)?),
                None => Step::Party(party(part)?),
            });
        }
        (opened.steps.len() <= DEEPEST).then_some(opened)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::Talks;

    #[test]
    fn what_is_opened_has_an_address() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let issue = talks.issue("borders");
        let negotiation = &talks.negotiation;
        let parse = |text: &str| {
            Opened::parse(text, &|id| negotiation.issue_by_id(id), &|id| negotiation.party_by_id(id))
        };
        let whole = Opened::issue(issue);
        let deep = whole.with(Step::Rest).with(Step::Party(a)).with(Step::Party(b)).with(Step::Run(2));
        for (opened, text) in [(whole, "borders"), (deep, "borders.~.a.b.~2")] {
            assert_eq!(opened.print(negotiation), text);
            assert_eq!(parse(text), Some(opened));
        }
        let deepest = format!("borders{}", ".~".repeat(DEEPEST));
        assert!(parse(&deepest).is_some() && parse(&format!("{deepest}.~")).is_none());
        for wrong in ["", "else", "borders.", "borders.c", "borders.~02", "borders.~256", "borders.~-1"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
