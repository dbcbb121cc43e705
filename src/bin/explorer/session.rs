//! What the app knows: the negotiation at hand, what the reader has chosen, and what follows from both.

pub use crate::language::messages;
use crate::load::{Loaded, Wanted};
use crate::stages::{Page, Stages, page};
use crate::{announcement, chosen, failure, forms, language, load, location, marks, screen, turns};
use demarche::derive::days;
use demarche::later::later;
use demarche::layout::Frame;
use demarche::markup::Element;
use demarche::pace::Pace;
use demarche::page::export::{Form, export, file_name};
use demarche::page::printed;
use demarche::scene::{Stride, Trail, Walk};
use demarche::state::{Address, Notice, Problem, ViewState, query, resolve_from};
use demarche::text::{Day, Messages};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::File;

/// How a change of state enters the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// As a place to come back to: a selection, another lens, a filter.
    Push,
    /// In place of the present one: typing and scrubbing.
    Replace,
    /// Not at all: the address says so already.
    Stay,
}

/// Where the reader is. Negotiation and state change together, as the keys of one mean nothing in another.
pub struct Place {
    /// The negotiation.
    pub loaded: Arc<Loaded>,
    /// What is chosen of it.
    pub state: ViewState,
    /// What of the address was not followed.
    pub notices: Vec<Notice>,
    /// The words of the interface, in the language in force.
    pub messages: &'static Messages,
    /// What follows from it, as far as that was worked out before the page went there.
    pub ahead: Option<Stages>,
}

/// The app's signals. All live as long as the page, so none can be read after its end.
#[derive(Clone, Copy)]
pub struct Session {
    place: RwSignal<Arc<Place>>,
    frame: RwSignal<Frame>,
    /// Whether the page has all its panels, or only those that come first.
    is_whole: RwSignal<bool>,
    page: Memo<Arc<Page>>,
    /// How many addresses have been opened: a negotiation that comes when the reader has gone elsewhere is too late.
    opened: StoredValue<u32>,
    /// The files that the reader has opened, the latest first.
    files: StoredValue<Vec<Arc<Loaded>>>,
}

/// How many files of the reader's are kept.
const FILES: usize = 4;

impl Session {
    /// The session that begins at a place, with the panels that come first.
    pub fn new(place: Place) -> Self {
        let place = RwSignal::new(Arc::new(place));
        let frame = RwSignal::new(screen::frame());
        let is_whole = RwSignal::new(false);
        // What comes out is always new; its stages compare for themselves what they lean on.
        let page = Memo::new_with_compare(
            move |before: Option<&Arc<Page>>| {
                Arc::new(page(&place.read(), frame.get(), before.map(|before| &**before), is_whole.get()))
            },
            |_, _| true,
        );
        let (opened, files) = (StoredValue::new(0), StoredValue::new(Vec::new()));
        Self { place, frame, is_whole, page, opened, files }
    }

    /// The page as it should be.
    pub fn page(self) -> Arc<Page> {
        self.page.get()
    }

    /// The page as it should be, without following it.
    pub fn page_now(self) -> Arc<Page> {
        self.page.get_untracked()
    }

    /// Gives the page all its panels, once the second part of the program is there.
    pub fn complete(self) {
        if !self.is_whole.get_untracked() {
            self.is_whole.set(true);
            location::partly(false);
        }
    }

    /// Draws the graph for another screen.
    pub fn turn(self, frame: Frame) {
        let before = self.page_now();
        self.frame.set(frame);
        updated(before);
    }

    /// Goes to what an address says, loading another negotiation where it names one.
    pub fn open(self, again: &str, step: Step) {
        later(|| self.go(again, step));
    }

