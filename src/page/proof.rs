//! Tests of whole pages, written from the documents that are published.

use crate::derive::Known;
use crate::document::read;
use crate::layout::Frame;
use crate::markup::{Element, Node, digest, html};
use crate::model::{
    Answer, Attribution, Extent, Kind, MechanismKind, MechanismState, Negotiation, PartyKind, Role, Stance,
};
use crate::page::{Assets, Kept, Panel, View, document, panels};
use crate::scene::Picture;
use crate::state::{Address, AnswerFilter, Column, Lens, Passing, SearchIndex, resolve};
use crate::text::Messages;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const ISTANBUL: &str = include_str!("../../public/negotiations/istanbul-2025.json");
const PLASTICS: &str = include_str!("../../public/negotiations/plastics-inc5.json");

/// Each document is read once for all tests.
static READ: LazyLock<[Negotiation; 2]> = LazyLock::new(|| {
    [ISTANBUL, PLASTICS].map(|json| read(json.as_bytes(), None).expect("a document").negotiation)
});

fn negotiation(json: &str) -> &'static Negotiation {
    &READ[usize::from(json == PLASTICS)]
}

/// What `write` makes of the page at an address.
fn page<T>(json: &str, address: &str, write: impl Fn(&View<'_>) -> T) -> T {
    let messages = &Messages::english();
    let negotiation = negotiation(json);
    let (state, notices) = resolve(&Address::parse(address), negotiation);
    let known = Known::new(negotiation, state.date(negotiation));
    let passing = Passing::new(negotiation, &known, &state, &SearchIndex::new(negotiation));
    let picture = Picture::new(negotiation, Frame::WIDE, messages, &state.open);
    let scene = picture.draw(negotiation, &known, &passing, &state);
    write(&View {
        negotiation,
        known: &known,
        passing: &passing,
        kept: &Kept::default(),
        state: &state,
        scenes: &[scene],
        messages,
        catalogue: &[],
        findings: &[],
        notices: &notices,
        base: "",
    })
}

fn panel(json: &str, address: &str, name: &str) -> Element {
    page(json, address, |view| {
        panels(view).into_iter().find(|panel| panel.name == name).expect("a panel of that name").tree
    })
}

fn words(json: &str, address: &str, name: &str) -> String {
    panel(json, address, name).text_content()
}

/// Addresses that between them bring out every panel.
fn addresses(negotiation: &Negotiation) -> Vec<String> {
    let mut addresses: Vec<String> = Lens::ALL.iter().map(|lens| format!("?view={}", lens.word())).collect();
    let statements =
        negotiation.statements.iter().map(|item| format!("?view=table&focus=statement:{}", item.id));
    let parties = negotiation.parties.iter().map(|item| format!("?view=table&focus=party:{}", item.id));
    let mechanisms =
        negotiation.mechanisms.iter().map(|item| format!("?view=table&focus=mechanism:{}", item.id));
    let issues = negotiation.issues.iter().map(|item| format!("?view=table&focus=issue:{}", item.id));
    let sources = negotiation.sources.iter().map(|item| format!("?view=table&focus=source:{}", item.id));
    // One in a few: together they bring out every part, and the test stays quick.
    addresses.extend(statements.chain(parties).step_by(7));
    addresses.extend(mechanisms.chain(issues).chain(sources).step_by(5));
    addresses.push("?view=table&q=zzzz".to_owned());
    addresses.push("?view=timeline&as_of=2020".to_owned());
    addresses.push("?view=nowhere&kind=demand&theme=dark&answer=unanswered&nonsense=1".to_owned());
    addresses
}

#[test]
fn no_word_of_the_interface_is_missing() {
    for json in [ISTANBUL, PLASTICS] {
        for address in addresses(negotiation(json)) {
            let file = page(json, &address, |view| document(view, &Assets::default()));
            let missing: Vec<&str> =
                file.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).collect();
            assert!(missing.is_empty(), "{address}: {missing:?}");
            assert!(
                !file.contains("{by}") && !file.contains("{party}") && !file.contains("{date}"),
                "{address}"
            );
        }
    }
}

