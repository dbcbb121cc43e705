//! A made-up negotiation as the JSON that someone would have written of it.

use demarche::model::{Negotiation, Statement};
use demarche::text::LocalText;
use serde_json::{Value, json};

/// The document. Only what made-up negotiations have is written.
pub fn json(negotiation: &Negotiation) -> String {
    let parties = negotiation.parties.iter().map(|party| {
        let roles: Vec<&str> = party.roles.iter().map(|role| role.word()).collect();
        json!({ "id": &*party.id, "name": words(&party.name), "kind": party.kind.word(), "roles": roles })
    });
    let issues =
        negotiation.issues.iter().map(|issue| json!({ "id": &*issue.id, "name": words(&issue.name) }));
    let mechanisms = negotiation.mechanisms.iter().map(|mechanism| {
        let kinds: Vec<&str> = mechanism.kinds.iter().map(|kind| kind.word()).collect();
        json!({ "id": &*mechanism.id, "name": words(&mechanism.name), "kinds": kinds })
    });
    let sources = negotiation.sources.iter().map(|source| {
        json!({
            "id": &*source.id, "publisher": words(&source.publisher), "title": words(&source.title),
            "published": source.published.to_string(), "language": source.language.as_str(),
        })
    });
    let document = json!({
        "format": "demarche/1",
        "id": &*negotiation.id,
        "title": words(&negotiation.title),
        "summary": words(&negotiation.summary),
        "language": negotiation.language.as_str(),
        "as_of": negotiation.as_of.to_string(),
        "parties": parties.collect::<Vec<Value>>(),
        "issues": issues.collect::<Vec<Value>>(),
        "mechanisms": mechanisms.collect::<Vec<Value>>(),
        "sources": sources.collect::<Vec<Value>>(),
        "statements": negotiation.statements.iter().map(|of| statement(negotiation, of)).collect::<Vec<Value>>(),
    });
    document.to_string()
}

/// A text in its first language.
fn words(text: &LocalText) -> &str {
    text.wordings().next().map_or("", |wording| wording.text)
}

fn statement(negotiation: &Negotiation, statement: &Statement) -> Value {
    let party = |key: &demarche::model::PartyKey| &*negotiation[*key].id;
    let responds = statement.responds.iter();
    let mechanisms = statement.mechanisms.iter();
    let reports = statement.reports.iter();
    json!({
        "id": &*statement.id,
        "kind": statement.kind.word(),
        "by": statement.by.iter().map(party).collect::<Vec<&str>>(),
        "to": statement.to.iter().map(party).collect::<Vec<&str>>(),
        "about": statement.about.iter().map(party).collect::<Vec<&str>>(),
        "issue": &*negotiation[statement.issue].id,
        "text": words(&statement.text),
        "responds": responds
            .map(|response| json!({ "to": &*negotiation[response.to].id, "as": response.answer.word() }))
            .collect::<Vec<Value>>(),
        "mechanisms": mechanisms
            .map(|tie| json!({ "mechanism": &*negotiation[tie.mechanism].id, "stance": tie.stance.word() }))
            .collect::<Vec<Value>>(),
        "reports": reports
            .map(|report| {
                json!({ "source": &*negotiation[report.source].id, "attribution": report.attribution.word() })
            })
            .collect::<Vec<Value>>(),
    })
}
