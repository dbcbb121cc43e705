//! The comparison: issue by party, and facet of a mechanism by party, as negotiators' documents of many columns do it.

use crate::derive::{Comparison, IssueRow, MechanismRow, StanceTaken, compare as comparison};
use crate::markup::{Element, Node};
use crate::model::{Answer, MechanismKey, PartyKey, Role, StatementKey};
use crate::page::View;
use crate::page::empty::empty;
use crate::page::links::{issue_link, mechanism_link, party_link, to_focus};
use crate::page::parts::{answer_glyph, glyph, kind_glyph, local, mixed, name, series};
use crate::page::record::standing;
use crate::page::rows::shown as shown_rows;
use crate::page::sentence::{party_names, party_words};
use crate::scene;
use crate::state::{Focus, Lens};
use crate::text::{Few, FewBy, Order};

/// How many parties have a column of their own.
const COLUMNS: usize = 4;

/// How many statements a cell names; the table has them all.
const STATEMENTS: usize = 8;

/// How many mechanisms an issue names; the others stand below the table.
const NAMED: usize = 5;

/// The place in the page where the mechanisms begin.
pub const MECHANISMS: &str = "mechanisms";

/// The lens.
#[must_use]
pub fn compare(view: &View<'_>) -> Element {
    let compared = comparison(view.negotiation, view.known);
    let shown = |row: &IssueRow| row.cells.values().flatten().any(|key| view.passing.passes(*key));
    let rows: Vec<&IssueRow> = compared.issues.iter().filter(|row| shown(row)).collect();
    if rows.is_empty() {
        return empty(view);
    }
    let columns = columns(view, &compared);
    let mut lens = Element::new("div").child(issue_table(view, &rows, &columns));
    let mechanisms =
        compared.mechanisms.iter().take(shown_rows(view)).filter_map(|row| mechanism(view, row, &columns));
    let mechanisms: Vec<Element> = mechanisms.collect();
    if !mechanisms.is_empty() {
        let heading = Element::new("h3").class("section").with("id", MECHANISMS).with("tabindex", "-1");
        lens.push(heading.text(view.get("compare.mechanisms")));
        lens.push(Element::new("p").class("lens-lead").text(view.get("compare.mechanisms.lead")));
        lens = lens.children(mechanisms);
    }
    lens
}

/// The parties with a column: those that the reader filters by, else the principals, else whoever speaks; those with
/// most statements in view where there are too many.
fn columns(view: &View<'_>, compared: &Comparison) -> Vec<PartyKey> {
    let mut made: FewBy<PartyKey, usize> = FewBy::new();
    for (party, keys) in compared.issues.iter().flat_map(|row| row.cells.iter()) {
        let shown = keys.iter().filter(|key| view.passing.passes(**key)).count();
        *made.at(*party) += shown;
    }
    let speaking = || made.iter().filter(|(_, made)| **made > 0).map(|(party, _)| *party);
    let chosen = |party: &PartyKey| view.state.filters.parties.contains(party);
    let principal = |party: &PartyKey| view.negotiation[*party].has_role(Role::Principal);
    let mut parties: Vec<PartyKey> = speaking().filter(chosen).collect();
    if parties.is_empty() {
        parties = speaking().filter(principal).collect();
    }
    if parties.is_empty() {
        parties = speaking().collect();
    }
    parties.order_by_key(|party| (usize::MAX - made.get(party).copied().unwrap_or_default(), *party));
    parties.truncate(COLUMNS);
    parties.order();
    parties
}

