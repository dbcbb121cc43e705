//! From what the reader has chosen to the address that says so.

use crate::model::Negotiation;
use crate::state::address::push_pair;
use crate::state::focus::Focus;
use crate::state::origin::{FILE, Origin};
use crate::state::sort::Sort;
use crate::state::view_state::ViewState;

/// The address of a state: `?n=…&view=…`, in one order, with what differs from the default only. `with_id` names the
/// negotiation; without it the address is of the same page, unless the document comes from elsewhere. Never empty: `?` alone clears every choice.
#[must_use]
pub fn query(state: &ViewState, negotiation: &Negotiation, with_id: bool) -> String {
    let mut query = String::new();
    push_before_focus(&mut query, state, negotiation, with_id);
    if let Some(focus) = state.focus {
        push_pair(&mut query, "focus", &focus.print(negotiation));
    }
    push_after_focus(&mut query, state, negotiation);
    if query.is_empty() { "?".to_owned() } else { query }
}

/// The addresses of a state with other things selected: a graph has hundreds, alike but for the one word.
#[derive(Debug, Clone)]
pub struct FocusLinks {
    before: String,
    after: String,
    /// What is selected, and the address of the state with nothing selected.
    chosen: (Option<Focus>, String),
}

impl FocusLinks {
    /// The addresses of a state. They name the negotiation.
    #[must_use]
    pub fn new(state: &ViewState, negotiation: &Negotiation) -> Self {
        let mut before = String::new();
        push_before_focus(&mut before, state, negotiation, true);
        // What begins it is not said twice.
        let mut after = String::from("?");
        push_after_focus(&mut after, state, negotiation);
        after.remove(0);
        let without = query(&state.with_focus(None), negotiation, true);
        Self { before, after, chosen: (state.focus, without) }
    }

    /// The address of the state with this selected; where it is selected already, the one with nothing selected.
    #[must_use]
    pub fn to(&self, focus: Focus, negotiation: &Negotiation) -> String {
        if self.chosen.0 == Some(focus) {
            return self.chosen.1.clone();
        }
        let mut query = self.before.clone();
        push_pair(&mut query, "focus", &focus.print(negotiation));
        query.push_str(&self.after);
        query
    }
}

/// What stands before the selected thing.
fn push_before_focus(query: &mut String, state: &ViewState, negotiation: &Negotiation, with_id: bool) {
    let mut push = |name: &str, value: &str| push_pair(query, name, value);
    match &state.origin {
        Origin::Site if !with_id => {}
        Origin::Site => push("n", &negotiation.id),
        Origin::File(_) => push("n", &[FILE, &*negotiation.id].concat()),
        Origin::Elsewhere(address) => push("src", address),
    }
    if state.lens != Default::default() {
        push("view", state.lens.word());
    }
}

/// What stands after it.
fn push_after_focus(query: &mut String, state: &ViewState, negotiation: &Negotiation) {
    let mut push = |name: &str, value: &str| push_pair(query, name, value);
    let ViewState {
        lens: _,
        focus: _,
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
        origin: _,
    } = state;
    for party in &filters.parties {
        push("party", &negotiation[*party].id);
    }
    for issue in &filters.issues {
        push("issue", &negotiation[*issue].id);
    }
    for kind in &filters.kinds {
        push("kind", kind.word());
    }
    for answer in &filters.answers {
        push("answer", answer.word());
    }
    for attribution in &filters.attributions {
        push("attribution", attribution.word());
    }
    if !filters.query.is_empty() {
        push("q", &filters.query);
    }
    if let Some(as_of) = as_of {
        push("as_of", &as_of.to_string());
    }
    if *sort != Sort::default() {
        push("sort", &sort.print());
    }
    if *rows != 0 {
        push("rows", &rows.to_string());
    }
    for opened in open {
        push("open", &opened.print(negotiation));
    }
    if let Some(language) = language {
        push("lang", language.as_str());
    }
    if let Some(theme) = theme {
        push("theme", theme.word());
    }
    for (name, chosen) in
        [("embed", embed), ("plain", plain), ("static", still), ("transparent", transparent)]
    {
        if *chosen {
            push(name, "1");
        }
    }
    if let Some(revision) = revision {
        push("rev", &revision.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::{Talks, date};
    use crate::state::{Address, Lens, Problem, resolve, resolve_from};

    #[test]
    fn only_what_differs_from_the_default_is_said() {
        let mut talks = Talks::new();
        let a = talks.party("a");
        let state = ViewState::default();
        assert_eq!(query(&state, &talks.negotiation, false), "?");
        assert_eq!(query(&state, &talks.negotiation, true), "?n=talks");
        let state = state.with_lens(Lens::Table).with_focus(Some(Focus::Party(a))).toggled_party(a);
        let state = state.with_query("a b").with_as_of(Some(date("2025-10-26T21:30+03:00")));
        assert_eq!(
            query(&state, &talks.negotiation, true),
            "?n=talks&view=table&focus=party:a&party=a&q=a+b&as_of=2025-10-26T21:30%2B03:00"
        );
    }

    #[test]
    fn links_to_what_can_be_selected_are_addresses_of_their_states() {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("a"), talks.party("b"));
        let plain = ViewState::default();
        let chosen = plain.with_lens(Lens::Table).with_focus(Some(Focus::Party(a))).toggled_party(b);
        for state in [plain, chosen.clone(), chosen.with_query("a b").with_theme(None)] {
            let links = FocusLinks::new(&state, &talks.negotiation);
            for focus in [Focus::Party(a), Focus::Party(b)] {
                let wanted = state.with_focus((state.focus != Some(focus)).then_some(focus));
                assert_eq!(links.to(focus, &talks.negotiation), query(&wanted, &talks.negotiation, true));
            }
        }
    }

    #[test]
    fn the_address_says_where_the_document_comes_from() {
        let talks = Talks::new();
        let elsewhere = Origin::Elsewhere("https://example.org/a b.json?x=1&y=2".into());
        for (origin, address, problem) in [
            (Origin::File("mine.json".into()), "?n=file:talks&view=table", Problem::NoFile),
            (
                elsewhere,
                "?src=https:%2F%2Fexample.org%2Fa+b.json%3Fx%3D1%26y%3D2&view=table",
                Problem::NoSource,
            ),
        ] {
            let state = ViewState { origin, ..ViewState::default() }.with_lens(Lens::Table);
            for with_id in [true, false] {
                assert_eq!(query(&state, &talks.negotiation, with_id), address);
            }
            let address = Address::parse(address);
            let read = resolve_from(&address, &talks.negotiation, &state.origin);
            assert_eq!(read, (state, vec![]));
            // In a page of the site's own document the same address is not followed, and that is said.
            let (state, notices) = resolve(&address, &talks.negotiation);
            assert_eq!((state.origin, state.lens), (Origin::Site, Lens::Table));
            assert_eq!(notices.iter().map(|notice| notice.problem).collect::<Vec<_>>(), [problem]);
        }
    }
}
