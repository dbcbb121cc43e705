//! JSON as a tree that knows where each value stands.
//!
//! Why our own: findings need the place of every value and both of two equal keys, which `serde_json` does not keep;
//! and a document of a hundred thousand statements must be read in well under a second, so strings without escapes
//! are borrowed. The grammar is that of RFC 8259 and nothing more.

use crate::document::limits::{self, Limit};
use crate::document::place::place_of;
use crate::document::refusal::Refusal;
use crate::text::Order as _;
use std::borrow::Cow;

/// One value and the byte at which it begins.
#[derive(Debug)]
pub struct Node<'t> {
    /// Byte offset in the text.
    pub at: u32,
    /// What stands there.
    pub value: Value<'t>,
}

/// What a value is. No field of any format is a number or a truth, so these are not kept.
#[derive(Debug)]
pub enum Value<'t> {
    /// `null`, which counts as absent.
    Null,
    /// `true` or `false`.
    Truth,
    /// Any number, however large.
    Number,
    /// A string.
    Text(Cow<'t, str>),
    /// A string with half of a surrogate pair, which no text can hold.
    Surrogate,
    /// A list.
    List(Vec<Node<'t>>),
    /// An object, its fields in order, equal ones among them.
    Object(Vec<Member<'t>>),
}

/// One field of an object.
#[derive(Debug)]
pub struct Member<'t> {
    /// Its name.
    pub name: Cow<'t, str>,
    /// Its value.
    pub node: Node<'t>,
}

impl<'t> Node<'t> {
    /// The first field of this name, where this is an object that has one which is not `null`.
    pub fn field(&self, name: &str) -> Option<&Node<'t>> {
        let Value::Object(members) = &self.value else { return None };
        let node = &members.iter().find(|member| member.name == name)?.node;
        (!matches!(node.value, Value::Null)).then_some(node)
    }

    /// The value without its blanks and escapes, the same for values that read the same.
    pub fn likeness(&self) -> String {
        let mut likeness = String::new();
        self.push_likeness(&mut likeness);
        likeness
    }

    fn push_likeness(&self, likeness: &mut String) {
        match &self.value {
            Value::Null => {}
            Value::Truth | Value::Number | Value::Surrogate => likeness.push('?'),
            Value::Text(text) => likeness.push_str(text),
            Value::List(items) => {
                for item in items {
                    likeness.push(',');
                    item.push_likeness(likeness);
                }
                likeness.push(']');
            }
            Value::Object(members) => {
                // Whatever the order of the fields, and with or without those that are absent.
                let mut present: Vec<_> =
                    members.iter().filter(|member| !matches!(member.node.value, Value::Null)).collect();
                present.order_by(|a, b| a.name.cmp(&b.name));
                for member in present {
                    // No text holds these two unless it is written to deceive, and then all that is lost is a repeat.
                    likeness.push('\u{1}');
                    likeness.push_str(&member.name);
                    likeness.push('\u{2}');
                    member.node.push_likeness(likeness);
                }
                likeness.push('}');
            }
        }
    }
}

/// Reads the whole text as one value.
///
/// # Errors
/// Where it is not JSON, or over a limit; never a finding, for nothing is known of what such a text means.
pub fn parse(text: &str) -> Result<Node<'_>, Refusal> {
    let mut reader = Reader::new(text)?;
    while reader.step()? {}
    reader.finish()
}

/// A text on its way to a value: of an object, its lists are read some items at a time, as only these grow without end.
pub struct Reader<'t> {
    parser: Parser<'t>,
    stage: Stage<'t>,
    /// Where the value begins, and its fields where it is an object.
    start: usize,
    members: Vec<Member<'t>>,
}

