//! Long lists: the first rows, and a link to more. A page of ten thousand rows would be read by nobody and slow for
//! everybody; filters and search reach every row all the same.

use crate::markup::Element;
use crate::page::View;

/// Rows that are shown at first, and added at each step.
pub const STEP: usize = 200;

/// How many rows are shown.
#[must_use]
pub fn shown(view: &View<'_>) -> usize {
    (view.state.rows as usize).max(STEP)
}

/// How many rows of a list in a record are shown: of a large negotiation fewer than in the lens beside it, which has
/// them all, so that a record opens as fast as any.
#[must_use]
pub fn beside(view: &View<'_>) -> usize {
    let first = if view.negotiation.statements.len() > STEP { STEP / 4 } else { STEP };
    (view.state.rows as usize).max(first)
}

/// The link to more rows, where there are more than are `shown`.
#[must_use]
pub fn more(view: &View<'_>, shown: usize, all: usize) -> Option<Element> {
    let left = all.checked_sub(shown).filter(|left| *left > 0)?;
    let next = u32::try_from(shown + STEP).unwrap_or(u32::MAX);
    let words = view
        .say("rows.shown", &[("shown", &view.messages.number(shown)), ("all", &view.messages.number(all))]);
    let link = view.messages.count("rows.more", left.min(STEP), &[]);
    let link = Element::new("a").with("href", view.href(&view.state.with_rows(next))).text(link);
    Some(Element::new("p").class("more").text(words).text(" ").child(link))
}
