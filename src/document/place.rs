//! From byte offsets to lines, columns and JSON paths, only where there is something to say.

use crate::document::json::{Node, Value};
use crate::model::Place;
use std::fmt::Write as _;

/// Line and column of one offset.
pub fn place_of(text: &str, at: usize) -> Place {
    let mut walker = Walker::new(text);
    walker.place(at)
}

/// Walks a text once, from place to later place.
pub struct Walker<'t> {
    text: &'t str,
    at: usize,
    place: Place,
}

impl<'t> Walker<'t> {
    /// At the first character.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, place: Place { line: 1, column: 1 } }
    }

    /// The place of `at`, which must not be before the last one asked for.
    pub fn place(&mut self, at: usize) -> Place {
        let passed = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        for &byte in passed {
            if byte == b'\n' {
                self.place.line += 1;
                self.place.column = 1;
            } else if byte & 0xc0 != 0x80 {
                // Every byte but those that continue a character.
                self.place.column += 1;
            }
        }
        self.at = self.at.max(at);
        self.place
    }
}

/// The path of the value that begins at `at`, as in `statements[3].to[0]`; empty for the document itself.
pub fn path_of(root: &Node<'_>, at: u32) -> String {
    let mut path = String::new();
    let mut node = root;
    while node.at != at {
        node = match &node.value {
            Value::List(items) => {
                let Some(index) = items.partition_point(|item| item.at <= at).checked_sub(1) else { break };
                let _ = write!(path, "[{index}]");
                &items[index]
            }
            Value::Object(members) => {
                let Some(index) = members.partition_point(|member| member.node.at <= at).checked_sub(1)
                else {
                    break;
                };
                push_name(&mut path, &members[index].name);
                &members[index].node
            }
            _ => break,
        };
    }
    path
}

fn push_name(path: &mut String, name: &str) {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit());
    if plain && name.len() <= 100 {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
    } else {
        let _ = write!(path, "[\"{}\"]", shown(name));
    }
}

/// `text` as a sentence or path may quote it: short, on one line, with nothing hidden in it.
pub fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown = String::new();
    let mut count = 0;
    for letter in text.chars() {
        if count >= MOST {
            shown.push('…');
            break;
        }
        if letter.is_control()
            || crate::document::clean::is_hidden(letter)
            || "\u{2028}\u{2029}".contains(letter)
        {
            let before = shown.len();
            let _ = write!(shown, "\\u{{{:04x}}}", u32::from(letter));
            // A hidden letter takes the room of those that name it.
            count += shown.len() - before;
        } else {
            shown.push(letter);
            count += 1;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json::parse;

    #[test]
    fn what_is_quoted_is_short_whatever_stands_in_it() {
        assert_eq!(shown(&"w".repeat(60)), "w".repeat(60));
        assert_eq!(shown(&"w".repeat(61)), "w".repeat(60) + "…");
        assert_eq!(shown("a\u{7f}b"), "a\\u{007f}b");
        assert!(shown(&"\u{e0001}".repeat(100)).chars().count() < 80);
    }

    #[test]
    fn columns_count_characters() {
        let text = "{\n \"ä\": \"x\"}";
        let at = text.find("\"x").expect("there");
        assert_eq!(place_of(text, at), Place { line: 2, column: 7 });
    }

    #[test]
    fn a_path_leads_to_its_value() {
        let text = r#"{"a": [1, {"b c": [true]}], "d": 2}"#;
        let root = parse(text).expect("JSON");
        let path = |what: &str| path_of(&root, text.find(what).expect("there") as u32);
        assert_eq!(path("true"), "a[1][\"b c\"][0]");
        assert_eq!(path("2}"), "d");
        assert_eq!(path("{\"a"), "");
    }

    #[test]
    fn what_is_hidden_is_spelled_out() {
        assert_eq!(shown("a\u{202e}b\n"), "a\\u{202e}b\\u{000a}");
        assert_eq!(shown(&"x".repeat(61)).chars().count(), 61);
    }
}
