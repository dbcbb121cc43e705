//! The table: its bands, and the parties around it.

use crate::layout::{Form, Frame, Rect, Seat};
use crate::markup::Element;
use crate::page::graph::Ink;
use crate::page::graph::write::{Hang, hue_class, presence_class, rect, sign, text};
use crate::scene::{IssueMark, PartyMark, Scene, answer_path};
use crate::state::{Focus, Opened};
use crate::text::{Face, text_width, wrap};

/// Room for words in a pillar.
const PILLAR: f32 = 80.0;
/// Distance at which a tall pillar says its name again.
const ECHO: f32 = 620.0;

/// The bands with their headings.
pub(super) fn bands(scene: &Scene, ink: &Ink<'_>) -> Element {
    Element::new("g").class("bands").children(scene.issues.iter().map(|issue| band(issue, scene, ink)))
}

fn band(issue: &IssueMark, scene: &Scene, ink: &Ink<'_>) -> Element {
    let negotiation = ink.negotiation;
    let mirrored = scene.frame.mirrored;
    let rule = Element::new("path").class("rule").with(
        "d",
        format!(
            "M{} {}H{}",
            crate::markup::number(issue.rect.x),
            crate::markup::number(issue.rect.y),
            crate::markup::number(issue.rect.right())
        ),
    );
    let middle = issue.heading.center().x;
    let base = issue.heading.y + Form::HEADING_LINE - 4.0;
    let words = text("heading", &issue.words, Hang::Middle, mirrored, middle, base, Form::HEADING_LINE);
    let group = Element::new("g").class("band");
    let Some(first) = issue.issues.first().filter(|_| issue.issues.len() == 1) else {
        return group.child(rule).child(words);
    };
    let class = format!("issue{}", presence_class(issue.presence));
    let mut link = ink.mark("issue", &negotiation[*first].id, Focus::Issue(*first), class);
    // Room for a thumb: one line of words alone would be too small a target.
    let mut target = Rect { height: issue.heading.height.max(27.0), ..issue.heading };
    let last = issue.words.lines.last().map_or("", String::as_str);
    let half = text_width(last, Face::Bold, Form::HEADING_TEXT) / 2.0;
    if issue.open || issue.opens {
        // The sign behind the words is what many aim at.
        let reach = half + 24.0;
        target.x = target.x.min(middle - reach);
        target.width = target.width.max(2.0 * reach);
    }
    link.push(rect("target", target));
    link.push(words);
    if issue.open || issue.opens {
        // The heading opens its band and chooses the issue, and closes both again.
        let state = if issue.open {
            ink.state.with_closed(*first)
        } else {
            ink.state.toggled_open(Opened::issue(*first))
        };
        let state = state.with_focus(issue.opens.then_some(Focus::Issue(*first)));
        let fold = ink.messages.get(if issue.open { "graph.close" } else { "graph.open" });
        link = link
            .with("href", ink.href(&state))
            .with("aria-expanded", if issue.open { "true" } else { "false" });
        link.push(title_of(
            ink.messages.say("graph.issue", &[("name", &issue.words.whole), ("fold", &fold)]),
        ));
        let y = base + (issue.words.lines.len() as f32 - 1.0) * Form::HEADING_LINE - 5.0;
        let x = if mirrored { middle - half - 12.0 } else { middle + half + 12.0 };
        link.push(fold_sign(x, y, issue.open));
    } else {
        link.push(title_of(ink.messages.say("graph.issue-plain", &[("name", &issue.words.whole)])));
    }
    group.child(rule).child(link)
}

fn title_of(words: String) -> Element {
    Element::new("title").text(words)
}

/// A plus, or a minus where there is something to close.
fn fold_sign(x: f32, y: f32, open: bool) -> Element {
    let n = crate::markup::number;
    let mut data = format!("M{} {}h8", n(x - 4.0), n(y));
    if !open {
        data.push_str(&format!("M{} {}v8", n(x), n(y - 4.0)));
    }
    Element::new("path").class("sign fold").with("d", data)
}

/// The parties.
pub(super) fn parties(scene: &Scene, ink: &Ink<'_>) -> Element {
    Element::new("g").class("parties").children(scene.parties.iter().flat_map(|party| {
        let bar = party.bar.map(|bar| {
            rect(&format!("bar{}{}", hue_class(party.hue), presence_class(party.presence)), bar)
                .with("aria-hidden", "true")
        });
        bar.into_iter().chain([self::party(party, scene, ink)])
    }))
}

