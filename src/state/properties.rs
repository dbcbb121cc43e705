//! What holds of every state, tried on many.

use crate::derive::fixture::Talks;
use crate::model::{
    Attribution, IssueKey, Kind, MechanismKey, Negotiation, PartyKey, SourceKey, StatementKey,
};
use crate::state::{
    Address, AnswerFilter, Column, Filters, Focus, Lens, Opened, Origin, Sort, Step, Theme, ViewState, query,
    resolve,
};
use crate::text::{Date, Day, Few, Language};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

const PARTIES: usize = 4;
const ISSUES: usize = 3;

fn negotiation() -> Negotiation {
    let mut talks = Talks::new();
    for id in ["a", "b-2", "c", "d"] {
        talks.party(id);
    }
    talks.issue("one");
    talks.issue("two");
    talks.mechanism("body");
    talks.say("said", Kind::Demand, &[PartyKey::new(0)], &[], "2025-10-01");
    talks.negotiation
}

fn focus() -> impl Strategy<Value = Focus> {
    prop_oneof![
        (0..PARTIES).prop_map(|at| Focus::Party(PartyKey::new(at))),
        (0..ISSUES).prop_map(|at| Focus::Issue(IssueKey::new(at))),
        Just(Focus::Statement(StatementKey::new(0))),
        Just(Focus::Mechanism(MechanismKey::new(0))),
        Just(Focus::Source(SourceKey::new(0))),
    ]
}

/// Up to `most` things.
fn few<T: Ord + std::fmt::Debug>(
    thing: impl Strategy<Value = T>,
    most: usize,
) -> impl Strategy<Value = Few<T>> {
    vec(thing, 0..=most).prop_map(|things| things.into_iter().collect())
}

fn issues() -> impl Strategy<Value = Few<IssueKey>> {
    few((0..ISSUES).prop_map(IssueKey::new), ISSUES)
}

fn opened() -> impl Strategy<Value = Few<Opened>> {
    let step = prop_oneof![
        (0..PARTIES).prop_map(|at| Step::Party(PartyKey::new(at))),
        Just(Step::Rest),
        any::<u8>().prop_map(Step::Run)
    ];
    let one = ((0..ISSUES).prop_map(IssueKey::new), vec(step, 0..4));
    few(one.prop_map(|(issue, steps)| Opened { issue, steps }), ISSUES)
}

fn filters() -> impl Strategy<Value = Filters> {
    let answers: Vec<_> = AnswerFilter::all().collect();
    (
        few((0..PARTIES).prop_map(PartyKey::new), PARTIES),
        issues(),
        few(select(Kind::ALL), 4),
        few(select(answers), 4),
        few(select(Attribution::ALL), 4),
        any::<String>(),
    )
        .prop_map(|(parties, issues, kinds, answers, attributions, query)| Filters {
            parties,
            issues,
            kinds,
            answers,
            attributions,
            query: query.chars().take(400).collect(),
        })
}

/// Dates of every precision, none later than the end of 2025, which is the fixture's own.
fn date() -> impl Strategy<Value = Date> {
    (0_i64..20_000, 0_u8..5).prop_filter_map("a date", |(number, form)| {
        let day = Day::from_number(number).to_string();
        let text = match form {
            0 => day[..4].to_owned(),
            1 => day[..7].to_owned(),
            2 => day,
            3 => format!("{day}T21:30+03:00"),
            _ => format!("{day}T09:05:59Z"),
        };
        Date::parse(&text).ok()
    })
}

fn state() -> impl Strategy<Value = ViewState> {
    let language =
        select(vec!["en", "fa-AF", "ur", "tr"]).prop_filter_map("a tag", |t| Language::parse(t).ok());
    let sort = (select(Column::ALL.to_vec()), any::<bool>(), any::<u32>());
    (
        (select(Lens::ALL.to_vec()), of(focus()), filters(), of(date()), of(language)),
        (of(select(vec![Theme::Light, Theme::Dark])), any::<[bool; 4]>(), of(date()), opened(), sort),
    )
        .prop_map(|((lens, focus, filters, as_of, language), (theme, flags, revision, open, sort))| {
            let [embed, plain, still, transparent] = flags;
            let (sort, rows) = (Sort { column: sort.0, descending: sort.1 }, sort.2);
            ViewState {
                lens,
                focus,
                filters,
                as_of,
                language,
                theme,
                embed,
                plain,
                still,
                transparent,
                revision,
                open,
                sort,
                rows,
                origin: Origin::Site,
            }
        })
}

proptest! {
    #[test]
    fn every_state_is_an_address_and_back(state in state(), with_id: bool) {
        let negotiation = Negotiation { revised: state.revision, ..negotiation() };
        let address = query(&state, &negotiation, with_id);
        prop_assert!(address.starts_with('?') && address.is_ascii());
        let (back, notices) = resolve(&Address::parse(&address), &negotiation);
        prop_assert_eq!(notices, vec![]);
        prop_assert_eq!(&back, &state);
        prop_assert_eq!(query(&back, &negotiation, with_id), address);
    }

    #[test]
    fn any_string_is_some_state_and_what_it_means_is_stable(text in "[?&=+%a-z0-9:_ü\u{202e}-]{0,80}|\\PC{0,40}") {
        let negotiation = negotiation();
        let (state, _) = resolve(&Address::parse(&text), &negotiation);
        let (again, _) = resolve(&Address::parse(&query(&state, &negotiation, true)), &negotiation);
        prop_assert_eq!(again, state);
    }

    #[test]
    fn any_unknown_name_is_named(name in "[a-z]{3,12}", value in "[a-z]{0,12}") {
        let known = [
            "n", "view", "focus", "party", "issue", "kind", "answer", "attribution", "q", "as_of", "lang", "theme",
            "embed", "plain", "static", "transparent", "rev", "open", "sort", "rows", "id", "src",
        ];
        prop_assume!(!known.contains(&name.as_str()));
        let (state, notices) = resolve(&Address::parse(&format!("{name}={value}")), &negotiation());
        prop_assert_eq!(state, ViewState::default());
        prop_assert_eq!(notices.len(), 1);
        prop_assert_eq!(&notices[0].name, &name);
        prop_assert_eq!(&notices[0].value, &value);
    }
}