/// What is read next.
enum Stage<'t> {
    /// A value that is no object.
    Value,
    /// A field.
    Field,
    /// More of the list of a field: its name, where it begins, how long it may be, and what it has.
    List(Cow<'t, str>, usize, &'static Limit, Vec<Node<'t>>),
    /// Nothing: this is the value.
    Done(Value<'t>),
}

impl<'t> Reader<'t> {
    /// Begins at the first value of the text.
    ///
    /// # Errors
    /// As [`parse`] has them.
    pub fn new(text: &'t str) -> Result<Self, Refusal> {
        let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, values: 0 };
        parser.skip_blanks();
        let start = parser.at;
        let stage = match parser.peek() {
            None => return Err(Refusal::Empty),
            Some(b'<') => return Err(Refusal::WebPage(place_of(text, start))),
            Some(b'{') => {
                parser.count()?;
                if parser.opens(b'}') { Stage::Field } else { Stage::Done(Value::Object(Vec::new())) }
            }
            Some(_) => Stage::Value,
        };
        Ok(Self { parser, stage, start, members: Vec::new() })
    }

    /// Reads some more; whether there is more to read.
    ///
    /// # Errors
    /// As [`parse`] has them.
    pub fn step(&mut self) -> Result<bool, Refusal> {
        let parser = &mut self.parser;
        let read = match &mut self.stage {
            Stage::Value => {
                self.stage = Stage::Done(parser.value(0, &limits::ITEMS)?.value);
                return Ok(true);
            }
            Stage::Field => {
                let (name, most) = parser.name(&self.members, self.start)?;
                let at = parser.at;
                if parser.peek() == Some(b'[') {
                    parser.count()?;
                    if parser.opens(b']') {
                        self.stage = Stage::List(name, at, most, Vec::new());
                        return Ok(true);
                    }
                    Member { name, node: Node { at: at as u32, value: Value::List(Vec::new()) } }
                } else {
                    Member { name, node: parser.value(1, most)? }
                }
            }
            Stage::List(name, at, most, items) => {
                for _ in 0..STEP {
                    if !parser.item(items, 1, most, *at)? {
                        let value = Value::List(std::mem::take(items));
                        let member =
                            Member { name: std::mem::take(name), node: Node { at: *at as u32, value } };
                        return self.has_read(member);
                    }
                }
                return Ok(true);
            }
            Stage::Done(_) => return Ok(false),
        };
        self.has_read(read)
    }

    /// Goes on behind a field.
    fn has_read(&mut self, member: Member<'t>) -> Result<bool, Refusal> {
        self.members.push(member);
        self.stage = match self.parser.goes_on(b'}', FIELDS_GO_ON)? {
            true => Stage::Field,
            false => Stage::Done(Value::Object(std::mem::take(&mut self.members))),
        };
        Ok(true)
    }

    /// The value, once there is no more to read.
    ///
    /// # Errors
    /// Where the text goes on behind it.
    pub fn finish(mut self) -> Result<Node<'t>, Refusal> {
        self.parser.skip_blanks();
        if self.parser.peek().is_some() {
            return Err(Refusal::TrailingText(place_of(self.parser.text, self.parser.at)));
        }
        let value = if let Stage::Done(value) = self.stage { value } else { Value::Null };
        Ok(Node { at: self.start as u32, value })
    }
}

/// What must stand between the fields of an object.
const FIELDS_GO_ON: &str = "a comma or “}” must stand here";

