//! The panels of a page, each a pure function of the view.

use crate::later::later;
use crate::markup::Element;
use crate::page::View;
use crate::page::embedded::without_choices;
use crate::page::empty::empty;
use crate::page::graph::{Ink, graph};
use crate::page::sentence::telling;
use crate::page::zoom::zoom_buttons;
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

/// Every panel, in the order of the page. The names are the same for every view.
#[must_use]
pub fn panels(view: &View<'_>) -> Vec<Panel> {
    let panel = |name, mut tree| {
        if view.state.still {
            later(|| without_choices(&mut tree));
        }
        Panel { name, tree }
    };
    vec![
        panel("header", header::header(view)),
        panel("lenses", lenses::lenses(view)),
        panel("notices", notices::notices(view)),
        panel("lens-graph", lens(view, Lens::Graph)),
        panel("other-width", other_width(view)),
        panel("lens-table", lens(view, Lens::Table)),
        panel("lens-compare", lens(view, Lens::Compare)),
        panel("lens-timeline", lens(view, Lens::Timeline)),
        panel("lens-sources", lens(view, Lens::Sources)),
        panel("record", record::record(view)),
        panel("legend", legend::legend(view)),
        panel("footer", footer::footer(view)),
        panel("keys", keys::keys(view)),
    ]
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
            return section.children(nothing).child(zoom_buttons(view)).child(hint).children(picture);
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
