//! From an address to what the reader has chosen.

use crate::model::{Attribution, Kind, Negotiation};
use crate::state::address::Address;
use crate::state::filters::AnswerFilter;
use crate::state::focus::Focus;
use crate::state::lens::{Lens, Theme};
use crate::state::notice::{Notice, Problem, bounded};
use crate::state::opened::Opened;
use crate::state::origin::{FILE, Origin};
use crate::state::sort::Sort;
use crate::state::view_state::ViewState;
use crate::text::{Date, Few, FewBy, Language, Order};

/// How many characters of a search are followed.
const LONGEST_QUERY: usize = 400;

/// Names that take one value.
const SINGLE: [&str; 15] = [
    "n",
    "src",
    "view",
    "focus",
    "q",
    "as_of",
    "sort",
    "rows",
    "lang",
    "theme",
    "embed",
    "plain",
    "static",
    "transparent",
    "rev",
];

/// Names that hosts of embeds add, for scripts that size the frame: not for the reader, and so no cause for a notice.
const OF_HOSTS: [&str; 5] = ["childId", "initialWidth", "parentTitle", "parentUrl", "id"];

/// What the address means for this negotiation, and a notice for each part of it that was not followed.
#[must_use]
pub fn resolve(address: &Address, negotiation: &Negotiation) -> (ViewState, Vec<Notice>) {
    resolve_from(address, negotiation, &Origin::Site)
}

/// The same for a document that may come from elsewhere than the site.
#[must_use]
pub fn resolve_from(
    address: &Address,
    negotiation: &Negotiation,
    origin: &Origin,
) -> (ViewState, Vec<Notice>) {
    let mut reader = Reader {
        negotiation,
        state: ViewState { origin: origin.clone(), ..ViewState::default() },
        notices: Vec::new(),
        parties: ids(negotiation.parties.iter().map(|party| &*party.id)),
        issues: ids(negotiation.issues.iter().map(|issue| &*issue.id)),
    };
    let mut seen: FewBy<&str, &str> = FewBy::new();
    for (name, value) in address.pairs() {
        // A form sends the fields that are left empty too.
        if value.is_empty() && is_known(name) {
            continue;
        }
        if SINGLE.contains(&name) {
            match seen.get(name) {
                None => {
                    seen.insert(name, value);
                    reader.read_single(name, value);
                }
                // Said twice alike is said once.
                Some(first) if *first == value => {}
                Some(_) => reader.note(Problem::Repeated, name, value),
            }
        } else {
            reader.read_repeated(name, value);
        }
    }
    (reader.state, bounded(reader.notices))
}

fn is_known(name: &str) -> bool {
    SINGLE.contains(&name)
        || OF_HOSTS.contains(&name)
        || ["party", "issue", "kind", "answer", "attribution", "open"].contains(&name)
}

/// Where each id stands: an address may name thousands.
fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> FewBy<&'a str, usize> {
    let mut ids: Vec<(&str, usize)> = ids.zip(0..).collect();
    ids.order();
    ids.into_iter().collect()
}

struct Reader<'a> {
    negotiation: &'a Negotiation,
    state: ViewState,
    notices: Vec<Notice>,
    parties: FewBy<&'a str, usize>,
    issues: FewBy<&'a str, usize>,
}

