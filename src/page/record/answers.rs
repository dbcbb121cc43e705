//! The answer of every addressee, with what it answered before.

use crate::derive::PartyAnswer;
use crate::markup::{Element, Node};
use crate::model::{Answer, PartyKey, StatementKey};
use crate::page::View;
use crate::page::dates::{date_element, date_words};
use crate::page::links::{party_link, source_link, statement_link};
use crate::page::parts::{answer_glyph, answer_words, mixed, series};
use crate::page::record::{list, part as section};

/// The part of the record; nothing where nobody owes or has given an answer.
pub fn part(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let items = view.known.answers(key).iter().map(|answer| {
        let mut words = Element::new("div").child(said(view, answer.party, answer.answer));
        words = words.children(whose(view, answer));
        if let Some(response) = answer.response {
            words.push(Element::new("p").children(given(view, response)));
            if let Some(earlier) = earlier(view, key, answer.through.unwrap_or(answer.party), response) {
                words.push(earlier);
            }
        }
        Element::new("li").child(answer_glyph(answer.answer)).child(words)
    });
    let content = list("answers", items.collect());
    section(view, "record.answers", content)
}

/// That it was a coalition that answered for its member; that nobody had asked the party.
pub fn whose(view: &View<'_>, answer: &PartyAnswer) -> Vec<Element> {
    let aside = || Element::new("p").class("aside");
    let through = answer.through.map(|coalition| {
        let coalition = party_link(view, coalition);
        aside().children(mixed(&view.get("answer.through"), vec![("party", vec![coalition])]))
    });
    let unasked = (!answer.addressed).then(|| aside().text(view.get("answer.not-addressed")));
    through.into_iter().chain(unasked).collect()
}

/// “Afghan Taliban: rejects”, or that nothing is known and as of when.
fn said(view: &View<'_>, party: PartyKey, answer: Option<Answer>) -> Element {
    let words = match answer {
        Some(_) => answer_words(view.messages, answer),
        None => {
            let date = date_words(view.messages, view.known.as_of());
            view.say("answer.unanswered.sentence", &[("date", &date)])
        }
    };
    let words = Element::new("span").class("answer-word").text(words);
    let nodes = mixed(
        &view.get("answer.said"),
        vec![("party", vec![party_link(view, party)]), ("answer", vec![words.into()])],
    );
    Element::new("p").children(nodes)
}

/// The response, its date and who reports it.
fn given(view: &View<'_>, response: StatementKey) -> Vec<Node> {
    let date = date_element(view.messages, view.known.when(response)).into();
    let mut sources: Vec<_> = Vec::new();
    for report in view.known.reports(view.negotiation, response) {
        if !sources.contains(&report.source) {
            sources.push(report.source);
        }
    }
    let more = sources.len().saturating_sub(2);
    let mut named: Vec<Node> = sources.iter().take(2).map(|source| source_link(view, *source)).collect();
    if more > 0 {
        named.push(view.messages.count("answer.more-sources", more, &[]).into());
    }
    let statement = statement_link(view, response);
    mixed(
        &view.get("answer.given"),
        vec![("statement", vec![statement]), ("date", vec![date]), ("sources", series(view.messages, named))],
    )
}

/// What the party had answered before, newest first.
fn earlier(view: &View<'_>, key: StatementKey, party: PartyKey, last: StatementKey) -> Option<Element> {
    let mut items: Vec<Element> = Vec::new();
    for response in view.known.responses(key) {
        let by = &view.negotiation[response.statement].by;
        if response.statement == last || !by.contains(&party) {
            continue;
        }
        let date = date_element(view.messages, view.known.when(response.statement)).into();
        let nodes = mixed(
            &view.get("answer.earlier"),
            vec![
                ("answer", vec![answer_words(view.messages, Some(response.answer)).into()]),
                ("statement", vec![statement_link(view, response.statement)]),
                ("date", vec![date]),
            ],
        );
        items.push(Element::new("li").class("aside").children(nodes));
    }
    items.reverse();
    list("history", items)
}
