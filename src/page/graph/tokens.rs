//! Tokens: what is named again where it is spoken of.

use crate::markup::Element;
use crate::page::graph::Ink;
use crate::page::graph::cards::six_corners;
use crate::page::graph::lines::end;
use crate::page::graph::write::{Hang, hue_class, presence_class, rect, text};
use crate::scene::{EndMark, Scene, TokenMark};
use crate::state::Focus;

/// The tokens. They repeat marks that stand elsewhere, and the words of their statements say as much: so they are no
/// marks of their own, and a keyboard or a screen reader passes them by. `data-again` says which mark each repeats, so
/// that pointing at the one shows what pointing at the other does.
pub(super) fn tokens(scene: &Scene, ink: &Ink<'_>) -> Element {
    Element::new("g")
        .class("tokens")
        .with("aria-hidden", "true")
        .children(scene.tokens.iter().map(|token| self::token(token, scene, ink)))
}

fn token(token: &TokenMark, scene: &Scene, ink: &Ink<'_>) -> Element {
    let place = token.rect;
    let absent = if token.absent { " is-absent" } else { "" };
    let class = format!("token{absent}{}{}", hue_class(token.hue), presence_class(token.presence));
    let (focus, body) = match token.end {
        EndMark::Mechanism(key) => {
            (Some(Focus::Mechanism(key)), Element::new("path").class("body").with("d", six_corners(place)))
        }
        EndMark::Party(key) => {
            (Some(Focus::Party(key)), rect("body", place).number("rx", place.height / 2.0))
        }
        EndMark::Statement(_) | EndMark::Bundle(_) => (None, rect("body", place)),
    };
    let center = place.center();
    let words =
        text("name", &token.words, Hang::Middle, scene.frame.mirrored, center.x, center.y + 4.5, 16.0);
    // One that stands for several leads nowhere: there is no address for all of them.
    let link = match focus.filter(|_| !token.several) {
        Some(focus) => {
            let link = Element::new("a").with("href", ink.focus_on(focus)).with("tabindex", "-1");
            if ink.hooks { link.with("data-again", end(token.end, ink)) } else { link }
        }
        None => Element::new("g"),
    };
    let link = link.class(class).child(body).child(words);
    if token.words.cut { link.child(Element::new("title").text(token.words.whole.clone())) } else { link }
}
