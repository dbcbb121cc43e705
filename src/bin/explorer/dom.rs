//! Trees as live nodes: building them, and carrying changes over.

use demarche::markup::{Element, Node, Patch};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlInputElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Applies the patches to the live form of the tree that they were made for.
///
/// # Errors
/// Where the live nodes are not those of the tree. Some patches may have been applied by then.
pub fn apply(root: &web_sys::Element, patches: &[Patch]) -> Result<(), JsValue> {
    let mut walk = Walk::new(root);
    for patch in patches {
        apply_one(&mut walk, patch)?;
    }
    Ok(())
}

/// Draws an element anew, attributes and content, in one step.
///
/// # Errors
/// Where the browser refuses a name.
pub fn redraw(live: &web_sys::Element, tree: &Element) -> Result<(), JsValue> {
    let id = live.id();
    let fresh = build(&document(), tree, false)?;
    if !id.is_empty() {
        fresh.set_attribute("id", &id)?;
    }
    live.replace_with_with_node_1(&fresh)
}

/// Adds an element at the end of the page.
///
/// # Errors
/// Where the browser refuses a name.
pub fn append(document: &Document, tree: &Element) -> Result<(), JsValue> {
    let body = document.body().ok_or("no body")?;
    let built = build(document, tree, false)?;
    body.append_child(&built)?;
    Ok(())
}

fn apply_one(walk: &mut Walk, patch: &Patch) -> Result<(), JsValue> {
    match patch {
        Patch::Set { path, name, value } => set(&walk.element(path)?, name, Some(value)),
        Patch::Unset { path, name } => set(&walk.element(path)?, name, None),
        Patch::Text { path, text } => {
            let node = walk.to(path)?;
            if node.node_type() != web_sys::Node::TEXT_NODE {
                return Err("no text here".into());
            }
            node.set_node_value(Some(text));
            Ok(())
        }
        Patch::Replace { path, node } => {
            let old = walk.to(path)?;
            let parent = old.parent_node().ok_or("no parent")?;
            let fresh = build_node(node, in_svg(&parent))?;
            parent.replace_child(&fresh, &old)?;
            walk.forget(path.len().saturating_sub(1));
            Ok(())
        }
        Patch::Insert { path, at, node } => {
            let parent = walk.to(path)?;
            let fresh = build_node(node, in_svg(&parent))?;
            parent.insert_before(&fresh, child(&parent, *at).as_ref())?;
            walk.forget(path.len());
            Ok(())
        }
        Patch::Remove { path, at } => {
            let parent = walk.to(path)?;
            parent.remove_child(&child(&parent, *at).ok_or("no child")?)?;
            walk.forget(path.len());
            Ok(())
        }
        Patch::Move { path, from, to } => {
            let parent = walk.to(path)?;
            let moved = child(&parent, *from).ok_or("no child")?;
            parent.insert_before(&moved, child(&parent, *to).as_ref())?;
            walk.forget(path.len());
            Ok(())
        }
    }
}

/// Sets or takes away an attribute, and the state of a field that the attribute only begins.
fn set(element: &web_sys::Element, name: &str, value: Option<&str>) -> Result<(), JsValue> {
    match value {
        Some(value) => element.set_attribute(name, value)?,
        None => element.remove_attribute(name)?,
    }
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        match name {
            "checked" => field.set_checked(value.is_some()),
            // What is being typed is the reader's.
            "value" if document().active_element().as_ref() != Some(element) => {
                field.set_value(value.unwrap_or_default());
            }
            _ => {}
        }
    } else if name == "selected" {
        js_sys::Reflect::set(element, &"selected".into(), &value.is_some().into())?;
    }
    Ok(())
}

fn build_node(node: &Node, within_svg: bool) -> Result<web_sys::Node, JsValue> {
    let document = document();
    match node {
        Node::Text(text) => Ok(document.create_text_node(text).into()),
        Node::Element(element) => Ok(build(&document, element, within_svg)?.into()),
    }
}

fn build(document: &Document, tree: &Element, within_svg: bool) -> Result<web_sys::Element, JsValue> {
    let is_svg = within_svg || tree.tag == "svg";
    let element = if is_svg {
        document.create_element_ns(Some(SVG), tree.tag)?
    } else {
        document.create_element(tree.tag)?
    };
    for attribute in &tree.attributes {
        element.set_attribute(attribute.name, &attribute.value)?;
    }
    let within_svg = is_svg && tree.tag != "foreignObject";
    for node in &tree.children {
        match node {
            Node::Text(text) => {
                element.append_child(&document.create_text_node(text))?;
            }
            Node::Element(child) => {
                let child = build(document, child, within_svg)?;
                element.append_child(&child)?;
            }
        }
    }
    Ok(element)
}

fn in_svg(parent: &web_sys::Node) -> bool {
    parent.dyn_ref::<web_sys::Element>().is_some_and(|element| {
        element.namespace_uri().as_deref() == Some(SVG) && element.local_name() != "foreignObject"
    })
}

fn child(parent: &web_sys::Node, at: usize) -> Option<web_sys::Node> {
    parent.child_nodes().item(u32::try_from(at).ok()?)
}

/// Finds live nodes by their paths. Patches come in document order, so most of a path is that of the one before.
struct Walk {
    /// The root and the nodes on the way to the last one found; one more than `path` has steps.
    nodes: Vec<web_sys::Node>,
    path: Vec<usize>,
}

impl Walk {
    fn new(root: &web_sys::Element) -> Self {
        Self { nodes: vec![root.clone().into()], path: Vec::new() }
    }

    fn to(&mut self, path: &[usize]) -> Result<web_sys::Node, JsValue> {
        let shared = self.path.iter().zip(path).take_while(|(a, b)| a == b).count();
        self.forget(shared);
        for &at in path.iter().skip(shared) {
            let last = self.nodes.last().ok_or("no root")?;
            let next = child(last, at).ok_or("no such node")?;
            self.nodes.push(next);
            self.path.push(at);
        }
        self.nodes.last().cloned().ok_or_else(|| "no root".into())
    }

    fn element(&mut self, path: &[usize]) -> Result<web_sys::Element, JsValue> {
        self.to(path)?.dyn_into().map_err(|_| "no element here".into())
    }

    /// Forgets what stands below `depth`, where places have changed.
    fn forget(&mut self, depth: usize) {
        self.nodes.truncate(depth + 1);
        self.path.truncate(depth);
    }
}
