//! The panels of a page, each a pure function of the view.

use crate::markup::Element;
use crate::page::View;
use crate::page::graph::{Ink, graph};
use crate::page::sentence_words;
use crate::page::{compare, footer, header, legend, lenses, notices, record, sources, table, timeline};
use crate::state::Lens;

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
    let panel = |name, tree| Panel { name, tree };
    vec![
        panel("header", header::header(view)),
        panel("lenses", lenses::lenses(view)),
        panel("notices", notices::notices(view)),
        panel("lens-graph", lens(view, Lens::Graph)),
        panel("lens-table", lens(view, Lens::Table)),
        panel("lens-compare", lens(view, Lens::Compare)),
        panel("lens-timeline", lens(view, Lens::Timeline)),
        panel("lens-sources", lens(view, Lens::Sources)),
        panel("record", record::record(view)),
        panel("legend", legend::legend(view)),
        panel("footer", footer::footer(view)),
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
    let content = match lens {
        Lens::Graph => return section.with("aria-label", name).child(pictures(view)),
        Lens::Table => table::table(view),
        Lens::Compare => compare::compare(view),
        Lens::Timeline => timeline::timeline(view),
        Lens::Sources => sources::sources(view),
    };
    section
        .with("aria-label", name)
        .child(Element::new("p").class("lens-lead").text(view.get(&format!("lens.{word}.lead"))))
        .child(content)
}

/// The graph, once for each width of screen that the view has a picture for.
fn pictures(view: &View<'_>) -> Element {
    let sentence = |key| sentence_words(view, key);
    let pictures = view.scenes.iter().enumerate().map(|(at, scene)| {
        let ink = Ink {
            negotiation: view.negotiation,
            messages: view.messages,
            state: view.state,
            sentence: &sentence,
            hooks: at == 0,
        };
        graph(scene, &ink)
    });
    let class = if view.scenes.len() > 1 { "pictures each-width" } else { "pictures" };
    Element::new("div").class(class).children(pictures)
}
