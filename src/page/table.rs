//! The table: every ask and answer, a sentence a row. It says all that the graph says.

use crate::markup::{Element, Node};
use crate::model::{Answer, MechanismTie, StatementKey};
use crate::page::View;
use crate::page::dates::date_element;
use crate::page::empty::empty;
use crate::page::hooks::hooked;
use crate::page::links::{issue_link, mechanism_link, party_link, to_focus};
use crate::page::parts::{answer_glyph, answer_words, glyph, kind_glyph, local, mixed};
use crate::page::record::whose;
use crate::page::rows::{more, shown};
use crate::page::sentence::{opening, party_name};
use crate::scene::{self, footing};
use crate::state::{Column, Focus, Sort};
use crate::text::Order;

/// The lens.
#[must_use]
pub fn table(view: &View<'_>) -> Element {
    let rows = sorted(view);
    if rows.is_empty() {
        return empty(view);
    }
    let all = rows.len();
    let caption = view.messages.count("table.caption", all, &[]);
    let body = rows.into_iter().take(shown(view)).map(|key| row(view, key));
    let table = Element::new("table")
        .class("ledger")
        .child(Element::new("caption").class("unseen").text(caption))
        .child(Element::new("thead").child(head(view)))
        .child(Element::new("tbody").children(body));
    Element::new("div").child(table).children(more(view, shown(view), all))
}

/// What passes, in the order that the reader chose.
fn sorted(view: &View<'_>) -> Vec<StatementKey> {
    let negotiation = view.negotiation;
    let mut keys: Vec<StatementKey> =
        view.known.statements().filter(|key| view.passing.passes(*key)).collect();
    // Answers in the order of need: what is open first.
    let need = |key: &StatementKey| {
        let place = |answer: &Option<Answer>| answer.map_or(0, |answer| answer as usize + 1);
        view.known.answers(*key).iter().map(|answer| place(&answer.answer)).min().unwrap_or(usize::MAX)
    };
    keys.order_by_key(|key| view.known.when(*key));
    match view.state.sort.column {
        Column::Date => {}
        Column::By => keys.order_by_key(|key| negotiation[*key].by.first().copied()),
        Column::Kind => keys.order_by_key(|key| negotiation[*key].kind),
        Column::To => keys.order_by_key(|key| negotiation[*key].to.first().copied()),
        Column::Issue => keys.order_by_key(|key| negotiation[*key].issue),
        Column::Answer => keys.order_by_key(need),
        Column::Attribution => keys.order_by_key(|key| footing(negotiation, view.known, *key)),
    }
    if view.state.sort.descending {
        keys.reverse();
    }
    keys
}

/// The header cells, each a link that sorts; a second click turns the order round.
fn head(view: &View<'_>) -> Element {
    let now = view.state.sort;
    let link = |column: Column| {
        let current = now.column == column;
        let state = view.state.with_sort(Sort { column, descending: current && !now.descending });
        let arrow = match (current, now.descending) {
            (false, _) => "",
            (true, false) => " ↑",
            (true, true) => " ↓",
        };
        let words = view.get(&format!("sort.{}", column.word()));
        Element::new("a")
            .with("href", view.href(&state))
            .text(words)
            .child(Element::new("span").with("aria-hidden", "true").text(arrow))
    };
    let cell = |columns: &[Column]| {
        let order = if now.descending { "descending" } else { "ascending" };
        let current = columns.contains(&now.column).then_some(order);
        let mut cell = Element::new("th").with("scope", "col").with_some("aria-sort", current);
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                cell.push(Element::new("span").with("aria-hidden", "true").text(" / "));
            }
            cell.push(link(*column));
        }
        cell
    };
    Element::new("tr").children([
        cell(&[Column::Date]),
        cell(&[Column::By, Column::Kind]),
        cell(&[Column::Answer]),
        cell(&[Column::Issue]),
    ])
}

