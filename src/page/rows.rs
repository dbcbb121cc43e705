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

/// The link to more rows, where there are more than are shown.
#[must_use]
pub fn more(view: &View<'_>, all: usize) -> Option<Element> {
    let shown = shown(view);
    let left = all.checked_sub(shown).filter(|left| *left > 0)?;
    let next = u32::try_from(shown + STEP).unwrap_or(u32::MAX);
    let words = view
        .say("rows.shown", &[("shown", &view.messages.number(shown)), ("all", &view.messages.number(all))]);
    let link = view.messages.count("rows.more", left.min(STEP), &[]);
    let link = Element::new("a").with("href", view.href(&view.state.with_rows(next))).text(link);
    Some(Element::new("p").class("more").text(words).text(" ").child(link))
}
