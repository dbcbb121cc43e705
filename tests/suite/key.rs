//! The key explains what is drawn.

use crate::{shipped, written};
use demarche::derive::days;
use demarche::markup::{Element, Node};
use demarche::page::Kept;
use std::collections::BTreeSet;

/// What the picture draws in a way of its own, by the class of its marks, and the sample in the key that stands for it.
const DRAWN: [(&str, &str); 9] = [
    ("footing-named", "named"),
    ("footing-unnamed", "unnamed"),
    ("footing-media", "media"),
    ("is-one-sided", "one-sided"),
    ("is-disputed", "disputed"),
    ("is-withdrawn", "withdrawn"),
    ("stance-supports", "for-mechanism"),
    ("stance-opposes", "against-mechanism"),
    ("role-about", "to-subject"),
];

#[test]
fn each_pattern_of_the_picture_has_a_sample_in_the_key_and_no_other_has() {
    let mut explained = BTreeSet::new();
    for negotiation in [shipped("istanbul-2025"), shipped("plastics-inc5")] {
        let days = days(&negotiation);
        for day in [days[0], days[days.len() / 2], days[days.len() - 1]] {
            let panels = written(&negotiation, &format!("?as_of={day}"), &Kept::default());
            let classes = |name: &str| {
                let panel = panels.iter().find(|panel| panel.name == name).expect("a panel");
                let mut classes = BTreeSet::new();
                collect(&panel.tree, &mut classes);
                classes
            };
            let (picture, key) = (classes("lens-graph"), classes("legend"));
            for (class, sample) in DRAWN {
                let is_drawn = picture.contains(class);
                // One sample for all that back a mechanism, in whatever way.
                let is_drawn = is_drawn
                    || sample == "for-mechanism"
                        && ["stance-proposes", "stance-requires"].iter().any(|one| picture.contains(*one));
                assert_eq!(key.contains(sample), is_drawn, "{}, {day}: {class}", negotiation.id);
                explained.extend(is_drawn.then_some(sample));
            }
        }
    }
    assert!(explained.len() > 6, "{explained:?} of {DRAWN:?}");
}

/// The classes in a tree.
fn collect(element: &Element, classes: &mut BTreeSet<String>) {
    let own = element.attribute("class").unwrap_or_default();
    classes.extend(own.split_whitespace().map(str::to_owned));
    for node in &element.children {
        if let Node::Element(child) = node {
            collect(child, classes);
        }
    }
}