#[test]
fn every_word_of_the_vocabularies_has_its_message() {
    let messages = Messages::english();
    let mut keys: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        keys.push(format!("kind.{}", kind.word()));
        for form in ["to.one", "to.other", "alone.one", "alone.other"] {
            keys.push(format!("sentence.{}.{form}", kind.word()));
        }
    }
    for answer in AnswerFilter::all().filter(|answer| *answer != AnswerFilter::Disputed) {
        keys.push(format!("answer.{}", answer.word()));
        keys.push(format!("compare.{}.other", answer.word()));
    }
    keys.extend(Answer::ALL.iter().map(|answer| format!("answer.{}.this", answer.word())));
    for stance in Stance::ALL {
        keys.extend(["", ".sentence", ".by"].map(|form| format!("stance.{}{form}", stance.word())));
    }
    for word in Attribution::ALL {
        keys.extend(["", ".sentence", ".speaker"].map(|form| format!("attribution.{}{form}", word.word())));
    }
    keys.extend(MechanismKind::ALL.iter().map(|kind| format!("mechanism-kind.{}", kind.word())));
    keys.extend(MechanismState::ALL.iter().map(|state| format!("state.{}", state.word())));
    keys.extend(PartyKind::ALL.iter().map(|kind| format!("party-kind.{}", kind.word())));
    keys.extend(Role::ALL.iter().map(|role| format!("role.{}", role.word())));
    keys.extend(Column::ALL.iter().map(|column| format!("sort.{}", column.word())));
    for extent in [Extent::Fully, Extent::Partly] {
        keys.extend(["source", "editor"].map(|basis| format!("mechanism.answers.{}.{basis}", extent.word())));
    }
    let missing: Vec<&String> = keys.iter().filter(|key| messages.find(key).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_link_of_the_page_is_understood() {
    let negotiation = negotiation(ISTANBUL);
    for address in addresses(negotiation) {
        page(ISTANBUL, &address, |view| {
            let mut links = BTreeSet::new();
            for Panel { tree, .. } in panels(view) {
                tree.walk(&mut |element| {
                    if let Some(href) = element.attribute("href") {
                        links.insert(href.to_owned());
                    }
                });
            }
            for href in links {
                if let Some(query) = href.strip_prefix('?') {
                    let (_, notices) = resolve(&Address::parse(query), view.negotiation);
                    assert!(notices.is_empty(), "{address}: {href}: {notices:?}");
                } else {
                    let outward = href.starts_with("https://") || href.starts_with("http://");
                    let file = href == "negotiations/istanbul-2025.json";
                    assert!(outward || file || href.starts_with('#'), "{href}");
                }
            }
        });
    }
}

#[test]
fn nothing_in_the_page_asks_for_more_than_its_policy_allows() {
    for address in ["?", "?view=table&focus=statement:ist2-guarantees", "?view=sources"] {
        page(ISTANBUL, address, |view| {
            for Panel { tree, .. } in panels(view) {
                tree.walk(&mut |element| {
                    assert!(!["script", "style", "img", "iframe", "object"].contains(&element.tag));
                    for attribute in &element.attributes {
                        assert!(attribute.name != "style" && !attribute.name.starts_with("on"));
                    }
                    if element.attribute("href").is_some_and(|href| href.starts_with("http")) {
                        assert_eq!(element.attribute("rel"), Some("noopener noreferrer"));
                    }
                });
            }
        });
    }
}

#[test]
fn a_panel_bears_the_hash_of_its_tree() {
    page(ISTANBUL, "?view=table", |view| {
        let file = document(view, &Assets::default());
        for Panel { name, tree } in panels(view) {
            let place = format!("id=\"panel-{name}\" data-tree=\"{}\"", digest(&tree));
            assert_eq!(file.matches(&place).count(), 1, "{name}");
        }
    });
}

#[test]
fn only_the_lens_in_force_is_filled() {
    for lens in Lens::ALL {
        page(ISTANBUL, &format!("?view={}", lens.word()), |view| {
            for other in Lens::ALL {
                let name = format!("lens-{}", other.word());
                let panels = panels(view);
                let tree = &panels.iter().find(|panel| panel.name == name).expect("a panel").tree;
                assert_eq!(tree.children.is_empty(), other != lens, "{name}");
                assert_eq!(tree.attribute("hidden").is_some(), other != lens, "{name}");
            }
        });
    }
}

#[test]
fn the_table_has_a_row_for_each_statement_with_its_hooks() {
    let negotiation = negotiation(ISTANBUL);
    let table = panel(ISTANBUL, "?view=table", "lens-table");
    let mut ids = BTreeSet::new();
    table.walk(&mut |element| {
        if element.tag == "tr" && element.attribute("data-id").is_some() {
            assert!(element.attribute("data-kind").is_some() && element.attribute("data-flags").is_some());
            ids.insert(element.attribute("data-id").unwrap_or_default().to_owned());
        }
    });
    let wanted: BTreeSet<String> = negotiation.statements.iter().map(|item| item.id.to_string()).collect();
    assert_eq!(ids, wanted);
    assert!(html(&table).contains("data-answers=\"afghan-taliban:rejects\""));
}

#[test]
fn a_row_reads_as_a_sentence() {
    let table = words(ISTANBUL, "?view=table&q=havens", "lens-table");
    assert!(table.contains("Pakistan demands of Afghan Taliban: "), "{table}");
    assert!(table.contains("Afghan Taliban: no known answer"), "{table}");
}

#[test]
fn the_table_sorts_both_ways() {
    let ids = |address| {
        let mut ids = Vec::new();
        panel(ISTANBUL, address, "lens-table").walk(&mut |element| {
            if element.tag == "tr" {
                ids.extend(element.attribute("data-kind").map(str::to_owned));
            }
        });
        ids
    };
    let up = ids("?view=table&sort=kind");
    assert_eq!(up.first().map(String::as_str), Some("demand"));
    assert_eq!(up.last().map(String::as_str), Some("response"));
    assert_eq!(ids("?view=table&sort=-kind").first().map(String::as_str), Some("response"));
}

#[test]
fn an_empty_table_says_why_and_how_to_go_on() {
    let table = words(ISTANBUL, "?view=table&q=zzzz", "lens-table");
    assert!(table.contains("“zzzz”") && table.contains("Take all filters away"), "{table}");
    let table = words(ISTANBUL, "?view=table&as_of=2020", "lens-table");
    assert!(table.contains("As of 2020 none"), "{table}");
}

#[test]
fn the_record_tells_who_said_what_on_whose_word() {
    let record = panel(ISTANBUL, "?focus=statement:ist2-guarantees", "record");
    let words = record.text_content();
    for wanted in [
        "Pakistan demands of Afghan Taliban:",
        "Afghan Taliban: rejects",
        "ARY News",
        "26 October 2025",
        "“verifiable guarantees”",
        "A source that is not named",
        "para 7",
        "as known on 22 November 2026",
    ] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    assert!(html(&record).contains("#:~:text=verifiable%20guarantees"));
}

#[test]
fn an_answer_that_is_not_known_is_said_with_its_date() {
    let record = words(ISTANBUL, "?focus=statement:ist2-guarantees&as_of=2025-10-26", "record");
    assert!(record.contains("Afghan Taliban: no known answer as of 26 October 2025"), "{record}");
    assert!(!record.contains("29 October 2025"), "{record}");
}

#[test]
fn what_was_not_known_yet_is_not_told() {
    let record = words(ISTANBUL, "?focus=statement:joint-mechanism&as_of=2025-10-26", "record");
    assert!(record.contains("Nothing was known of this as of 26 October 2025"), "{record}");
    assert!(!record.contains("Who says so"), "{record}");
}

#[test]
fn a_form_takes_the_rest_of_the_state_along() {
    let bar = panel(ISTANBUL, "?view=table&kind=demand&q=truce&as_of=2025-10-30", "lenses");
    let mut hidden = Vec::new();
    bar.walk(&mut |element| {
        if element.attribute("type") == Some("hidden") {
            hidden.push((
                element.attribute("name").unwrap_or_default(),
                element.attribute("value").unwrap_or_default(),
            ));
        }
    });
    for pair in [("n", "istanbul-2025"), ("view", "table"), ("kind", "demand"), ("as_of", "2025-10-30")] {
        assert!(hidden.contains(&pair), "{pair:?} of {hidden:?}");
    }
    assert!(hidden.iter().all(|(name, _)| *name != "q"));
}

#[test]
fn a_notice_names_what_was_ignored() {
    let notices = words(ISTANBUL, "?view=nowhere", "notices");
    assert!(notices.contains("view=“nowhere”"), "{notices}");
    assert!(panel(ISTANBUL, "?", "notices").children.is_empty());
}

#[test]
fn the_legend_names_every_kind_that_there_is() {
    let legend = words(ISTANBUL, "?", "legend");
    for kind in
        ["Demand", "Precondition", "Offer", "Proposal", "Commitment", "Position", "Threat", "Response"]
    {
        assert!(legend.contains(kind), "{kind}");
    }
    // No interest stands in this document, and a key to nothing would be noise.
    assert!(!legend.contains("Interest"));
}

#[test]
fn the_comparison_has_a_row_for_each_issue_and_the_facets_of_each_mechanism() {
    let lens = words(ISTANBUL, "?view=compare", "lens-compare");
    let negotiation = negotiation(ISTANBUL);
    for issue in &negotiation.issues {
        let name = issue.name.wording(&negotiation.language, &negotiation.language).text;
        assert!(lens.contains(name), "{name}");
    }
    assert!(lens.contains("requires") && lens.contains("Four-party oversight"), "{lens}");
}

#[test]
fn the_timeline_ties_answers_to_asks_and_marks_what_is_new() {
    let lens = words(ISTANBUL, "?view=timeline&as_of=2025-10-26", "lens-timeline");
    assert!(lens.contains("26 October 2025Sunday"), "{lens}");
    assert!(lens.contains("Rejects: "), "{lens}");
    assert!(lens.contains("New since the step before"), "{lens}");
    assert!(!words(ISTANBUL, "?view=timeline", "lens-timeline").contains("New since"));
}

#[test]
fn sources_of_one_origin_stand_together() {
    let lens = words(ISTANBUL, "?view=sources", "lens-sources");
    assert!(lens.contains("pages, one origin"), "{lens}");
    assert!(lens.contains("Reports per side"), "{lens}");
}

#[test]
fn what_can_be_taken_away_waits_for_the_live_page_but_for_the_document() {
    let footer = panel(ISTANBUL, "?", "footer");
    let (mut files, mut forms) = (Vec::new(), Vec::new());
    footer.walk(&mut |element| {
        if element.attribute("download").is_some() {
            files.extend(element.attribute("href").map(str::to_owned));
        }
        if let Some(form) = element.attribute("data-export") {
            assert_eq!((element.tag, element.attribute("class")), ("button", Some("live")));
            forms.push(form.to_owned());
        }
    });
    assert_eq!(files, ["negotiations/istanbul-2025.json"]);
    assert_eq!(forms, ["svg", "png", "csv", "json", "graphml"]);
}

#[test]
fn each_copy_button_has_what_it_copies_beside_it() {
    let record = panel(ISTANBUL, "?focus=statement:ist2-guarantees", "record");
    let mut copied = Vec::new();
    record.walk(&mut |element| {
        let children = || element.children.iter().filter_map(as_element);
        let Some(what) = children().find_map(|child| child.attribute("data-copy")) else { return };
        let beside: Vec<_> = children().filter_map(|child| child.attribute("data-copied")).collect();
        assert_eq!(beside, [what]);
        copied.push(what.to_owned());
    });
    assert_eq!(copied, ["link", "text"]);
}

fn as_element(node: &Node) -> Option<&Element> {
    match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    }
}

#[test]
fn the_legend_folds_for_a_record_and_is_folded_within_another_page() {
    let issue = &negotiation(ISTANBUL).issues[0].id;
    let is_open = |address: String| panel(ISTANBUL, &address, "legend").attribute("open").is_some();
    assert!(is_open("?view=graph".to_owned()));
    assert!(!is_open(format!("?focus=issue:{issue}")));
    assert!(!is_open("?embed=1".to_owned()));
    assert!(!is_open(format!("?focus=issue:{issue}&embed=1")));
}
