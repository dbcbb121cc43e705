//! The negotiation in the vocabulary of schema.org, for engines that look for collections.

use crate::markup::Element;
use crate::model::PartyKind;
use crate::page::View;
use crate::page::site::about::Site;
use crate::page::site::paths::lens_path;
use crate::state::Lens;
use serde_json::{Value, json};

/// The block. It is no script: browsers take it for data and neither run it nor ask the page's policy about it.
#[must_use]
pub fn linked(view: &View<'_>, site: Site<'_>) -> Element {
    Element::new("script").with("type", "application/ld+json").text(unmarked(&dataset(view, site)))
}

fn dataset(view: &View<'_>, site: Site<'_>) -> Value {
    let negotiation = view.negotiation;
    let words = |text| view.wording(text).text;
    // Without a full address, these are read as seen from the page.
    let root = site.origin.unwrap_or(view.base);
    let own = lens_path(&negotiation.id, Lens::Graph);
    let about = negotiation
        .parties
        .iter()
        .map(|party| json!({ "@type": kind(party.kind), "name": words(&party.name) }));
    let issues = negotiation.issues.iter().map(|issue| words(&issue.name));
    let mut dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": words(&negotiation.title),
        "description": words(&negotiation.summary),
        "identifier": negotiation.id,
        "inLanguage": negotiation.language.as_str(),
        "isAccessibleForFree": true,
        "dateModified": negotiation.revised.unwrap_or(negotiation.as_of).to_string(),
        "url": format!("{root}{own}"),
        "image": format!("{root}{own}full.png"),
        "about": about.collect::<Vec<_>>(),
        "keywords": issues.collect::<Vec<_>>(),
        "distribution": [{
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": format!("{root}negotiations/{}.json", negotiation.id),
        }],
    });
    if let Some(licence) = &negotiation.licence {
        dataset["license"] = licence.as_ref().into();
    }
    if let Some(compiled_by) = &negotiation.compiled_by {
        dataset["creator"] = json!({ "@type": "Organization", "name": words(compiled_by) });
    }
    let dates = negotiation.statements.iter().filter_map(|statement| statement.on);
    if let (Some(first), Some(last)) = (dates.clone().min(), dates.max()) {
        dataset["temporalCoverage"] = format!("{}/{}", first.first_day(), last.last_day()).into();
    }
    dataset
}

/// What a party is in that vocabulary.
fn kind(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::State => "Country",
        PartyKind::Government => "GovernmentOrganization",
        PartyKind::Person => "Person",
        PartyKind::Company => "Corporation",
        _ => "Organization",
    }
}

/// JSON that can stand within HTML as it is: whatever would be markup is written in code.
fn unmarked(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_block_can_end_it() {
        let block = unmarked(&json!({ "name": "a</script><!-- & b" }));
        assert!(!block.contains(['<', '>', '&']), "{block}");
        let back: Value = serde_json::from_str(&block).expect("JSON");
        assert_eq!(back["name"], "a</script><!-- & b");
    }
}
