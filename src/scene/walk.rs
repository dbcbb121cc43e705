//! The walk over the picture by keys: what stands next to what, for a reader who sees no picture or uses no mouse.
//!
//! Marks are named as the ends of lines are in the page, `party:ID`. One order runs through all of them: the parties,
//! then each issue with what stands in it, column by column as one reads. Across that order lie the lines.

use crate::layout::{Arrangement, End, Group, Side, Subject, TieRole};
use crate::model::{Negotiation, StatementKey};
use crate::scene::Picture;
use crate::text::Order;

/// One step of the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stride {
    /// To the next mark.
    Next,
    /// To the one before.
    Before,
    /// Along a line as it is read: from who asks to what is asked, to who is asked.
    Along,
    /// Along a line against that.
    Back,
    /// To the first mark.
    First,
    /// To the last mark.
    Last,
    /// To the heading of the issue that the mark stands in.
    Up,
    /// To the next issue.
    NextIssue,
    /// To the issue before.
    IssueBefore,
}

/// How the reader came to a mark by a line, so that the way back is open, and the next line of several can be taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trail {
    /// Where it leads.
    at: String,
    /// Where it comes from, and by which stride.
    from: Option<(String, Stride)>,
    /// Where it has led and come back from, and by which stride.
    tried: Option<(String, Stride)>,
}

/// What can be walked.
#[derive(Clone, Copy)]
pub struct Walk<'a> {
    /// The negotiation.
    pub negotiation: &'a Negotiation,
    /// Where everything stands.
    pub picture: &'a Picture,
    /// Which statements are walked to; the others are stepped over.
    pub passes: &'a dyn Fn(StatementKey) -> bool,
}

/// A mark, by its place in the arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Party(usize),
    Band(usize),
    Item(usize),
}

