//! A strict reader of the HTML that the library writes: it takes nothing but what the writer should ever write, so that
//! a text that has become markup cannot go unseen.

use std::collections::BTreeSet;

/// What stands in a page.
#[derive(Debug, Default)]
pub struct Markup<'p> {
    /// Each element with the names of its attributes: `a` alone, and `a` with `href`.
    pub vocabulary: BTreeSet<(&'p str, &'p str)>,
    /// The values of all attributes that lead somewhere.
    pub links: Vec<String>,
    /// The `id`s of elements.
    pub ids: Vec<String>,
    /// Every text and every value of an attribute, each on a line.
    pub words: String,
}

/// Attributes whose value a browser follows or fetches.
const LEADS: [&str; 12] = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "xlink:href",
    "cite",
    "ping",
    "background",
    "manifest",
];

const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

impl<'p> Markup<'p> {
    /// Reads a page.
    ///
    /// # Errors
    /// Where it is not well-formed; what is wrong, and there.
    pub fn read(page: &'p str) -> Result<Self, String> {
        let mut markup = Self::default();
        let mut open: Vec<&str> = Vec::new();
        let mut rest = page.strip_prefix("<!doctype html>\n").ok_or("no doctype")?;
        while let Some(at) = rest.find('<') {
            let wrong = |what: &str| Err(format!("{what}: {}", rest.chars().take(120).collect::<String>()));
            markup.words(&rest[..at])?;
            let tag = &rest[at + 1..];
            let Some(end) = tag.find('>') else { return wrong("a tag without an end") };
            rest = &tag[end + 1..];
            let tag = &tag[..end];
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return wrong("an end that does not match");
                }
                continue;
            }
            let name = tag.split(' ').next().unwrap_or_default();
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return wrong("no name of an element");
            }
            markup.vocabulary.insert((name, ""));
            markup.attributes(name, &tag[name.len()..])?;
            if !VOID.contains(&name) {
                open.push(name);
            }
        }
        markup.words(rest)?;
        if open.is_empty() { Ok(markup) } else { Err(format!("{open:?} stay open")) }
    }

    fn attributes(&mut self, element: &'p str, all: &'p str) -> Result<(), String> {
        let wrong = || format!("an attribute of {element}: {all}");
        let mut rest = all;
        while !rest.is_empty() {
            let inner = rest.strip_prefix(' ').ok_or_else(&wrong)?;
            let length = inner.find([' ', '=']).unwrap_or(inner.len());
            let (name, after) = inner.split_at(length);
            let sound = |byte: u8| byte.is_ascii_alphanumeric() || b"-:".contains(&byte);
            if name.is_empty() || !name.bytes().all(sound) {
                return Err(wrong());
            }
            self.vocabulary.insert((element, name));
            rest = after;
            if let Some(quoted) = after.strip_prefix('=') {
                let quoted = quoted.strip_prefix('"').ok_or_else(&wrong)?;
                let end = quoted.find('"').ok_or_else(&wrong)?;
                let value = &quoted[..end];
                let shown = self.words(value)?;
                if LEADS.contains(&name) {
                    self.links.push(shown.clone());
                }
                if name == "id" {
                    self.ids.push(shown);
                }
                rest = &quoted[end + 1..];
            }
        }
        Ok(())
    }

    /// Takes a text down, unescaped.
    fn words(&mut self, text: &str) -> Result<String, String> {
        if text.bytes().any(|byte| byte == b'<' || byte == b'>') {
            return Err(format!("unescaped: {text}"));
        }
        if !text.contains('&') {
            self.words.push_str(text);
            self.words.push('\n');
            return Ok(text.to_owned());
        }
        let mut parts = text.split('&');
        let mut plain = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (entity, rest) = part.split_once(';').ok_or_else(|| format!("a bare & in {text}"))?;
            plain.push(match entity {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                _ => return Err(format!("an unknown entity in {text}")),
            });
            plain.push_str(rest);
        }
        self.words.push_str(&plain);
        self.words.push('\n');
        Ok(plain)
    }
}

/// Whether an address may stand in a page: of the site, or of the web by the two schemes that are let through.
pub fn may_lead_to(address: &str) -> bool {
    let icon = address.starts_with("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'");
    let on_site = address.is_empty() || address.starts_with(['?', '#']);
    let file = address.strip_prefix("negotiations/").and_then(|rest| rest.strip_suffix(".json"));
    let document = file.is_some_and(|id| {
        id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    });
    icon || on_site || document || address.starts_with("https://") || address.starts_with("http://")
}

/// Characters that hide or reorder what stands around them.
pub fn hides(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' | '\u{2060}')
        || letter.is_control() && !"\n\t".contains(letter)
}
