//! Every code has an example in `docs/findings.md`, and every example has its finding, and that one only.

use demarche::check;
use demarche::document::{Refusal, finding_codes};
use std::collections::BTreeSet;
use std::process::Command;

/// A code with its example.
struct Example {
    code: String,
    /// What stands after the fence: the language, and how often to repeat the item of a list.
    kind: String,
    text: String,
}

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("the file")
}

fn examples() -> Vec<Example> {
    let documented = file("docs/findings.md");
    let sections = documented.split("\n### `").skip(1);
    sections
        .map(|section| {
            let (code, rest) = section.split_once("`\n").expect("a code");
            let (_, fenced) = rest.split_once("```").unwrap_or_else(|| panic!("{code} has no example"));
            let (kind, rest) = fenced.split_once('\n').expect("a line");
            let (text, more) = rest.split_once("```").expect("an end");
            assert!(!more.contains("```"), "{code} has two examples");
            Example { code: code.to_owned(), kind: kind.to_owned(), text: text.trim_end().to_owned() }
        })
        .collect()
}

/// The fields of an object as they stand, for a parser would not keep what is wrong with them.
fn fields(object: &str) -> Vec<(String, String)> {
    let inner = object.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).expect("an object");
    let (mut depth, mut quoted, mut start) = (0, false, 0);
    let mut ends = Vec::new();
    let mut escaped = false;
    for (at, letter) in inner.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                ends.push((start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    ends.push((start, inner.len()));
    let split = |(start, end): (usize, usize)| {
        let (name, value) = inner[start..end].split_once(':').expect("a field");
        (name.trim().trim_matches('"').to_owned(), value.trim().to_owned())
    };
    ends.into_iter().map(split).collect()
}

/// The inside of a list, where a value is one.
fn items(value: &str) -> Option<&str> {
    value.strip_prefix('[')?.strip_suffix(']')
}

/// The document of the format with what an example says.
fn document(example: &Example) -> String {
    let format = file("docs/data-format.md");
    let whole =
        format.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a document");
    let times = example.kind.split_once(' ').map_or(1, |(_, times)| times.parse().expect("a number"));
    let mut own = fields(&example.text);
    for (_, value) in own.iter_mut().filter(|_| times > 1) {
        *value = format!("[{}]", vec![items(value).expect("a list"); times].join(","));
    }
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, value) in fields(whole) {
        let Some((_, more)) = own.iter_mut().find(|(named, _)| *named == name) else {
            all.push((name, value));
            continue;
        };
        if let (Some(items), Some(added)) = (items(&value), items(more)) {
            *more = format!("[{items},{added}]");
        }
    }
    all.extend(own);
    let fields: Vec<String> = all.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    format!("{{{}}}", fields.join(",\n"))
}

/// The codes of all that is found in an example, each once.
fn found(example: &Example) -> BTreeSet<String> {
    let refusals = Refusal::CODES;
    let bytes = match &*example.kind {
        "hex" => {
            let bytes = example.text.split_whitespace();
            bytes.map(|byte| u8::from_str_radix(byte, 16).expect("two digits")).collect()
        }
        "sh" => {
            let mut words = example.text.split(' ');
            assert_eq!(words.next(), Some("demarche"));
            let output = Command::new(env!("CARGO_BIN_EXE_demarche")).args(words).arg("--json").output();
            let told: serde_json::Value =
                serde_json::from_slice(&output.expect("the command runs").stdout).expect("JSON");
            let told = told.as_array().expect("a list").iter();
            return told.map(|line| line["code"].as_str().expect("a code").to_owned()).collect();
        }
        _ if refusals.contains(&&*example.code) => example.text.clone().into_bytes(),
        _ => document(example).into_bytes(),
    };
    match check::read(&bytes, Some("harbour-2025")) {
        Ok(reading) => reading.findings.iter().map(|finding| finding.code.to_owned()).collect(),
        Err(refusal) => [refusal.code().to_owned()].into(),
    }
}

#[test]
fn the_codes_are_those_of_the_program() {
    let documented: Vec<String> = examples().into_iter().map(|example| example.code).collect();
    let mut known: Vec<&str> = finding_codes();
    // Only the command meets files.
    known.push("unreadable-file");
    assert_eq!(documented, known, "in this order");
}

#[test]
fn every_example_has_its_finding_and_no_other() {
    for example in examples() {
        let mut wanted = BTreeSet::from([example.code.clone()]);
        if example.code == "too-many-findings" {
            // What there is too much of.
            wanted.insert("wrong-type".to_owned());
        }
        assert_eq!(found(&example), wanted, "{}", example.text);
    }
}
