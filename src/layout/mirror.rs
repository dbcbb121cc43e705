//! Direction, done once: no other pass knows which way a reader reads.

use crate::layout::{Frame, Layout, Point, Rect};

/// Mirrors the layout where the frame is mirrored. Text is never mirrored, only places are.
pub(super) fn turn(frame: Frame, mut layout: Layout) -> Layout {
    if !frame.mirrored {
        return layout;
    }
    let width = layout.size.width;
    let rect = |rect: &mut Rect| rect.x = width - rect.right();
    for party in &mut layout.parties {
        rect(&mut party.rect);
        if let Some(bar) = &mut party.bar {
            rect(bar);
        }
    }
    for band in &mut layout.bands {
        rect(&mut band.rect);
        rect(&mut band.heading);
    }
    for item in &mut layout.items {
        rect(&mut item.rect);
    }
    for token in &mut layout.tokens {
        rect(&mut token.rect);
    }
    for route in &mut layout.routes {
        for Point { x, .. } in route {
            *x = width - *x;
        }
    }
    layout
}
