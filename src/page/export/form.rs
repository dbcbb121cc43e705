//! The forms in which a view leaves the page, the same bytes in the browser and natively.

use crate::model::{Negotiation, StatementKey};
use crate::page::View;
use crate::page::export::{Subject, csv, graphml, json, picture};
use crate::text::Date;

/// A form that the library writes. The document itself is not among them: it is its own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The statements in view, a row each.
    Csv,
    /// The statements in view with all that is known of them.
    Json,
    /// The whole negotiation as of the date in force, for programs that draw graphs.
    GraphMl,
    /// The graph as a picture.
    Svg,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Svg, Self::Csv, Self::Json, Self::GraphMl];

    /// Its word, which is also how the names of its files end.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::GraphMl => "graphml",
            Self::Svg => "svg",
        }
    }

    /// The form of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }

    /// What its files are, as browsers call it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::GraphMl => "application/graphml+xml",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// The view in a form.
#[must_use]
pub fn export(view: &View<'_>, form: Form) -> String {
    let subject = Subject { negotiation: view.negotiation, known: view.known, language: view.language() };
    match form {
        Form::Csv => csv(&subject, &in_view(view)),
        Form::Json => json(&subject, &in_view(view)),
        Form::GraphMl => graphml(&subject),
        Form::Svg => picture(view),
    }
}

/// The name of a file with what was exported, but for its ending: of what, as known when.
#[must_use]
pub fn file_name(negotiation: &Negotiation, as_of: Date) -> String {
    let day: String = as_of.to_string().chars().take(10).collect();
    format!("{}-{day}", negotiation.id)
}

/// The statements that pass the filters, in the document's order.
fn in_view(view: &View<'_>) -> Vec<StatementKey> {
    view.known.statements().filter(|key| view.passing.passes(*key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::Talks;

    #[test]
    fn words_lead_back_to_their_forms() {
        for form in Form::ALL {
            assert_eq!(Form::from_word(form.word()), Some(form));
        }
        assert_eq!(Form::from_word("png"), None);
    }

    #[test]
    fn a_file_is_named_for_its_day_without_the_hour() {
        let talks = Talks::new();
        let date = Date::parse("2025-10-30T22:39+03:00").expect("a date");
        let id = &talks.negotiation.id;
        assert_eq!(file_name(&talks.negotiation, date), format!("{id}-2025-10-30"));
    }
}
