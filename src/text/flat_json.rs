//! JSON objects of strings, which is all that files of messages are. `serde_json` reads everything else that JSON can
//! be too, and would bring half again the weight of the messages to every reader.

use crate::text::FewBy;

/// The object that `text` is, where it is one of strings.
pub(super) fn read(text: &str) -> Option<FewBy<Box<str>, Box<str>>> {
    let mut rest = text;
    let mut entries = FewBy::new();
    take(&mut rest, '{')?;
    if take(&mut rest, '}').is_none() {
        loop {
            let key = string(&mut rest)?;
            take(&mut rest, ':')?;
            let value = string(&mut rest)?;
            entries.insert(key.into(), value.into());
            if take(&mut rest, ',').is_none() {
                take(&mut rest, '}')?;
                break;
            }
        }
    }
    skip_space(&mut rest);
    rest.is_empty().then_some(entries)
}

fn skip_space(rest: &mut &str) {
    *rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
}

/// Takes one sign and the space before it.
fn take(rest: &mut &str, wanted: char) -> Option<()> {
    skip_space(rest);
    *rest = rest.strip_prefix(wanted)?;
    Some(())
}

/// Takes a string. Whole runs at a time: this is the first thing that a page does, before the browser has made any of
/// the program fast.
fn string(rest: &mut &str) -> Option<String> {
    take(rest, '"')?;
    let mut text = String::new();
    loop {
        let end = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
        text.push_str(rest.get(..end)?);
        let sign = *rest.as_bytes().get(end)?;
        *rest = rest.get(end + 1..)?;
        match sign {
            b'"' => return Some(text),
            b'\\' => text.push(escaped(rest)?),
            _ => return None,
        }
    }
}

/// What follows a backslash. Halves of pairs are refused: files of messages are UTF-8 and need none.
fn escaped(rest: &mut &str) -> Option<char> {
    let mut letters = rest.chars();
    let letter = match letters.next()? {
        letter @ ('"' | '\\' | '/') => letter,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'u' => {
            let mut code = 0;
            for _ in 0..4 {
                code = code * 16 + letters.next()?.to_digit(16)?;
            }
            char::from_u32(code)?
        }
        _ => return None,
    };
    *rest = letters.as_str();
    Some(letter)
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::collections::BTreeMap;

    #[test]
    fn it_reads_what_serde_json_reads() {
        for text in [
            "{}",
            " { \"a\" : \"b\" , \"c\":\"\" }\n",
            r#"{"a":"\"\\\/\n\t\r\b\fü\u00fc"}"#,
            "{\"a\":\"b\",}",
            "{\"a\":1}",
            "{\"a\":\"b\"",
            "{\"a\":\"b\"}x",
            "{\"a\":\"\n\"}",
            "[]",
            "",
            r#"{"a":"\x"}"#,
            include_str!("locales/en.json"),
            include_str!("later/en.json"),
        ] {
            let theirs: Option<BTreeMap<Box<str>, Box<str>>> = serde_json::from_str(text).ok();
            assert_eq!(read(text), theirs.map(|theirs| theirs.into_iter().collect()), "{text}");
        }
    }
}