    fn go(self, again: &str, step: Step) {
        let address = Address::parse(again);
        let turn = self.counted();
        let present = self.place.get_untracked().loaded.clone();
        let other = Wanted::by(&address).filter(|wanted| !wanted.is(&present));
        let language = language::wanted(&address);
        let kept = other.as_ref().and_then(|other| {
            self.files.with_value(|files| files.iter().find(|file| other.is(file)).cloned())
        });
        // A file that the page does not have any more: what is shown stays.
        let kept = kept.unwrap_or(present);
        let is_here = matches!(other, None | Some(Wanted::File(_)));
        if let Some(words) = language::at_hand(&language).filter(|_| is_here) {
            return self.take(Place::new(kept, &address, words), step);
        }
        let again = again.to_owned();
        wasm_bindgen_futures::spawn_local(async move {
            let words = language::words(&language).await;
            let loaded = match &other {
                Some(Wanted::Elsewhere(address)) => load::elsewhere(address).await.map(Arc::new),
                Some(Wanted::Site(id)) => load::another(id).await.map(Arc::new),
                Some(Wanted::File(_)) | None => Ok(kept),
            };
            let place = match loaded {
                Ok(loaded) => {
                    let place = Place::new(loaded, &address, words.unwrap_or_else(messages));
                    Ok(place.prepared(Some(&self.page_now().stages)).await)
                }
                Err(fault) => Err(fault),
            };
            later(|| match place {
                _ if self.opened.get_value() != turn => {}
                Ok(place) => {
                    self.take(place, step);
                    if words.is_none() {
                        failure::notice(&messages().get("load.words"), Some(&again));
                    }
                }
                Err(fault) => failure::notice(&fault.words(messages()), Some(&again)),
            });
        });
    }

    /// Opens a file of the reader's.
    pub fn open_file(self, file: File) {
        let turn = self.counted();
        wasm_bindgen_futures::spawn_local(async move {
            match load::file(&file).await {
                _ if self.opened.get_value() != turn => {}
                Ok(loaded) => {
                    let (place, step) = later(|| self.place_of_file(Arc::new(loaded)));
                    let place = place.prepared(None).await;
                    if self.opened.get_value() == turn {
                        later(|| self.take_file(place, step));
                    }
                }
                Err(fault) => later(|| failure::notice(&fault.words(messages()), None)),
            }
        });
    }

    /// The place at which a file of the reader's is shown, and how that enters the history.
    fn place_of_file(self, loaded: Arc<Loaded>) -> (Place, Step) {
        let place = self.place.get_untracked();
        let state = ViewState {
            origin: loaded.origin.clone(),
            language: place.state.language.clone(),
            theme: place.state.theme,
            embed: place.state.embed,
            plain: place.state.plain,
            transparent: place.state.transparent,
            ..ViewState::default()
        };
        // Where the page was loaded anew, its address still says how the file was looked at.
        let standing = Address::parse(&location::query());
        let (address, step) = match Wanted::by(&standing) {
            Some(wanted) if wanted.is(&loaded) => (standing, Step::Replace),
            _ => (Address::parse(&query(&state, &loaded.reading.negotiation, true)), Step::Push),
        };
        (Place::new(loaded, &address, messages()), step)
    }