impl Reader<'_> {
    fn note(&mut self, problem: Problem, name: &str, value: &str) {
        self.notices.push(Notice::new(problem, name, value));
    }

    fn read_single(&mut self, name: &str, value: &str) {
        let negotiation = self.negotiation;
        let state = &mut self.state;
        let read = match name {
            // The page loads the document before it comes here; another is one that it could not follow.
            "n" => match (value.strip_prefix(FILE), &state.origin) {
                (Some(id), Origin::File(_)) => (id == &*negotiation.id).then_some(()),
                (Some(_), _) => return self.note(Problem::NoFile, name, value),
                (None, _) => (value == &*negotiation.id).then_some(()),
            },
            "src" => match &state.origin {
                Origin::Elsewhere(_) => Some(()),
                _ => return self.note(Problem::NoSource, name, value),
            },
            "view" => Lens::from_word(value).map(|lens| state.lens = lens),
            "focus" => Focus::parse(value, negotiation).map(|focus| state.focus = Some(focus)),
            "sort" => Sort::parse(value).map(|sort| state.sort = sort),
            "rows" => rows(value).map(|rows| state.rows = rows),
            "lang" => Language::of_interface(value).map(|language| state.language = Some(language)),
            "theme" => Theme::from_word(value).map(|theme| state.theme = Some(theme)),
            "embed" => flag(value).map(|chosen| state.embed = chosen),
            "plain" => flag(value).map(|chosen| state.plain = chosen),
            "static" => flag(value).map(|chosen| state.still = chosen),
            "transparent" => flag(value).map(|chosen| state.transparent = chosen),
            "q" => return self.read_query(value),
            "as_of" => date(value).map(|date| self.read_as_of(date, value)),
            "rev" => date(value).map(|date| self.read_revision(date, value)),
            _ => None,
        };
        if read.is_none() {
            self.note(Problem::UnknownValue, name, value);
        }
    }

    fn read_repeated(&mut self, name: &str, value: &str) {
        fn choose<T: Ord>(chosen: &mut Few<T>, choice: Option<T>) -> bool {
            choice.map(|choice| chosen.insert(choice)).is_some()
        }
        let filters = &mut self.state.filters;
        let party = |id: &str| self.parties.get(id).copied().map(crate::model::PartyKey::new);
        let issue = |id: &str| self.issues.get(id).copied().map(crate::model::IssueKey::new);
        let read = match name {
            "party" => choose(&mut filters.parties, party(value)),
            "issue" => choose(&mut filters.issues, issue(value)),
            "kind" => choose(&mut filters.kinds, Kind::from_word(value)),
            "answer" => choose(&mut filters.answers, AnswerFilter::from_word(value)),
            "attribution" => choose(&mut filters.attributions, Attribution::from_word(value)),
            "open" => choose(&mut self.state.open, Opened::parse(value, &issue, &party)),
            _ if OF_HOSTS.contains(&name) => true,
            _ => return self.note(Problem::UnknownName, name, value),
        };
        if !read {
            self.note(Problem::UnknownValue, name, value);
        }
    }

    fn read_query(&mut self, value: &str) {
        let query: String = value.chars().take(LONGEST_QUERY).collect();
        if query.len() < value.len() {
            self.note(Problem::TooLong, "q", value);
        }
        self.state.filters.query = query;
    }

    /// The document's own date is the latest: nothing later was looked for.
    fn read_as_of(&mut self, date: Date, value: &str) {
        // The end of what each date may mean is compared: `2025-10` takes in all of October.
        let end = Date::from(date.last_day());
        let later = !end.is_by(self.negotiation.as_of) || !date.is_by(self.negotiation.as_of);
        // The day of a cut-off that has a time ends with it.
        let own = self.negotiation.as_of;
        let is_own_day = date.time().is_none() && own.time().is_some() && date.last_day() == own.last_day();
        if later {
            self.note(Problem::TooLate, "as_of", value);
        } else if !is_own_day {
            self.state.as_of = Some(date);
        }
    }

    fn read_revision(&mut self, date: Date, value: &str) {
        if self.negotiation.revised != Some(date) {
            self.note(Problem::OtherRevision, "rev", value);
        }
        self.state.revision = Some(date);
    }
}

/// `1` is yes; `0` is no, which an address need not say.
fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// A number of rows, from 1.
fn rows(value: &str) -> Option<u32> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    value.parse().ok().filter(|rows| digits && *rows > 0)
}

