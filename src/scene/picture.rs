//! The part of a drawing that stays when dates, filters and choices change: what stands where.

use crate::derive::Known;
use crate::layout::{Arrangement, Choices, Frame, Layout, arrange, lay_out};
use crate::model::Negotiation;
use crate::pace::{Pace, at_once};
use crate::scene::{Drawing, Labels, Scene, draw};
use crate::state::{Opened, Passing, ViewState};
use crate::text::{Direction, Few, Messages};

/// A negotiation laid out for one frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    arrangement: Arrangement,
    layout: Layout,
    labels: Labels,
}

impl Picture {
    /// Lays a negotiation out, mirrored where the reader's language runs from right to left. The costly step: do it
    /// again only where one of its arguments has changed.
    #[must_use]
    pub fn new(negotiation: &Negotiation, frame: Frame, messages: &Messages, open: &Few<Opened>) -> Self {
        at_once(Self::in_slices(negotiation, frame, messages, open, Pace::steady()))
    }

    /// The same with pauses.
    pub async fn in_slices(
        negotiation: &Negotiation,
        frame: Frame,
        messages: &Messages,
        open: &Few<Opened>,
        pace: Pace<'_>,
    ) -> Self {
        let frame = frame.mirror(messages.language().direction() == Direction::RightToLeft);
        let arrangement = arrange(negotiation, &Choices { frame, messages, open });
        pace.pause().await;
        let layout = lay_out(&arrangement.request);
        pace.pause().await;
        let labels = Labels::new(negotiation, messages.language(), &arrangement, &layout);
        Self { arrangement, layout, labels }
    }

    /// Draws it with what is known and chosen.
    #[must_use]
    pub fn draw(
        &self,
        negotiation: &Negotiation,
        known: &Known,
        passing: &Passing,
        state: &ViewState,
    ) -> Scene {
        let Self { arrangement, layout, labels } = self;
        draw(&Drawing { negotiation, known, passing, state, arrangement, layout, labels })
    }

    /// What was asked of the layout, for measuring.
    #[must_use]
    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// What the layout answered.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}
