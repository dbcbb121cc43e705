//! The lines.

use crate::markup::Element;
use crate::page::graph::Ink;
use crate::page::graph::write::{hue_class, path, presence_class};
use crate::scene::{EndMark, LinkMark, LinkRole, Presence, Scene};
use crate::text::Order;
use std::sync::Arc;

/// All lines, those that matter most on top.
pub(super) fn lines(scene: &Scene, ink: &Ink<'_>) -> Element {
    let mut drawn: Vec<&LinkMark> = scene.links.iter().collect();
    drawn.order_by_key(|link| (link.presence == Presence::Tied, link.role.word() != "responds"));
    // Live, the order must not depend on what is chosen: a line that moved in the page could not fade.
    if ink.hooks {
        drawn = scene.links.iter().collect();
    }
    let lines = drawn.into_iter().map(|link| {
        let draw = || Arc::new(line(link, ink));
        // Each presence has its shelf.
        match ink.drawn.and_then(|drawn| drawn.lines.get(link.presence as usize)) {
            Some(shelf) => shelf.get(link, draw),
            None => draw(),
        }
    });
    Element::new("g").class("links").children(lines)
}

fn line(link: &LinkMark, ink: &Ink<'_>) -> Element {
    // Who is spoken of is not spoken to.
    let arrow = matches!(link.role, LinkRole::To | LinkRole::Responds);
    let stance = match link.role {
        LinkRole::Mechanism(stance) => format!(" stance-{}", stance.word()),
        _ => String::new(),
    };
    let class = format!(
        "link role-{}{stance}{}{}",
        link.role.word(),
        hue_class(link.hue),
        presence_class(link.presence)
    );
    let line = Element::new("path").class(class).with("d", path(&link.corners, arrow));
    if !ink.hooks {
        return line;
    }
    let (from, to) = (end(link.from, ink), end(link.to, ink));
    let id = format!("{from}>{to}");
    line.key(format!("{id}:{}", link.role.word()))
        .with("data-mark", "link")
        .with("data-id", id)
        .with("data-from", from)
        .with("data-to", to)
        .with("data-role", link.role.word())
}

/// What a line ends at, as its hooks name it.
pub(super) fn end(end: EndMark, ink: &Ink<'_>) -> String {
    let negotiation = ink.negotiation;
    match end {
        EndMark::Party(key) => format!("party:{}", negotiation[key].id),
        EndMark::Statement(key) => format!("statement:{}", negotiation[key].id),
        EndMark::Bundle(key) => format!("bundle:{}", negotiation[key].id),
        EndMark::Mechanism(key) => format!("mechanism:{}", negotiation[key].id),
    }
}
