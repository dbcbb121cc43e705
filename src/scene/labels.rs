//! The words of marks, and the corners of lines: of a picture, whatever the date and the choices.

use crate::layout::{Arrangement, End, Group, Layout, Point, Subject, TokenPlace};
use crate::model::{Negotiation, PartyKey};
use crate::scene::{EndMark, Words};
use crate::text::{Direction, Language, LocalText};
use std::sync::Arc;

/// What is written on the marks of a picture, one entry for each thing that has a place. Marks share it, as each
/// change of state makes them anew.
#[derive(Debug, Clone, PartialEq)]
pub struct Labels {
    /// Of the bands.
    pub(super) bands: Vec<Arc<Words>>,
    /// Of the parties.
    pub(super) parties: Vec<Arc<Words>>,
    /// Of the items.
    pub(super) items: Vec<Arc<Words>>,
    /// Of the tokens, each with what it stands for; none for what has no name.
    pub(super) tokens: Vec<Option<(EndMark, Arc<Words>)>>,
    /// The corners of each tie's line.
    pub(super) routes: Vec<Arc<[Point]>>,
}

impl Labels {
    /// The words of a picture for readers of a language.
    #[must_use]
    pub fn new(
        negotiation: &Negotiation,
        language: &Language,
        arrangement: &Arrangement,
        layout: &Layout,
    ) -> Self {
        let writer = Writer { negotiation, language, arrangement };
        let groups = arrangement.groups.iter().zip(&layout.bands);
        let parties = negotiation.parties.iter().zip(&layout.parties);
        let subjects = arrangement.subjects.iter().zip(&arrangement.request.items).zip(&layout.items);
        Self {
            bands: groups
                .map(|(group, place)| match group {
                    Group::Issue(issue) => writer.words(&negotiation[*issue].name, &place.lines, false),
                    Group::Others(_) => writer.own(&place.lines, place.lines.join(" "), false),
                })
                .collect(),
            parties: parties
                .map(|(party, place)| {
                    let cut = place.lines.last().is_some_and(|line| line.ends_with('…'));
                    writer.words(party.label(), &place.lines, cut)
                })
                .collect(),
            items: subjects
                .map(|((subject, item), place)| match subject {
                    Subject::Statement(key) => {
                        writer.words(negotiation[*key].label(), &place.lines, place.cut)
                    }
                    Subject::Mechanism(key) => writer.words(&negotiation[*key].name, &place.lines, place.cut),
                    Subject::Bundle(..) => writer.own(&place.lines, item.label.clone(), place.cut),
                })
                .collect(),
            tokens: layout.tokens.iter().map(|place| writer.token(place)).collect(),
            routes: layout.routes.iter().map(|corners| corners.as_slice().into()).collect(),
        }
    }
}

struct Writer<'a> {
    negotiation: &'a Negotiation,
    language: &'a Language,
    arrangement: &'a Arrangement,
}

impl<'a> Writer<'a> {
    /// A text of the document, in the wording for the reader.
    fn words(&self, text: &LocalText, lines: &[String], cut: bool) -> Arc<Words> {
        let wording = text.wording(self.language, &self.negotiation.language);
        words(lines, wording.language, wording.text.to_owned(), cut)
    }

    /// A text of the interface's.
    fn own(&self, lines: &[String], whole: String, cut: bool) -> Arc<Words> {
        words(lines, self.language, whole, cut)
    }

    fn token(&self, place: &TokenPlace) -> Option<(EndMark, Arc<Words>)> {
        let (end, name) = self.named(place.end)?;
        let wording = name.wording(self.language, &self.negotiation.language);
        let several = place.others > 0;
        let whole = if several { self.all_names(place) } else { wording.text.to_owned() };
        let cut = several || place.name.ends_with('…');
        Some((end, words(std::slice::from_ref(&place.name), wording.language, whole, cut)))
    }

    /// The names of all that a token stands for.
    fn all_names(&self, place: &TokenPlace) -> String {
        let mut ends: Vec<End> = Vec::new();
        for tie in place.ties.iter().filter_map(|tie| self.arrangement.request.ties.get(*tie)) {
            let end = if matches!(tie.from, End::Item(_)) { tie.to } else { tie.from };
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
        let mut names = String::new();
        for (_, name) in ends.into_iter().filter_map(|end| self.named(end)) {
            if !names.is_empty() {
                names.push_str(" · ");
            }
            names.push_str(name.wording(self.language, &self.negotiation.language).text);
        }
        names
    }

    fn named(&self, end: End) -> Option<(EndMark, &'a LocalText)> {
        match end {
            End::Party(party) => {
                let key = PartyKey::new(party);
                Some((EndMark::Party(key), self.negotiation[key].label()))
            }
            End::Item(item) => match self.arrangement.subjects.get(item)? {
                Subject::Mechanism(key) => Some((EndMark::Mechanism(*key), &self.negotiation[*key].name)),
                _ => None,
            },
        }
    }
}

fn words(lines: &[String], language: &Language, whole: String, cut: bool) -> Arc<Words> {
    Arc::new(Words {
        lines: lines.to_vec(),
        language: language.as_str().to_owned(),
        rtl: language.direction() == Direction::RightToLeft,
        whole,
        cut,
    })
}
