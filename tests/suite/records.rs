//! Records of large negotiations, and lists of sources.

use crate::{made_up, shipped, written};
use demarche::derive::Known;
use demarche::markup::{Element, Node, html};
use demarche::model::{Negotiation, PartyKey, Round};
use demarche::page::{Kept, ROWS};
use demarche::text::{Date, LocalText};

#[test]
fn a_long_record_begins_short_and_leads_to_the_rest() {
    let negotiation = made_up::negotiation(3 * ROWS, 3, 5);
    let made = |party: PartyKey| {
        let known = Known::new(&negotiation, negotiation.as_of);
        known.statements().filter(|key| negotiation[*key].by.contains(&party)).count()
    };
    let party = negotiation.party_keys().max_by_key(|party| made(*party)).expect("a party");
    let id = &negotiation[party].id;
    assert!(made(party) > ROWS / 4);
    let address = format!("?focus=party:{id}");
    let record = record(&negotiation, &address);
    let lists = lists(&record);
    assert!(!lists.is_empty() && lists.iter().all(|list| list.children.len() <= ROWS / 4));
    // Following what it says leads to all, be it in steps.
    let more = find(&record, "p", "more").first().map(|more| find(more, "a", "")[0]).expect("a way to more");
    let address = more.attribute("href").expect("an address").replace("&amp;", "&");
    let longest = |record: &Element| {
        self::lists(record).iter().map(|list| list.children.len()).max().unwrap_or_default()
    };
    let next = self::record(&negotiation, &address);
    assert!(longest(&next) > ROWS / 4);
    let whole = self::record(&negotiation, &format!("?focus=party:{id}&rows={}", 3 * ROWS));
    assert!(longest(&whole) >= made(party) && find(&whole, "p", "more").is_empty());
}