impl Walk<'_> {
    /// The name of the mark that a stride leads to; `None` where it leads nowhere. From a mark that is not there every
    /// stride leads to the first one.
    #[must_use]
    pub fn step(&self, at: &str, stride: Stride, trail: &mut Trail) -> Option<String> {
        let order = self.order();
        let before = std::mem::take(trail);
        let forward = |from: usize| order.iter().skip(from).copied().find(|place| self.is_open(*place));
        let Some(here) = order.iter().position(|place| self.name(*place) == at) else {
            return forward(0).map(|place| self.name(place));
        };
        let is_band = |place: &&Place| matches!(place, Place::Band(_));
        let backward = || order.iter().take(here).rev();
        let place = match stride {
            Stride::Next => forward(here + 1),
            Stride::Before => backward().copied().find(|place| self.is_open(*place)),
            Stride::First => forward(0),
            Stride::Last => order.iter().rev().copied().find(|place| self.is_open(*place)),
            Stride::NextIssue => order.iter().skip(here + 1).find(is_band).copied(),
            Stride::IssueBefore => backward().find(is_band).copied(),
            Stride::Up => {
                let band = self.band(*order.get(here)?)?;
                order.iter().copied().find(|place| *place == Place::Band(band))
            }
            Stride::Along | Stride::Back => {
                return self.follow(*order.get(here)?, &order, stride, before, trail);
            }
        };
        place.map(|place| self.name(place))
    }

    /// Follows a line. Against the stride that led here the way leads back; the stride that led back from the end of
    /// one line leads to the end of the next.
    fn follow(
        &self,
        here: Place,
        order: &[Place],
        stride: Stride,
        before: Trail,
        trail: &mut Trail,
    ) -> Option<String> {
        let own = self.name(here);
        let before = if before.at == own { before } else { Trail::default() };
        if let Some((from, by)) = before.from.filter(|(_, by)| *by != stride) {
            *trail = Trail { at: from.clone(), from: None, tried: Some((own, by)) };
            return Some(from);
        }
        let ends = self.ends(here, order, stride);
        let tried = before.tried.filter(|(_, by)| *by == stride);
        let last = tried.and_then(|(tried, _)| ends.iter().position(|end| self.name(*end) == tried));
        let next = ends.get(last.map_or(0, |last| last + 1)).or(ends.first())?;
        let next = self.name(*next);
        *trail = Trail { at: next.clone(), from: Some((own, stride)), tried: None };
        Some(next)
    }

    /// The other ends of a mark's lines: those that lead from it, or to it. Of an issue, what stands in it.
    fn ends(&self, here: Place, order: &[Place], stride: Stride) -> Vec<Place> {
        let along = stride == Stride::Along;
        let own = match here {
            Place::Party(party) => End::Party(party),
            Place::Item(item) => End::Item(item),
            Place::Band(_) if !along => return Vec::new(),
            Place::Band(band) => {
                let items = order.iter().copied().filter(|place| self.band(*place) == Some(band));
                return items.filter(|place| self.is_open(*place)).collect();
            }
        };
        let mut ends: Vec<(TieRole, usize)> = Vec::new();
        for tie in &self.arrangement().request.ties {
            let (near, far) = if along { (tie.from, tie.to) } else { (tie.to, tie.from) };
            let far = match far {
                End::Party(party) => Place::Party(party),
                End::Item(item) => Place::Item(item),
            };
            if near == own && self.is_open(far) {
                ends.extend(order.iter().position(|place| *place == far).map(|at| (tie.role, at)));
            }
        }
        ends.order();
        ends.into_iter().filter_map(|(_, at)| order.get(at).copied()).collect()
    }

    /// Every mark in the order of reading.
    fn order(&self) -> Vec<Place> {
        let arrangement = self.arrangement();
        let frame = arrangement.request.frame;
        let mut order: Vec<Place> = (0..arrangement.request.parties.len()).map(Place::Party).collect();
        let mut bands: Vec<Vec<usize>> = vec![Vec::new(); arrangement.groups.len()];
        for (item, wanted) in arrangement.request.items.iter().enumerate() {
            if let Some(band) = bands.get_mut(wanted.band) {
                band.push(item);
            }
        }
        for (band, mut items) in bands.into_iter().enumerate() {
            if let Some(Group::Issue(_)) = arrangement.groups.get(band) {
                order.push(Place::Band(band));
            }
            // Whole units are fine enough to tell boxes apart, and have an order.
            items.order_by_key(|item| {
                let Some(place) = self.picture.layout().items.get(*item) else { return (Side::Left, 0, 0) };
                let column = if frame.stacked { Side::Left } else { place.column };
                let x = if frame.mirrored { -place.rect.right() } else { place.rect.x };
                (column, place.rect.y as i32, x as i32)
            });
            order.extend(items.into_iter().map(Place::Item));
        }
        order
    }

    /// The band that an item stands in.
    fn band(&self, place: Place) -> Option<usize> {
        match place {
            Place::Item(item) => self.arrangement().request.items.get(item).map(|item| item.band),
            _ => None,
        }
    }

    /// Whether a mark is walked to.
    fn is_open(&self, place: Place) -> bool {
        let Place::Item(item) = place else { return true };
        match self.arrangement().subjects.get(item) {
            Some(Subject::Statement(key)) => (self.passes)(*key),
            Some(Subject::Bundle(keys, _)) => keys.iter().any(|key| (self.passes)(*key)),
            Some(Subject::Mechanism(_)) => true,
            None => false,
        }
    }

    fn name(&self, place: Place) -> String {
        let negotiation = self.negotiation;
        let arrangement = self.arrangement();
        let (kind, id) = match place {
            Place::Party(party) => {
                ("party", negotiation.parties.get(party).map_or("", |party| party.id.as_ref()))
            }
            Place::Band(band) => match arrangement.groups.get(band) {
                Some(Group::Issue(issue)) => ("issue", negotiation[*issue].id.as_ref()),
                _ => ("issue", ""),
            },
            Place::Item(item) => match arrangement.subjects.get(item) {
                Some(Subject::Statement(key)) => ("statement", negotiation[*key].id.as_ref()),
                Some(Subject::Bundle(keys, _)) => {
                    ("bundle", keys.first().map_or("", |key| negotiation[*key].id.as_ref()))
                }
                Some(Subject::Mechanism(key)) => ("mechanism", negotiation[*key].id.as_ref()),
                None => ("", ""),
            },
        };
        [kind, ":", id].concat()
    }

    fn arrangement(&self) -> &Arrangement {
        self.picture.arrangement()
    }
}
