//! What must change for one tree to become another.

use crate::markup::{Element, Node};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One change to a live tree. Patches are applied in order; each path is that of the tree as the patches before it
/// left it, as places among child nodes from the root down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Patch {
    /// Sets an attribute.
    Set {
        /// The element.
        path: Vec<usize>,
        /// The attribute.
        name: &'static str,
        /// Its value.
        value: String,
    },
    /// Takes an attribute away.
    Unset {
        /// The element.
        path: Vec<usize>,
        /// The attribute.
        name: &'static str,
    },
    /// Puts another text in the place of a text.
    Text {
        /// The text node.
        path: Vec<usize>,
        /// The new text.
        text: String,
    },
    /// Puts another node in the place of a node.
    Replace {
        /// The node.
        path: Vec<usize>,
        /// What stands there instead.
        node: Node,
    },
    /// Puts a node among the children of an element.
    Insert {
        /// The element.
        path: Vec<usize>,
        /// The place among its children.
        at: usize,
        /// The node.
        node: Node,
    },
    /// Takes a child of an element away.
    Remove {
        /// The element.
        path: Vec<usize>,
        /// The place among its children.
        at: usize,
    },
    /// Moves a child of an element to an earlier place.
    Move {
        /// The element.
        path: Vec<usize>,
        /// Where it stands.
        from: usize,
        /// Where it goes; never after `from`.
        to: usize,
    },
}

/// The patches that turn `old` into `new`, two elements of the same tag; with another tag, one `Replace` of the root.
#[must_use]
pub fn diff(old: &Element, new: &Element) -> Vec<Patch> {
    let mut patches = Vec::new();
    let mut path = Vec::new();
    if old.tag == new.tag {
        element(&mut patches, &mut path, old, new);
    } else {
        patches.push(Patch::Replace { path, node: new.clone().into() });
    }
    patches
}

fn element(patches: &mut Vec<Patch>, path: &mut Vec<usize>, old: &Element, new: &Element) {
    // Nearly always both have the same attributes in the same order.
    let in_step = old.attributes.len() == new.attributes.len()
        && old.attributes.iter().zip(&new.attributes).all(|(old, new)| old.name == new.name);
    for (at, attribute) in new.attributes.iter().enumerate() {
        let standing = match old.attributes.get(at).filter(|_| in_step) {
            Some(old) => Some(old.value.as_str()),
            None => old.attribute(attribute.name),
        };
        if standing != Some(attribute.value.as_str()) {
            let (name, value) = (attribute.name, attribute.value.clone());
            patches.push(Patch::Set { path: path.clone(), name, value });
        }
    }
    for attribute in old.attributes.iter().filter(|_| !in_step) {
        if new.attribute(attribute.name).is_none() {
            patches.push(Patch::Unset { path: path.clone(), name: attribute.name });
        }
    }
    children(patches, path, &old.children, &new.children);
}

