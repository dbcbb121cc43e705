//! The view as a picture of its own: the graph with its title, its date, its sources and its credit.

mod alone;
mod card;
mod palette;
mod sheet;

use crate::markup::{self, Element, number};
use crate::page::View;
use crate::page::credits::{credit_words, shown_words, sources_words};
use crate::page::dates::moment_words;
use crate::page::graph::{Ink, graph};
use crate::page::sentence_words;
use crate::scene::Scene;
use crate::state::FocusLinks;
use crate::text::{Direction, Face, wrap};
use alone::alone;
pub use card::{CARD, card};
use palette::{MIXED, colour, hex, typefaces};
use std::collections::BTreeSet;

/// The blank around everything.
const MARGIN: f32 = 28.0;

/// The graph of the view as a file of SVG that needs nothing else; without a graph in the view, title and credit only.
#[must_use]
pub fn picture(view: &View<'_>) -> String {
    let scene = view.scenes.first();
    let (wide, high) = scene.map_or((1000.0, 0.0), |scene| (scene.size.width, scene.size.height));
    let mut lines = Lines::new(view, MARGIN + wide + MARGIN);
    head(view, &mut lines);
    let top = lines.y + 20.0;
    lines.y = top + high + 12.0;
    foot(view, &mut lines);
    let (width, height) = (lines.width, lines.y + MARGIN);

    let mut hues = BTreeSet::new();
    let place = format!("translate({} {})", number(MARGIN), number(top));
    let graph =
        scene.map(|scene| drawn(view, scene, lines.typefaces, &mut hues).with("transform", place.as_str()));
    let picture = blank(view, width, height)
        .child(Element::new("desc").text(view.wording(&view.negotiation.summary).text))
        .child(Element::new("style").text(sheet::sheet(&hues)))
        .child(paper(width, height))
        .children(lines.drawn)
        .children(graph);
    markup::svg(&picture)
}

/// A picture of a size with its title, and nothing on it.
fn blank(view: &View<'_>, width: f32, height: f32) -> Element {
    Element::new("svg")
        .with("viewBox", format!("0 0 {} {}", number(width), number(height)))
        .number("width", width)
        .number("height", height)
        .with("lang", view.language().as_str())
        .child(Element::new("title").text(view.wording(&view.negotiation.title).text))
}

/// The ground of all that is drawn.
fn paper(width: f32, height: f32) -> Element {
    Element::new("rect")
        .number("width", width)
        .number("height", height)
        .with("fill", hex(colour("paper").unwrap_or_default()))
}

/// The graph as a part of a picture; the colours that it has are gathered in `hues`.
fn drawn(view: &View<'_>, scene: &Scene, typefaces: &str, hues: &mut BTreeSet<usize>) -> Element {
    let sentence = |key| sentence_words(view, key);
    let (negotiation, messages, state) = (view.negotiation, view.messages, view.state);
    let links = FocusLinks::new(state, negotiation);
    let ink =
        Ink { negotiation, messages, state, links: &links, sentence: &sentence, drawn: None, hooks: false };
    let drawn = graph(scene, &ink);
    Element::new("g").class("graph").children(alone(&drawn, None, typefaces, hues).children)
}

/// What stands above the graph.
fn head(view: &View<'_>, lines: &mut Lines) {
    let negotiation = view.negotiation;
    lines.y = MARGIN;
    lines.write(view.wording(&negotiation.title).text, Face::Bold, 24.0, "ink");
    lines.write(view.wording(&negotiation.summary).text, Face::Regular, 15.0, "ink");
    let date = moment_words(view.messages, view.known.as_of());
    let mut words = view.say("header.as-of", &[("date", &date)]);
    if view.passing.count() < view.passing.known() {
        words.push_str(&format!(" {}.", shown_words(view)));
    }
    lines.write(&words, Face::Bold, 14.0, "ink");
}

/// What stands below it: where all this comes from.
fn foot(view: &View<'_>, lines: &mut Lines) {
    if let Some(sources) = sources_words(view) {
        lines.write(&sources, Face::Regular, 13.0, "ink-soft");
    }
    lines.write(&credit_words(view), Face::Regular, 13.0, "ink-soft");
}

/// Whether words hold letters of a script that runs leftward.
fn is_leftward(words: &str) -> bool {
    words.chars().any(|letter| ('\u{590}'..='\u{8ff}').contains(&letter))
}

/// Words that run leftward, whatever stands around them, in the signs that Unicode has for that: what draws pictures
/// outside of browsers knows these, and not the attribute.
fn embedded(words: &str) -> String {
    ["\u{202b}", words, "\u{202c}"].concat()
}

/// Lines of words, one below the other.
struct Lines {
    drawn: Vec<Element>,
    /// The width of the picture.
    width: f32,
    /// How far down the last line reaches.
    y: f32,
    rtl: bool,
    typefaces: &'static str,
}

impl Lines {
    fn new(view: &View<'_>, width: f32) -> Self {
        let rtl = view.language().direction() == Direction::RightToLeft;
        Self { drawn: Vec::new(), width, y: 0.0, rtl, typefaces: typefaces(view.language()) }
    }

    /// Writes a paragraph, broken where it must be.
    fn write(&mut self, words: &str, face: Face, size: f32, ink: &str) {
        // Long lines are hard to read, however wide the picture is.
        let room = (self.width - 2.0 * MARGIN).min(size * 62.0);
        self.y += size * 0.35;
        let leftward = self.rtl && is_leftward(words);
        for line in wrap(words, face, size, room, 6) {
            self.y += (size * 1.35).round();
            let x = if self.rtl { self.width - MARGIN } else { MARGIN };
            let text = Element::new("text")
                .number("x", x)
                .number("y", self.y - size * 0.3)
                .number("font-size", size)
                .with("font-family", if leftward { MIXED } else { self.typefaces })
                .with("fill", hex(colour(ink).unwrap_or_default()))
                .with_some("font-weight", (face == Face::Bold).then_some("700"))
                .with_some("text-anchor", self.rtl.then_some("end"))
                .text(if leftward { embedded(&line) } else { line });
            self.drawn.push(text);
        }
    }
}
