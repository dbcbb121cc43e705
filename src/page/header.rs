//! The header: what this is about, and how much of it there is.

use crate::document::CatalogueEntry;
use crate::markup::{Element, Node};
use crate::model::{Answer, Kind};
use crate::page::View;
use crate::page::compare;
use crate::page::dates::{date_words, solar};
use crate::page::languages::languages;
use crate::page::parts::{answer_glyph, glyph, in_language, local, mixed};
use crate::page::share::share_button;
use crate::scene;
use crate::state::{AnswerFilter, Filters, Lens, Origin, ViewState};
use crate::text::Gather;

/// The panel.
#[must_use]
pub fn header(view: &View<'_>) -> Element {
    let negotiation = view.negotiation;
    let title = view.wording(&negotiation.title);
    let as_of = date_words(view.messages, view.known.as_of());
    Element::new("header")
        .class("page-header")
        .child(languages(view))
        .child(Element::new("p").class("kicker").children(kicker(view)))
        .child(in_language(Element::new("h1"), title, view).text(title.text))
        .child(
            Element::new("p").class("summary").child(local(view, &negotiation.summary)).text(" ").child(
                Element::new("span")
                    .class("nowrap")
                    .text(view.say("header.as-of", &[("date", &as_of)]))
                    .children(solar(view.messages, view.known.as_of())),
            ),
        )
        .child(counts(view))
}

/// The name of the explorer and the other negotiations it has: few by name, and the way to all of them. The page's own
/// comes first, for a page whose address asks for one that is not to be had; elsewhere it is not shown
/// (`style/controls.css`).
fn kicker(view: &View<'_>) -> Vec<Node> {
    let mut nodes = vec![Node::Text(view.get("header.kicker"))];
    let is_site = view.state.origin == Origin::Site;
    let (own, others): (Vec<_>, Vec<_>) =
        view.catalogue.iter().partition(|other| is_site && other.id == view.negotiation.id);
    nodes.extend(own.into_iter().map(|own| way(view, negotiation_way(view, own)).class("own").into()));
    nodes.extend(others.into_iter().take(NAMED).map(|other| way(view, negotiation_way(view, other)).into()));
    if view.catalogue.len() > 1 {
        let all = view.messages.number(view.catalogue.len());
        let words = view.say("header.catalogue", &[("count", &all)]);
        let link = Element::new("a").with("href", format!("{}catalogue/", view.base)).text(words);
        nodes.push(way(view, link).into());
    }
    nodes
}

/// A link, set apart from what stands before it.
fn way(view: &View<'_>, link: Element) -> Element {
    Element::new("span").children(mixed(&view.get("header.other"), vec![("negotiation", vec![link.into()])]))
}

/// The link to a negotiation of the catalogue.
fn negotiation_way(view: &View<'_>, other: &CatalogueEntry) -> Element {
    // What is chosen of this negotiation means nothing in another; the language does.
    let mut address = format!("?n={}", other.id);
    if let Some(language) = &view.state.language {
        address.push_str("&lang=");
        address.push_str(language.as_str());
    }
    Element::new("a").with("href", address).child(local(view, &other.title))
}

/// How many other negotiations are named in the header.
const NAMED: usize = 2;

/// How many there are of what; each count leads to what it counts.
fn counts(view: &View<'_>) -> Element {
    let (mut asks, mut unanswered, mut refused, mut accepted, mut disputed, mut statements) =
        (0, 0, 0, 0, 0, 0);
    for key in view.known.statements() {
        statements += 1;
        asks += usize::from(view.negotiation[key].kind.owes_answer());
        let answers = view.known.answers(key);
        let has = |wanted: &[Option<Answer>]| answers.iter().any(|answer| wanted.contains(&answer.answer));
        unanswered += usize::from(has(&[None]));
        refused += usize::from(has(&[Some(Answer::Rejects)]));
        accepted += usize::from(has(&ACCEPTING.map(Some)));
        disputed += usize::from(view.known.flags(key).disputed);
    }
    let lens = |lens| view.state.with_filters(Filters::default()).with_lens(lens);
    let filtered = |filters: Filters| view.state.with_filters(filters);
    let answered = |answers: &[AnswerFilter]| {
        filtered(Filters { answers: answers.iter().copied().gather(), ..Filters::default() })
    };
    let owing = Kind::ALL.iter().copied().filter(|kind| kind.owes_answer()).gather();
    // As the lens lists them: also those that were looked at and that nothing rests on.
    let sources = view.negotiation.source_keys().filter(|key| view.is_out(*key)).count();
    let mut list = Element::new("ul").class("counts");
    // Where one sign stands for what is counted, it is shown: the first key to the graph that a reader meets.
    let mut add = |number: usize, words: &str, sign: Option<Element>, state: ViewState, place: &str| {
        if number > 0 {
            list.push(Element::new("li").child(count(view, number, words, sign, &state, place)));
        }
    };
    add(statements, "count.statements", None, lens(view.state.lens), "");
    add(asks, "count.asks", None, filtered(Filters { kinds: owing, ..Filters::default() }), "");
    let sign = answer_glyph(None);
    add(unanswered, "count.unanswered", Some(sign), answered(&[AnswerFilter::Unanswered]), "");
    let sign = answer_glyph(Some(Answer::Rejects));
    add(refused, "count.refused", Some(sign), answered(&[AnswerFilter::Answer(Answer::Rejects)]), "");
    add(accepted, "count.accepted", None, answered(&ACCEPTING.map(AnswerFilter::Answer)), "");
    let sign = glyph(scene::disputed_path(), "");
    add(disputed, "count.disputed", Some(sign), answered(&[AnswerFilter::Disputed]), "");
    // Mechanisms are always there, whatever the date; they stand below the issues.
    let mechanisms = view.negotiation.mechanisms.len();
    add(mechanisms, "count.mechanisms", None, lens(Lens::Compare), compare::MECHANISMS);
    add(sources, "count.sources", None, lens(Lens::Sources), "");
    // A file of the reader's own has no address that others could follow.
    if !matches!(view.state.origin, Origin::File(_)) {
        list.push(Element::new("li").class("share-it").child(share_button(view)));
    }
    list
}

/// The answers that accept, wholly or not.
const ACCEPTING: [Answer; 3] = [Answer::Accepts, Answer::AcceptsInPrinciple, Answer::AcceptsInPart];

/// One count, as a link to what it counts: a state, and a place in its page where that is not at the head.
fn count(
    view: &View<'_>,
    many: usize,
    words: &str,
    sign: Option<Element>,
    state: &ViewState,
    place: &str,
) -> Element {
    let mut href = view.href(state);
    if !place.is_empty() {
        href.push('#');
        href.push_str(place);
    }
    let number = Element::new("b").text(view.messages.number(many));
    let words = mixed(&view.messages.count(words, many, &[("count", "")]), Vec::new());
    Element::new("a")
        .with("href", href)
        .with_some(
            "aria-current",
            (state.filters == view.state.filters
                && state.lens == view.state.lens
                && !state.filters.is_empty())
            .then_some("true"),
        )
        .children(sign)
        .child(number)
        .text(" ")
        .child(Element::new("span").class("count-words").children(words))
}
