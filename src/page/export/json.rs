//! The statements in view as JSON, with what was derived of them.

use crate::derive::{PartyAnswer, origins};
use crate::model::{PartyKey, Report, StatementKey};
use crate::page::export::{Subject, flag_words};
use serde::Serialize;

/// The whole export.
#[derive(Serialize)]
struct View<'a> {
    format: &'static str,
    negotiation: &'a str,
    title: &'a str,
    language: &'a str,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revised: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    statements: Vec<StatementView<'a>>,
}

/// One statement.
#[derive(Serialize)]
struct StatementView<'a> {
    id: &'a str,
    kind: &'static str,
    date: String,
    by: Vec<Named<'a>>,
    to: Vec<Named<'a>>,
    about: Vec<Named<'a>>,
    issue: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<Named<'a>>,
    label: &'a str,
    text: &'a str,
    answers: Vec<AnswerView<'a>>,
    flags: Vec<&'static str>,
    origins: usize,
    reports: Vec<ReportView<'a>>,
}

/// An id, and a name for it in the language wanted.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

/// One party's answer.
#[derive(Serialize)]
struct AnswerView<'a> {
    party: &'a str,
    answer: &'static str,
    addressed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    response: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<&'a str>,
}

/// One report.
#[derive(Serialize)]
struct ReportView<'a> {
    source: &'a str,
    publisher: &'a str,
    title: &'a str,
    published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a str>,
    attribution: &'static str,
    says: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
}

/// The statements as JSON, indented, in the order given.
#[must_use]
pub fn json(subject: &Subject<'_>, statements: &[StatementKey]) -> String {
    let negotiation = subject.negotiation;
    let view = View {
        format: "demarche-view/1",
        negotiation: &negotiation.id,
        title: subject.words(&negotiation.title),
        language: subject.language.as_str(),
        as_of: subject.known.as_of().to_string(),
        revised: negotiation.revised.map(|date| date.to_string()),
        licence: negotiation.licence.as_deref(),
        statements: statements.iter().map(|key| statement_view(subject, *key)).collect(),
    };
    // Plain structures of strings always serialise; an empty text would be seen at once.
    let mut text = serde_json::to_string_pretty(&view).unwrap_or_default();
    text.push('\n');
    text
}

fn statement_view<'a>(subject: &Subject<'a>, key: StatementKey) -> StatementView<'a> {
    let Subject { negotiation, known, .. } = *subject;
    let statement = &negotiation[key];
    let party =
        |key: &PartyKey| Named { id: &negotiation[*key].id, name: subject.words(&negotiation[*key].name) };
    let issue = &negotiation[statement.issue];
    let round = statement.round.map(|key| &negotiation[key]);
    StatementView {
        id: &statement.id,
        kind: statement.kind.word(),
        date: known.when(key).to_string(),
        by: statement.by.iter().map(party).collect(),
        to: statement.to.iter().map(party).collect(),
        about: statement.about.iter().map(party).collect(),
        issue: Named { id: &issue.id, name: subject.words(&issue.name) },
        round: round.map(|round| Named { id: &round.id, name: subject.words(&round.name) }),
        label: subject.words(statement.label()),
        text: subject.words(&statement.text),
        answers: known.answers(key).iter().map(|answer| answer_view(subject, answer)).collect(),
        flags: flag_words(known.flags(key)),
        origins: origins(negotiation, known, key).len(),
        reports: known.reports(negotiation, key).map(|report| report_view(subject, report)).collect(),
    }
}

fn answer_view<'a>(subject: &Subject<'a>, answer: &PartyAnswer) -> AnswerView<'a> {
    let negotiation = subject.negotiation;
    AnswerView {
        party: &negotiation[answer.party].id,
        answer: answer.answer.map_or("unanswered", |answer| answer.word()),
        addressed: answer.addressed,
        response: answer.response.map(|key| &*negotiation[key].id),
        through: answer.through.map(|key| &*negotiation[key].id),
    }
}

fn report_view<'a>(subject: &Subject<'a>, report: &'a Report) -> ReportView<'a> {
    let negotiation = subject.negotiation;
    let source = &negotiation[report.source];
    ReportView {
        source: &source.id,
        publisher: subject.words(&source.publisher),
        title: subject.words(&source.title),
        published: source.published.to_string(),
        url: source.url.as_ref().map(|url| url.as_str()),
        at: report.at.as_deref(),
        attribution: report.attribution.word(),
        says: report.says.word(),
        side: report.side.map(|side| &*negotiation[side].id),
        speaker: report.speaker.as_ref().map(|text| subject.words(text)),
        account: report.account.as_ref().map(|text| subject.words(text)),
        quote: report.quote.as_ref().map(|quote| &*quote.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::export::fixture::talks;
    use crate::text::Language;

    #[test]
    fn what_is_written_reads_back() {
        let talks = talks();
        let (known, language) = (talks.known("2025-10-31"), Language::english());
        let subject = Subject { negotiation: &talks.negotiation, known: &known, language: &language };
        let text = json(&subject, &known.statements().collect::<Vec<_>>());
        let view: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(view["as_of"], "2025-10-31");
        assert_eq!(view["statements"].as_array().map(Vec::len), Some(2));
        let demand = &view["statements"][0];
        assert_eq!(demand["text"], "Say \"no\", <b>&\nthen\u{1} go");
        assert_eq!(demand["answers"][0]["party"], "b");
        assert_eq!(demand["answers"][0]["answer"], "rejects");
        assert_eq!(demand["answers"][0]["response"], "no");
        assert_eq!(demand["reports"][0]["published"], "2025-10-01");
    }
}