fn row(view: &View<'_>, key: StatementKey) -> Element {
    let statement = &view.negotiation[key];
    let selected = view.state.focus == Some(Focus::Statement(key));
    let when = date_element(view.messages, view.known.when(key));
    let row =
        Element::new("tr").key(statement.id.as_ref()).with_some("class", selected.then_some("selected"));
    hooked(row, view.negotiation, view.known, key)
        .child(Element::new("td").class("when").child(when))
        .child(what(view, key))
        .child(Element::new("td").class("verdict").children(answers(view, key)))
        .child(Element::new("td").class("subject").child(issue_link(view, statement.issue)))
}

/// The sentence, and in small what else the marks of the graph show.
fn what(view: &View<'_>, key: StatementKey) -> Element {
    let statement = &view.negotiation[key];
    let open = to_focus(view, Focus::Statement(key)).class("ask").child(local(view, statement.label()));
    let sentence = Element::new("p")
        .class("sentence")
        .children(opening(view, key, &|party| party_name(view, party).into()))
        .text(" ")
        .child(open);
    let whole = statement.label.is_some().then(|| Element::new("p").child(local(view, &statement.text)));
    let mut note = Element::new("p").class("row-note");
    let mut add = |sign: Option<Element>, words: Vec<Node>| {
        let span = Element::new("span").children(sign);
        note.push(span.child(Element::new("span").children(words)));
    };
    let kind = view.get(&format!("kind.{}", statement.kind.word()));
    add(Some(kind_glyph(statement.kind)), vec![Node::Text(kind)]);
    add(
        None,
        vec![Node::Text(view.get(&format!("footing.{}", footing(view.negotiation, view.known, key).word())))],
    );
    let flags = view.known.flags(key);
    if flags.disputed {
        add(Some(glyph(scene::disputed_path(), "")), vec![view.get("flag.disputed").into()]);
    }
    if flags.one_sided {
        add(Some(glyph(scene::one_sided_path(), "")), vec![view.get("flag.one-sided").into()]);
    }
    if flags.withdrawn {
        add(Some(answer_glyph(Some(Answer::Withdraws))), vec![view.get("flag.withdrawn").into()]);
    }
    if !statement.about.is_empty() {
        let about = statement.about.iter().map(|party| party_link(view, *party)).collect();
        let about = crate::page::parts::series(view.messages, about);
        add(None, mixed(&view.get("table.about"), vec![("parties", about)]));
    }
    for MechanismTie { mechanism, stance, .. } in &statement.mechanisms {
        let message = view.get(&format!("stance.{}.sentence", stance.word()));
        let link = vec![mechanism_link(view, *mechanism)];
        add(Some(glyph(scene::mechanism_path(), "")), mixed(&message, vec![("mechanism", link)]));
    }
    Element::new("td").class("what").child(sentence).children(whole).child(note)
}

/// What each addressee answered; and what the statement itself answers.
fn answers(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let mut items: Vec<Element> = Vec::new();
    for answer in view.known.answers(key) {
        let words = answer_words(view.messages, answer.answer);
        let words = match answer.response {
            Some(response) => to_focus(view, Focus::Statement(response)).text(words),
            None => Element::new("span").text(words),
        };
        let said = mixed(
            &view.get("answer.said"),
            vec![("party", vec![party_name(view, answer.party).into()]), ("answer", vec![words.into()])],
        );
        let item = Element::new("li").child(answer_glyph(answer.answer));
        items.push(item.child(Element::new("div").children(said).children(whose(view, answer))));
    }
    for response in view.responds(key) {
        let to = to_focus(view, Focus::Statement(response.to))
            .child(local(view, view.negotiation[response.to].label()));
        let message = view.get(&format!("answer.{}.this", response.answer.word()));
        let said = mixed(&message, vec![("statement", vec![to.into()])]);
        let item = Element::new("li").child(answer_glyph(Some(response.answer)));
        items.push(item.child(Element::new("span").children(said)));
    }
    (!items.is_empty()).then(|| Element::new("ul").children(items))
}
