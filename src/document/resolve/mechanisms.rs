//! Mechanisms, their facets, and the statements that they answer.

use crate::document::desk::Desk;
use crate::document::resolve::lists::{Ids, Repeats, keep_first, refs, words};
use crate::document::scalars::{ToFacet, ToParty, ToStatement};
use crate::document::wire::MechanismWire;
use crate::model::{Facet, HistoryEntry, Mechanism, MechanismAnswer};

/// The mechanisms, with facets of different ids.
pub fn with_sound_facets<'t>(mut wires: Vec<MechanismWire<'t>>, desk: &mut Desk) -> Vec<MechanismWire<'t>> {
    for wire in &mut wires {
        wire.facets = keep_first(std::mem::take(&mut wire.facets), |facet| facet.id, desk);
    }
    wires
}

/// The ids of each mechanism's facets.
pub fn facet_ids<'t>(wires: &[MechanismWire<'t>]) -> Vec<Ids<'t, ToFacet>> {
    wires.iter().map(|wire| Ids::of(wire.facets.iter().map(|facet| facet.id.id))).collect()
}

/// The mechanisms, and where their history's dates stand.
pub fn resolve(
    wires: Vec<MechanismWire<'_>>,
    parties: &Ids<'_, ToParty>,
    statements: &Ids<'_, ToStatement>,
    desk: &mut Desk,
) -> (Vec<Mechanism>, Vec<Vec<u32>>) {
    let mut mechanisms = Vec::with_capacity(wires.len());
    let mut marks = Vec::with_capacity(wires.len());
    for wire in wires {
        let mut answers = Vec::with_capacity(wire.answers.len());
        let mut repeats = Repeats::in_list_of(wire.answers.len());
        for answer in wire.answers {
            if let Some(statement) = statements.find(answer.statement, desk)
                && repeats.is_first_node(answer.node, desk)
            {
                let (extent, basis) = (answer.extent.value, answer.basis.value);
                answers.push(MechanismAnswer { statement, extent, basis, note: answer.note });
            }
        }
        let (mut history, mut history_places) = (Vec::new(), Vec::new());
        let mut repeats = Repeats::in_list_of(wire.history.len());
        for entry in wire.history {
            let statement = entry.statement.and_then(|statement| statements.find(statement, desk));
            if repeats.is_first_node(entry.node, desk) {
                history.push(HistoryEntry { on: entry.on.date, state: entry.state.value, statement });
                history_places.push(entry.on.at);
            }
        }
        marks.push(history_places);
        mechanisms.push(Mechanism {
            id: wire.id.id.into(),
            name: wire.name,
            kinds: words(&wire.kinds, desk),
            members: refs(&wire.members, parties, desk),
            facets: wire
                .facets
                .into_iter()
                .map(|facet| Facet { id: facet.id.id.into(), name: facet.name })
                .collect(),
            answers,
            history,
            note: wire.note,
        });
    }
    (mechanisms, marks)
}
