//! The style of a picture that stands alone: the rules of the page's own sheet, with every colour worked out.
//!
//! Programs that open SVG, Inkscape and resvg among them, know neither custom properties nor mixed colours, so a rule
//! that speaks of a party's colour is written once for each party.

use crate::later::LaterText;
use crate::page::export::picture::palette::{colour, hex, mix};
use std::collections::BTreeSet;

/// How the page draws the graph.
const SHEET: LaterText =
    LaterText::marked(concat!("<later-text>", include_str!("../../../../style/graph.css"), "</later-text>"));

/// What of a rule concerns a picture.
const PROPERTIES: [&str; 11] = [
    "fill",
    "font-size",
    "font-weight",
    "opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-decoration",
];

/// What only a reader with a pointer or a key brings about.
const LIVE: [&str; 3] = [":hover", ":focus", "[data-"];

/// The rules, for the parties of these colours. What is in party N's colour has the class `of-N`.
pub(super) fn sheet(hues: &BTreeSet<usize>) -> String {
    let mut sheet = String::new();
    let plain = without_comments(SHEET.get());
    let mut rest = plain.as_str();
    while let Some((head, tail)) = rest.split_once('{') {
        let head = head.trim();
        // Rules for media are about screens.
        let Some((body, after)) = (if head.starts_with('@') { balanced(tail) } else { tail.split_once('}') })
        else {
            break;
        };
        rest = after;
        if !head.starts_with('@') {
            push_rule(&mut sheet, head, body, hues);
        }
    }
    sheet
}

fn push_rule(sheet: &mut String, head: &str, body: &str, hues: &BTreeSet<usize>) {
    let selectors: Vec<&str> = head
        .split(',')
        .map(str::trim)
        .filter(|selector| !LIVE.iter().any(|live| selector.contains(live)))
        .collect();
    let declarations = body.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let (property, value) = (property.trim(), value.trim());
        PROPERTIES.contains(&property).then_some((property, value))
    });
    let (of_party, plain): (Vec<_>, Vec<_>) =
        declarations.partition(|(_, value)| value.contains("var(--party)"));
    push(sheet, &selectors, "", &plain, 0);
    if !of_party.is_empty() {
        for hue in hues {
            push(sheet, &selectors, &format!(".of-{hue}"), &of_party, *hue);
        }
    }
}

/// Writes one rule, each selector with `suffix`, the colours those of the hue.
fn push(sheet: &mut String, selectors: &[&str], suffix: &str, declarations: &[(&str, &str)], hue: usize) {
    let declarations: Vec<String> = declarations
        .iter()
        .filter_map(|(property, value)| Some(format!("{property}:{}", worked_out(value, hue)?)))
        .collect();
    if selectors.is_empty() || declarations.is_empty() {
        return;
    }
    let selectors: Vec<String> = selectors.iter().map(|selector| format!("{selector}{suffix}")).collect();
    sheet.push_str(&format!("{}{{{}}}\n", selectors.join(","), declarations.join(";")));
}

/// A value without custom properties and mixed colours; nothing where it cannot be had.
fn worked_out(value: &str, hue: usize) -> Option<String> {
    if let Some(mixture) = value.strip_prefix("color-mix(in srgb, ") {
        let (one, other) = mixture.strip_suffix(')')?.split_once(", ")?;
        let (one, percent) = one.split_once(' ')?;
        let percent = percent.strip_suffix('%')?.parse().ok()?;
        return Some(hex(mix(named(one, hue)?, percent, named(other, hue)?)));
    }
    if value.contains("var(") {
        return named(value, hue).map(hex);
    }
    // SVG 1.1 has another word for it, which every program knows.
    Some(if value == "transparent" { "none".to_owned() } else { value.to_owned() })
}

/// The colour that `var(--name)` stands for.
fn named(value: &str, hue: usize) -> Option<u32> {
    let name = value.strip_prefix("var(--")?.strip_suffix(')')?;
    if name == "party" { colour(&format!("party-{hue}")) } else { colour(name) }
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once("*/").map_or("", |(_, after)| after))
}

/// What stands up to the brace that closes the one just read, and what follows it.
fn balanced(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(..at)?, text.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_worked_out() {
        let sheet = sheet(&(0..=8).collect());
        for foreign in
            ["var(", "color-mix", ":hover", "[data-", "@media", "transition", "CanvasText", "currentColor"]
        {
            assert!(!sheet.contains(foreign), "{foreign}: {sheet}");
        }
        assert!(sheet.contains(".graph .party .edge.of-4{fill:#007879}\n"), "{sheet}");
        assert!(sheet.contains(".graph .rule{stroke:#d8d4c8;stroke-width:1}\n"), "{sheet}");
    }

    #[test]
    fn no_rule_on_colours_is_lost() {
        // Each that concerns a picture can be worked out, so that a new one in the sheet is not silently dropped.
        let plain = without_comments(SHEET.get());
        let quiet = plain.split("@media").next().expect("rules");
        for rule in quiet.split('}').filter(|rule| !LIVE.iter().any(|live| rule.contains(live))) {
            for declaration in rule.split_once('{').map_or("", |(_, body)| body).split(';') {
                let Some((property, value)) = declaration.split_once(':') else { continue };
                if PROPERTIES.contains(&property.trim()) {
                    assert!(worked_out(value.trim(), 1).is_some(), "{declaration}");
                }
            }
        }
    }

    #[test]
    fn only_the_parties_in_the_picture_have_rules() {
        let sheet = sheet(&BTreeSet::from([2]));
        assert!(sheet.contains(".of-2{") && !sheet.contains(".of-1"), "{sheet}");
    }
}
