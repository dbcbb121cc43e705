//! Every field of the format with every kind of wrong value.

use super::fields::{Field, Form, fields};
use super::{SOUND, VIEWS, changed, tried, tried_at, with};
use demarche::document::Refusal;
use demarche::model::{Finding, Severity};

/// A view of little.
const TABLE: &str = "?view=table";

/// What a wrong value is.
struct Wrong {
    /// As it stands in the document.
    raw: String,
    /// The text that it means, where it is a string that can be one.
    text: Option<String>,
}

fn raw(raw: &str) -> Wrong {
    Wrong { raw: raw.to_owned(), text: None }
}

fn text(text: &str) -> Wrong {
    Wrong { raw: serde_json::to_string(text).expect("JSON"), text: Some(text.to_owned()) }
}

/// Values of another type. Numbers and truths are all read alike, so each field gets one of each in turn.
fn of_other_types(turn: usize) -> Vec<Wrong> {
    const NUMBERS: [&str; 6] = ["7", "-12.5e3", "1.0", "1e400", "-0", "123456789012345678901234567890"];
    let [number, truth] = [NUMBERS[turn % NUMBERS.len()], ["true", "false"][turn % 2]];
    let structures = ["[]", "[[]]", "{}", "{\"__proto__\": {\"x\": 1}}"];
    ["null", number, truth, "\"\\ud800\""].into_iter().chain(structures).map(raw).collect()
}

/// Texts that would do harm somewhere else.
fn words(_: usize) -> Vec<Wrong> {
    let mut words: Vec<Wrong> = [
        "",
        "   ",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"'><svg/onload=alert(1)>&lt;b&gt;&#x3c;",
        "]]>--><!--<![CDATA[",
        "javascript:alert(1)",
        "JaVa\tscript://%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example/",
        "https://user:secret@evil.example/",
        "__proto__",
        "constructor",
        "toString",
        "{by} {to} {name} {date} {count} {party} {statement} {title} {}{",
        "=HYPERLINK(\"https://evil.example\")",
        "no\u{202e}ted\u{2066}\u{2069}\u{200b}\u{feff}",
        "nul\u{0}\u{1}\u{7f}\u{85}",
        "one\ntwo\u{2028}three",
        "2025-02-30",
        "0000-00-00",
        "2025-13-01T25:61+99:99",
        "٢٠٢٥-١٠-١٠",
        "-1",
        "NaN",
        "آتش\u{200c}بس",
    ]
    .map(text)
    .into();
    words.push(text(&"w".repeat(10_000)));
    words.push(text(&"\u{1f468}\u{200d}\u{301}".repeat(3_000)));
    words
}

/// A third of them: in fields that are no text any word is as wrong as another, but for its form.
fn some_words(turn: usize) -> Vec<Wrong> {
    words(turn).into_iter().skip(turn % 3).step_by(3).collect()
}

/// The code of the finding that a value must have in a field; `None` where it is as good as any.
fn expected(field: &Field, wrong: &Wrong) -> Option<&'static str> {
    let Some(text) = &wrong.text else {
        return match wrong.raw.as_str() {
            "null" => (field.required && !field.is_item()).then_some("missing-field"),
            "\"\\ud800\"" if field.form == Form::Object || field.form == Form::List => Some("wrong-type"),
            "\"\\ud800\"" => Some("broken-string"),
            "[]" if field.form == Form::List => match (field.object.as_str(), field.name.as_str()) {
                ("statement", "by") => Some("no-maker"),
                ("statement", "reports") => Some("no-report"),
                ("statement", "responds") => Some("responds-to-nothing"),
                _ => None,
            },
            // The list within the list is no item.
            "[[]]" if field.form == Form::List => Some("wrong-type"),
            "{}" if field.form == Form::Object => Some("missing-field"),
            "{\"__proto__\": {\"x\": 1}}" if field.form == Form::Object => Some("unknown-field"),
            "{}" if field.form == Form::Text => Some("no-wording"),
            "{\"__proto__\": {\"x\": 1}}" if field.form == Form::Text => Some("bad-language"),
            _ => Some("wrong-type"),
        };
    };
    let is_id = !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-');
    let hides = text.chars().any(super::hides);
    match field.form {
        Form::Text | Form::Plain if hides => Some("hidden-character"),
        Form::Text | Form::Plain => text.trim().is_empty().then_some("empty-text"),
        Form::Id => (!is_id).then_some("bad-id"),
        Form::Reference => Some("unknown-reference"),
        Form::Date => Some("bad-date"),
        // “nan” is a language, and who knows what will be.
        Form::Language => {
            let is_tag = (2..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
            (!is_tag).then_some("bad-language")
        }
        Form::Url => Some("bad-url"),
        Form::Word => Some("unknown-word"),
        Form::Format | Form::Object | Form::List => Some("wrong-type"),
    }
}

