//! What holds of every document, tried on many that nobody thought of.

use super::fields::fields;
use super::{SOUND, bodies, tried_at};
use crate::documents::{fixture, fixtures};
use crate::shipped;
use demarche::check;
use demarche::derive::{Known, balance, compare, origins};
use demarche::model::{Negotiation, PartyKey, StatementKey};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::RngSeed;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One change of a text: what is taken out where, and what is put there.
type Cut = (Index, usize, String);

fn cut() -> impl Strategy<Value = Cut> {
    let bits = [
        "",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\u",
        "\\ud800",
        "null",
        "1e9",
        "\n",
        "\u{feff}",
        "\u{202e}",
        "é",
        "<b>",
        "\"id\"",
        "\"a\"",
        "{\"en\":\"x\"}",
        "\"2025-02-30\"",
        "\"demarche/1\"",
    ];
    (any::<Index>(), 0_usize..40, select(bits.to_vec()).prop_map(str::to_owned))
}

/// A text with these changes.
fn mangled(text: &[u8], cuts: &[Cut]) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for (at, length, put) in cuts {
        let start = at.index(bytes.len() + 1);
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, put.bytes());
    }
    bytes
}

/// A value of a document, of any kind and depth.
fn value() -> impl Strategy<Value = Value> {
    let words = [
        "league",
        "north",
        "ask",
        "answer",
        "water",
        "gauge",
        "daily",
        "gazette",
        "wire",
        "rejects",
        "2025-10-09",
        "en",
        "",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(words.to_vec()).prop_map(Value::from),
        "\\PC{0,30}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let names = select(vec!["id", "name", "to", "as", "source", "en", "tr", "__proto__", "text"]);
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((names, inner), 0..4).prop_map(|fields| fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect::<serde_json::Map<_, _>>()
                .into()),
        ]
    })
}

/// So many tries, the same on each run: it is the fuzz targets that look for more.
fn tries(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(2025),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        bodies::read(&bytes);
    }

    #[test]
    fn any_mangled_document_is_read_or_refused(
        document in select(fixtures().into_iter().map(|(_, bytes)| bytes).filter(|bytes| bytes.len() < 10_000).collect::<Vec<_>>()),
        cuts in vec(cut(), 1..6),
    ) {
        bodies::read(&mangled(&document, &cuts));
    }

    #[test]
    fn any_address_means_what_it_means(text in "[?&=+%a-z0-9:_./@ü\u{202e}-]{0,80}|\\PC{0,40}|https?://\\PC{0,30}|[0-9TZ:+-]{4,25}|[A-Za-z-]{2,20}") {
        bodies::address(&text, &check::read(SOUND.to_string().as_bytes(), None).expect("sound").negotiation);
    }
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn any_mangled_document_becomes_harmless_pages(
        document in select(["sound-every-field", "sound-whole", "circles", "letters-that-languages-need"].map(fixture).to_vec()),
        cuts in vec(cut(), 1..3),
    ) {
        bodies::picture(&mangled(&document, &cuts));
    }

    #[test]
    fn any_document_of_wrong_values_becomes_harmless_pages(
        changes in vec((any::<Index>(), value()), 1..6),
        view in select(super::VIEWS.to_vec()),
    ) {
        let fields = fields(&SOUND);
        let mut document = SOUND.clone();
        for (at, value) in changes {
            // A change before may have taken the place along.
            if let Some(place) = document.pointer_mut(&at.get(&fields).pointer) {
                *place = value;
            }
        }
        _ = tried_at(document.to_string().as_bytes(), &[view], true);
    }
}

/// The same document with its lists in another order, all but those whose order means something.
fn shuffled(document: &Value, orders: &BTreeMap<&str, Vec<usize>>) -> Value {
    let mut other = document.clone();
    for (list, order) in orders {
        let items = document[list].as_array().expect("a list");
        other[list] = order.iter().map(|at| items[*at].clone()).collect();
    }
    other
}

/// Everything that is derived, by ids.
fn told(negotiation: &Negotiation) -> Vec<String> {
    let known = Known::new(negotiation, negotiation.as_of);
    let party = |key: PartyKey| negotiation[key].id.to_string();
    let id = |key: StatementKey| negotiation[key].id.to_string();
    let mut told = Vec::new();
    for key in known.statements() {
        let answers: BTreeSet<String> = known
            .answers(key)
            .iter()
            .map(|answer| {
                let by = (answer.response.map(id), answer.through.map(party));
                format!("{} {:?} {by:?} {}", party(answer.party), answer.answer, answer.addressed)
            })
            .collect();
        let roots: BTreeSet<_> =
            origins(negotiation, &known, key).into_iter().map(|source| &*negotiation[source].id).collect();
        told.push(format!("{} {answers:?} {roots:?} {:?} {:?}", id(key), known.flags(key), known.when(key)));
    }
    for side in balance(negotiation, &known) {
        told.push(format!("{:?} {} {}", side.side.map(party), side.reports, side.named));
    }
    for row in compare(negotiation, &known).issues {
        let cells: BTreeMap<String, BTreeSet<String>> = row
            .cells
            .into_iter()
            .map(|(side, keys)| (party(side), keys.into_iter().map(id).collect()))
            .collect();
        let unanswered: BTreeSet<String> = row.standing.unanswered.into_iter().map(id).collect();
        told.push(format!(
            "{} {cells:?} {:?} {unanswered:?}",
            negotiation[row.issue].id, row.standing.answers
        ));
    }
    told.sort();
    told
}

/// Each list in some order.
fn orders(document: &Value) -> impl Strategy<Value = Vec<Vec<usize>>> + use<> {
    let lists = LISTS.map(|list| {
        let order: Vec<usize> = (0..document[list].as_array().map_or(0, Vec::len)).collect();
        Just(order).prop_shuffle()
    });
    lists.to_vec()
}

/// The lists whose order says nothing. That of the statements tells answers of one day apart.
const LISTS: [&str; 4] = ["parties", "issues", "mechanisms", "sources"];

fn published(id: &str) -> Value {
    let path = format!("{}/public/negotiations/{id}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).expect("the document")).expect("JSON")
}

proptest! {
    #![proptest_config(tries(12))]

    #[test]
    fn the_order_of_lists_changes_nothing_that_is_derived(
        (id, document, orders) in select(vec!["istanbul-2025", "plastics-inc5"]).prop_flat_map(|id| {
            let document = published(id);
            let orders = orders(&document);
            (Just(id), Just(document), orders)
        }),
    ) {
        let orders: BTreeMap<&str, Vec<usize>> = LISTS.into_iter().zip(orders).collect();
        let other = shuffled(&document, &orders).to_string();
        let other = check::read(other.as_bytes(), Some(id)).expect("not refused");
        prop_assert_eq!(other.findings, vec![]);
        prop_assert_eq!(told(&other.negotiation), told(&shipped(id)));
    }

    #[test]
    fn a_document_without_some_of_its_statements_keeps_the_rest(
        kept in subsequence((0..40).collect::<Vec<usize>>(), 1..40),
    ) {
        let mut document = published("istanbul-2025");
        let statements = document["statements"].as_array().expect("a list").clone();
        let kept: Vec<Value> = kept.into_iter().filter_map(|at| statements.get(at).cloned()).collect();
        let count = kept.len();
        document["statements"] = kept.into();
        let reading = check::read(document.to_string().as_bytes(), Some("istanbul-2025")).expect("not refused");
        // What answered one that is gone stays, with a finding for the reference.
        prop_assert_eq!(reading.negotiation.statements.len(), count);
        prop_assert!(reading.findings.iter().all(|finding| finding.code == "unknown-reference"));
    }
}
