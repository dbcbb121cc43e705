//! The JSON Schema of `demarche/1`, from the same description that the reader goes by.

use crate::document::draft::FORMAT;
use crate::document::limits;
use crate::document::shape::{Field, Form, Need, Shape};
use crate::document::wire::DocumentWire;
use serde_json::{Map, Value, json};

/// The JSON Schema (2020-12) of a document, ready to be stored.
///
/// It holds what a schema can say. Whether a reference names something, and whatever else the findings are about,
/// `demarche check` tells.
#[must_use]
pub fn schema() -> String {
    let mut definitions = Map::new();
    add_scalars(&mut definitions);
    let mut root = object(DocumentWire::SHAPE, &mut definitions);
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".into(), json!(FORMAT));
    root.insert("$defs".into(), Value::Object(definitions));
    let mut text = serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default();
    text.push('\n');
    text
}

fn add_scalars(definitions: &mut Map<String, Value>) {
    let mut add = |name: &str, schema: Value| {
        definitions.insert(name.to_owned(), schema);
    };
    let language = r"^([A-Za-z]{2,8}|[XxIi]-[A-Za-z0-9]{1,8})(-[A-Za-z0-9]{1,8})*$";
    let day = r"(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9]))?)?)?";
    add("id", json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" }));
    add("language", json!({ "description": "A BCP 47 tag.", "type": "string", "pattern": language }));
    add(
        "date",
        json!({
            "description": "2025, 2025-10, 2025-10-26 or 2025-10-26T21:30+03:00: as precise as is known.",
            "type": "string",
            "pattern": format!("^[0-9]{{4}}{day}$"),
        }),
    );
    add(
        "url",
        json!({ "description": "An address of http or https.", "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
    );
    add(
        "text",
        json!({
            "description": "A string in the document's language, or an object of BCP 47 tag to string.",
            "anyOf": [
                { "type": "string", "maxLength": limits::TEXT.most },
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": language },
                    "additionalProperties": { "type": ["string", "null"], "maxLength": limits::TEXT.most },
                },
            ],
        }),
    );
}

fn object(shape: &'static Shape, definitions: &mut Map<String, Value>) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in shape.fields {
        properties.insert(field.name.to_owned(), property(field, definitions));
        if !matches!(field.need, Need::Optional | Need::List) {
            required.push(field.name);
        }
    }
    let mut schema = Map::new();
    schema.insert("description".into(), json!(shape.doc.trim()));
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties));
    schema.insert("required".into(), json!(required));
    schema.insert("additionalProperties".into(), json!(false));
    schema
}

fn property(field: &Field, definitions: &mut Map<String, Value>) -> Value {
    let form = form(field.form, definitions);
    let mut schema = match field.need {
        Need::Required | Need::Expected => form,
        // Elsewhere `null` counts as absent.
        Need::Optional => json!({ "anyOf": [form, { "type": "null" }] }),
        Need::List => json!({ "type": ["array", "null"], "items": form }),
        Need::RequiredList | Need::ExpectedList => json!({ "type": "array", "items": form }),
        Need::FilledList => json!({ "type": "array", "items": form, "minItems": 1 }),
    };
    let mut doc = field.doc.trim().to_owned();
    if let Form::Reference(list) = field.form {
        doc.push_str(&format!(" (Ids of `{list}`.)"));
    }
    schema["description"] = json!(doc);
    schema
}

fn form(form: Form, definitions: &mut Map<String, Value>) -> Value {
    let named = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    match form {
        Form::Text => named("text"),
        Form::Id | Form::Reference(_) => named("id"),
        Form::Date => named("date"),
        Form::Language => named("language"),
        Form::Url => named("url"),
        Form::Plain => json!({ "type": "string", "maxLength": limits::TEXT.most }),
        Form::Word(words) => json!({ "enum": words() }),
        Form::Format => json!({ "const": FORMAT }),
        Form::Object(shape) => {
            let name = shape.name.replace(' ', "-");
            if !definitions.contains_key(&name) {
                // Entered before its fields are, in case it comes to hold itself.
                definitions.insert(name.clone(), Value::Null);
                let schema = object(shape, definitions);
                definitions.insert(name.clone(), Value::Object(schema));
            }
            named(&name)
        }
    }
}
