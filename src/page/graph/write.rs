//! Small pieces of SVG that all marks are made of.

use crate::layout::{Point, Rect};
use crate::markup::{Element, number, write_number};
use crate::scene::{GRID, Presence, Words};

/// Radius of a line's corners.
const BEND: f32 = 7.0;

/// The class that says how much a mark is there.
pub(super) fn presence_class(presence: Presence) -> &'static str {
    match presence {
        Presence::Plain => "",
        Presence::Chosen => " is-chosen",
        Presence::Tied => " is-tied",
        Presence::Faded => " is-faded",
    }
}

/// The class of a party's hue.
pub(super) fn hue_class(hue: usize) -> String {
    format!(" party-{hue}")
}

/// A box.
pub(super) fn rect(class: &str, place: Rect) -> Element {
    Element::new("rect")
        .class(class)
        .number("x", place.x)
        .number("y", place.y)
        .number("width", place.width)
        .number("height", place.height)
}

/// A sign from the grid of signs, `size` wide, its upper left corner at a point.
pub(super) fn sign(class: &str, path: &'static str, x: f32, y: f32, size: f32) -> Element {
    let scale = size / GRID;
    let mut transform = format!("translate({} {})", number(x), number(y));
    if (scale - 1.0).abs() > 0.01 {
        // In thousandths, without the code that writes any float there is.
        let thousandths = (scale * 1000.0).round() as u32;
        transform.push_str(&format!(" scale({}.{:03})", thousandths / 1000, thousandths % 1000));
    }
    Element::new("path").class(format!("sign {class}")).with("transform", transform).with("d", path)
}

/// Where a text hangs on its point.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hang {
    /// At the edge where the frame's lines begin.
    Start,
    /// At its middle.
    Middle,
}

/// Lines of words, the first with its base line at `y`. The anchor is given by the text's own direction, so a text
/// hangs where the frame wants it, whichever way it runs. Several lines from the right are each a text of their own:
/// WebKit would put the words of all of them in one order, across the lines.
pub(super) fn text(
    class: &str,
    words: &Words,
    hang: Hang,
    mirrored: bool,
    x: f32,
    y: f32,
    line: f32,
) -> Element {
    let anchor = match hang {
        Hang::Middle => "middle",
        Hang::Start if words.rtl == mirrored => "start",
        Hang::Start => "end",
    };
    let begin = || {
        let element = Element::new("text")
            .class(class)
            .with("text-anchor", anchor)
            .with("lang", words.language.as_str());
        // A page that runs the other way would turn the anchor.
        let direction = if words.rtl { "rtl" } else { "ltr" };
        if words.rtl || mirrored { element.with("direction", direction) } else { element }
    };
    let placed = |element: Element, at: usize, words: &str| {
        element.number("x", x).number("y", y + at as f32 * line).text(words)
    };
    // One line needs no span within; that is most of them.
    if let [words] = &*words.lines {
        return placed(begin(), 0, words);
    }
    let lines = words.lines.iter().enumerate();
    if words.rtl {
        return Element::new("g").children(lines.map(|(at, words)| placed(begin(), at, words)));
    }
    begin().children(lines.map(|(at, words)| placed(Element::new("tspan"), at, words)))
}

/// A line through corners, rounded, with an open arrowhead at its end where wanted. All is one path, so that the line
/// can be found, followed and measured as one.
pub(super) fn path(corners: &[Point], arrow: bool) -> String {
    // Room for a corner's two points of two numbers each, so that most lines are written without moving.
    let mut data = String::with_capacity(corners.len() * 32 + 48);
    let mut write = |command: char, points: &[Point]| {
        data.push(command);
        for (at, point) in points.iter().enumerate() {
            if at > 0 {
                data.push(' ');
            }
            write_number(point.x, &mut data);
            data.push(' ');
            write_number(point.y, &mut data);
        }
    };
    let Some(first) = corners.first() else { return data };
    write('M', &[*first]);
    for corner in corners.windows(3) {
        let [before, at, after] = corner else { continue };
        let radius = BEND.min(distance(*before, *at) / 2.0).min(distance(*at, *after) / 2.0);
        write('L', &[towards(*at, *before, radius)]);
        write('Q', &[*at, towards(*at, *after, radius)]);
    }
    if let [.., before, last] = corners {
        write('L', &[*last]);
        if arrow && distance(*before, *last) > 0.0 {
            let back = towards(*last, *before, 6.0);
            let (dx, dy) = ((last.x - back.x) * 0.7, (last.y - back.y) * 0.7);
            write('M', &[Point { x: back.x - dy, y: back.y + dx }]);
            write('L', &[*last, Point { x: back.x + dy, y: back.y - dx }]);
        }
    }
    data
}

/// Distance of two points that stand level or upright to each other.
fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).abs().max((a.y - b.y).abs())
}

/// The point `step` away from one point towards another that stands level or upright to it.
fn towards(from: Point, to: Point, step: f32) -> Point {
    let along = |from: f32, to: f32| {
        if to > from {
            step
        } else if to < from {
            -step
        } else {
            0.0
        }
    };
    Point { x: from.x + along(from.x, to.x), y: from.y + along(from.y, to.y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_rounded_and_the_arrow_is_part_of_the_line() {
        let corners = [Point { x: 0.0, y: 0.0 }, Point { x: 100.0, y: 0.0 }, Point { x: 100.0, y: 50.0 }];
        assert_eq!(path(&corners, false), "M0 0L93 0Q100 0 100 7L100 50");
        assert!(path(&corners, true).ends_with("M95.8 44L100 50 104.2 44"), "{}", path(&corners, true));
    }
}
