//! What `docs/` says of the format and of the address is what the program knows of them.

use demarche::document::schema;
use demarche::state::{Address, Problem, query, resolve};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Objects of the schema by the names that the table gives them; the others stand in the row of what holds them.
const OBJECTS: [&str; 8] =
    ["document", "party", "round", "issue", "statement", "mechanism", "report", "source"];

fn document(path: &str) -> String {
    let path = format!("{}/docs/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of the tables under these heads, cell by cell.
fn rows(text: &str, head: &str) -> Vec<Vec<String>> {
    let table = text.split(head).nth(1).unwrap_or_else(|| panic!("no table {head}"));
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    lines.map(cells).collect()
}

/// A field as the table has it: `name`, `?` where it may be absent, and what follows up to the next field.
#[derive(Debug, PartialEq, Eq)]
struct Field {
    optional: bool,
    form: String,
    inner: BTreeMap<String, Field>,
}

/// The fields of a cell, those of objects within objects below the field that holds them.
fn fields(cell: &str) -> BTreeMap<String, Field> {
    let mut found = BTreeMap::new();
    let mut rest = cell;
    while let Some((_, tail)) = rest.split_once('`') {
        let (name, tail) = tail.split_once('`').unwrap();
        let (optional, tail) = tail.strip_prefix('?').map_or((false, tail), |tail| (true, tail));
        let mut depth = 0_usize;
        let end = tail.char_indices().find(|(_, letter)| {
            match letter {
                '{' | '[' => depth += 1,
                '}' | ']' => depth -= 1,
                _ => {}
            }
            depth == 0 && *letter == ','
        });
        let (form, after) = tail.split_at(end.map_or(tail.len(), |(place, _)| place));
        let inner = match (form.find('{'), form.rfind('}')) {
            (Some(start), Some(end)) => fields(&form[start + 1..end]),
            _ => BTreeMap::new(),
        };
        let form = form.split('{').next().unwrap().trim().to_owned();
        assert!(found.insert(name.to_owned(), Field { optional, form, inner }).is_none(), "{name} twice");
        rest = after;
    }
    found
}

/// What a property of the schema is, apart from `null`.
fn plain(property: &Value) -> &Value {
    let choices = property["anyOf"].as_array();
    choices.and_then(|choices| choices.iter().find(|choice| choice["type"] != "null")).unwrap_or(property)
}

/// The definition that a property, or what it lists, refers to.
fn referred(property: &Value) -> Option<&str> {
    let property = plain(property);
    let inner = if property["items"].is_object() { &property["items"] } else { property };
    inner["$ref"].as_str()?.strip_prefix("#/$defs/")
}

fn assert_described(name: &str, object: &Value, told: &BTreeMap<String, Field>, whole: &Value) {
    let properties = object["properties"].as_object().unwrap_or_else(|| panic!("{name} is no object"));
    let required: BTreeSet<&str> =
        object["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let told_names: Vec<&str> = told.keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
    assert_eq!(told_names, known.into_iter().collect::<Vec<_>>(), "the fields of {name}");
    for (own, field) in told {
        let property = &properties[own];
        assert_eq!(field.optional, !required.contains(own.as_str()), "{name}: whether {own} may be absent");
        for (word, definition) in [("Text", "text"), ("Date", "date")] {
            let is = plain(property)["$ref"] == format!("#/$defs/{definition}");
            assert_eq!(field.form == word, is, "{name}: whether {own} is a {word}");
        }
        if field.form.starts_with('[') {
            assert!(property["items"].is_object(), "{name}: whether {own} is a list");
        }
        let held = referred(property).map(|definition| (definition, &whole["$defs"][definition]));
        match held
            .filter(|(definition, held)| held["properties"].is_object() && !OBJECTS.contains(definition))
        {
            Some((definition, held)) => assert_described(definition, held, &field.inner, whole),
            None => assert!(field.inner.is_empty(), "{name}: {own} holds no object"),
        }
    }
}

#[test]
fn the_objects_of_the_format_are_those_of_the_schema() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let rows = rows(&document("data-format.md"), "| object | fields |");
    let told: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(told, OBJECTS);
    for row in &rows {
        let object = if row[0] == "document" { &schema } else { &schema["$defs"][&row[0]] };
        assert_described(&row[0], object, &fields(&row[1]), &schema);
    }
}

/// The words that a field may have, in order, by the field's name and its object's.
fn enumerations(schema: &Value) -> Vec<(String, String, Vec<String>)> {
    let mut found = Vec::new();
    for (object, definition) in schema["$defs"].as_object().unwrap() {
        for (field, property) in definition["properties"].as_object().into_iter().flatten() {
            let property = plain(property);
            let own =
                if property["items"].is_object() { &property["items"]["enum"] } else { &property["enum"] };
            if let Some(words) = own.as_array() {
                let words = words.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect();
                found.push((object.clone(), field.clone(), words));
            }
        }
    }
    found
}

#[test]
fn the_words_of_the_format_are_those_of_the_schema() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    // A row may have several fields, and their words in the same order with a semicolon between.
    let mut told = BTreeMap::new();
    for row in rows(&document("data-format.md"), "| field | words |") {
        for (name, words) in row[0].split(", ").zip(row[1].split("; ")) {
            // What stands in brackets is an explanation.
            let mut depth = 0_usize;
            let bare: String = words
                .chars()
                .filter(|letter| {
                    depth += usize::from(*letter == '(');
                    let is_bare = depth == 0;
                    depth -= usize::from(*letter == ')');
                    is_bare
                })
                .collect();
            let words: Vec<String> = bare.split(',').map(|word| word.trim().to_owned()).collect();
            told.insert(name.replace('`', ""), words);
        }
    }
    let known = enumerations(&schema);
    assert!(known.len() > 8, "{known:?}");
    for (object, field, words) in &known {
        let row = told.remove(&format!("{field} of a {object}")).or_else(|| told.remove(field));
        assert_eq!(row.as_ref(), Some(words), "the words of {field} of {object}");
    }
    assert!(told.is_empty(), "these are no fields with words of their own: {told:?}");
}

#[test]
fn the_names_of_the_address_are_those_that_are_understood() {
    let negotiation = crate::shipped("istanbul-2025");
    let is_known = |name: &str| {
        let (_, notices) = resolve(&Address::parse(&format!("?{name}=odd%20value")), &negotiation);
        notices.iter().all(|notice| notice.problem != Problem::UnknownName)
    };
    assert!(!is_known("nonsense"), "this tells known names from others");
    let text = document("url-format.md");
    let mut told = BTreeSet::new();
    for row in rows(&text, "| name | value | meaning |") {
        for name in row[0].split(", ") {
            let name = name.trim_matches('`').to_owned();
            assert!(is_known(&name), "{name} is not understood");
            told.insert(name);
        }
    }
    // Every name that the page itself puts into an address.
    let all = "?view=table&focus=party:pakistan&party=pakistan&issue=monitoring&kind=demand&answer=rejects\
        &attribution=unnamed-source&q=talks&as_of=2025-10-26&sort=-date&rows=300&open=monitoring&lang=en&theme=dark\
        &embed=1&plain=1&static=1&transparent=1&rev=2025-11-08";
    let (state, _) = resolve(&Address::parse(all), &negotiation);
    let printed = query(&state, &negotiation, true);
    let printed: BTreeSet<String> =
        Address::parse(&printed).pairs().map(|(name, _)| name.to_owned()).collect();
    assert!(printed.len() > 17, "this sets nearly all of them: {printed:?}");
    assert_eq!(printed.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_addresses_of_the_examples_are_followed() {
    let text = document("url-format.md");
    let examples: Vec<&str> = text.split("`?").skip(1).filter_map(|rest| rest.split('`').next()).collect();
    assert!(examples.len() > 3);
    for example in examples {
        let address = Address::parse(example);
        let negotiation = crate::shipped(address.negotiation().unwrap());
        assert_eq!(resolve(&address, &negotiation).1, [], "{example}");
    }
}
