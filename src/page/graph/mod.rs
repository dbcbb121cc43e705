//! The scene as SVG: the one drawing of the graph, pre-rendered and live.

mod cards;
mod drawn;
mod lines;
mod table;
mod tokens;
mod write;

use crate::markup::{Element, Node};
use crate::model::{Negotiation, StatementKey};
use crate::scene::{Face, Scene};
use crate::state::{Focus, FocusLinks, ViewState, query};
use crate::text::Messages;
pub use drawn::Drawn;
use drawn::Shelf;

/// What the drawing of a graph needs besides the scene.
#[derive(Clone, Copy)]
pub struct Ink<'a> {
    /// The negotiation.
    pub negotiation: &'a Negotiation,
    /// The reader's words.
    pub messages: &'a Messages,
    /// What the reader has chosen, for the links.
    pub state: &'a ViewState,
    /// The links to what can be selected.
    pub links: &'a FocusLinks,
    /// The sentence of a statement, read out for its mark.
    pub sentence: &'a dyn Fn(StatementKey) -> String,
    /// What has been drawn before, if anything is kept.
    pub drawn: Option<&'a Drawn>,
    /// Whether marks carry the hooks of `docs/hooks.md` and can be reached by key. The second picture of a pre-rendered page,
    /// the one for the other width of screen, has neither, so that every mark stands in the page once.
    pub hooks: bool,
}

/// Draws the scene.
#[must_use]
pub fn graph(scene: &Scene, ink: &Ink<'_>) -> Element {
    let class = match (scene.frame.stacked, ink.state.focus.is_some()) {
        (false, false) => "graph wide",
        (false, true) => "graph wide focused",
        (true, false) => "graph narrow",
        (true, true) => "graph narrow focused",
    };
    let size = scene.size;
    let view_box =
        format!("0 0 {} {}", crate::markup::number(size.width), crate::markup::number(size.height));
    let title = ink.negotiation.title.wording(ink.messages.language(), &ink.negotiation.language).text;
    Element::new("svg")
        .class(class)
        .with("viewBox", view_box)
        .number("width", size.width)
        .number("height", size.height)
        .with("role", if ink.hooks { "group" } else { "presentation" })
        .with_some("aria-label", ink.hooks.then(|| ink.messages.say("graph.label", &[("title", title)])))
        .with_some("aria-describedby", ink.hooks.then_some("graph-hint"))
        .with_some("aria-hidden", (!ink.hooks).then_some("true"))
        .child(table::bands(scene, ink))
        .child(lines::lines(scene, ink))
        .child(table::parties(scene, ink))
        .child(tokens::tokens(scene, ink))
        .child(cards::mechanisms(scene, ink))
        .child(cards::statements(scene, ink))
}

impl Ink<'_> {
    /// The address of a state.
    fn href(&self, state: &ViewState) -> String {
        query(state, self.negotiation, true)
    }

    /// The address of the page with another focus; the address without one where it is chosen already.
    fn focus_on(&self, focus: Focus) -> String {
        self.links.to(focus, self.negotiation)
    }

    /// What is in a mark: what was drawn before, where anything is kept and the mark looks as it did.
    fn inside<M: Face + Clone>(
        &self,
        shelf: impl Fn(&Drawn) -> &Shelf<M, Vec<Node>>,
        mark: &M,
        draw: impl FnOnce(&mut Element),
    ) -> Vec<Node> {
        let draw = || {
            let mut link = Element::new("a");
            draw(&mut link);
            link.children
        };
        match self.drawn {
            Some(drawn) => shelf(drawn).get(mark, draw),
            None => draw(),
        }
    }

    /// A link that is a mark.
    fn mark(&self, kind: &'static str, id: &str, focus: Focus, class: String) -> Element {
        let link = Element::new("a").class(class).with("href", self.focus_on(focus));
        if self.hooks {
            link.key(format!("{kind}:{id}")).with("data-mark", kind).with("data-id", id)
        } else {
            link.with("tabindex", "-1")
        }
    }
}