/// How many items of a list are read in one step: some tenths of a millisecond.
const STEP: usize = 64;

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    values: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Not JSON here, or cut off where the text has ended.
    fn wrong(&self, what: &'static str) -> Refusal {
        let place = place_of(self.text, self.at);
        if self.at >= self.bytes.len() { Refusal::Truncated(place) } else { Refusal::NotJson(place, what) }
    }

    fn over(&self, limit: &'static Limit, at: usize) -> Refusal {
        Refusal::OverLimit(Some(place_of(self.text, at)), limit)
    }

    /// The value that stands here; as a list, it may not exceed `most`.
    fn value(&mut self, depth: usize, most: &'static Limit) -> Result<Node<'t>, Refusal> {
        // The limit of size keeps every offset within `u32`.
        let at = self.at as u32;
        self.count()?;
        let value = match self.peek() {
            // Recursion is bounded by the limit of depth, which a browser's stack holds many times over.
            Some(b'{' | b'[') if depth >= limits::DEPTH.most => {
                return Err(self.over(&limits::DEPTH, self.at));
            }
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth, most)?,
            Some(b'"') => self.string()?.map_or(Value::Surrogate, Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Value::Truth)?,
            Some(b'f') => self.word("false", Value::Truth)?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b'\'') => return Err(self.wrong("write strings in double quotes")),
            Some(b'/') => return Err(self.wrong("remove the comment; JSON has none")),
            Some(b']' | b'}') => return Err(self.wrong("remove the comma before this bracket")),
            _ => return Err(self.wrong("a value must stand here")),
        };
        Ok(Node { at, value })
    }

    /// Counts a value that begins here.
    fn count(&mut self) -> Result<(), Refusal> {
        self.values += 1;
        if self.values > limits::VALUES.most { Err(self.over(&limits::VALUES, self.at)) } else { Ok(()) }
    }

    fn word(&mut self, word: &str, value: Value<'t>) -> Result<Value<'t>, Refusal> {
        for byte in word.bytes() {
            if self.peek() != Some(byte) {
                return Err(self.wrong("the only bare words are true, false and null"));
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'t>, Refusal> {
        const WHAT: &str = "a number is written like -12.5e3";
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits(WHAT)?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits(WHAT)?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits(WHAT)?;
        }
        Ok(Value::Number)
    }

    fn digits(&mut self, what: &'static str) -> Result<(), Refusal> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start { Err(self.wrong(what)) } else { Ok(()) }
    }

    fn list(&mut self, depth: usize, most: &'static Limit) -> Result<Value<'t>, Refusal> {
        let start = self.at;
        let mut items = Vec::new();
        if self.opens(b']') {
            while self.item(&mut items, depth, most, start)? {}
        }
        Ok(Value::List(items))
    }

    fn object(&mut self, depth: usize) -> Result<Value<'t>, Refusal> {
        let start = self.at;
        let mut members = Vec::new();
        if self.opens(b'}') {
            loop {
                let (name, most) = self.name(&members, start)?;
                let node = self.value(depth + 1, most)?;
                members.push(Member { name, node });
                if !self.goes_on(b'}', FIELDS_GO_ON)? {
                    break;
                }
            }
        }
        Ok(Value::Object(members))
    }

    /// Goes into a list or an object; whether there is anything in it before it ends with `end`.
    fn opens(&mut self, end: u8) -> bool {
        self.at += 1;
        self.skip_blanks();
        let empty = self.peek() == Some(end);
        self.at += usize::from(empty);
        !empty
    }

    /// Reads on behind an item; whether there is another before the end.
    fn goes_on(&mut self, end: u8, what: &'static str) -> Result<bool, Refusal> {
        self.skip_blanks();
        match self.peek() {
            Some(b',') => {}
            Some(byte) if byte == end => {
                self.at += 1;
                return Ok(false);
            }
            _ => return Err(self.wrong(what)),
        }
        self.at += 1;
        self.skip_blanks();
        Ok(true)
    }

    /// Reads the next item of the list that begins at `start`; whether there is another.
    fn item(
        &mut self,
        items: &mut Vec<Node<'t>>,
        depth: usize,
        most: &'static Limit,
        start: usize,
    ) -> Result<bool, Refusal> {
        if items.len() == most.most {
            return Err(self.over(most, start));
        }
        items.push(self.value(depth + 1, &limits::ITEMS)?);
        self.goes_on(b']', "a comma or “]” must stand here")
    }

    /// Reads the name of the next field of the object that begins at `start`, and how many items its value may have.
    fn name(
        &mut self,
        members: &[Member<'t>],
        start: usize,
    ) -> Result<(Cow<'t, str>, &'static Limit), Refusal> {
        match self.peek() {
            Some(b'"') => {}
            Some(b'}') => return Err(self.wrong("remove the comma before this bracket")),
            Some(b'/') => return Err(self.wrong("remove the comment; JSON has none")),
            _ => return Err(self.wrong("a field name in double quotes must stand here")),
        }
        // A name with half a surrogate pair is no name of ours; it is shown with the sign for the unreadable.
        let name = self.string()?.unwrap_or(Cow::Borrowed("\u{fffd}"));
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return Err(self.wrong("a colon must stand between a field and its value"));
        }
        self.at += 1;
        self.skip_blanks();
        if members.len() == limits::FIELDS.most {
            return Err(self.over(&limits::FIELDS, start));
        }
        let most = if name == "reports" { &limits::REPORTS } else { &limits::ITEMS };
        Ok((name, most))
    }

    /// The string that begins here; `None` where it holds half of a surrogate pair.
    fn string(&mut self) -> Result<Option<Cow<'t, str>>, Refusal> {
        let start = self.at;
        self.at += 1;
        let plain = self.run()?;
        let mut whole = true;
        let mut text = Cow::Borrowed(plain);
        while self.peek() == Some(b'\\') {
            let letter = self.escape()?;
            whole &= letter.is_some();
            let owned = text.to_mut();
            owned.extend(letter);
            owned.push_str(self.run()?);
        }
        self.at += 1;
        if text.len() > limits::TEXT.most && text.chars().count() > limits::TEXT.most {
            return Err(self.over(&limits::TEXT, start));
        }
        Ok(whole.then_some(text))
    }

    /// What stands before the next quote or backslash.
    fn run(&mut self) -> Result<&'t str, Refusal> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = rest.iter().position(|&byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
        self.at += length.unwrap_or(rest.len());
        if !matches!(self.peek(), Some(b'"' | b'\\')) {
            return Err(self.wrong("a string ends on its line; write line breaks in it as \\n"));
        }
        // Both ends stand beside ASCII, so this cuts between characters.
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// One escape; `None` for half of a surrogate pair.
    fn escape(&mut self) -> Result<Option<char>, Refusal> {
        self.at += 1;
        let letter = match self.peek() {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'u') => return self.code_point(),
            _ => return Err(self.wrong("no such escape; a backslash itself is written \\\\")),
        };
        self.at += 1;
        Ok(Some(letter))
    }

    fn code_point(&mut self) -> Result<Option<char>, Refusal> {
        let high = self.code_unit()?;
        if !(0xd800..0xdc00).contains(&high)
            || !self.bytes.get(self.at..).unwrap_or_default().starts_with(b"\\u")
        {
            return Ok(char::from_u32(high));
        }
        let before = self.at;
        self.at += 1;
        let low = self.code_unit()?;
        if (0xdc00..0xe000).contains(&low) {
            return Ok(char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)));
        }
        // The second escape is a letter of its own: it is read in its turn.
        self.at = before;
        Ok(None)
    }

    /// `u` and four digits.
    fn code_unit(&mut self) -> Result<u32, Refusal> {
        self.at += 1;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or_else(|| self.wrong("\\u takes four hexadecimal digits"))?;
            self.at += 1;
        }
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn objects_are_alike_whatever_the_order_of_their_fields() {
        let likeness = |text| parse(text).expect("JSON").likeness();
        assert_eq!(likeness(r#"{"a": "1", "b": ["x"]}"#), likeness(r#"{"b": ["x"], "c": null, "a": "1"}"#));
        assert_ne!(likeness(r#"{"a": "1", "b": "2"}"#), likeness(r#"{"a": "2", "b": "1"}"#));
    }
}
