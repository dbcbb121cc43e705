//! Every fixture of `tests/negotiations` is read as its `.txt` says: one phenomenon each, named for it.
//!
//! `UPDATE_GOLDEN=1` writes the expectations anew; look at every one that changed.

use demarche::check;
use demarche::document::read_catalogue;
use demarche::model::{Negotiation, Url};
use demarche::pace::{Pace, at_once};
use std::cell::Cell;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the fixtures stand.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/negotiations")
}

/// Every fixture, by name.
pub fn fixtures() -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder()).expect("the folder of fixtures");
    let mut fixtures: Vec<(String, Vec<u8>)> = files
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("a fixture"))
        })
        .collect();
    fixtures.sort();
    fixtures
}

/// One fixture.
pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(folder().join(name).with_extension("json")).expect("a fixture")
}

fn negotiation(name: &str) -> Negotiation {
    check::read(&fixture(name), Some(name)).expect("not refused").negotiation
}

/// What came of reading: the findings, and the ids of what is shown.
fn outcome(name: &str, bytes: &[u8]) -> String {
    let reading = match check::read(bytes, Some(name)) {
        Ok(reading) => reading,
        Err(refusal) => {
            let place =
                refusal.place().map_or(String::new(), |place| format!(" {}:{}", place.line, place.column));
            return format!("refused[{}]{place}: {refusal}\n", refusal.code());
        }
    };
    let mut text: String = reading.findings.iter().map(|finding| format!("{finding}\n")).collect();
    let shown = reading.negotiation;
    let mut list = |name: &str, ids: Vec<&str>| {
        if !ids.is_empty() {
            let _ = writeln!(text, "shown {name}: {}", ids.join(" "));
        }
    };
    list("parties", shown.parties.iter().map(|one| &*one.id).collect());
    list("rounds", shown.rounds.iter().map(|one| &*one.id).collect());
    list("issues", shown.issues.iter().map(|one| &*one.id).collect());
    list("statements", shown.statements.iter().map(|one| &*one.id).collect());
    list("mechanisms", shown.mechanisms.iter().map(|one| &*one.id).collect());
    list("sources", shown.sources.iter().map(|one| &*one.id).collect());
    text
}

