//! The picture that stands beside a link to the page elsewhere: title, date and the head of the graph, at one size.

use crate::markup::{self, Element, number};
use crate::page::View;
use crate::page::dates::date_words;
use crate::page::export::picture::palette::{MIXED, colour, hex, typefaces};
use crate::page::export::picture::{blank, drawn, embedded, is_leftward, paper, sheet};
use crate::text::{Direction, Face, wrap};
use std::collections::BTreeSet;

/// The size that those who show such pictures ask for.
pub const CARD: (u32, u32) = (1200, 630);

/// The blank at the sides.
const EDGE: f32 = 48.0;

/// The card as a file of SVG. The graph runs off its lower end, as a page runs off a screen.
#[must_use]
pub fn card(view: &View<'_>) -> String {
    let (width, height) = (CARD.0 as f32, CARD.1 as f32);
    let rtl = view.language().direction() == Direction::RightToLeft;
    let typefaces = typefaces(view.language());
    let mut texts = Vec::new();
    let mut y = 30.0;
    let mut write = |words: &str, face: Face, size: f32, ink: &str, lines: usize| {
        let leftward = rtl && is_leftward(words);
        for line in wrap(words, face, size, width - 2.0 * EDGE, lines) {
            y += size * 1.2;
            texts.push(
                Element::new("text")
                    .number("x", if rtl { width - EDGE } else { EDGE })
                    .number("y", y - size * 0.2)
                    .number("font-size", size)
                    .with("font-family", if leftward { MIXED } else { typefaces })
                    .with("fill", hex(colour(ink).unwrap_or_default()))
                    .with_some("font-weight", (face == Face::Bold).then_some("700"))
                    .with_some("text-anchor", rtl.then_some("end"))
                    .text(if leftward { embedded(&line) } else { line }),
            );
        }
        y
    };
    let title = view.wording(&view.negotiation.title).text;
    write(title, Face::Bold, 40.0, "ink", 2);
    let date = date_words(view.messages, view.known.as_of());
    write(&view.say("header.as-of", &[("date", &date)]), Face::Bold, 24.0, "ink", 1);
    let top = write(&view.get("header.kicker"), Face::Regular, 24.0, "ink-soft", 1) + 18.0;

    let mut hues = BTreeSet::new();
    let graph = view.scenes.first().map(|scene| {
        let scale = (width - 2.0 * EDGE) / scene.size.width.max(1.0);
        let place = format!("translate({} {}) scale({scale:.4})", number(EDGE), number(top));
        drawn(view, scene, typefaces, &mut hues).with("transform", place)
    });
    let picture = blank(view, width, height)
        .child(Element::new("style").text(sheet::sheet(&hues)))
        .child(paper(width, height))
        .children(graph)
        .children(texts);
    markup::svg(&picture)
}
