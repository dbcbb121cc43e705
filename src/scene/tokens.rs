//! Tokens: parties and mechanisms named again beside the statements that speak of them.

use crate::layout::{End, Subject, TokenPlace};
use crate::model::{PartyKey, Role};
use crate::scene::{Drawing, EndMark, LinkMark, Presence, TokenMark, Words};
use crate::text::{Direction, LocalText};

/// A mark for each token of the layout. `links` holds one line for each tie.
pub(super) fn tokens(drawing: &Drawing<'_>, hues: &[usize], links: &[Option<LinkMark>]) -> Vec<TokenMark> {
    drawing.layout.tokens.iter().filter_map(|place| token(place, drawing, hues, links)).collect()
}

fn token(
    place: &TokenPlace,
    drawing: &Drawing<'_>,
    hues: &[usize],
    links: &[Option<LinkMark>],
) -> Option<TokenMark> {
    let negotiation = drawing.negotiation;
    let (end, name) = named(drawing, place.end)?;
    let wording = name.wording(drawing.language, &negotiation.language);
    let (hue, absent) = match place.end {
        End::Party(party) if place.others == 0 => {
            let roles = &negotiation[PartyKey::new(party)];
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
        end,
        several: place.others > 0,
        rect: place.rect,
        words: Words {
            lines: vec![place.name.clone()],
            language: wording.language.as_str().to_owned(),
            rtl: wording.language.direction() == Direction::RightToLeft,
            whole: if place.others > 0 { all_names(place, drawing) } else { wording.text.to_owned() },
            cut: place.others > 0 || place.name.ends_with('…'),
        },
        hue,
        absent,
        presence,
    })
}

/// The names of all that a token stands for.
fn all_names(place: &TokenPlace, drawing: &Drawing<'_>) -> String {
    let mut ends: Vec<End> = Vec::new();
    for tie in place.ties.iter().filter_map(|tie| drawing.arrangement.request.ties.get(*tie)) {
        let end = if matches!(tie.from, End::Item(_)) { tie.to } else { tie.from };
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    let mut names = String::new();
    for (_, name) in ends.into_iter().filter_map(|end| named(drawing, end)) {
        if !names.is_empty() {
            names.push_str(" · ");
        }
        names.push_str(name.wording(drawing.language, &drawing.negotiation.language).text);
    }
    names
}

fn named<'a>(drawing: &Drawing<'a>, end: End) -> Option<(EndMark, &'a LocalText)> {
    match end {
        End::Party(party) => {
            let key = PartyKey::new(party);
            let party = &drawing.negotiation[key];
            Some((EndMark::Party(key), party.label()))
        }
        End::Item(item) => match drawing.arrangement.subjects.get(item)? {
            Subject::Mechanism(key) => Some((EndMark::Mechanism(*key), &drawing.negotiation[*key].name)),
            _ => None,
        },
    }
}