/// Tries every field with some wrong values; gives back how many were tried.
fn try_all(values: fn(usize) -> Vec<Wrong>, wanted: fn(Form) -> bool) -> usize {
    let mut tries = 0;
    let mut wrong = Vec::new();
    let sound = tried(SOUND.to_string().as_bytes()).expect("sound").pages;
    let sound: Vec<String> = sound.iter().map(|(_, page)| super::words(page)).collect();
    for (turn, field) in fields(&SOUND).iter().filter(|field| wanted(field.form)).enumerate() {
        // A text is looked for where it stands in the sound document; what is no text may change any view.
        let is_text = matches!(field.form, Form::Text | Form::Plain);
        let own = SOUND.pointer(&field.pointer).and_then(serde_json::Value::as_str).filter(|_| is_text);
        let place = own.map(|own| {
            let place = sound.iter().rposition(|words| words.contains(own));
            place.unwrap_or_else(|| panic!("no view has {}", field.path()))
        });
        for value in &values(turn) {
            let view = VIEWS[place.unwrap_or(tries % VIEWS.len())];
            let outcome = std::panic::catch_unwind(|| try_one(field, value, view, tries % 7 == 0));
            if outcome.is_err() {
                wrong.push(format!("{} = {:.80}", field.path(), value.raw));
            }
            tries += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    tries
}

fn try_one(field: &Field, wrong: &Wrong, view: &str, exported: bool) {
    let document = with(&field.pointer, &wrong.raw);
    let outcome = tried_at(document.as_bytes(), &[view], exported);
    if field.form == Form::Format {
        assert!(matches!(outcome, Err(Refusal::NoFormat(..) | Refusal::OtherFormat(..))));
        return;
    }
    let written = outcome.expect("not refused");
    let findings = &written.reading.findings;
    let path = field.path();
    match expected(field, wrong) {
        Some(code) => {
            // What is missing is missed where it should stand; what a value lacks or has too much of, within it.
            let is_there = |at: &str| *at == path || *at == field.owner() || at.starts_with(&path);
            let found = findings.iter().any(|finding| finding.code == code && is_there(&finding.path));
            assert!(found, "no {code} among {findings:#?}");
        }
        None => {
            let harms = |finding: &&Finding| finding.path == path && finding.severity == Severity::Error;
            assert_eq!(findings.iter().find(harms), None);
        }
    }
    // Whatever does not hang on it is still there.
    if !["/parties", "/issues", "/statements", "/sources"].contains(&field.pointer.as_str()) {
        assert!(
            super::ids(&written.reading.negotiation).contains(&"bystander"),
            "lost with it: {findings:#?}"
        );
        if view.contains("view=table") {
            assert!(written.pages[0].1.contains("data-id=\"bystander\""), "not shown");
        }
    }
    // A text is shown as it stands.
    if let (Form::Text | Form::Plain, Some(text)) = (field.form, &wrong.text)
        && !text.trim().is_empty()
    {
        let shown: String = text.chars().filter(|letter| !super::hides(*letter)).collect();
        assert!(super::words(&written.pages[0].1).contains(&shown), "not shown");
    }
}

#[test]
fn values_of_another_type_are_named_in_every_field() {
    assert!(try_all(of_other_types, |_| true) > 800);
}

#[test]
fn every_text_is_shown_as_it_stands() {
    assert!(try_all(words, |form| matches!(form, Form::Text | Form::Plain)) > 800);
}

#[test]
fn what_is_no_word_of_a_field_is_named() {
    assert!(try_all(some_words, |form| !matches!(form, Form::Text | Form::Plain)) > 600);
}

#[test]
fn a_field_that_is_missing_is_missed_where_it_should_stand() {
    for field in fields(&SOUND) {
        let document = changed(|document| {
            let (owner, name) = field.pointer.rsplit_once('/').expect("a step");
            match document.pointer_mut(owner).expect("there") {
                serde_json::Value::Object(object) => _ = object.remove(name),
                serde_json::Value::Array(items) => _ = items.remove(name.parse().expect("an index")),
                _ => unreachable!("neither"),
            }
        });
        let outcome = tried_at(document.as_bytes(), &VIEWS[..2], false);
        if field.form == Form::Format {
            assert!(matches!(outcome, Err(Refusal::NoFormat(..))));
            continue;
        }
        let written = outcome.expect("not refused");
        let found = written.reading.findings.iter().any(|finding| {
            finding.code == "missing-field"
                && finding.path == field.owner()
                && finding.sentence.contains(&format!("`{}`", field.name))
        });
        assert_eq!(
            found,
            field.required && !field.is_item(),
            "{}: {:?}",
            field.path(),
            written.reading.findings
        );
    }
}

#[test]
fn of_two_equal_keys_the_first_stands() {
    let sound = tried(serde_json::to_string_pretty(&*SOUND).expect("JSON").as_bytes()).expect("sound");
    for field in fields(&SOUND).iter().filter(|field| !field.is_item()) {
        let own = SOUND.pointer(&field.pointer).expect("there").to_string();
        for second in ["null", "7", "\"\"", &own] {
            let document = with(&field.pointer, &format!("{own}, \"{}\": {second}", field.name));
            let written = tried_at(document.as_bytes(), &[TABLE], false).expect("not refused");
            let findings = &written.reading.findings;
            let codes: Vec<_> = findings.iter().map(|finding| (finding.code, finding.path.clone())).collect();
            assert_eq!(codes, [("duplicate-field", field.path())], "{second}");
            assert_eq!(written.reading.negotiation, sound.reading.negotiation, "{}: {second}", field.path());
        }
    }
}

#[test]
fn fields_of_no_kind_of_object_stay_outside() {
    let sound = tried(serde_json::to_string_pretty(&*SOUND).expect("JSON").as_bytes()).expect("sound");
    let names =
        ["__proto__", "constructor", "toString", "<script>", "", "na\u{202e}me", "{by}", &"n".repeat(10_000)];
    for field in fields(&SOUND).iter().filter(|field| field.form == Form::Object).chain([&ROOT]) {
        for name in names {
            let document = changed(|document| {
                document.pointer_mut(&field.pointer).expect("there")[name] = "<img onerror=alert(1)>".into();
            });
            let written = tried_at(document.as_bytes(), &[TABLE], false).expect("not refused");
            let codes: Vec<_> = written.reading.findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, ["unknown-field"], "{}: {name}", field.path());
            assert_eq!(written.reading.negotiation, sound.reading.negotiation);
        }
    }
}

/// The document itself, which is no field.
const ROOT: Field = Field {
    object: String::new(),
    name: String::new(),
    form: Form::Object,
    required: true,
    pointer: String::new(),
    list: None,
};
