//! How well the pictures read, in numbers, and that what is named again is never mistaken for a mark.

use crate::{made_up, shipped};
use demarche::derive::{Known, days};
use demarche::layout::{Frame, measure};
use demarche::markup::Element;
use demarche::model::{Negotiation, Party, PartyKey, StatementKey};
use demarche::page::graph::{Ink, graph};
use demarche::scene::{EndMark, Picture, Presence, Scene};
use demarche::state::{FocusLinks, Hits, Passing, ViewState};
use demarche::text::{Date, Day, Few, Language, LocalText, Messages};
use std::collections::BTreeSet;

fn picture(negotiation: &Negotiation, frame: Frame) -> Picture {
    Picture::new(negotiation, frame, &messages(frame), &Few::new())
}

/// The words for a reader of English, or of Arabic where the frame is mirrored: they do not matter here.
fn messages(frame: Frame) -> Messages {
    let arabic = || Messages::parse(Language::parse("ar").unwrap(), "{}").unwrap();
    if frame.mirrored { arabic() } else { Messages::english() }
}

#[test]
fn lines_cross_seldom_and_stay_short() {
    // Crossings, and length by tie, that the wide and the narrow picture have at the most.
    let subjects = [
        ("istanbul-2025", shipped("istanbul-2025"), [(175, 290.0), (225, 160.0)]),
        ("plastics-inc5", shipped("plastics-inc5"), [(650, 455.0), (1300, 730.0)]),
        ("mediated", made_up::mediated(), [(30, 320.0), (60, 180.0)]),
        ("two sides", made_up::negotiation(24, 3, 7), [(65, 320.0), (155, 390.0)]),
        ("three hundred lines", made_up::negotiation(400, 20, 7), [(0, 100.0), (0, 100.0)]),
        ("many sides", made_up::negotiation(60, 6, 7), [(140, 280.0), (140, 500.0)]),
    ];
    for (name, negotiation, bounds) in subjects {
        for (frame, (crossings, length)) in [Frame::WIDE, Frame::NARROW].into_iter().zip(bounds) {
            let picture = picture(&negotiation, frame);
            let request = &picture.arrangement().request;
            let quality = measure(request, picture.layout());
            let by_tie = quality.length / request.ties.len() as f32;
            let found = (quality.crossings, by_tie);
            assert!(found.0 <= crossings && found.1 <= length, "{name}, {frame:?}: {found:?}");
        }
    }
}

/// The picture as the page draws it, with hooks.
fn drawn(negotiation: &Negotiation, frame: Frame) -> (Picture, Scene, Element) {
    let messages = messages(frame);
    let picture = picture(negotiation, frame);
    let known = Known::new(negotiation, negotiation.as_of);
    let state = ViewState::default();
    let passing = Passing::with_hits(negotiation, &known, &state.filters, &Hits::all(negotiation));
    let scene = picture.draw(negotiation, &known, &passing, &state);
    let links = FocusLinks::new(&state, negotiation);
    let ink = Ink {
        negotiation,
        messages: &messages,
        state: &state,
        links: &links,
        sentence: &|_| String::new(),
        drawn: None,
        hooks: true,
    };
    let drawn = graph(&scene, &ink);
    (picture, scene, drawn)
}

#[test]
fn every_relation_is_marked_and_no_token_is() {
    let subjects = [
        shipped("istanbul-2025"),
        shipped("plastics-inc5"),
        made_up::mediated(),
        made_up::negotiation(400, 20, 7),
    ];
    for negotiation in subjects {
        for frame in [Frame::WIDE, Frame::NARROW] {
            let (picture, scene, drawn) = drawn(&negotiation, frame);
            let (mut links, mut tokens) = (0, 0);
            drawn.walk(&mut |element| {
                links += usize::from(element.attribute("data-mark") == Some("link"));
                if element.attribute("class") == Some("tokens") {
                    assert_eq!(element.attribute("aria-hidden"), Some("true"));
                    element.walk(&mut |inside| {
                        let class = inside.attribute("class").unwrap_or_default();
                        tokens += usize::from(class.split(' ').any(|class| class == "token"));
                        assert!(inside.attribute("data-mark").is_none());
                        let reached = inside.attribute("href").is_some();
                        assert!(!reached || inside.attribute("tabindex") == Some("-1"));
                    });
                }
            });
            let request = &picture.arrangement().request;
            assert_eq!(links, request.ties.len(), "{}, {frame:?}", negotiation.id);
            assert_eq!(tokens, scene.tokens.len());
            assert!(tokens > 0);
        }
    }
}

#[test]
fn a_token_bears_the_name_and_the_presence_of_what_it_repeats() {
    let (_, scene, _) = drawn(&made_up::mediated(), Frame::WIDE);
    for token in &scene.tokens {
        let EndMark::Party(party) = token.end else { continue };
        let own = scene.parties.iter().find(|mark| mark.key == party).expect("a party has a mark");
        assert_eq!((&token.words.whole, token.hue, token.absent), (&own.words.whole, own.hue, own.absent));
    }
    assert!(scene.tokens.iter().any(|token| token.absent));
    assert!(scene.tokens.iter().any(|token| !token.absent && matches!(token.end, EndMark::Party(_))));
}

