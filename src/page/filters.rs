//! The filters: groups of choices, each with how many statements it leaves.

use crate::markup::Element;
use crate::model::{Attribution, Kind, StatementKey};
use crate::page::View;
use crate::page::choice::Choice;
use crate::page::parts::{answer_glyph, glyph, kind_glyph, name};
use crate::page::record::swatch;
use crate::scene;
use crate::state::{AnswerFilter, Focus, Passing};

/// The row of folded groups.
#[must_use]
pub fn filters(view: &View<'_>) -> Element {
    let negotiation = view.negotiation;
    let parties = negotiation.party_keys().map(Choice::Party).collect();
    let issues = negotiation.issue_keys().map(Choice::Issue).collect();
    let kinds = Kind::ALL.iter().map(|kind| Choice::Kind(*kind)).collect();
    let answers = AnswerFilter::all().map(Choice::Answer).collect();
    let attributions = Attribution::ALL.iter().map(|word| Choice::Attribution(*word)).collect();
    let groups: [(&str, Vec<Choice>); 5] = [
        ("filter.party", parties),
        ("filter.issue", issues),
        ("filter.kind", kinds),
        ("filter.answer", answers),
        ("filter.attribution", attributions),
    ];
    let offered = view.offered();
    let groups = groups.into_iter().filter_map(|(heading, choices)| group(view, offered, heading, choices));
    Element::new("div")
        .class("filters")
        .with("aria-label", view.get("filter.all"))
        .with("role", "group")
        .children(groups)
}

fn group(view: &View<'_>, offered: &Passing, heading: &str, choices: Vec<Choice>) -> Option<Element> {
    let chosen = choices.iter().filter(|choice| choice.is_in_force(&view.state.filters)).count();
    let links: Vec<Element> = choices
        .into_iter()
        .filter(|choice| choice.is_in_force(&view.state.filters) || choice.count(offered) > 0)
        .map(|choice| link(view, choice))
        .collect();
    if links.is_empty() {
        return None;
    }
    let mut summary = Element::new("summary").text(view.get(heading));
    if chosen > 0 {
        summary.push(
            Element::new("span")
                .class("chosen-count")
                .text(view.say("filter.chosen", &[("count", &view.messages.number(chosen))])),
        );
    }
    Some(
        Element::new("details")
            .key(heading)
            .with("name", "filters")
            .with_some("class", (chosen > 0).then_some("in-force"))
            .child(summary)
            .child(Element::new("div").class("choices").children(links)),
    )
}

/// One choice: its sign, its words, how many it leaves; a link that puts it in force or takes it back.
#[must_use]
pub fn link(view: &View<'_>, choice: Choice) -> Element {
    let current = choice.is_in_force(&view.state.filters);
    let many = choice.count(view.passing);
    let mut classes = Vec::new();
    if many == 0 {
        classes.push("none");
    }
    Element::new("a")
        .with("href", view.href(&choice.toggled(view.state)))
        .with_some("class", (!classes.is_empty()).then(|| classes.join(" ")))
        .with_some("aria-current", current.then_some("true"))
        .children(sign(view, choice))
        .child(Element::new("span").child(words(view, choice)))
        .child(Element::new("span").class("many").text(view.messages.number(many)))
}

/// The sign of a choice.
fn sign(view: &View<'_>, choice: Choice) -> Option<Element> {
    match choice {
        Choice::Party(key) => Some(swatch(view, key)),
        Choice::Kind(kind) => Some(kind_glyph(kind)),
        Choice::Answer(AnswerFilter::Answer(answer)) => Some(answer_glyph(Some(answer))),
        Choice::Answer(AnswerFilter::Unanswered) => Some(answer_glyph(None)),
        Choice::Answer(AnswerFilter::Disputed) => Some(glyph(scene::disputed_path(), "")),
        Choice::Issue(_) | Choice::Attribution(_) => None,
    }
}

/// The words of a choice.
fn words(view: &View<'_>, choice: Choice) -> Element {
    let plain = |key: String| Element::new("span").text(view.get(&key));
    match choice {
        Choice::Party(key) => {
            let party = &view.negotiation[key];
            name(view, party.label())
        }
        Choice::Issue(key) => name(view, &view.negotiation[key].name),
        Choice::Kind(kind) => plain(format!("kind.{}", kind.word())),
        Choice::Answer(AnswerFilter::Answer(answer)) => plain(format!("answer.{}", answer.word())),
        Choice::Answer(AnswerFilter::Unanswered) => plain("answer.unanswered".to_owned()),
        Choice::Answer(AnswerFilter::Disputed) => plain("flag.disputed".to_owned()),
        Choice::Attribution(word) => plain(format!("attribution.{}", word.word())),
    }
}

/// What is in force, each with its undoing. It stands there empty too, so that nothing moves when a filter is chosen.
#[must_use]
pub fn in_force(view: &View<'_>) -> Element {
    let filters = &view.state.filters;
    let mut list = Element::new("div").class("in-force-list").children(clear(view)).children(next(view));
    for choice in Choice::in_force(filters) {
        let undo = Element::new("a").class("undo").with("href", view.href(&choice.toggled(view.state)));
        list.push(undo.with("title", view.get("filter.undo")).child(words(view, choice)));
    }
    if let Some(words) = searched(view) {
        let undo = Element::new("a").class("undo").with("href", view.href(&view.state.with_query("")));
        list.push(undo.with("title", view.get("filter.undo")).child(words));
    }
    list
}

/// The way to the first of what passes, or from one of it to the next: it may stand far below what is seen.
fn next(view: &View<'_>) -> Option<Element> {
    if view.state.filters.is_empty() {
        return None;
    }
    // As the picture has them: issue by issue.
    let place = |key: StatementKey| (view.negotiation[key].issue, key);
    let found = || view.negotiation.statement_keys().filter(|key| view.passing.passes(*key));
    let (words, next) = match view.state.focus {
        Some(Focus::Statement(current)) if view.passing.passes(current) => {
            ("filter.next", found().filter(|key| place(*key) > place(current)).min_by_key(|key| place(*key)))
        }
        _ => ("filter.first", found().min_by_key(|key| place(*key))),
    };
    let way = view.href(&view.state.with_focus(Some(Focus::Statement(next?))));
    Some(Element::new("a").class("next").with("href", way).text(view.get(words)))
}

/// What is in force, in words alone.
#[must_use]
pub fn in_force_words(view: &View<'_>) -> Vec<Element> {
    let choices = Choice::in_force(&view.state.filters).into_iter().map(|choice| words(view, choice));
    choices.chain(searched(view)).collect()
}

/// The words that are searched for, where there are any.
fn searched(view: &View<'_>) -> Option<Element> {
    let query = &view.state.filters.query;
    let words = || Element::new("bdi").text(view.say("filter.searched", &[("query", query)]));
    (!query.trim().is_empty()).then(words)
}

/// The link that takes every filter away, where there is one.
#[must_use]
pub fn clear(view: &View<'_>) -> Option<Element> {
    let filtered = !view.state.filters.is_empty();
    let all = filtered.then(|| view.href(&view.state.without_filters()))?;
    Some(Element::new("a").class("clear").with("href", all).text(view.get("filter.clear")))
}
