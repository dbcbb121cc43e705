//! References that lead nowhere, to the wrong thing, to themselves and in circles; ids that stand twice; long chains.

use super::fields::{Form, fields, path};
use super::{SOUND, VIEWS, changed, ids, tried, tried_at};
use serde_json::{Value, json};

/// The codes and paths of what was found.
fn found(document: &str) -> Vec<(&'static str, String)> {
    let written = tried_at(document.as_bytes(), &VIEWS[..2], false).expect("not refused");
    assert!(ids(&written.reading.negotiation).contains(&"bystander"));
    written.reading.findings.iter().map(|finding| (finding.code, finding.path.clone())).collect()
}

fn set(pointer: &str, value: Value) -> String {
    changed(|document| *document.pointer_mut(pointer).expect("a place") = value)
}

#[test]
fn what_names_nothing_or_something_of_another_kind_is_named() {
    let mut tries = 0;
    for field in fields(&SOUND).iter().filter(|field| field.form == Form::Reference) {
        let list = field.list.as_deref().expect("references have a list");
        for (kind, id) in [
            ("parties", "east"),
            ("rounds", "spring"),
            ("issues", "grain"),
            ("statements", "bystander"),
            ("mechanisms", "gauge"),
            ("facets", "daily"),
            ("sources", "courier"),
            ("nothing", "nobody"),
        ] {
            let wrong = kind != list;
            let findings = found(&set(&field.pointer, id.into()));
            let named = findings.contains(&("unknown-reference", field.path()));
            assert_eq!(named, wrong, "{} = {id}: {findings:?}", field.path());
            tries += 1;
        }
    }
    assert!(tries > 100, "{tries}");
}

#[test]
fn what_leads_back_to_itself_is_cut() {
    for (pointer, value, code, at) in [
        (
            "/statements/0/responds/0/to",
            json!("answer"),
            "responds-to-itself",
            "statements[0].responds[0].to",
        ),
        ("/statements/0/conditional_on", json!(["answer"]), "cycle", "statements[0].conditional_on[0]"),
        ("/parties/0/members", json!(["league"]), "cycle", "parties[0].members[0]"),
        ("/sources/0/origin", json!("gazette"), "cycle", "sources[0].origin"),
    ] {
        let findings = found(&set(pointer, value));
        assert!(findings.contains(&(code, at.to_owned())), "{pointer}: {findings:?}");
    }
    // In twos and threes.
    let circles = changed(|document| {
        document["parties"][1]["kind"] = "coalition".into();
        document["parties"][2]["kind"] = "coalition".into();
        document["parties"][0]["members"] = json!(["north", "south"]);
        document["parties"][1]["members"] = json!(["south"]);
        document["parties"][2]["members"] = json!(["league"]);
        document["statements"][1]["responds"] = json!([{"to": "answer", "as": "rejects"}]);
        document["statements"][1]["conditional_on"] = json!(["bystander"]);
        document["statements"][2]["conditional_on"] = json!(["answer"]);
        document["sources"][1]["origin"] = "courier".into();
        document["sources"][2]["origin"] = "gazette".into();
    });
    let cycles: Vec<String> =
        found(&circles).into_iter().filter(|(code, _)| *code == "cycle").map(|(_, path)| path).collect();
    let paths = [
        "parties[2].members[0]",
        "sources[2].origin",
        "statements[1].responds[0].to",
        "statements[2].conditional_on[0]",
    ];
    assert_eq!(cycles, paths);
    // Elsewhere a thing may name its owner: a party that uses its own alias, a round that its host hosts.
    assert_eq!(found(&set("/parties/0/aliases/0/used_by", json!(["league"]))), []);
    assert_eq!(found(&set("/statements/0/about", json!(["league"]))), []);
}

#[test]
fn of_two_with_one_id_the_first_stands() {
    let lists = fields(&SOUND);
    let lists = lists.iter().filter(|field| field.form == Form::Id && !field.object.is_empty());
    let mut tries = 0;
    for field in lists {
        let (owner, _) = field.pointer.rsplit_once('/').expect("an object");
        let (list, _) = owner.rsplit_once('/').expect("a list");
        let document = changed(|document| {
            let mut twin = document.pointer(owner).expect("there").clone();
            for (name, value) in twin.as_object_mut().expect("an object") {
                if name == "name" || name == "text" || name == "title" {
                    *value = "The twin".into();
                }
            }
            document.pointer_mut(list).expect("a list").as_array_mut().expect("a list").push(twin);
        });
        let last = SOUND.pointer(list).and_then(Value::as_array).expect("a list").len();
        assert_eq!(found(&document), [("duplicate-id", format!("{}[{last}].id", path(list)))]);
        let written = tried(document.as_bytes()).expect("not refused");
        assert!(!format!("{:?}", written.reading.negotiation).contains("The twin"), "{list}");
        tries += 1;
    }
    assert_eq!(tries, 7, "parties, rounds, issues, statements, mechanisms, facets, sources");
}

