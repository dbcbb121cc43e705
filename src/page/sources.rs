//! The sources: what rests on each, which copy one another, and how the reports are spread over the sides.

use crate::derive::balance;
use crate::markup::Element;
use crate::model::{SourceKey, StatementKey};
use crate::page::View;
use crate::page::dates::date_element;
use crate::page::empty::empty;
use crate::page::links::{party_link, source_link, to_focus};
use crate::page::parts::{local, mixed};
use crate::page::record::title;
use crate::page::rows::{more, shown};
use crate::state::Focus;
use crate::text::Order;

/// How many statements a source names in the list; its record has them all.
const NAMED: usize = 40;

/// The lens.
#[must_use]
pub fn sources(view: &View<'_>) -> Element {
    let resting = resting(view);
    let mut origins: Vec<Vec<SourceKey>> = vec![Vec::new(); resting.len()];
    for key in view.negotiation.source_keys().filter(|key| !resting[key.index()].is_empty()) {
        origins[view.known.root(key).index()].push(key);
    }
    let origins = view.negotiation.source_keys().zip(origins);
    let mut groups: Vec<(SourceKey, Vec<SourceKey>)> = origins.filter(|(_, keys)| !keys.is_empty()).collect();
    if groups.is_empty() {
        return empty(view);
    }
    // What most rests on comes first.
    let weight = |keys: &[SourceKey]| -> usize { keys.iter().map(|key| resting[key.index()].len()).sum() };
    groups.order_by_key(|(root, keys)| (usize::MAX - weight(keys), *root));
    let items = groups.iter().take(shown(view)).map(|(root, keys)| group(view, *root, keys, &resting));
    Element::new("div")
        .child(sides(view))
        .child(Element::new("h3").class("section").text(view.get("sources.list")))
        .child(Element::new("ol").class("sources").children(items))
        .children(more(view, shown(view), groups.len()))
        .children(unused(view, &resting))
}

/// The sources that were out by the date and that no report is of: that they were looked at says something too. Nothing
/// where a filter is in force, which is about statements.
fn unused(view: &View<'_>, resting: &[Vec<StatementKey>]) -> Option<Element> {
    if !view.state.filters.is_empty() {
        return None;
    }
    let sources =
        view.negotiation.source_keys().filter(|key| resting[key.index()].is_empty() && view.is_out(*key));
    let keys: Vec<SourceKey> = sources.collect();
    let items = keys
        .iter()
        .take(shown(view))
        .map(|key| Element::new("li").key(view.negotiation[*key].id.as_ref()).child(source(view, *key, &[])));
    let heading = Element::new("h3").class("section").text(view.get("sources.unused"));
    let list = Element::new("ol").class("sources").children(items);
    let rest = more(view, shown(view), keys.len());
    (!keys.is_empty()).then(|| Element::new("div").child(heading).child(list).children(rest))
}

/// By source, what rests on it, as far as it passes.
fn resting(view: &View<'_>) -> Vec<Vec<StatementKey>> {
    let mut resting = vec![Vec::new(); view.negotiation.sources.len()];
    for key in view.known.statements().filter(|key| view.passing.passes(*key)) {
        for report in view.known.reports(view.negotiation, key) {
            let statements: &mut Vec<StatementKey> = &mut resting[report.source.index()];
            if statements.last() != Some(&key) {
                statements.push(key);
            }
        }
    }
    resting
}

/// The balance per side: reports, and how many name who speaks.
fn sides(view: &View<'_>) -> Element {
    let rows = balance(view.negotiation, view.known);
    let most = rows.iter().map(|row| row.reports).max().unwrap_or(1).max(1);
    let body = rows.iter().map(|row| {
        let (side, hue) = match row.side {
            Some(party) => (party_link(view, party), view.hue(party)),
            None => (view.get("sources.no-side").into(), "party-0".to_owned()),
        };
        let unnamed = row.reports - row.named;
        let bar = bar(row.named, unnamed, most).class(format!("bar {hue}"));
        Element::new("tr")
            .child(Element::new("th").with("scope", "row").child(side))
            .child(Element::new("td").child(bar))
            .child(Element::new("td").class("many").text(view.messages.number(row.reports)))
            .child(Element::new("td").class("many").text(view.messages.number(row.named)))
            .child(Element::new("td").class("many").text(view.messages.number(unnamed)))
    });
    let column = |key: &str| Element::new("th").with("scope", "col").text(view.get(key));
    let head = Element::new("tr")
        .child(column("sources.side"))
        .child(Element::new("td"))
        .child(column("sources.reports").class("many"))
        .child(column("sources.named").class("many"))
        .child(column("sources.unnamed").class("many"));
    Element::new("table")
        .class("balance")
        .child(Element::new("caption").text(view.get("sources.balance")))
        .child(Element::new("thead").child(head))
        .child(Element::new("tbody").children(body))
}

/// The two counts as lengths: full where someone is named, open where no one is.
fn bar(named: usize, unnamed: usize, most: usize) -> Element {
    let length = |many: usize| 200.0 * many as f32 / most as f32;
    let piece = |class: &str, x: f32, width: f32| {
        let piece = Element::new("rect").class(class).number("x", x).with("y", "1").with("height", "10");
        piece.number("width", width)
    };
    let mut bar = Element::new("svg").with("viewBox", "0 0 202 12").with("aria-hidden", "true");
    if named > 0 {
        bar.push(piece("full", 1.0, length(named)));
    }
    if unnamed > 0 {
        bar.push(piece("open", 1.0 + length(named), length(unnamed)));
    }
    bar
}

/// One origin with the sources that share it.
fn group(view: &View<'_>, root: SourceKey, keys: &[SourceKey], resting: &[Vec<StatementKey>]) -> Element {
    let mut item = Element::new("li").key(view.negotiation[root].id.as_ref());
    if keys.len() > 1 {
        let words = view.messages.count("sources.one-origin", keys.len(), &[]);
        item.push(Element::new("p").class("origin").text(words));
    } else if keys.first() != Some(&root) && view.is_out(root) {
        let nodes = mixed(&view.get("report.origin"), vec![("source", vec![source_link(view, root)])]);
        item.push(Element::new("p").class("origin").children(nodes));
    }
    for key in keys {
        item.push(source(view, *key, &resting[key.index()]));
    }
    item
}

fn source(view: &View<'_>, key: SourceKey, statements: &[StatementKey]) -> Element {
    let source = &view.negotiation[key];
    let selected = view.state.focus == Some(Focus::Source(key));
    let line = Element::new("p")
        .child(Element::new("span").class("publisher").child(source_link(view, key)))
        .text(view.get("list.comma"))
        .child(title(view, source, None))
        .text(view.get("list.comma"))
        .child(date_element(view.messages, source.published));
    let count = view.messages.count("sources.rests", statements.len(), &[]);
    let items = statements.iter().take(NAMED).map(|statement| {
        let label = local(view, view.negotiation[*statement].label());
        Element::new("li").child(to_focus(view, Focus::Statement(*statement)).child(label))
    });
    let rest = statements.len().saturating_sub(NAMED);
    let rest = (rest > 0).then(|| {
        let words = view.messages.count("sources.more", rest, &[]);
        Element::new("li").child(to_focus(view, Focus::Source(key)).text(words))
    });
    let list = Element::new("ul").children(items).children(rest);
    let folded = Element::new("details").child(Element::new("summary").text(count)).child(list);
    Element::new("div")
        .class(if selected { "source selected" } else { "source" })
        .with("data-id", source.id.as_ref())
        .child(line)
        .children((!statements.is_empty()).then_some(folded))
}
