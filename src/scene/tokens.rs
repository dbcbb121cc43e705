//! Tokens: parties and mechanisms named again beside the statements that speak of them.

use crate::layout::{End, TokenPlace};
use crate::model::{PartyKey, Role};
use crate::scene::{Drawing, LinkMark, Presence, TokenMark};

/// A mark for each token of the layout. `links` holds one line for each tie.
pub(super) fn tokens(drawing: &Drawing<'_>, hues: &[usize], links: &[Option<LinkMark>]) -> Vec<TokenMark> {
    let tokens = drawing.layout.tokens.iter().enumerate();
    tokens.filter_map(|(at, place)| token(at, place, drawing, hues, links)).collect()
}

fn token(
    at: usize,
    place: &TokenPlace,
    drawing: &Drawing<'_>,
    hues: &[usize],
    links: &[Option<LinkMark>],
) -> Option<TokenMark> {
    let (end, words) = drawing.labels.tokens.get(at)?.clone()?;
    let (hue, absent) = match place.end {
        End::Party(party) if place.others == 0 => {
            let roles = &drawing.negotiation[PartyKey::new(party)];
            (hues[party], roles.has_role(Role::Subject) && !roles.has_role(Role::Principal))
        }
        _ => (0, false),
    };
    // Of several lines, the one that stands out most says how much the token is there.
    let lines = place.ties.iter().filter_map(|tie| links.get(*tie)?.as_ref());
    let presence = lines.map(|link| link.presence).min_by_key(|presence| match presence {
        Presence::Chosen | Presence::Tied => 0,
        Presence::Plain => 1,
        Presence::Faded => 2,
    })?;
    Some(TokenMark {
        place: at,
        end,
        several: place.others > 0,
        rect: place.rect,
        words,
        hue,
        absent,
        presence,
    })
}