#[test]
fn in_a_mirrored_picture_every_label_says_which_way_it_runs() {
    let (_, _, drawn) = drawn(&shipped("istanbul-2025"), Frame::WIDE.mirror(true));
    let mut labels = [0, 0];
    drawn.walk(&mut |element| {
        if element.tag == "text" && element.attribute("lang").is_some() {
            // What is written in English does not run as the page does: without a word, it would hang at its wrong end.
            let arabic = element.attribute("lang") == Some("ar");
            assert_eq!(element.attribute("direction"), Some(if arabic { "rtl" } else { "ltr" }));
            labels[usize::from(arabic)] += 1;
        }
    });
    assert!(labels.iter().all(|count| *count > 10), "{labels:?}");
}

#[test]
fn a_token_that_stands_for_several_tells_all_their_names() {
    let mut negotiation = made_up::mediated();
    let mediator = negotiation.parties[2].clone();
    for at in 0..20 {
        negotiation.statements[0].to.push(PartyKey::new(negotiation.parties.len()));
        let name = LocalText::new(Language::english(), format!("Mediator {at}"));
        negotiation.parties.push(Party { id: format!("more{at}").into(), name, ..mediator.clone() });
    }
    let (_, scene, drawn) = drawn(&negotiation, Frame::WIDE);
    let several: Vec<_> = scene.tokens.iter().filter(|token| token.several).collect();
    let [token] = several.as_slice() else { panic!("{several:?}") };
    let mut told = false;
    drawn.walk(&mut |element| told |= element.tag == "title" && element.text_content() == token.words.whole);
    assert!(told && token.words.whole.ends_with(" · Mediator 18 · Mediator 19"), "{}", token.words.whole);
    assert_eq!(token.words.whole.matches(" · ").count() + 1, 9);
}

#[test]
fn what_was_not_known_is_not_drawn_and_the_rest_stands_where_it_stood() {
    let mut large = made_up::negotiation(400, 3, 11);
    // Half of it comes on the last day.
    let (early, end) = (Date::parse("2000-01-01").expect("a date"), large.as_of);
    large.sources.iter_mut().for_each(|source| source.published = early);
    for (at, statement) in large.statements.iter_mut().enumerate() {
        statement.on = Some(if at % 2 == 0 { early } else { end });
    }
    for negotiation in [shipped("istanbul-2025"), shipped("plastics-inc5"), large] {
        // The last day on which something was still to come.
        let count = |day: &Day| Known::new(&negotiation, Date::from(*day)).statements().count();
        let days = days(&negotiation);
        let day = days.iter().rev().find(|day| count(day) < negotiation.statements.len()).expect("a day");
        let date = Date::from(*day);
        let (picture, whole, _) = drawn(&negotiation, Frame::WIDE);
        let known = Known::new(&negotiation, date);
        let state = ViewState { as_of: Some(date), ..ViewState::default() };
        let passing = Passing::with_hits(&negotiation, &known, &state.filters, &Hits::all(&negotiation));
        let scene = picture.draw(&negotiation, &known, &passing, &state);
        let drawn = |scene: &Scene| -> BTreeSet<StatementKey> {
            let bundled = scene.bundles.iter().flat_map(|bundle| bundle.statements.clone());
            scene.statements.iter().map(|mark| mark.key).chain(bundled).collect()
        };
        let told: BTreeSet<StatementKey> = known.statements().collect();
        assert!(!told.is_empty() && told.len() < negotiation.statements.len());
        assert_eq!(drawn(&scene), told);
        assert_eq!(drawn(&whole).len(), negotiation.statements.len());
        for mark in &scene.statements {
            let before = whole.statements.iter().find(|whole| whole.key == mark.key).unwrap();
            assert_eq!(mark.rect, before.rect);
        }
        // No line leads to what is not there.
        let there = |end: &EndMark| match end {
            EndMark::Statement(key) => told.contains(key),
            EndMark::Bundle(key) => scene.bundles.iter().any(|bundle| bundle.statements.first() == Some(key)),
            EndMark::Party(_) | EndMark::Mechanism(_) => true,
        };
        assert!(scene.links.iter().all(|link| there(&link.from) && there(&link.to)));
        assert!(scene.links.len() < whole.links.len() || !scene.bundles.is_empty());
    }
}

#[test]
fn a_mechanism_of_which_nothing_is_known_yet_stands_back() {
    let mut met = [false; 2];
    for negotiation in [shipped("istanbul-2025"), shipped("plastics-inc5")] {
        let picture = picture(&negotiation, Frame::WIDE);
        for day in days(&negotiation) {
            let date = Date::from(day);
            let known = Known::new(&negotiation, date);
            let state = ViewState { as_of: Some(date), ..ViewState::default() };
            let passing = Passing::with_hits(&negotiation, &known, &state.filters, &Hits::all(&negotiation));
            let scene = picture.draw(&negotiation, &known, &passing, &state);
            assert_eq!(scene.mechanisms.len(), negotiation.mechanisms.len());
            for mark in &scene.mechanisms {
                let ties = |key: &StatementKey| {
                    negotiation[*key].mechanisms.iter().any(|tie| tie.mechanism == mark.key)
                };
                let history = &negotiation[mark.key].history;
                let is_known = known.statements().any(|key| ties(&key))
                    || history.iter().any(|entry| entry.on.is_by(date));
                // One that nobody ever speaks of does not come either.
                let comes = negotiation.statement_keys().any(|key| ties(&key)) || !history.is_empty();
                let wanted = if is_known || !comes { Presence::Plain } else { Presence::Faded };
                assert_eq!(mark.presence, wanted, "{} as of {date}", negotiation[mark.key].id);
                met[usize::from(wanted == Presence::Faded)] = true;
            }
        }
    }
    assert_eq!(met, [true; 2]);
}
