//! Links to other states of the page, each a real address.

use crate::markup::{Element, Node};
use crate::model::{IssueKey, MechanismKey, PartyKey, SourceKey, StatementKey};
use crate::page::View;
use crate::page::parts::{local, name};
use crate::page::sentence::party_name;
use crate::state::Focus;

/// A link that selects something.
#[must_use]
pub fn to_focus(view: &View<'_>, focus: Focus) -> Element {
    let current = view.state.focus == Some(focus);
    Element::new("a")
        .with("href", view.href(&view.state.with_focus(Some(focus))))
        .with_some("aria-current", current.then_some("true"))
}

/// A link to a party, by its short name.
#[must_use]
pub fn party_link(view: &View<'_>, party: PartyKey) -> Node {
    to_focus(view, Focus::Party(party))
        .class(format!("party {}", view.hue(party)))
        .child(party_name(view, party).class("name"))
        .into()
}

/// A link to a statement, by its label.
#[must_use]
pub fn statement_link(view: &View<'_>, statement: StatementKey) -> Node {
    let label = local(view, view.negotiation[statement].label());
    to_focus(view, Focus::Statement(statement)).child(label).into()
}

/// A link to an issue.
#[must_use]
pub fn issue_link(view: &View<'_>, issue: IssueKey) -> Node {
    to_focus(view, Focus::Issue(issue)).child(name(view, &view.negotiation[issue].name)).into()
}

/// A link to a mechanism.
#[must_use]
pub fn mechanism_link(view: &View<'_>, mechanism: MechanismKey) -> Node {
    to_focus(view, Focus::Mechanism(mechanism)).child(name(view, &view.negotiation[mechanism].name)).into()
}

/// A link to a source within the page, by its publisher.
#[must_use]
pub fn source_link(view: &View<'_>, source: SourceKey) -> Node {
    to_focus(view, Focus::Source(source)).child(name(view, &view.negotiation[source].publisher)).into()
}