fn children(patches: &mut Vec<Patch>, path: &mut Vec<usize>, old: &[Node], new: &[Node]) {
    let in_step = old.len() == new.len()
        && old.iter().zip(new).all(|(old, new)| is_same(old, new) || key(old) == key(new));
    if in_step {
        for (at, (old, new)) in old.iter().zip(new).enumerate() {
            node(patches, path, at, old, new);
        }
        return;
    }
    // Children with keys are told apart by key; those without, by being the nth of their kind.
    let names = |nodes: &[Node]| {
        let mut seen = Vec::new();
        let mut names = Vec::with_capacity(nodes.len());
        for node in nodes {
            let name = match (key(node), node) {
                (Some(key), _) => Name::Key(key.to_owned()),
                (None, Node::Element(element)) => Name::Nth(element.tag, next(&mut seen, element.tag)),
                (None, Node::Text(_)) => Name::Nth("", next(&mut seen, "")),
            };
            names.push(name);
        }
        names
    };
    let (old_names, new_names) = (names(old), names(new));
    // Entered one by one, here and below: to collect would sort first, and each sort is three kilobytes of program.
    let mut wanted: BTreeSet<&Name> = BTreeSet::new();
    wanted.extend(&new_names);
    let mut standing: Vec<(&Name, &Node)> = old_names.iter().zip(old).collect();
    for at in (0..standing.len()).rev() {
        if !wanted.contains(standing[at].0) {
            standing.remove(at);
            patches.push(Patch::Remove { path: path.clone(), at });
        }
    }
    let mut present: BTreeSet<&Name> = BTreeSet::new();
    present.extend(standing.iter().map(|(name, _)| *name));
    for (at, (name, new_node)) in new_names.iter().zip(new).enumerate() {
        let ahead = || standing.get(at..)?.iter().position(|(standing, _)| *standing == name);
        // One that stands nowhere ahead is new; or its key has been met, where two siblings have one key.
        match present.contains(name).then(ahead).flatten() {
            Some(0) => node(patches, path, at, standing[at].1, new_node),
            Some(step) => {
                let from = at + step;
                let moved = standing.remove(from);
                standing.insert(at, moved);
                patches.push(Patch::Move { path: path.clone(), from, to: at });
                node(patches, path, at, standing[at].1, new_node);
            }
            None => {
                standing.insert(at, (name, new_node));
                patches.push(Patch::Insert { path: path.clone(), at, node: new_node.clone() });
            }
        }
    }
    // Two siblings with one key: the later ones are surplus.
    for at in (new.len()..standing.len()).rev() {
        patches.push(Patch::Remove { path: path.clone(), at });
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Key(String),
    Nth(&'static str, usize),
}

/// How many of this tag were met before.
fn next(seen: &mut Vec<(&'static str, usize)>, tag: &'static str) -> usize {
    let at = seen.iter().position(|(met, _)| *met == tag).unwrap_or_else(|| {
        seen.push((tag, 0));
        seen.len() - 1
    });
    seen[at].1 += 1;
    seen[at].1
}

/// Whether one element stands in both trees.
fn is_same(old: &Node, new: &Node) -> bool {
    matches!((old, new), (Node::Element(old), Node::Element(new)) if Arc::ptr_eq(old, new))
}

fn key(node: &Node) -> Option<&str> {
    match node {
        Node::Element(element) => element.key.as_deref(),
        Node::Text(_) => None,
    }
}

fn node(patches: &mut Vec<Patch>, path: &mut Vec<usize>, at: usize, old: &Node, new: &Node) {
    if is_same(old, new) {
        return;
    }
    path.push(at);
    match (old, new) {
        (Node::Element(old), Node::Element(new)) if old.tag == new.tag => element(patches, path, old, new),
        (Node::Text(old), Node::Text(new)) => {
            if old != new {
                patches.push(Patch::Text { path: path.clone(), text: new.clone() });
            }
        }
        _ => patches.push(Patch::Replace { path: path.clone(), node: new.clone() }),
    }
    path.pop();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the browser shell does, on a tree instead of a page.
    fn apply(root: &mut Element, patches: Vec<Patch>) {
        fn at<'a>(root: &'a mut Element, path: &[usize]) -> &'a mut Element {
            path.iter().fold(root, |element, step| match &mut element.children[*step] {
                Node::Element(child) => Arc::make_mut(child),
                Node::Text(_) => unreachable!("a path through a text"),
            })
        }
        for patch in patches {
            match patch {
                Patch::Set { path, name, value } => {
                    let element = at(root, &path);
                    *element = element.clone().with(name, value);
                }
                Patch::Unset { path, name } => {
                    at(root, &path).attributes.retain(|attribute| attribute.name != name)
                }
                Patch::Text { path, text } => {
                    let (last, parent) = path.split_last().expect("a text is no root");
                    at(root, parent).children[*last] = Node::Text(text);
                }
                Patch::Replace { path, node } => {
                    let (last, parent) = path.split_last().expect("not the root here");
                    at(root, parent).children[*last] = node;
                }
                Patch::Insert { path, at: place, node } => at(root, &path).children.insert(place, node),
                Patch::Remove { path, at: place } => {
                    at(root, &path).children.remove(place);
                }
                Patch::Move { path, from, to } => {
                    let list = &mut at(root, &path).children;
                    let node = list.remove(from);
                    list.insert(to, node);
                }
            }
        }
    }

    fn item(key: &str, text: &str) -> Element {
        Element::new("li").key(key).with("data-id", key).text(text)
    }

    fn check(old: &Element, new: &Element) -> usize {
        let patches = diff(old, new);
        let count = patches.len();
        let mut patched = old.clone();
        apply(&mut patched, patches);
        let strip = |element: &Element| crate::markup::html(element);
        assert_eq!(strip(&patched), strip(new));
        count
    }

    #[test]
    fn nothing_changes_for_the_same_tree() {
        let tree = Element::new("ul").child(item("a", "1")).child(item("b", "2"));
        assert_eq!(check(&tree, &tree), 0);
    }

    #[test]
    fn a_sort_moves_and_does_not_redraw() {
        let old = Element::new("ul").children(["a", "b", "c", "d"].map(|key| item(key, key)));
        let new = Element::new("ul").children(["d", "a", "c", "b"].map(|key| item(key, key)));
        let patches = diff(&old, &new);
        assert!(patches.iter().all(|patch| matches!(patch, Patch::Move { .. })), "{patches:?}");
        check(&old, &new);
    }

    #[test]
    fn any_change_of_a_list_arrives() {
        let sets = ["", "a", "ab", "ba", "abcd", "xaby", "dcba", "bxd", "cax", "aba", "bb", "aabba"];
        for old in sets {
            for new in sets {
                let build = |set: &str| {
                    let items = set.chars().map(|key| item(&key.to_string(), set));
                    Element::new("ul").text("head").children(items).child(Element::new("hr"))
                };
                check(&build(old), &build(new));
            }
        }
    }

    #[test]
    fn texts_attributes_and_kinds_change() {
        let old =
            Element::new("p").with("a", "1").with("b", "2").text("x").child(Element::new("b")).text("y");
        let new = Element::new("p")
            .with("b", "3")
            .child(Element::new("i").text("z"))
            .text("y")
            .child(Element::new("b"));
        check(&old, &new);
    }
}