/// A date. In an address typed by hand the `+` of an offset stands bare, and means a blank.
fn date(value: &str) -> Option<Date> {
    Date::parse(&value.replace(' ', "+")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::Talks;
    use crate::model::{IssueKey, PartyKey};

    fn talks() -> Talks {
        let mut talks = Talks::new();
        talks.party("a");
        talks.party("b");
        talks.negotiation.as_of = crate::derive::fixture::date("2025-11-08");
        talks
    }

    fn read(query: &str) -> (ViewState, Vec<(Problem, String, String)>) {
        let (state, notices) = resolve(&Address::parse(query), &talks().negotiation);
        (state, notices.into_iter().map(|notice| (notice.problem, notice.name, notice.value)).collect())
    }

    fn notice(problem: Problem, name: &str, value: &str) -> (Problem, String, String) {
        (problem, name.to_owned(), value.to_owned())
    }

    #[test]
    fn every_name_of_an_address_is_read() {
        let (state, notices) = read(
            "?n=talks&view=compare&focus=issue:issue&party=b&party=a&issue=issue&kind=red-line&answer=unanswered\
             &answer=rejects&attribution=unnamed-source&q=x+y&as_of=2025-10-26T21:30+03:00&lang=fa-AF&theme=dark\
             &embed=1&plain=1&static=1&transparent=1&open=issue&sort=-issue&rows=400&childId=7",
        );
        assert_eq!(notices, []);
        assert_eq!(state.lens, Lens::Compare);
        assert_eq!(state.focus, Some(Focus::Issue(IssueKey::new(0))));
        assert_eq!(state.filters.parties, [PartyKey::new(0), PartyKey::new(1)].into());
        assert_eq!(state.filters.answers.len(), 2);
        assert_eq!(state.filters.kinds, [Kind::RedLine].into());
        assert_eq!(state.filters.attributions, [Attribution::UnnamedSource].into());
        assert_eq!(state.filters.query, "x y");
        assert_eq!(state.as_of.map(|date| date.to_string()).as_deref(), Some("2025-10-26T21:30+03:00"));
        assert_eq!(state.language.map(|language| language.to_string()).as_deref(), Some("fa-AF"));
        assert_eq!(state.theme, Some(Theme::Dark));
        assert!(state.embed && state.plain && state.still && state.transparent);
        assert_eq!(state.open, [Opened::issue(IssueKey::new(0))].into());
        assert!(state.sort.descending);
        assert_eq!(state.rows, 400);
    }

    #[test]
    fn what_is_unknown_is_named_and_ignored() {
        let (state, notices) = read(
            "colour=red&view=map&focus=party:zz&focus=x&party=zz&kind=Demand&answer=maybe&attribution=me&as_of=soon\
             &lang=e&embed=yes&n=others",
        );
        let unknown = |name, value| notice(Problem::UnknownValue, name, value);
        let expected = [
            notice(Problem::UnknownName, "colour", "red"),
            unknown("view", "map"),
            unknown("focus", "party:zz"),
            notice(Problem::Repeated, "focus", "x"),
            unknown("party", "zz"),
            unknown("kind", "Demand"),
            unknown("answer", "maybe"),
            unknown("attribution", "me"),
            unknown("as_of", "soon"),
            unknown("lang", "e"),
            unknown("embed", "yes"),
            unknown("n", "others"),
        ];
        assert_eq!(notices, expected);
        assert_eq!(state, ViewState::default());
    }

    #[test]
    fn of_a_single_name_the_first_value_stands() {
        let (state, notices) = read("view=table&view=sources&view=table&theme=&theme=dark");
        assert_eq!((state.lens, state.theme), (Lens::Table, Some(Theme::Dark)));
        assert_eq!(notices, [notice(Problem::Repeated, "view", "sources")]);
    }

    #[test]
    fn no_date_is_later_than_the_documents_own() {
        for late in ["2025-11-09", "2025-11", "2025", "2026-01-01"] {
            let (state, notices) = read(&format!("as_of={late}"));
            assert_eq!((state.as_of, notices), (None, vec![notice(Problem::TooLate, "as_of", late)]));
        }
        for by_then in ["2025-11-08", "2025-10", "2025-11-08T23:00Z"] {
            let (state, notices) = read(&format!("as_of={by_then}"));
            assert_eq!(state.as_of.map(|date| date.to_string()).as_deref(), Some(by_then));
            assert_eq!(notices, []);
        }
    }

    #[test]
    fn the_day_of_a_cut_off_with_a_time_ends_with_it() {
        let mut talks = talks();
        talks.negotiation.as_of = Date::parse("2025-11-08T12:00Z").expect("a date");
        let (state, notices) = resolve(&Address::parse("as_of=2025-11-08"), &talks.negotiation);
        assert_eq!((state.as_of, notices.len()), (None, 0));
    }

    #[test]
    fn a_pinned_revision_that_is_not_there_is_said() {
        let (state, notices) = read("rev=2025-11-01");
        assert!(state.revision.is_some());
        assert_eq!(notices, [notice(Problem::OtherRevision, "rev", "2025-11-01")]);
    }

    #[test]
    fn a_vast_query_is_read_and_its_notices_are_few() {
        let vast: String = (0..20_000).map(|count| format!("x{count}=1&party=a&")).collect();
        let (state, notices) = read(&format!("{vast}q={}", "w".repeat(100_000)));
        assert_eq!(state.filters.query.len(), LONGEST_QUERY);
        assert_eq!(state.filters.parties.len(), 1);
        assert!(notices.len() < 20 && notices.last().is_some_and(|last| last.0 == Problem::More));
    }
}
