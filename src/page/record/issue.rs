//! The record of an issue: every statement about it.

use crate::markup::{Element, Node};
use crate::model::IssueKey;
use crate::page::View;
use crate::page::parts::name;
use crate::page::record::{frame, note, party};

/// The whole record.
pub fn article(view: &View<'_>, key: IssueKey) -> Element {
    let issue = &view.negotiation[key];
    let what = vec![Node::Text(view.get("record.an-issue"))];
    frame(view, what, vec![name(view, &issue.name).into()])
        .children(note(view, issue.note.as_ref()))
        .children(party::statements(view, "record.statements", &|view, statement| {
            view.negotiation[statement].issue == key
        }))
}