#[test]
fn every_fixture_is_read_as_expected() {
    let mut wrong = Vec::new();
    for (name, bytes) in fixtures() {
        let file = folder().join(&name).with_extension("txt");
        let outcome = outcome(&name, &bytes);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, &outcome).expect("written");
        } else if fs::read_to_string(&file).ok().as_deref() != Some(&outcome) {
            wrong.push(format!("{name} gives:\n{outcome}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sound_documents_have_no_finding() {
    for (name, bytes) in fixtures() {
        if name.starts_with("sound-") {
            let reading = check::read(&bytes, Some(&name)).expect("not refused");
            assert_eq!(reading.findings, [], "{name}");
        }
    }
}

#[test]
fn shipped_documents_have_no_finding_and_are_in_the_catalogue() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/negotiations");
    let catalogue = fs::read(folder.join("index.json")).expect("the catalogue");
    let (catalogue, findings) = read_catalogue(&catalogue).expect("not refused");
    assert_eq!(findings, []);
    let files = fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(catalogue.entries.len() + 1, files, "each document is listed once");
    for entry in catalogue.entries {
        let bytes = fs::read(folder.join(format!("{}.json", entry.id))).expect("the document");
        let reading = check::read(&bytes, Some(&entry.id)).expect("not refused");
        assert_eq!(reading.findings, [], "{}", entry.id);
        let shown = reading.negotiation;
        let told = (shown.title, shown.summary, shown.as_of, shown.language);
        assert_eq!((entry.title, entry.summary, entry.as_of, entry.language), told, "{}", entry.id);
    }
}

#[test]
fn the_whole_of_a_document_is_kept() {
    let whole = negotiation("sound-whole");
    // What the model writes for debugging names every field, so nothing that stands in the fixture may be missing.
    let model = format!("{whole:?}");
    for words in [
        "CC BY 4.0",
        "An editor",
        "Hepsi.",
        "A tarafı",
        "The north",
        "First round",
        "Town",
        "None.",
        "para 5",
        "The minister",
        "So.",
        "Mutlaka",
        "By all means",
        "https://example.org/a?b=c#d",
        "http://example.net/",
        "A name.",
        "AcceptsInPart",
        "UnnamedOfficial",
        "Denies",
        "Requires",
        "Opposes",
        "AgreedInPrinciple",
        "Partly",
        "Editor",
        "Verification",
        "Subject",
        "Coalition",
    ] {
        assert!(model.contains(words), "{words} is lost");
    }
    let [demand, response] = &whole.statements[..] else { unreachable!("two statements") };
    assert_eq!(response.responds[0].to, whole.statement_by_id("s").expect("there"));
    assert_eq!(response.conditional_on, [whole.statement_by_id("s").expect("there")]);
    assert_eq!(demand.to, ["b", "c"].map(|id| whole.party_by_id(id).expect("there")));
    assert_eq!(demand.mechanisms[1].facets[0].index(), 1);
    assert_eq!(whole.sources[1].origin, whole.source_by_id("r"));
    assert_eq!(whole.parties[2].members, [whole.party_by_id("b").expect("there")]);
}

#[test]
fn the_first_of_two_stands() {
    let twice = negotiation("fields-twice");
    let english = &twice.language;
    assert_eq!(twice.parties[0].name.wording(english, english).text, "A");
    assert_eq!(twice.title.wording(english, english).text, "Talks");
    assert_eq!(twice.issues.len(), 1);
    let ids = negotiation("ids-twice");
    assert_eq!(ids.parties[0].name.wording(english, english).text, "A");
}

#[test]
fn what_hides_does_not_reach_the_model() {
    let shown = negotiation("hidden-characters");
    let english = &shown.language;
    assert_eq!(shown.parties[0].name.wording(english, english).text, "AB");
    assert_eq!(shown.statements[0].text.wording(english, english).text, "nul  and zerowidth");
    let kept = negotiation("letters-that-languages-need");
    assert!(kept.statements[0].text.wordings().any(|wording| wording.text == "آتش\u{200c}بس"));
}

#[test]
fn a_look_alike_host_is_spelled_out() {
    let shown = negotiation("an-international-host");
    let url = shown.sources[0].url.as_ref();
    assert_eq!(url.map(Url::host), Some("xn--pple-43d.example"));
    assert_eq!(url.map(Url::as_str), Some("https://xn--pple-43d.example/%C3%9C%20b"));
}

#[test]
fn markup_stays_text() {
    let shown = negotiation("markup-in-texts");
    let english = &shown.language;
    assert_eq!(shown.parties[0].name.wording(english, english).text, "<img src=x onerror=alert(1)>");
}

#[test]
fn references_have_no_circles() {
    let shown = negotiation("circles");
    for start in shown.statement_keys() {
        let mut steps = 0;
        let mut next = vec![start];
        while let Some(key) = next.pop() {
            steps += 1;
            assert!(steps < 100, "a circle through {}", shown[start].id);
            next.extend(shown[key].responds.iter().map(|response| response.to));
            next.extend(&shown[key].conditional_on);
        }
    }
}

#[test]
fn reading_in_slices_comes_to_the_same() {
    let always = || true;
    for (name, bytes) in fixtures() {
        let sliced = at_once(check::read_in_slices(&bytes, Some(&name), Pace::new(&always)));
        let whole = check::read(&bytes, Some(&name));
        match (sliced, whole) {
            (Ok(sliced), Ok(whole)) => {
                assert_eq!(sliced.negotiation, whole.negotiation, "{name}");
                assert_eq!(sliced.findings, whole.findings, "{name}");
            }
            (sliced, whole) => {
                assert_eq!(
                    sliced.err().map(|error| error.to_string()),
                    whole.err().map(|error| error.to_string())
                );
            }
        }
    }
}

/// A document of so many statements.
fn long(statements: usize) -> String {
    let said: Vec<String> = (0..statements)
        .map(|at| {
            format!(
                r#"{{"id": "s{at}", "kind": "demand", "by": ["a"], "issue": "i", "text": "S {at}.",
                    "reports": [{{"source": "n", "attribution": "official-document"}}]}}"#
            )
        })
        .collect();
    format!(
        r#"{{"format": "demarche/1", "id": "long", "title": "T", "summary": "S.", "as_of": "2025-10-27", "language": "en",
            "parties": [{{"id": "a", "name": "A", "kind": "state", "roles": ["principal"]}}],
            "issues": [{{"id": "i", "name": "I"}}], "statements": [{}],
            "sources": [{{"id": "n", "publisher": "N", "title": "N", "published": "2025-10-20", "language": "en"}}]}}"#,
        said.join(", ")
    )
}

/// As the statements, so the places for a pause: what is done with each of them is never done with all at once.
#[test]
fn a_longer_document_is_read_in_more_slices_not_in_longer_ones() {
    let slices = |statements: usize| {
        let bytes = long(statements);
        let many = Cell::new(0_usize);
        let count = || {
            many.set(many.get() + 1);
            true
        };
        let work = check::read_in_slices(bytes.as_bytes(), None, Pace::new(&count));
        assert_eq!(at_once(work).expect("not refused").negotiation.statements.len(), statements);
        many.get()
    };
    let (few, many) = (slices(1_000), slices(10_000));
    assert!(many > few * 7 && few > 1_000 / 64, "{few} {many}");
}
