//! Elements as text, and with them all escaping, but for that of GraphML, which is written without a tree.

use crate::markup::{Element, Node};

/// Elements that HTML writes without a closing tag (HTML, “Void elements”).
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// How an element without children is closed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Xml,
}

/// The element as HTML.
#[must_use]
pub fn html(element: &Element) -> String {
    let mut out = String::new();
    write(&mut out, element, Form::Html);
    out
}

/// The element, an `html`, as a file of its own.
#[must_use]
pub fn html_file(element: &Element) -> String {
    format!("<!doctype html>\n{}\n", html(element))
}

/// The element, an `svg`, as a file of its own.
#[must_use]
pub fn svg(element: &Element) -> String {
    xml(&element.clone().with("xmlns", "http://www.w3.org/2000/svg"))
}

/// The element as a file of XML, whatever its vocabulary.
#[must_use]
pub fn xml(element: &Element) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write(&mut out, element, Form::Xml);
    out.push('\n');
    out
}

fn write(out: &mut String, element: &Element, form: Form) {
    out.push('<');
    out.push_str(element.tag);
    for attribute in &element.attributes {
        out.push(' ');
        out.push_str(attribute.name);
        if !attribute.value.is_empty() || form == Form::Xml {
            out.push_str("=\"");
            escape(out, &attribute.value, true);
            out.push('"');
        }
    }
    match form {
        Form::Html if VOID.contains(&element.tag) => return out.push('>'),
        Form::Xml if element.children.is_empty() => return out.push_str("/>"),
        _ => out.push('>'),
    }
    for child in &element.children {
        match child {
            Node::Text(text) => escape(out, text, false),
            Node::Element(child) => write(out, child, form),
        }
    }
    out.push_str("</");
    out.push_str(element.tag);
    out.push('>');
}

/// Writes `text` so that it can be nothing but text. Characters that XML 1.0 does not know are left out.
fn escape(out: &mut String, text: &str, in_attribute: bool) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_stays_text() {
        let element = Element::new("p").with("title", "\"><script>").text("<b>&\u{0}");
        assert_eq!(html(&element), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;</p>");
    }

    #[test]
    fn each_form_closes_its_own_way() {
        let element = Element::new("svg")
            .child(Element::new("path").with_flag("hidden", true))
            .child(Element::new("br"));
        assert_eq!(html(&element), "<svg><path hidden></path><br></svg>");
        assert!(svg(&element).contains("<path hidden=\"\"/>"));
    }
}
