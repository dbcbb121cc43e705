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
    Element::new("g").class("tokens").with("aria-hidden", "true").children(scene.tokens.iter().map(|token| {
        let inside = ink.inside(|drawn| &drawn.tokens, token, |link| within(link, token, scene));
        self::token(token, ink).children(inside)
    }))
}

fn token(token: &TokenMark, ink: &Ink<'_>) -> Element {
    let absent = if token.absent { " is-absent" } else { "" };
    let class = format!("token{absent}{}{}", hue_class(token.hue), presence_class(token.presence));
    let focus = match token.end {
        EndMark::Mechanism(key) => Some(Focus::Mechanism(key)),
        EndMark::Party(key) => Some(Focus::Party(key)),
        EndMark::Statement(_) | EndMark::Bundle(_) => None,
    };
    // One that stands for several leads nowhere: there is no address for all of them.
    let link = match focus.filter(|_| !token.several) {
        Some(focus) => {
            let link = Element::new("a").with("href", ink.focus_on(focus)).with("tabindex", "-1");
            if ink.hooks { link.with("data-again", end(token.end, ink)) } else { link }
        }
        None => Element::new("g"),
    };
    link.class(class)
}

/// What is in a token. Nothing of it depends on what is chosen.
fn within(link: &mut Element, token: &TokenMark, scene: &Scene) {
    let place = token.rect;
    link.push(match token.end {
        EndMark::Mechanism(_) => Element::new("path").class("body").with("d", six_corners(place)),
        EndMark::Party(_) => rect("body", place).number("rx", place.height / 2.0),
        EndMark::Statement(_) | EndMark::Bundle(_) => rect("body", place),
    });
    let (center, mirrored) = (place.center(), scene.frame.mirrored);
    link.push(text("name", &token.words, Hang::Middle, mirrored, center.x, center.y + 4.5, 16.0));
    if token.words.cut {
        link.push(Element::new("title").text(token.words.whole.clone()));
    }
}
