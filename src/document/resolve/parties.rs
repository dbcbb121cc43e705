//! Parties, and who is a member of whom.

use crate::document::codes;
use crate::document::cycles::closing_references;
use crate::document::desk::Desk;
use crate::document::place::shown;
use crate::document::resolve::lists::{Ids, Repeats, placed_refs, refs, words};
use crate::document::scalars::ToParty;
use crate::document::wire::PartyWire;
use crate::model::{Alias, Party, PartyKind};
use crate::text::{LocalText, Wording, mixes_scripts};

/// A name with a sign and the party's id wherever a wording mixes alphabets, and may so pass for another name. An id
/// is plain ASCII.
fn marked(id: &str, name: LocalText) -> LocalText {
    if !name.wordings().any(|wording| mixes_scripts(wording.text)) {
        return name;
    }
    let wordings = name.wordings().map(|Wording { text, language }| {
        let text = if mixes_scripts(text) { format!("{id} ⚠\u{fe0e} {text}").into() } else { text.into() };
        (language.clone(), text)
    });
    LocalText::from_wordings(wordings.collect()).unwrap_or(name)
}

/// The parties with their members.
pub fn resolve(wires: Vec<PartyWire<'_>>, ids: &Ids<'_, ToParty>, desk: &mut Desk) -> Vec<Party> {
    let mut places: Vec<Vec<u32>> = Vec::with_capacity(wires.len());
    let mut parties = Vec::with_capacity(wires.len());
    for wire in wires {
        let id = wire.id.id;
        if wire.kind.value != PartyKind::Coalition
            && let (Some(first), Some(node)) = (wire.members.first(), wire.node.field("members"))
        {
            let sentence = format!(
                "“{}” has members, such as “{}”, and is no coalition: make its kind “coalition”, or remove them",
                shown(id),
                shown(first.id)
            );
            desk.report(node.at, &codes::MEMBERS_OF_NO_COALITION, sentence);
        }
        let (members, member_places) = placed_refs(&wire.members, ids, desk);
        places.push(member_places);
        let mut aliases = Vec::with_capacity(wire.aliases.len());
        let mut repeats = Repeats::in_list_of(wire.aliases.len());
        for alias in wire.aliases {
            let used_by = refs(&alias.used_by, ids, desk);
            if repeats.is_first_node(alias.node, desk) {
                aliases.push(Alias { name: marked(id, alias.name), used_by });
            }
        }
        parties.push(Party {
            id: id.into(),
            name: marked(id, wire.name),
            short: wire.short.map(|name| marked(id, name)),
            kind: wire.kind.value,
            roles: words(&wire.roles, desk),
            members,
            aliases,
            note: wire.note,
        });
    }
    let members: Vec<Vec<usize>> =
        parties.iter().map(|party| party.members.iter().map(|key| key.index()).collect()).collect();
    for (party, place) in closing_references(&members).into_iter().rev() {
        let sentence =
            format!("“{}” would be a member of itself through this: remove it", shown(&parties[party].id));
        desk.report(places[party][place], &codes::CYCLE, sentence);
        parties[party].members.remove(place);
    }
    parties
}
