//! The timeline: what happened day by day, with the answers tied to the asks.

use crate::derive::{Changes, EventKind, Known, changes, events};
use crate::markup::{Element, Node};
use crate::model::{RoundKey, StatementKey};
use crate::page::View;
use crate::page::dates::{date_words, moment_words, solar, weekday_words};
use crate::page::empty::empty;
use crate::page::hooks::hooked;
use crate::page::links::{mechanism_link, party_link, statement_link, to_focus};
use crate::page::parts::{answer_glyph, glyph, kind_glyph, local, mixed, name, series};
use crate::page::record::{round_words, whose};
use crate::page::rows::{more, shown};
use crate::page::sentence::opening;
use crate::page::takeaway::play_button;
use crate::scene;
use crate::state::Focus;
use crate::text::{Date, Day, FewBy, Gather};

/// The lens.
#[must_use]
pub fn timeline(view: &View<'_>) -> Element {
    let mut list = Element::new("ol").class("timeline");
    let marked = marked(&changed(view));
    let (mut date, mut day): (Option<Date>, Option<Element>) = (None, None);
    let mut told = 0;
    let all = view.passing.count();
    for event in events(view.negotiation, view.known) {
        let item = match event.kind {
            EventKind::Statement(key) if !view.passing.passes(key) => continue,
            EventKind::Statement(key) => {
                told += 1;
                if told > shown(view) {
                    break;
                }
                statement(view, key, marked.get(&key).copied())
            }
            EventKind::RoundStart(key) => round_start(view, key),
            EventKind::RoundEnd(key) => match round_end(view, key) {
                Some(item) => item,
                None => continue,
            },
            // Among filtered statements only those turns that one of them brought about.
            EventKind::Mechanism(_, entry)
                if !view.state.filters.is_empty()
                    && !entry.statement.is_some_and(|key| view.passing.passes(key)) =>
            {
                continue;
            }
            EventKind::Mechanism(key, entry) => {
                let state = view.get(&format!("state.{}", entry.state.word()));
                let nodes = mixed(
                    &view.get("timeline.mechanism"),
                    vec![("mechanism", vec![mechanism_link(view, key)]), ("state", vec![state.into()])],
                );
                let words = Element::new("p").children(nodes);
                Element::new("li").class("turn").child(glyph(scene::mechanism_path(), "")).child(words)
            }
        };
        let precision = (event.on.year(), event.on.month(), event.on.day());
        if date.map(|date| (date.year(), date.month(), date.day())) != Some(precision) {
            if let Some(day) = day.take() {
                list.push(close(day));
            }
            date = Some(event.on);
            day = Some(open(view, event.on));
        }
        if let Some(day) = &mut day {
            day.push(item);
        }
    }
    if let Some(day) = day.take() {
        list.push(close(day));
    }
    if told == 0 {
        empty(view)
    } else {
        Element::new("div").child(list).children(more(view, shown(view), all))
    }
}

/// What changed since the step before, where the reader has stepped to a date.
fn changed(view: &View<'_>) -> Changes {
    let Some(as_of) = view.state.as_of else { return Changes::default() };
    // The date in force may lie between two steps: what is new is new since the step before the last one.
    let by_now = view.days().partition_point(|day| *day <= as_of.last_day());
    let Some([.., before, _]) = view.days().get(..by_now) else { return Changes::default() };
    changes(&Known::new(view.negotiation, (*before).into()), view.known, view.negotiation)
}

/// The words for how statements differ from the step before, by statement.
fn marked(changes: &Changes) -> FewBy<StatementKey, &'static str> {
    let more = changes.touched().into_iter().map(|key| (key, "timeline.more"));
    let answered = changes.answers.iter().map(|change| (change.statement, "timeline.answered"));
    let new = changes.statements.iter().map(|key| (*key, "timeline.new"));
    // What says most comes last and stays.
    more.chain(answered).chain(new).gather()
}

/// A day with its heading; its items follow in a list.
fn open(view: &View<'_>, date: Date) -> Element {
    let words = date_words(view.messages, date);
    let mut heading =
        Element::new("h3").child(Element::new("time").with("datetime", day_only(date)).text(words));
    if date.day().is_some() {
        let weekday = weekday_words(view.messages, date.first_day());
        heading.push(Element::new("span").class("weekday").text(weekday));
    }
    let heading = heading.children(solar(view.messages, date));
    Element::new("li").class("day").key(day_only(date)).child(heading)
}

/// Moves the items after the heading into a list of their own.
fn close(mut day: Element) -> Element {
    let items = day.children.split_off(1);
    day.child(Element::new("ul").children(items))
}

fn day_only(date: Date) -> String {
    date.to_string().chars().take(10).collect()
}