#[test]
fn every_source_that_was_out_by_the_date_is_listed() {
    let negotiation = shipped("plastics-inc5");
    let listed = |address: &str| {
        let lens = panel(&negotiation, address, "lens-sources");
        let mut ids: Vec<String> = ["source", "source selected"]
            .iter()
            .flat_map(|class| find(&lens, "div", class))
            .filter_map(|source| source.attribute("data-id").map(str::to_owned))
            .collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let by = |date: &str| {
        let date = Date::parse(date).expect("a date");
        let out = negotiation.sources.iter().filter(|source| source.published.is_by(date));
        let mut ids: Vec<String> = out.map(|source| source.id.to_string()).collect();
        ids.sort();
        ids
    };
    let unused = negotiation.source_keys().filter(|key| {
        !negotiation.statements.iter().any(|said| said.reports.iter().any(|report| report.source == *key))
    });
    assert!(unused.count() > 0, "no source that this could fail for");
    assert_eq!(listed("?view=sources&rows=1000"), by("2026-11-22"));
    let early = by("2024-12-31");
    assert!(!early.is_empty() && early.len() < by("2026-11-22").len());
    assert_eq!(listed("?view=sources&rows=1000&as_of=2024"), early);
    // The header counts as many.
    let header = html(&panel(&negotiation, "?as_of=2024", "header"));
    assert!(header.contains(&format!("<b>{}</b>", early.len())), "{header}");
    // A filter leaves those that rest on it.
    let filtered = listed("?view=sources&rows=1000&kind=red-line");
    assert!(!filtered.is_empty() && filtered.len() < early.len());
}

#[test]
fn what_was_not_known_by_the_date_is_not_told_by_its_record() {
    let negotiation = shipped("istanbul-2025");
    let early = Known::new(&negotiation, Date::parse("2025-10-26").expect("a date"));
    let later = negotiation.statement_keys().find(|key| !early.knows(*key)).expect("a later statement");
    let said = &negotiation[later];
    let text = said.text.wording(&negotiation.language, &negotiation.language).text;
    let told = |address: &str| {
        let record = record(&negotiation, &format!("?focus=statement:{}{address}", said.id));
        (html(&record).contains(text), !find(&record, "span", "cite").is_empty())
    };
    assert_eq!((told(""), told("&as_of=2025-10-26")), ((true, true), (false, false)));
}

#[test]
fn a_source_that_was_not_out_is_not_named_by_its_copies() {
    let mut negotiation = shipped("istanbul-2025");
    let copy = negotiation.source_keys().find(|key| negotiation[*key].origin.is_some()).expect("a copy");
    let root = negotiation[copy].origin.expect("an origin");
    let (copied, named) = (negotiation[copy].id.to_string(), negotiation[root].id.to_string());
    let at = negotiation.source_keys().position(|key| key == root).expect("its place");
    let day = negotiation[copy].published.last_day();
    let pages = |negotiation: &Negotiation| {
        let view = |rest: &str| format!("?as_of={day}&view=sources&rows=1000{rest}");
        let record = html(&record(negotiation, &view(&format!("&focus=source:{copied}"))));
        record + &html(&panel(negotiation, &view(""), "lens-sources"))
    };
    let link = format!("focus=source:{named}");
    assert!(pages(&negotiation).contains(&link));
    negotiation.sources[at].published = Date::parse("2026-01-01").expect("a date");
    assert!(!pages(&negotiation).contains(&link));
    let own = html(&record(&negotiation, &format!("?as_of={day}&focus=source:{named}")));
    let title = negotiation[root].title.wording(&negotiation.language, &negotiation.language).text;
    assert!(!own.contains(title), "{own}");
}

#[test]
fn the_name_of_a_mark_tells_who_answered_for_whom_and_unasked() {
    let negotiation = shipped("plastics-inc5");
    let graph = html(&panel(&negotiation, "", "lens-graph"));
    let known = Known::new(&negotiation, negotiation.as_of);
    let answers = || known.statements().flat_map(|key| known.answers(key));
    assert!(answers().any(|answer| !answer.addressed), "none that this could fail for");
    assert!(graph.contains("It was not addressed."));
    assert_eq!(answers().any(|answer| answer.through.is_some()), graph.contains("of which it is a member."));
}

#[test]
fn the_place_of_a_round_is_named_once() {
    let mut negotiation = shipped("istanbul-2025");
    let of_a_round = |round: &Round| round.place.clone().map(|place| (round.name.clone(), place));
    let at =
        negotiation.rounds.iter().position(|round| of_a_round(round).is_some()).expect("a round at a place");
    let (_, place) = of_a_round(&negotiation.rounds[at]).expect("a place");
    let place = place.wording(&negotiation.language, &negotiation.language).text.to_owned();
    let named = |negotiation: &Negotiation| {
        let said =
            negotiation.statements.iter().find(|said| said.round.is_some_and(|round| round.index() == at));
        let record = record(negotiation, &format!("?focus=statement:{}", said.expect("said in it").id));
        html(&record).matches(&place).count()
    };
    let mut name = |words: String| {
        let language = negotiation.language.clone();
        negotiation.rounds[at].name = LocalText::new(language, words);
        named(&negotiation)
    };
    let bare = name("The round".to_owned());
    assert_eq!(name(format!("The round, {place}")), bare);
}

fn record(negotiation: &Negotiation, address: &str) -> Element {
    panel(negotiation, address, "record")
}

fn panel(negotiation: &Negotiation, address: &str, name: &str) -> Element {
    let panels = written(negotiation, address, &Kept::default());
    panels.into_iter().find(|panel| panel.name == name).expect("a panel").tree
}

fn lists(record: &Element) -> Vec<&Element> {
    find(record, "ol", "steps").into_iter().chain(find(record, "ul", "steps")).collect()
}

/// The elements of a tag that bear a class, or any.
fn find<'a>(within: &'a Element, tag: &str, class: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for node in &within.children {
        if let Node::Element(element) = node {
            let classes = element.attribute("class").unwrap_or_default();
            if element.tag == tag && (class.is_empty() || classes.split(' ').any(|own| own == class)) {
                found.push(&**element);
            }
            found.extend(find(element, tag, class));
        }
    }
    found
}
