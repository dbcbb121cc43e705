//! Trees as live nodes: building them, and carrying changes over.

use crate::sent::{Names, Sent};
use demarche::markup::{Element, Node, Patch};
use js_sys::JsString;
use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlInputElement};

const SVG: &str = "http://www.w3.org/2000/svg";

// What `web_sys` has too, but only for strings that are copied into the page at each call.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Document)]
    type Maker;
    #[wasm_bindgen(method, catch, js_name = createElement)]
    fn create(this: &Maker, tag: &JsString) -> Result<web_sys::Element, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createElementNS)]
    fn create_within(this: &Maker, space: &JsString, tag: &JsString) -> Result<web_sys::Element, JsValue>;
    #[wasm_bindgen(method, js_name = createTextNode)]
    fn text(this: &Maker, text: &JsString) -> web_sys::Text;

    #[wasm_bindgen(extends = web_sys::Element)]
    type Made;
    #[wasm_bindgen(method, catch, js_name = setAttribute)]
    fn set(this: &Made, name: &JsString, value: &JsString) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter, js_name = nodeValue)]
    fn set_words(this: &Made, text: &JsString);
}

/// Applies the patches to the live form of the tree that they were made for.
///
/// # Errors
/// Where the live nodes are not those of the tree. Some patches may have been applied by then.
pub fn apply(root: &web_sys::Element, patches: &[Patch]) -> Result<(), JsValue> {
    let mut page = Page::new(Sent::with(|texts| patches.iter().for_each(|patch| gather(patch, texts))));
    let mut walk = Walk::new(root);
    for patch in patches {
        page.apply(&mut walk, patch)?;
    }
    Ok(())
}

/// Draws an element anew, attributes and content, in one step.
///
/// # Errors
/// Where the browser refuses a name.
pub fn redraw(live: &web_sys::Element, tree: &Element) -> Result<(), JsValue> {
    let id = live.id();
    let fresh = grown(tree)?;
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
    let grown = grown(tree)?;
    document.body().ok_or("no body")?.append_child(&grown)?;
    Ok(())
}

/// A tree as live nodes, not yet in the page.
fn grown(tree: &Element) -> Result<web_sys::Element, JsValue> {
    Page::new(Sent::with(|texts| gather_tree(tree, texts))).build(tree, false)
}

/// The texts of a patch, in the order in which [`Page::apply`] asks for them.
fn gather<'t>(patch: &'t Patch, texts: &mut dyn FnMut(&'t str)) {
    match patch {
        Patch::Set { value, .. } => texts(value),
        Patch::Text { text, .. } => texts(text),
        Patch::Replace { node, .. } | Patch::Insert { node, .. } => gather_node(node, texts),
        Patch::Unset { .. } | Patch::Remove { .. } | Patch::Move { .. } => {}
    }
}

fn gather_node<'t>(node: &'t Node, texts: &mut dyn FnMut(&'t str)) {
    match node {
        Node::Text(text) => texts(text),
        Node::Element(element) => gather_tree(element, texts),
    }
}

fn gather_tree<'t>(tree: &'t Element, texts: &mut dyn FnMut(&'t str)) {
    tree.attributes.iter().for_each(|attribute| texts(&attribute.value));
    tree.children.iter().for_each(|node| gather_node(node, texts));
}

/// The page while it is changed.
struct Page {
    maker: Maker,
    sent: Sent,
    names: Names,
}

impl Page {
    fn new(sent: Sent) -> Self {
        Self { maker: document().unchecked_into(), sent, names: Names::default() }
    }

    fn apply(&mut self, walk: &mut Walk, patch: &Patch) -> Result<(), JsValue> {
        match patch {
            Patch::Set { path, name, value } => {
                let text = self.sent.next(value);
                let element = walk.element(path)?;
                element.unchecked_ref::<Made>().set(self.names.of(name), &text)?;
                follow(&element, name, Some(value))
            }
            Patch::Unset { path, name } => {
                let element = walk.element(path)?;
                element.remove_attribute(name)?;
                follow(&element, name, None)
            }
            Patch::Text { path, text } => {
                let text = self.sent.next(text);
                let node = walk.to(path)?;
                if node.node_type() != web_sys::Node::TEXT_NODE {
                    return Err("no text here".into());
                }
                node.unchecked_ref::<Made>().set_words(&text);
                Ok(())
            }
            Patch::Replace { path, node } => {
                let old = walk.to(path)?;
                let parent = old.parent_node().ok_or("no parent")?;
                let fresh = self.node(node, in_svg(&parent))?;
                parent.replace_child(&fresh, &old)?;
                walk.forget(path.len().saturating_sub(1));
                Ok(())
            }
            Patch::Insert { path, at, node } => {
                let parent = walk.to(path)?;
                let fresh = self.node(node, in_svg(&parent))?;
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

    fn node(&mut self, node: &Node, within_svg: bool) -> Result<web_sys::Node, JsValue> {
        match node {
            Node::Text(text) => Ok(self.maker.text(&self.sent.next(text)).into()),
            Node::Element(element) => Ok(self.build(element, within_svg)?.into()),
        }
    }

    fn build(&mut self, tree: &Element, within_svg: bool) -> Result<web_sys::Element, JsValue> {
        let is_svg = within_svg || tree.tag == "svg";
        let element = if is_svg {
            let space = self.names.of(SVG).clone();
            self.maker.create_within(&space, self.names.of(tree.tag))?
        } else {
            self.maker.create(self.names.of(tree.tag))?
        };
        for attribute in &tree.attributes {
            let text = self.sent.next(&attribute.value);
            element.unchecked_ref::<Made>().set(self.names.of(attribute.name), &text)?;
        }
        let within_svg = is_svg && tree.tag != "foreignObject";
        for node in &tree.children {
            let child = self.node(node, within_svg)?;
            element.append_child(&child)?;
        }
        Ok(element)
    }
}

/// Brings a field to the state that its attribute only begins.
fn follow(element: &web_sys::Element, name: &str, value: Option<&str>) -> Result<(), JsValue> {
    match name {
        "checked" => {
            if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                field.set_checked(value.is_some());
            }
        }
        "value" => {
            // What is being typed is the reader's.
            if let Some(field) = element.dyn_ref::<HtmlInputElement>()
                && document().active_element().as_ref() != Some(element)
            {
                field.set_value(value.unwrap_or_default());
            }
        }
        "selected" => {
            js_sys::Reflect::set(element, &name.into(), &value.is_some().into())?;
        }
        _ => {}
    }
    Ok(())
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
