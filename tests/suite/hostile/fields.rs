//! The fields of the format, from its own schema, each with a place in a sound document that uses it.

use demarche::document::schema;
use serde_json::Value;

/// What the value of a field looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A string, or an object of language to string.
    Text,
    /// A string that readers see.
    Plain,
    Id,
    Reference,
    Date,
    Language,
    Url,
    Word,
    Format,
    Object,
    List,
}

/// One field of one kind of object, or an item of its list.
#[derive(Debug)]
pub struct Field {
    /// The kind of object, as the schema names it; empty for the document.
    pub object: String,
    /// The field's name.
    pub name: String,
    /// What it looks like.
    pub form: Form,
    /// Whether the object cannot be without it.
    pub required: bool,
    /// Where the sound document has it, as a JSON pointer.
    pub pointer: String,
    /// The list that references name.
    pub list: Option<String>,
}

impl Field {
    /// Where the sound document has it, as findings write it.
    pub fn path(&self) -> String {
        path(&self.pointer)
    }

    /// Where the object stands that has the field.
    pub fn owner(&self) -> String {
        self.pointer.rsplit_once('/').map_or(String::new(), |(owner, _)| path(owner))
    }

    /// Whether it is one of a list's items rather than the field.
    pub fn is_item(&self) -> bool {
        self.pointer.rsplit('/').next().is_some_and(|last| last.parse::<usize>().is_ok())
    }
}

/// A JSON pointer as a path of findings.
pub fn path(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        match step.parse::<usize>() {
            Ok(index) => path.push_str(&format!("[{index}]")),
            Err(_) if path.is_empty() => path.push_str(step),
            Err(_) => path.push_str(&format!(".{step}")),
        }
    }
    path
}

/// Every field of the format, and the items of each list, where the document has them first.
pub fn fields(document: &Value) -> Vec<Field> {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    let mut fields: Vec<Field> = Vec::new();
    walk(&schema, "", &schema, document, "", &mut fields);
    let named =
        |object: &str, name: &str| fields.iter().any(|field| field.object == object && field.name == name);
    let objects = schema["$defs"].as_object().expect("definitions").iter();
    let objects = objects.map(|(name, object)| (name.as_str(), object)).chain([("", &schema)]);
    for (object, shape) in objects {
        for name in shape["properties"].as_object().into_iter().flatten().map(|(name, _)| name) {
            assert!(named(object, name), "the sound document has no {object}.{name}");
        }
    }
    fields
}

fn walk(schema: &Value, object: &str, shape: &Value, value: &Value, at: &str, fields: &mut Vec<Field>) {
    for (name, property) in shape["properties"].as_object().expect("an object") {
        let Some(value) = value.get(name) else { continue };
        let pointer = format!("{at}/{name}");
        let required = shape["required"].as_array().expect("a list").iter().any(|needed| needed == name);
        let description = property["description"].as_str().unwrap_or_default();
        let list = description.split_once("(Ids of `").and_then(|(_, rest)| rest.split('`').next());
        let add = |fields: &mut Vec<Field>, form, pointer: &str, required| {
            // The first place of each will do; an item is told from its list by the form.
            let known = |field: &Field| field.object == object && field.name == *name && field.form == form;
            if !fields.iter().any(known) {
                fields.push(Field {
                    object: object.to_owned(),
                    name: name.clone(),
                    form,
                    required,
                    pointer: pointer.to_owned(),
                    list: list.map(str::to_owned),
                });
            }
        };
        if let (Some(items), Some(values)) = (property.get("items"), value.as_array()) {
            add(fields, Form::List, &pointer, required);
            let (form, inner) = form_of(schema, items, list);
            for (index, value) in values.iter().enumerate() {
                let pointer = format!("{pointer}/{index}");
                // An item that is not there is missed by nobody.
                add(fields, form, &pointer, false);
                if let Some((object, shape)) = &inner {
                    walk(schema, object, shape, value, &pointer, fields);
                }
            }
            continue;
        }
        let own = property.get("anyOf").and_then(|forms| forms.get(0)).unwrap_or(property);
        let (form, inner) = form_of(schema, own, list);
        add(fields, form, &pointer, required);
        if let Some((object, shape)) = inner {
            walk(schema, &object, &shape, value, &pointer, fields);
        }
    }
}

/// What a property looks like; of an object, its name and shape too.
fn form_of(schema: &Value, property: &Value, list: Option<&str>) -> (Form, Option<(String, Value)>) {
    if property.get("const").is_some() {
        return (Form::Format, None);
    }
    if property.get("enum").is_some() {
        return (Form::Word, None);
    }
    let Some(name) = property.get("$ref").and_then(Value::as_str) else { return (Form::Plain, None) };
    let name = name.trim_start_matches("#/$defs/");
    let form = match name {
        "text" => Form::Text,
        "id" if list.is_some() => Form::Reference,
        "id" => Form::Id,
        "date" => Form::Date,
        "language" => Form::Language,
        "url" => Form::Url,
        _ => return (Form::Object, Some((name.to_owned(), schema["$defs"][name].clone()))),
    };
    (form, None)
}
