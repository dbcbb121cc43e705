//! Which party has which colour.

use crate::model::{Negotiation, PartyKey, Role};

/// How many colours there are.
const HUES: usize = 8;

/// The colour of a party, 1 to 8, or 0 for the neutral one that the parties past the eighth share. The principals come
/// first, in the document's order, then the others, so that a colour says nothing of who is right or who matters.
#[must_use]
pub fn party_hue(negotiation: &Negotiation, party: PartyKey) -> usize {
    let is_principal = |key: &PartyKey| negotiation[*key].has_role(Role::Principal);
    let principals = negotiation.party_keys().filter(is_principal);
    let others = negotiation.party_keys().filter(|key| !is_principal(key));
    principals.chain(others).take(HUES).position(|key| key == party).map_or(0, |at| at + 1)
}
