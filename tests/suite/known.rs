//! What was not known by the date in force is nowhere to be found.

use crate::{made_up, shipped, written};
use demarche::derive::{Known, days};
use demarche::layout::Frame;
use demarche::markup::{Element, Node};
use demarche::model::{Negotiation, PartyKey};
use demarche::page::Kept;
use demarche::scene::{EndMark, LinkRole, Picture, Presence};
use demarche::state::{Focus, Lens, Passing, SearchIndex, ViewState};
use demarche::text::{Date, Messages};

/// A statement that answers, waits for and backs what is only reported months later.
fn ahead() -> Negotiation {
    let bytes = std::fs::read("tests/negotiations/answered-ahead.json").expect("the document");
    demarche::document::read(&bytes, Some("answered-ahead")).expect("read").negotiation
}

#[test]
fn no_link_leads_to_a_statement_before_it_was_known() {
    let mut tried = 0;
    for negotiation in [ahead(), shipped("istanbul-2025"), shipped("plastics-inc5")] {
        let days = days(&negotiation);
        for day in [days[0], days[days.len() / 3], days[days.len() * 2 / 3]] {
            let known = Known::new(&negotiation, Date::from(day));
            let later: Vec<&str> = negotiation
                .statement_keys()
                .filter(|key| !known.knows(*key))
                .map(|key| &*negotiation.statements[key.index()].id)
                .collect();
            let statements =
                known.statements().step_by(3).map(|key| format!("statement:{}", negotiation[key].id));
            let mechanisms = negotiation.mechanisms.iter().map(|one| format!("mechanism:{}", one.id));
            let parties = negotiation.parties.iter().step_by(4).map(|one| format!("party:{}", one.id));
            let focused =
                statements.chain(mechanisms).chain(parties).map(|focus| format!("view=table&focus={focus}"));
            let lenses = Lens::ALL.map(|lens| format!("view={}", lens.word()));
            for address in lenses.into_iter().chain(focused) {
                let address = format!("?{address}&as_of={day}");
                for panel in written(&negotiation, &address, &Kept::default()) {
                    let mut links = Vec::new();
                    collect(&panel.tree, &mut links);
                    tried += links.len();
                    let wrong = links.iter().find(|id| later.contains(id));
                    assert_eq!(wrong, None, "{}{address} in {}", negotiation.id, panel.name);
                }
            }
        }
    }
    assert!(tried > 1_000, "{tried} links were looked at");
}

#[test]
fn a_choice_singles_out_what_was_tied_to_it_by_then() {
    let (messages, mut tried) = (Messages::english(), 0);
    for negotiation in [shipped("istanbul-2025"), shipped("plastics-inc5")] {
        let days = days(&negotiation);
        let picture = Picture::new(&negotiation, Frame::WIDE, &messages, &ViewState::default().open);
        let day = days[days.len() / 3];
        let known = Known::new(&negotiation, Date::from(day));
        for own in negotiation.party_keys() {
            let state = ViewState { focus: Some(Focus::Party(own)), ..ViewState::default() };
            let passing = Passing::new(&negotiation, &known, &state, &SearchIndex::new(&negotiation));
            let scene = picture.draw(&negotiation, &known, &passing, &state);
            for party in scene.parties.iter().filter(|party| party.presence == Presence::Tied) {
                let is_tied = known.statements().map(|key| &negotiation[key]).any(|statement| {
                    let named: Vec<_> =
                        [&statement.by, &statement.to, &statement.about].into_iter().flatten().collect();
                    named.contains(&&own) && named.contains(&&party.key)
                });
                assert!(is_tied, "as of {day}: {} with {}", negotiation[party.key].id, negotiation[own].id);
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "{tried} parties were tied");
}

/// The statements that links lead to.
fn collect<'t>(element: &'t Element, ids: &mut Vec<&'t str>) {
    let href = element.attribute("href").unwrap_or_default();
    ids.extend(href.split("focus=statement:").nth(1).and_then(|rest| rest.split(['&', '#']).next()));
    for node in &element.children {
        if let Node::Element(child) = node {
            collect(child, ids);
        }
    }
}

#[test]
fn a_line_of_a_bundle_is_that_of_a_statement_that_was_known() {
    let mut negotiation = made_up::negotiation(1_200, 8, 11);
    for (at, statement) in negotiation.statements.iter_mut().enumerate() {
        let day = format!("2025-10-{:02}", 1 + at * 7 % 28);
        statement.on = Some(Date::parse(&day).expect("a date"));
    }
    let (messages, state) = (Messages::english(), ViewState::default());
    let picture = Picture::new(&negotiation, Frame::WIDE, &messages, &state.open);
    let mut tried = 0;
    for day in days(&negotiation).into_iter().take(4) {
        let known = Known::new(&negotiation, Date::from(day));
        let passing = Passing::new(&negotiation, &known, &state, &SearchIndex::new(&negotiation));
        let scene = picture.draw(&negotiation, &known, &passing, &state);
        for link in &scene.links {
            let (EndMark::Bundle(first), EndMark::Party(party)) =
                (link.from.max(link.to), link.from.min(link.to))
            else {
                continue;
            };
            let bundle = scene.bundles.iter().find(|bundle| bundle.statements.first() == Some(&first));
            let held = &bundle.expect("the bundle of a line").statements;
            let names = |parties: &[PartyKey]| parties.contains(&party);
            let carried = held.iter().map(|key| &negotiation[*key]).any(|statement| match link.role {
                LinkRole::By => names(&statement.by),
                LinkRole::To => names(&statement.to),
                LinkRole::About => names(&statement.about),
                _ => true,
            });
            assert!(carried, "as of {day}: {link:?}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried} lines were looked at");
}