    /// Shows a file of the reader's, and keeps it for the way back and forward.
    fn take_file(self, place: Place, step: Step) {
        let loaded = place.loaded.clone();
        self.files.update_value(|files| {
            files.retain(|file| file.reading.negotiation.id != loaded.reading.negotiation.id);
            files.insert(0, loaded);
            files.truncate(FILES);
        });
        self.take(place, step);
        announcement::say(&self.page_now().title);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Counts an address or a file that is opened.
    fn counted(self) -> u32 {
        let turn = self.opened.get_value().wrapping_add(1);
        self.opened.set_value(turn);
        turn
    }

    /// What is selected, as the address has it.
    pub fn selected(self) -> Option<String> {
        let place = self.place.get_untracked();
        place.state.focus.map(|focus| focus.print(&place.loaded.reading.negotiation))
    }

    /// Whether words are searched for.
    pub fn is_searching(self) -> bool {
        !self.place.get_untracked().state.filters.query.is_empty()
    }

    /// The mark of the graph that a stride leads to from another.
    pub fn walk(self, from: &str, stride: Stride, trail: &mut Trail) -> Option<String> {
        later(|| {
            let place = self.place.get_untracked();
            let negotiation = &place.loaded.reading.negotiation;
            let page = self.page_now();
            let Stages { passing, picture, .. } = &page.stages;
            let passes = |key| passing.passes(key);
            Walk { negotiation, picture, passes: &passes }.step(from, stride, trail)
        })
    }

    /// The view in a form, and the name of its file but for the ending. The picture is always the wide one, so that a
    /// phone and the native program write the same.
    pub fn export(self, form: Form) -> (String, String) {
        later(|| {
            let place = self.place.get_untracked();
            let negotiation = &place.loaded.reading.negotiation;
            let stages = Stages::of(&place, Frame::WIDE, None);
            let text = stages.view(&place, |view| export(view, form));
            (text, file_name(negotiation, stages.known.as_of()))
        })
    }

    /// What paper alone shows.
    pub fn printed(self) -> Element {
        let place = self.place.get_untracked();
        let address = window().location().href().ok();
        self.page_now().stages.view(&place, |view| printed(view, address.as_deref()))
    }

    /// The first day after the date in force on which something came to be known.
    pub fn next_day(self) -> Option<Day> {
        let place = self.place.get_untracked();
        let negotiation = &place.loaded.reading.negotiation;
        let now = place.state.date(negotiation).last_day();
        days(negotiation).into_iter().find(|day| *day > now)
    }

    /// The first day on which something came to be known.
    pub fn first_day(self) -> Option<Day> {
        days(&self.place.get_untracked().loaded.reading.negotiation).into_iter().next()
    }

    /// Goes to a state of the present negotiation.
    pub fn choose(self, change: impl FnOnce(&ViewState) -> ViewState, step: Step) {
        let place = self.place.get_untracked();
        let negotiation = &place.loaded.reading.negotiation;
        self.open(&query(&change(&place.state), negotiation, true), step);
    }

    fn take(self, place: Place, step: Step) {
        language::speak(place.messages);
        // An address that was not wholly followed stays as it is, for the notice to speak of. Another revision than the
        // one that is pinned stays another, wherever the reader goes from there.
        if place.notices.iter().all(|notice| notice.problem == Problem::OtherRevision) {
            location::write(&query(&place.state, &place.loaded.reading.negotiation, true), step);
        }
        failure::clear();
        // Where the second part failed to come by itself, it has come by now.
        self.complete();
        let before = self.page_now();
        let (selected, lens) = (self.selected(), self.place.with_untracked(|place| place.state.lens));
        let is_same_lens = lens == place.state.lens;
        self.place.set(Arc::new(place));
        let is_same = self.selected() == selected;
        // A filter or a date, which leaves both as they are, need not do anything here.
        if !is_same || !is_same_lens {
            request_animation_frame(move || {
                later(|| {
                    if !is_same {
                        chosen::turn_up_record();
                    }
                    // On the way back and forward, the browser knows where the reader was.
                    if step != Step::Stay {
                        chosen::keep_in_sight(self);
                    }
                });
            });
        }
        if step == Step::Stay {
            self.place.with_untracked(|place| forms::say(&place.state.filters.query));
        }
        updated(before);
    }
}

/// Says that a change is on the screen, once it is. The page before is given up only then: taking thousands of elements
/// apart is work that nobody need wait for.
fn updated(before: Arc<Page>) {
    turns::painted(move || {
        marks::set("demarche:updated");
        drop(before);
    });
}

impl Place {
    /// The place that an address names in a negotiation, in these words.
    pub fn new(loaded: Arc<Loaded>, address: &Address, messages: &'static Messages) -> Self {
        let (mut state, notices) = resolve_from(address, &loaded.reading.negotiation, &loaded.origin);
        state.language = state.language.or_else(language::standing);
        Self { loaded, state, notices, messages, ahead: None }
    }

    /// The same with what follows from it worked out, while the page can answer, taking over from `before` what is the
    /// same.
    pub async fn prepared(mut self, before: Option<&Stages>) -> Self {
        let work = async |pace: Pace<'_>| Stages::in_slices(&self, screen::frame(), before, pace).await;
        self.ahead = Some(turns::in_slices(work).await);
        self
    }
}