#[test]
fn what_stands_twice_in_a_list_is_named() {
    for field in fields(&SOUND).iter().filter(|field| field.is_item()) {
        let (list, _) = field.pointer.rsplit_once('/').expect("a list");
        let document = changed(|document| {
            let list = document.pointer_mut(list).and_then(Value::as_array_mut).expect("a list");
            list.push(list[0].clone());
        });
        let findings = found(&document);
        let at =
            format!("{}[{}]", path(list), SOUND.pointer(list).and_then(Value::as_array).map_or(0, Vec::len));
        let [(code, place)] = &findings[..] else { panic!("{}: {findings:?}", field.path()) };
        assert!(["repeated-item", "duplicate-id"].contains(code) && place.starts_with(&at), "{findings:?}");
    }
}

#[test]
fn answers_and_dates_that_cannot_be_are_named() {
    for (pointer, date, code) in [
        ("/statements/0/on", "2025-10-01", None),
        ("/sources/0/published", "2025-11-01", Some("after-as-of")),
        ("/statements/2/on", "2026", Some("after-as-of")),
        ("/rounds/0/end", "9999-12-31T23:59:59+14:00", Some("after-as-of")),
        ("/mechanisms/0/history/0/on", "2025-11", Some("after-as-of")),
        ("/rounds/0/start", "0001-01-01", None),
        ("/statements/2/on", "0001", None),
        ("/as_of", "0001", Some("after-as-of")),
        ("/as_of", "9999-12-31", None),
    ] {
        let findings = found(&set(pointer, date.into()));
        let named = findings.iter().find(|(_, place)| pointer == "/as_of" || *place == path(pointer));
        assert_eq!(named.map(|(code, _)| *code), code, "{pointer} = {date}: {findings:?}");
    }
    let earlier = changed(|document| {
        document["statements"][1]["on"] = "2025-10-03".into();
        document["statements"][0]["on"] = "2025-10-02".into();
    });
    assert_eq!(found(&earlier), [("early-response", "statements[0].responds[0].to".to_owned())]);
}

/// A document with chains of members, copies, answers and conditions.
pub fn chain(length: usize) -> String {
    changed(|document| {
        let last = length - 1;
        for n in 0..length {
            let member = format!("p{}", n + 1);
            let members = if n < last { vec![member] } else { vec![] };
            push(
                document,
                "parties",
                json!({"id": format!("p{n}"), "name": "P", "kind": "coalition", "roles": ["subject"], "members": members}),
            );
            push(
                document,
                "sources",
                json!({"id": format!("w{n}"), "publisher": "W", "title": "W", "published": "2025-10-05", "language": "en", "origin": if n < last { format!("w{}", n + 1) } else { "wire".into() }}),
            );
            let answers = if n == 0 { "ask".to_owned() } else { format!("s{}", n - 1) };
            push(
                document,
                "statements",
                json!({"id": format!("s{n}"), "kind": "response", "by": ["p0"], "to": [format!("p{last}")], "issue": "water", "text": "So.", "responds": [{"to": answers, "as": "counters"}], "conditional_on": [answers], "reports": [{"source": "w0", "attribution": "unnamed-source"}]}),
            );
        }
        document["statements"][1]["to"] = json!([format!("p{last}")]);
    })
}

#[test]
fn chains_of_any_length_come_to_an_end() {
    let document = chain(2_000);
    let written =
        tried_at(document.as_bytes(), &["?focus=statement:ask", "?view=table&focus=party:p1999"], false)
            .expect("not refused");
    assert_eq!(written.reading.findings, []);
    // The answer of the outermost coalition is that of its innermost member.
    let answers: Vec<&str> = written.pages[1]
        .1
        .split("data-answers=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(answers.contains(&"p1999:counters league:accepts-in-part p0:counters"), "{answers:?}");
}

fn push(document: &mut Value, list: &str, value: Value) {
    document[list].as_array_mut().expect("a list").push(value);
}
