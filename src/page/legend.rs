//! How to read this: the key to every sign and pattern. Each entry filters too.

use crate::derive::Flags;
use crate::markup::{Element, Node};
use crate::model::{Attribution, Kind, PartyKey, Role, Stance};
use crate::page::View;
use crate::page::choice::Choice;
use crate::page::filters::link;
use crate::page::parts::{glyph, mixed};
use crate::page::sentence::party_name;
use crate::scene::{self, Footing};
use crate::state::{AnswerFilter, Passing};
use crate::text::Order;

/// How many parties the key names; the others are in the filter.
const PARTIES: usize = 12;

/// The panel; folded while a record stands above it, and within another page, whose readers it would keep from the rest
/// of their article: the way to it above the picture unfolds it.
#[must_use]
pub fn legend(view: &View<'_>) -> Element {
    let offered = view.offered();
    let panel = Element::new("details")
        .class("legend")
        .with_flag("open", view.state.focus.is_none() && !view.state.embed);
    panel
        .child(Element::new("summary").child(Element::new("h2").text(view.get("legend.title"))))
        .children(example(view))
        .child(Element::new("p").text(view.get("legend.reading")))
        .children(part(
            view,
            "legend.kinds",
            key(Kind::ALL.iter().map(|kind| Choice::Kind(*kind)), view, offered),
        ))
        .children(part(view, "legend.answers", key(AnswerFilter::all().map(Choice::Answer), view, offered)))
        .child(Element::new("h3").text(view.get("legend.footing")))
        .child(footing(view, offered))
        .child(Element::new("h3").text(view.get("legend.mechanisms")))
        .child(mechanism(view))
        // Last, as they are many and the graph names them.
        .child(Element::new("h3").text(view.get("legend.parties")))
        .child(parties(view, offered))
}

/// A part of the key under its heading, where there is anything in it.
fn part(view: &View<'_>, heading: &str, list: Element) -> impl Iterator<Item = Element> {
    let heading = Element::new("h3").text(view.get(heading));
    (!list.children.is_empty()).then_some([heading, list]).into_iter().flatten()
}

/// The first ask between two principals, as the sentence that its card stands for.
fn example(view: &View<'_>) -> Option<Element> {
    let asks = view.known.statements();
    let ask = asks.into_iter().find(|key| {
        let statement = &view.negotiation[*key];
        statement.kind.owes_answer() && !statement.to.is_empty() && statement.by.len() == 1
    })?;
    let statement = &view.negotiation[ask];
    let named = |party: &PartyKey| Node::from(party_name(view, *party));
    let nodes = mixed(
        &view.get("legend.example"),
        vec![
            ("by", statement.by.iter().map(named).take(1).collect()),
            ("to", statement.to.iter().map(named).take(1).collect()),
        ],
    );
    Some(Element::new("p").class("sentence").children(nodes))
}

fn key(choices: impl Iterator<Item = Choice>, view: &View<'_>, offered: &Passing) -> Element {
    let wanted = choices.filter(|choice| choice.count(offered) > 0);
    Element::new("div").class("key").children(wanted.map(|choice| link(view, choice)))
}

fn parties(view: &View<'_>, offered: &Passing) -> Element {
    let mut keys: Vec<PartyKey> =
        view.negotiation.party_keys().filter(|key| offered.party(*key) > 0).collect();
    let rank = |key: &PartyKey| {
        let party = &view.negotiation[*key];
        (!party.has_role(Role::Principal), party.has_role(Role::Subject), *key)
    };
    keys.order_by_key(rank);
    let more = keys.len().saturating_sub(PARTIES);
    keys.truncate(PARTIES);
    let mut list = key(keys.into_iter().map(Choice::Party), view, offered);
    if more > 0 {
        let words = view.messages.count("legend.more-parties", more, &[]);
        list.push(Element::new("span").class("plain wide").text(words));
    }
    list.push(Element::new("p").class("wide").text(view.get("legend.parties.shapes")));
    list
}