fn statement(view: &View<'_>, key: StatementKey, mark: Option<&str>) -> Element {
    let statement = &view.negotiation[key];
    let selected = view.state.focus == Some(Focus::Statement(key));
    let mut classes = vec!["said"];
    if selected {
        classes.push("selected");
    }
    if mark.is_some() {
        classes.push("new");
    }
    let mut words = Element::new("div");
    let link = to_focus(view, Focus::Statement(key)).class("ask").child(local(view, statement.label()));
    let sentence = Element::new("p").children(opening(view, key, &|party| party_link(view, party)));
    words.push(sentence.text(" ").child(link));
    if statement.label.is_some() {
        words.push(Element::new("p").class("whole").child(local(view, &statement.text)));
    }
    let mut ties: Vec<Element> = Vec::new();
    for response in view.responds(key) {
        let message = view.get(&format!("answer.{}.this", response.answer.word()));
        let nodes = mixed(&message, vec![("statement", vec![statement_link(view, response.to)])]);
        ties.push(tie(answer_glyph(Some(response.answer)), nodes));
    }
    for answer in view.known.answers(key) {
        let word =
            view.get(&format!("answer.{}", answer.answer.map_or("unanswered", crate::model::Answer::word)));
        let said: Node = match answer.response {
            Some(response) => {
                let on = date_words(view.messages, view.known.when(response));
                let link = to_focus(view, Focus::Statement(response)).text(word);
                Element::new("span").child(link).text(view.say("timeline.on", &[("date", &on)])).into()
            }
            None => word.into(),
        };
        let party = party_link(view, answer.party);
        let nodes = mixed(&view.get("answer.said"), vec![("party", vec![party]), ("answer", vec![said])]);
        let words = Element::new("div").children(nodes).children(whose(view, answer));
        ties.push(Element::new("li").child(answer_glyph(answer.answer)).child(words));
    }
    if view.known.flags(key).disputed {
        ties.push(tie(glyph(scene::disputed_path(), ""), vec![view.get("flag.disputed").into()]));
    }
    if !ties.is_empty() {
        words.push(Element::new("ul").class("ties").children(ties));
    }
    let mut item = Element::new("li").class(classes.join(" "));
    if let Some(mark) = mark {
        words.push(Element::new("p").class("new-mark").text(view.get(mark)));
    }
    item = hooked(item, view.negotiation, view.known, key);
    item.child(kind_glyph(statement.kind)).child(words)
}

fn tie(sign: Element, nodes: Vec<Node>) -> Element {
    Element::new("li").child(sign).child(Element::new("span").children(nodes))
}

fn round_start(view: &View<'_>, key: RoundKey) -> Element {
    let round = &view.negotiation[key];
    let mut words = Element::new("p").children(round_words(view, key));
    let hosts: Vec<Node> = round.hosts.iter().map(|host| party_link(view, *host)).collect();
    if !hosts.is_empty() {
        words.push(Node::from(" "));
        words =
            words.children(mixed(&view.get("timeline.hosts"), vec![("hosts", series(view.messages, hosts))]));
    }
    Element::new("li").class("round").child(words)
}

/// What came of a round, where the document says.
fn round_end(view: &View<'_>, key: RoundKey) -> Option<Element> {
    let round = &view.negotiation[key];
    let outcome = round.outcome.as_ref()?;
    let nodes = mixed(
        &view.get("timeline.round-end"),
        vec![("round", vec![name(view, &round.name).into()]), ("outcome", vec![local(view, outcome)])],
    );
    Some(Element::new("li").class("round").child(Element::new("p").children(nodes)))
}

/// The control of the date in force: step by step, round by round, or a day of one's own.
#[must_use]
pub fn as_of(view: &View<'_>) -> Element {
    let steps = view.days();
    let now = view.known.as_of().last_day();
    let current = steps.iter().rposition(|day| *day <= now);
    let at = |day: Option<Day>| view.state.with_as_of(day.map(Date::from));
    let link =
        |day: Option<Day>, words: String| Element::new("a").with("href", view.href(&at(day))).text(words);
    let date = moment_words(view.messages, view.known.as_of());
    let mut control = Element::new("div").class("as-of filters").with("data-steps", "as-of");
    // First, so that it keeps its place, and what it says, while the steps beside it come and go.
    control.push(play_button(view));
    control.push(
        Element::new("span")
            .class("now")
            .with("role", "status")
            .text(view.say("as-of.now", &[("date", &date)]))
            .children(solar(view.messages, view.known.as_of())),
    );
    let step = |day: Option<Day>, words: &str| link(day, view.get(words));
    // Each keeps its place where there is nothing to step to, so that none slides under the pointer.
    let off =
        |words: &str| Element::new("span").class("off").with("aria-hidden", "true").text(view.get(words));
    let is_chosen = view.state.as_of.is_some();
    let before = current.and_then(|at| at.checked_sub(1)).and_then(|at| steps.get(at));
    let earlier = before.map(|day| step(Some(*day), "as-of.earlier").with("rel", "prev"));
    control.push(earlier.unwrap_or_else(|| off("as-of.earlier")));
    let after = current.map_or(steps.first(), |at| steps.get(at + 1));
    let onward = after.filter(|_| is_chosen).map(|day| step(Some(*day), "as-of.later").with("rel", "next"));
    control.push(onward.unwrap_or_else(|| off("as-of.later")));
    control.push(if is_chosen { step(None, "as-of.latest") } else { off("as-of.latest") });
    let rounds: Vec<Element> = view
        .negotiation
        .rounds
        .iter()
        .filter(|round| round.start.is_by(view.negotiation.as_of))
        .map(|round| {
            let end = round.end.unwrap_or(round.start).last_day();
            // One that goes on past what was looked for is seen as of that.
            let within = Some(end).filter(|end| *end <= view.negotiation.as_of.last_day());
            let current = view.state.as_of.map(Date::last_day) == within;
            let words = Element::new("span").child(name(view, &round.name));
            let shown = within.map_or(view.negotiation.as_of, Date::from);
            let date = Element::new("span").class("many").text(date_words(view.messages, shown));
            let link = Element::new("a").with("href", view.href(&at(within)));
            link.with_some("aria-current", current.then_some("true")).child(words).child(date)
        })
        .collect();
    if !rounds.is_empty() {
        let summary = Element::new("summary").text(view.get("as-of.rounds"));
        let choices = Element::new("div").class("choices").children(rounds);
        control.push(Element::new("details").with("name", "filters").child(summary).child(choices));
    }
    control
}
