//! The panels of a page, each a pure function of the view.

use crate::later::later;
use crate::markup::Element;
use crate::page::View;
use crate::page::embedded::at_rest;
use crate::page::empty::empty;
use crate::page::graph::{Ink, graph};
use crate::page::sentence::telling;
use crate::page::zoom::over_picture;
use crate::page::{compare, footer, header, keys, legend, lenses, notices, record, sources, table, timeline};
use crate::scene::Scene;
use crate::state::{FocusLinks, Lens};

/// A part of the page that the browser keeps up to date on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Its name: it stands in the page as `panel-NAME`.
    pub name: &'static str,
    /// Its tree.
    pub tree: Element,
}

/// The names of the panels, the same for every view, in the order in which they are made.
pub const PANELS: [&str; 13] = [
    "header",
    "lenses",
    "notices",
    "lens-graph",
    "other-width",
    "lens-table",
    "lens-compare",
    "lens-timeline",
    "lens-sources",
    "record",
    "legend",
    "footer",
    "keys",
];

/// Every panel.
#[must_use]
pub fn panels(view: &View<'_>) -> Vec<Panel> {
    let mut panels = first_panels(view);
    panels.extend(later(|| {
        [
            panel(view, "legend", legend::legend(view)),
            panel(view, "footer", footer::footer(view)),
            panel(view, "keys", keys::keys(view)),
        ]
    }));
    panels
}

/// The panels that a reader must have to see what the view shows. The others say how to read it and where it comes from.
#[must_use]
pub fn first_panels(view: &View<'_>) -> Vec<Panel> {
    vec![
        panel(view, "header", header::header(view)),
        panel(view, "lenses", lenses::lenses(view)),
        panel(view, "notices", notices::notices(view)),
        panel(view, "lens-graph", lens(view, Lens::Graph)),
        panel(view, "other-width", other_width(view)),
        panel(view, "lens-table", lens(view, Lens::Table)),
        panel(view, "lens-compare", lens(view, Lens::Compare)),
        panel(view, "lens-timeline", lens(view, Lens::Timeline)),
        panel(view, "lens-sources", lens(view, Lens::Sources)),
        panel(view, "record", record::record(view)),
    ]
}

fn panel(view: &View<'_>, name: &'static str, mut tree: Element) -> Panel {
    if view.state.still {
        later(|| at_rest(&mut tree));
    }
    Panel { name, tree }
}

/// The place of one lens; hidden and empty but for the one in force.
fn lens(view: &View<'_>, lens: Lens) -> Element {
    let word = lens.word();
    let section = Element::new("section").class(format!("lens lens-{word}")).with("data-view", word);
    if view.state.lens != lens {
        return section.with_flag("hidden", true);
    }
    let name = view.get(&format!("lens.{word}"));
    let section =
        section.with("aria-label", name.as_str()).child(Element::new("h2").class("unseen").text(name));
    let content = match lens {
        Lens::Graph => {
            let picture = view.scenes.first().map(|scene| picture(view, scene, true));
            let hint = Element::new("p").class("unseen live").with("id", "graph-hint");
            let hint = hint.text(view.get("graph.hint"));
            // Where something was chosen that leaves nothing; a document without statements says enough by itself.
            let chosen = view.state.as_of.is_some() || !view.state.filters.is_empty();
            let nothing = (chosen && view.passing.count() == 0).then(|| later(|| empty(view)));
            return section.children(nothing).child(over_picture(view)).child(hint).children(picture);
        }
        Lens::Table => later(|| table::table(view)),
        Lens::Compare => later(|| compare::compare(view)),
        Lens::Timeline => later(|| timeline::timeline(view)),
        Lens::Sources => later(|| sources::sources(view)),
    };
    section
        .child(Element::new("p").class("lens-lead").text(view.get(&format!("lens.{word}.lead"))))
        .child(content)
}

/// The picture for the other width of screen, where the page is written ahead and the reader's screen is not known: the
/// style sheet shows one of the two until the live page takes over. It has a panel of its own, so that the live page
/// can adopt the first picture as it stands.
fn other_width(view: &View<'_>) -> Element {
    let scene = view.scenes.get(1).filter(|_| view.state.lens == Lens::Graph);
    Element::new("div").class("other-width").children(scene.map(|scene| picture(view, scene, false)))
}

fn picture(view: &View<'_>, scene: &Scene, hooks: bool) -> Element {
    let sentence = |key| telling(view, key);
    // The second picture is another, and no other view of it will follow.
    let drawn = hooks.then_some(&*view.kept.drawn);
    let (negotiation, messages, state) = (view.negotiation, view.messages, view.state);
    let links = FocusLinks::new(state, negotiation);
    graph(scene, &Ink { negotiation, messages, state, links: &links, sentence: &sentence, drawn, hooks })
}