fn footing(view: &View<'_>, offered: &Passing) -> Element {
    let mut list = Element::new("div").class("key");
    for class in Footing::ALL {
        let total: usize = Attribution::ALL
            .iter()
            .filter(|attribution| Footing::of(**attribution) == class)
            .map(|attribution| offered.attribution(*attribution))
            .sum();
        if total == 0 {
            continue;
        }
        // The class as a filter: all its attributions at once, or none of them where they are in force.
        let members = || Attribution::ALL.iter().copied().filter(move |member| Footing::of(*member) == class);
        let mut filters = view.state.filters.clone();
        let current = members().all(|member| filters.attributions.contains(&member));
        for member in members() {
            if current {
                filters.attributions.remove(&member);
            } else {
                filters.attributions.insert(member);
            }
        }
        let words = Element::new("span").text(view.get(&format!("footing.{}.long", class.word())));
        list.push(
            Element::new("a")
                .class("wide")
                .with("href", view.href(&view.state.with_filters(filters)))
                .with_some("aria-current", current.then_some("true"))
                .child(sample(class.word()))
                .child(words),
        );
    }
    let bears = |flag: fn(Flags) -> bool| view.known.statements().any(|key| flag(view.known.flags(key)));
    let flags = [
        ("one-sided", bears(|flags| flags.one_sided)),
        ("disputed", bears(|flags| flags.disputed)),
        ("withdrawn", bears(|flags| flags.withdrawn)),
    ];
    for (flag, _) in flags.into_iter().filter(|(_, is_there)| *is_there) {
        list.push(drawn(flag, view.get(&format!("flag.{flag}.sentence"))));
    }
    list
}

fn mechanism(view: &View<'_>) -> Element {
    let has_facets = view.negotiation.mechanisms.iter().any(|mechanism| !mechanism.facets.is_empty());
    Element::new("div")
        .class("key")
        .child(plain(view, scene::mechanism_path(), "legend.mechanism"))
        .children(has_facets.then(|| plain(view, scene::facets_path(), "legend.facets")))
        .children(lines(view))
}

/// The lines that are not those between a statement, its makers and those whom it addresses: the words for what they
/// say, where there are such lines.
fn lines<'a>(view: &'a View<'_>) -> impl Iterator<Item = Element> + 'a {
    let statements = || view.known.statements().map(|key| &view.negotiation[key]);
    let ties = || statements().flat_map(|statement| &statement.mechanisms);
    let stances = |wanted: fn(Stance) -> bool| {
        let there = Stance::ALL.iter().filter(|stance| wanted(**stance));
        let there = there.filter(|stance| ties().any(|tie| tie.stance == **stance));
        let words: Vec<String> = there.map(|stance| view.get(&format!("stance.{}", stance.word()))).collect();
        view.messages.list(&words)
    };
    let has_subjects = statements().any(|statement| !statement.about.is_empty());
    let lines = [
        ("for-mechanism", stances(|stance| stance != Stance::Opposes)),
        ("against-mechanism", stances(|stance| stance == Stance::Opposes)),
        ("to-subject", if has_subjects { view.get("record.about") } else { String::new() }),
    ];
    lines.into_iter().filter(|(_, words)| !words.is_empty()).map(|(line, words)| drawn(line, words))
}

/// An entry that filters nothing: how something is drawn, and what that says.
fn drawn(class: &str, words: String) -> Element {
    Element::new("span").class("plain wide").child(sample(class)).child(Element::new("span").text(words))
}

/// A piece of the picture as it is drawn there: a frame or a line. The style sheet draws it.
fn sample(class: &str) -> Element {
    Element::new("span").class(format!("sample {class}")).with("aria-hidden", "true")
}

/// An entry that filters nothing: a sign, and the message that explains it.
fn plain(view: &View<'_>, path: &'static str, key: &str) -> Element {
    Element::new("span")
        .class("plain wide")
        .child(glyph(path, ""))
        .child(Element::new("span").text(view.get(key)))
}
