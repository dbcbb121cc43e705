//! What views have in common changes nothing of them.

use crate::{made_up, shipped, written};
use demarche::markup::{Element, Node};
use demarche::page::{Kept, Panel};
use std::sync::Arc;

#[test]
fn a_view_is_the_same_with_what_others_have_left() {
    for negotiation in [shipped("istanbul-2025"), shipped("plastics-inc5"), made_up::negotiation(400, 8, 3)] {
        let (issue, said) = (&negotiation.issues[0].id, &negotiation.statements[1].id);
        let party = &negotiation.parties[0].id;
        let mut kept = Kept::default();
        let mut date = None;
        for address in [
            "?",
            &format!("?focus=statement:{said}"),
            "?kind=demand&answer=unanswered",
            &format!("?view=table&issue={issue}"),
            "?view=timeline",
            &format!("?view=compare&party={party}&q=e"),
            "?view=sources",
            &format!("?open={issue}&focus=party:{party}"),
            "?as_of=2025-10-26",
            "?as_of=2025-10-29&kind=offer",
            "?as_of=2025-08",
            &format!("?focus=issue:{issue}"),
        ] {
            let as_of = address.split("as_of=").nth(1).map(|rest| rest.split('&').next().unwrap_or(rest));
            if as_of != date {
                (kept, date) = (kept.for_another_date(), as_of);
            }
            let (after_others, fresh) =
                (written(&negotiation, address, &kept), written(&negotiation, address, &Kept::default()));
            assert!(after_others == fresh, "{}{address}", negotiation.id);
        }
    }
}

#[test]
fn what_looks_the_same_is_not_drawn_again() {
    let negotiation = shipped("istanbul-2025");
    let kept = Kept::default();
    let before = written(&negotiation, "?", &kept);
    for (address, kept, least) in [
        ("?kind=demand", &kept, 1.0),
        ("?focus=issue:militancy", &kept, 1.0),
        // Two weeks before, many had other answers.
        ("?as_of=2025-10-26", &kept.for_another_date(), 0.5),
    ] {
        let after = written(&negotiation, address, kept);
        let (mut shared, mut all) = (0, 0);
        let before = inside_of_statements(&before);
        for node in inside_of_statements(&after) {
            all += 1;
            shared += usize::from(before.iter().any(|old| Arc::ptr_eq(old, node)));
        }
        assert!(all > 100 && shared as f32 >= least * all as f32, "{address}: {shared} of {all}");
    }
}

/// The elements in the marks of statements, in the graph.
fn inside_of_statements(panels: &[Panel]) -> Vec<&Arc<Element>> {
    let mut found = Vec::new();
    let graph = panels.iter().find(|panel| panel.name == "lens-graph").expect("a graph");
    graph.tree.walk(&mut |element| {
        if element.attribute("data-mark") == Some("statement") {
            found.extend(element.children.iter().filter_map(|node| match node {
                Node::Element(child) => Some(child),
                Node::Text(_) => None,
            }));
        }
    });
    found
}
