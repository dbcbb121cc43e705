//! What the app knows: the negotiation at hand, what the reader has chosen, and what follows from both.

use crate::load::Loaded;
use crate::stand_in::{Address, Panel, ViewState, panels, query, resolve};
use crate::{failure, load, location, marks};
use leptos::prelude::*;
use std::sync::Arc;

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

/// The app's signals. All live as long as the page, so none can be read after its end.
#[derive(Clone, Copy)]
pub struct Session {
    loaded: RwSignal<Arc<Loaded>>,
    state: RwSignal<ViewState>,
    panels: Memo<Arc<Vec<Panel>>>,
    /// How many addresses have been opened: a negotiation that comes when the reader has gone elsewhere is too late.
    opened: StoredValue<u32>,
}

impl Session {
    /// The session of a negotiation.
    pub fn new(loaded: Loaded) -> Self {
        let (state, _) = resolve(&Address::parse(&location::query()), &loaded.reading.negotiation);
        let loaded = RwSignal::new(Arc::new(loaded));
        let state = RwSignal::new(state);
        let panels = Memo::new_with_compare(
            move |_| Arc::new(panels(&loaded.read().reading.negotiation, &state.read())),
            // Panels compare themselves with what they have drawn; all that counts here is that they are new.
            |_, _| true,
        );
        Self { loaded, state, panels, opened: StoredValue::new(0) }
    }

    /// The panels of the page as it should be.
    pub fn panels(self) -> Arc<Vec<Panel>> {
        self.panels.get()
    }

    /// The names of the panels, which are the same for every state.
    pub fn panel_names(self) -> Vec<&'static str> {
        self.panels.with_untracked(|panels| panels.iter().map(|panel| panel.name).collect())
    }

    /// Goes to what an address says, loading another negotiation where it names one.
    pub fn open(self, address: &str, step: Step) {
        let address = Address::parse(address);
        let turn = self.opened.get_value().wrapping_add(1);
        self.opened.set_value(turn);
        let present = self.loaded.with_untracked(|loaded| loaded.reading.negotiation.id.clone());
        match address.negotiation() {
            Some(other) if other != present && load::is_id(other) => {
                let other = other.to_owned();
                wasm_bindgen_futures::spawn_local(async move {
                    match load::another(&other).await {
                        _ if self.opened.get_value() != turn => {}
                        Ok(loaded) => {
                            self.loaded.set(Arc::new(loaded));
                            self.take(&address, step);
                        }
                        Err(fault) => failure::notice(&fault.to_string()),
                    }
                });
            }
            _ => self.take(&address, step),
        }
    }

    fn take(self, address: &Address, step: Step) {
        let loaded = self.loaded.get_untracked();
        let (state, _) = resolve(address, &loaded.reading.negotiation);
        location::write(&query(&state, &loaded.reading.negotiation), step);
        failure::clear();
        if self.state.with_untracked(|present| *present != state) {
            self.state.set(state);
        }
        marks::after_frame("demarche:updated");
    }
}
