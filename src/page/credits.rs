//! Where all that is shown comes from, in words for what leaves the page: pictures and paper.

use crate::model::SourceKey;
use crate::page::View;
use crate::text::Gather;
use std::collections::BTreeSet;

/// How many sources there are and who published them; nothing where nothing is known as of the date.
#[must_use]
pub fn sources_words(view: &View<'_>) -> Option<String> {
    let sources = known_sources(view);
    if sources.is_empty() {
        return None;
    }
    let publishers: BTreeSet<&str> =
        sources.iter().map(|key| view.wording(&view.negotiation[*key].publisher).text).gather();
    let publishers: Vec<String> = publishers.into_iter().map(str::to_owned).collect();
    let publishers = view.messages.list(&publishers);
    Some(view.messages.count("picture.sources", sources.len(), &[("publishers", &publishers)]))
}

/// Who compiled it, under which terms, and what drew it.
#[must_use]
pub fn credit_words(view: &View<'_>) -> String {
    let negotiation = view.negotiation;
    let mut credit = Vec::new();
    if let Some(compiled_by) = &negotiation.compiled_by {
        credit.push(view.say("footer.compiled-by", &[("name", view.wording(compiled_by).text)]));
    }
    if let Some(licence) = &negotiation.licence {
        credit.push(view.say("footer.licence", &[("licence", licence)]));
    }
    credit.push(view.get("picture.credit"));
    credit.join(" ")
}

/// How many statements are shown of how many.
#[must_use]
pub fn shown_words(view: &View<'_>) -> String {
    let (shown, known) = (view.passing.count(), view.passing.known());
    let shown = view.messages.number(shown);
    view.messages.count("filter.shown", known, &[("shown", &shown)])
}

/// The sources of all that is known as of the date.
fn known_sources(view: &View<'_>) -> BTreeSet<SourceKey> {
    let reports = view.known.statements().flat_map(|key| view.known.reports(view.negotiation, key));
    reports.map(|report| report.source).gather()
}