fn party(party: &PartyMark, scene: &Scene, ink: &Ink<'_>) -> Element {
    let shape = match party.seat {
        Seat::Left | Seat::Right if party.pillar => "pillar",
        Seat::Left | Seat::Right => "boxed",
        Seat::Head => "head",
        Seat::Foot => "foot",
    };
    let absent = if party.absent { " is-absent" } else { "" };
    let class = format!("party {shape}{absent}{}{}", hue_class(party.hue), presence_class(party.presence));
    let own = &ink.negotiation[party.key];
    let name = own.name.wording(ink.messages.language(), &ink.negotiation.language).text;
    let title = title(party, name, ink);
    let place = party.rect;
    let corner = if party.seat == Seat::Head || party.seat == Seat::Foot { 15.0 } else { 3.0 };
    let mut mark = ink
        .mark("party", &own.id, Focus::Party(party.key), class)
        .child(Element::new("title").text(title))
        .child(rect("body", place).number("rx", corner));
    if party.pillar {
        let edge = if party.seat == Seat::Left { place.right() - 4.0 } else { place.x };
        let edge = Rect {
            x: if scene.frame.mirrored { place.x + place.right() - edge - 4.0 } else { edge },
            width: 4.0,
            ..place
        };
        mark.push(rect(
            "edge",
            if scene.frame.stacked { Rect { y: place.bottom() - 4.0, height: 4.0, ..place } } else { edge },
        ));
    }
    let center = place.center();
    if party.pillar {
        let lines = party.words.lines.len() as f32;
        mark.push(text(
            "name",
            &party.words,
            Hang::Middle,
            scene.frame.mirrored,
            center.x,
            place.y + 24.0,
            19.0,
        ));
        if scene.frame.stacked {
            mark.push(tally(party, place.y + 24.0 + lines * 19.0, scene.frame, ink));
        } else {
            mark.push(tally(party, place.y + 34.0 + lines * 19.0, scene.frame, ink));
            mark = mark.children(echoes(party, scene));
        }
    } else {
        let line = 16.0;
        let top = center.y - (party.words.lines.len() as f32 - 1.0) * line / 2.0 + 5.0;
        mark.push(text("name", &party.words, Hang::Middle, scene.frame.mirrored, center.x, top, line));
    }
    mark
}

/// A pillar is taller than a screen: it says its name again further down.
fn echoes(party: &PartyMark, scene: &Scene) -> Vec<Element> {
    let mut echoes = Vec::new();
    let mut y = party.rect.y + ECHO;
    while y < party.rect.bottom() - 60.0 {
        let name = text(
            "name echo",
            &party.words,
            Hang::Middle,
            scene.frame.mirrored,
            party.rect.center().x,
            y,
            19.0,
        );
        echoes.push(name.with("aria-hidden", "true"));
        y += ECHO;
    }
    echoes
}

/// What a pillar's party has asked for, and what came of it, as signs with numbers.
fn tally(party: &PartyMark, y: f32, frame: Frame, ink: &Ink<'_>) -> Element {
    let x = party.rect.center().x;
    let mut group = Element::new("g").class("tally");
    if party.asks == 0 {
        return group;
    }
    let number = |class: &str, content: String, x: f32, y: f32| {
        Element::new("text")
            .class(class.to_owned())
            .with("text-anchor", "middle")
            .number("x", x)
            .number("y", y)
            .text(content)
    };
    if frame.stacked {
        // Each number as near to its sign, and as far from the next, whatever its length.
        let counts = party.tally.iter().map(|(_, count)| ink.messages.number(*count));
        let counts: Vec<_> = counts.map(|count| (text_width(&count, Face::Bold, 14.0), count)).collect();
        let all: f32 = counts.iter().map(|(width, _)| 18.0 + width + 13.0).sum();
        let mut left = x - (all - 13.0) / 2.0;
        for ((answer, _), (width, count)) in party.tally.iter().zip(counts) {
            group.push(sign("answer", answer_path(*answer), left, y - 12.0, 14.0));
            group.push(number("count", count, left + 18.0 + width / 2.0, y));
            left += 18.0 + width + 13.0;
        }
        return group;
    }
    let asks = wrap(&ink.messages.count("graph.asks", party.asks, &[]), Face::Bold, 12.5, PILLAR, 2);
    let mut base = y - 15.0;
    for line in asks {
        base += 15.0;
        // In a picture by itself nothing else says that number and word run leftward.
        group.push(number("asks", line, x, base).with_some("direction", frame.mirrored.then_some("rtl")));
    }
    base += 3.0;
    for (answer, count) in &party.tally {
        base += 21.0;
        group.push(sign("answer", answer_path(*answer), x - 24.0, base - 13.0, 16.0));
        group.push(number("count", ink.messages.number(*count), x + 12.0, base));
    }
    group
}

/// What a pointer that rests on the party is told, and a screen reader reads.
fn title(party: &PartyMark, name: &str, ink: &Ink<'_>) -> String {
    let roles: Vec<String> = ink.negotiation[party.key]
        .roles
        .iter()
        .map(|role| ink.messages.get(&format!("role.{}", role.word())))
        .collect();
    let roles = ink.messages.list(&roles);
    let mut title = ink.messages.say("graph.party", &[("name", name), ("roles", &roles)]);
    if party.asks > 0 {
        title.push(' ');
        title.push_str(&ink.messages.count("graph.party-asks", party.asks, &[]));
        let parts: Vec<String> = party
            .tally
            .iter()
            .map(|(answer, count)| {
                let count = ink.messages.number(*count);
                format!("{count} {}", ink.messages.get(&answer_key(*answer)))
            })
            .collect();
        title.push_str(&format!(" {}.", ink.messages.list(&parts)));
    }
    title
}

/// The message key of an answer; `None` is no known answer.
pub(super) fn answer_key(answer: Option<crate::model::Answer>) -> String {
    format!("answer.{}", answer.map_or("unanswered", crate::model::Answer::word))
}