fn issue_table(view: &View<'_>, rows: &[&IssueRow], columns: &[PartyKey]) -> Element {
    let mut head = Element::new("tr").child(heading(view.get("compare.issue")));
    for party in columns {
        head.push(Element::new("th").with("scope", "col").child(party_link(view, *party)));
    }
    let others = rows.iter().any(|row| row.cells.keys().any(|party| !columns.contains(party)));
    if others {
        head.push(heading(view.get("compare.others")).class("others"));
    }
    head.push(heading(view.get("compare.standing")));
    let body = rows.iter().map(|row| {
        let issue = Element::new("th").with("scope", "row").child(issue_link(view, row.issue));
        let mut line = Element::new("tr").key(view.negotiation[row.issue].id.as_ref()).child(issue);
        for party in columns {
            let keys = row.cells.get(party).map(Vec::as_slice).unwrap_or_default();
            line.push(cell(party_words(view, *party)).children(stand(view, keys, false)));
        }
        if others {
            let keys: Few<StatementKey> = row
                .cells
                .iter()
                .filter(|(party, _)| !columns.contains(party))
                .flat_map(|(_, keys)| keys.iter().copied())
                .filter(|key| !columns.iter().any(|party| view.negotiation[*key].by.contains(party)))
                .collect();
            let keys: Vec<StatementKey> = keys.into_iter().collect();
            line.push(cell(view.get("compare.others")).children(stand(view, &keys, true)));
        }
        line.child(cell(view.get("compare.standing")).class("standing").children(stands(view, row)))
    });
    Element::new("table")
        .class(format!("compare columns-{}", columns.len() + usize::from(others)))
        .child(Element::new("caption").text(view.get("compare.caption")))
        .child(Element::new("thead").child(head))
        .child(Element::new("tbody").children(body))
}

fn heading(words: String) -> Element {
    Element::new("th").with("scope", "col").text(words)
}

/// A cell that says on narrow screens which column it is of.
fn cell(column: String) -> Element {
    Element::new("td").with("data-column", column)
}

/// The statements of one cell, in the order in which they were made; with their makers where `named`.
fn stand(view: &View<'_>, keys: &[StatementKey], named: bool) -> Option<Element> {
    let items: Vec<Element> = keys
        .iter()
        .filter(|key| view.passing.passes(**key))
        .take(STATEMENTS)
        .map(|key| {
            let statement = &view.negotiation[*key];
            let kind = view.get(&format!("kind.{}", statement.kind.word()));
            let mut link = to_focus(view, Focus::Statement(*key))
                .child(Element::new("span").class("unseen").text(kind).text(": "))
                .child(local(view, statement.label()));
            for response in view.responds(*key) {
                let word = view.get(&format!("answer.{}", response.answer.word()));
                link.push(Element::new("span").class("unseen").text(format!(" ({word})")));
            }
            // In a column that several share, each line says whose it is.
            let words = if named {
                Element::new("span").children(party_names(view, &statement.by)).text(": ").child(link)
            } else {
                link
            };
            Element::new("li").child(kind_glyph(statement.kind)).child(words)
        })
        .collect();
    let passing = keys.iter().filter(|key| view.passing.passes(**key)).count();
    let rest = passing.checked_sub(STATEMENTS).filter(|rest| *rest > 0).map(|rest| {
        let table = view.state.with_lens(Lens::Table);
        let words = view.messages.count("compare.more", rest, &[]);
        Element::new("li")
            .child(Element::new("span"))
            .child(Element::new("a").with("href", view.href(&table)).text(words))
    });
    (!items.is_empty()).then(|| Element::new("ul").children(items).children(rest))
}

/// Where the matter stands: answers counted, mechanisms with their state, disputes. Nothing is weighed.
fn stands(view: &View<'_>, row: &IssueRow) -> Vec<Element> {
    let standing_now = &row.standing;
    let mut items = Vec::new();
    for (answer, many) in standing_now.answers.iter() {
        let word = answer.map_or("unanswered", Answer::word);
        let words = view.messages.count(&format!("compare.{word}"), *many, &[]);
        let item = Element::new("li").child(answer_glyph(*answer));
        items.push(item.child(Element::new("span").text(words)));
    }
    if !standing_now.disputed.is_empty() {
        let words = view.messages.count("compare.disputed", standing_now.disputed.len(), &[]);
        let sign = glyph(scene::disputed_path(), "");
        items.push(Element::new("li").child(sign).child(Element::new("span").text(words)));
    }
    for key in standing_now.mechanisms.iter().take(NAMED) {
        let nodes = mixed(
            &view.get("compare.mechanism"),
            vec![
                ("mechanism", vec![mechanism_link(view, *key)]),
                ("state", vec![standing(view, *key).into()]),
            ],
        );
        let sign = glyph(scene::mechanism_path(), "");
        items.push(Element::new("li").child(sign).child(Element::new("span").children(nodes)));
    }
    if let Some(more) = standing_now.mechanisms.len().checked_sub(NAMED).filter(|more| *more > 0) {
        let words = view.messages.count("compare.more-mechanisms", more, &[]);
        items.push(
            Element::new("li")
                .child(glyph(scene::mechanism_path(), ""))
                .child(Element::new("span").text(words)),
        );
    }
    if items.is_empty() {
        return vec![Element::new("p").class("aside").text(view.get("compare.nothing-asked"))];
    }
    vec![Element::new("ul").children(items)]
}

fn mechanism(view: &View<'_>, row: &MechanismRow, columns: &[PartyKey]) -> Option<Element> {
    let taken =
        row.facets.iter().map(|facet| &facet.cells).chain([&row.whole]).flat_map(FewBy::values).flatten();
    if !view.state.filters.is_empty()
        && !taken.into_iter().any(|stance| view.passing.passes(stance.statement))
    {
        return None;
    }
    let facets = facets(view, row, columns)?;
    let key = row.mechanism;
    let heading = Element::new("h4")
        .child(glyph(scene::mechanism_path(), ""))
        .text(" ")
        .child(mechanism_link(view, key));
    Some(
        Element::new("section")
            .class("facet-section")
            .key(view.negotiation[key].id.as_ref())
            .child(heading)
            .child(Element::new("p").class("aside").text(standing(view, key)))
            .child(facets),
    )
}

/// The facets of one mechanism by party, for its record.
#[must_use]
pub fn facet_table(view: &View<'_>, key: MechanismKey) -> Option<Element> {
    let compared = comparison(view.negotiation, view.known);
    let row = compared.mechanisms.iter().find(|row| row.mechanism == key)?;
    facets(view, row, &columns(view, &compared))
}

/// Facets as rows, parties as columns: the same for every mechanism, so that a party that takes no stance shows as that.
/// Parties without a column share the last one.
fn facets(view: &View<'_>, row: &MechanismRow, columns: &[PartyKey]) -> Option<Element> {
    let cells = || row.facets.iter().map(|facet| &facet.cells).chain([&row.whole]);
    let taking: Few<PartyKey> = cells().flat_map(FewBy::keys).copied().collect();
    if taking.is_empty() {
        return None;
    }
    let rest: Vec<PartyKey> = taking.into_iter().filter(|party| !columns.contains(party)).collect();
    let mut head = Element::new("tr").child(heading(view.get("compare.facet")));
    for party in columns {
        head.push(Element::new("th").with("scope", "col").child(party_link(view, *party)));
    }
    if !rest.is_empty() {
        head.push(heading(view.get("compare.others")));
    }
    let line = |title: Node, cells: &FewBy<PartyKey, Vec<StanceTaken>>| {
        let mut line = Element::new("tr").child(Element::new("th").with("scope", "row").child(title));
        for party in columns {
            let taken = cells.get(party).map(Vec::as_slice).unwrap_or_default();
            line.push(cell(party_words(view, *party)).children(stances(view, taken)));
        }
        if !rest.is_empty() {
            let mut others = cell(view.get("compare.others"));
            for party in rest.iter().filter(|party| cells.contains_key(party)) {
                let taken = cells.get(party).map(Vec::as_slice).unwrap_or_default();
                let nodes = mixed(
                    &view.get("answer.said"),
                    vec![("party", vec![party_link(view, *party)]), ("answer", stances(view, taken))],
                );
                others.push(Element::new("p").children(nodes));
            }
            line.push(others);
        }
        line
    };
    let mut body = Element::new("tbody");
    if !row.whole.is_empty() {
        body.push(line(view.get("compare.whole").into(), &row.whole));
    }
    let names = &view.negotiation[row.mechanism].facets;
    for facet in &row.facets {
        if let Some(named) = names.get(facet.facet.index()) {
            body.push(line(name(view, &named.name).into(), &facet.cells));
        }
    }
    let table = Element::new("table")
        .class(format!("compare facets columns-{}", columns.len() + usize::from(!rest.is_empty())));
    Some(table.child(Element::new("thead").child(head)).child(body))
}

/// “requires”, “proposes”: each stance a link to the statement that takes it; the same stance once.
fn stances(view: &View<'_>, taken: &[StanceTaken]) -> Vec<Node> {
    let mut told = Few::new();
    let links: Vec<Node> = taken
        .iter()
        .rev()
        .filter(|stance| told.insert(stance.stance))
        .map(|stance| {
            to_focus(view, Focus::Statement(stance.statement))
                .text(view.get(&format!("stance.{}", stance.stance.word())))
                .into()
        })
        .collect();
    if links.is_empty() {
        return vec![Element::new("span").class("aside").text(view.get("compare.none")).into()];
    }
    series(view.messages, links)
}
