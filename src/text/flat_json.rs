//! JSON objects of strings, which is all that files of messages are. `serde_json` reads everything else that JSON can
//! be too, and would bring half again the weight of the messages to every reader.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

/// The object that `text` is, where it is one of strings.
pub(super) fn read(text: &str) -> Option<BTreeMap<Box<str>, Box<str>>> {
    let mut rest = text.chars().peekable();
    let mut entries = BTreeMap::new();
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
    rest.next().is_none().then_some(entries)
}

fn skip_space(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r')).is_some() {}
}

/// Takes one sign and the space before it.
fn take(rest: &mut Peekable<Chars<'_>>, wanted: char) -> Option<()> {
    skip_space(rest);
    rest.next_if_eq(&wanted).map(|_| ())
}

fn string(rest: &mut Peekable<Chars<'_>>) -> Option<String> {
    take(rest, '"')?;
    let mut text = String::new();
    loop {
        match rest.next()? {
            '"' => return Some(text),
            '\\' => text.push(escaped(rest)?),
            '\0'..'\u{20}' => return None,
            letter => text.push(letter),
        }
    }
}

/// What follows a backslash. Halves of pairs are refused: files of messages are UTF-8 and need none.
fn escaped(rest: &mut Peekable<Chars<'_>>) -> Option<char> {
    Some(match rest.next()? {
        letter @ ('"' | '\\' | '/') => letter,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'u' => {
            let mut code = 0;
            for _ in 0..4 {
                code = code * 16 + rest.next()?.to_digit(16)?;
            }
            char::from_u32(code)?
        }
        _ => return None,
    })
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
        ] {
            let theirs: Option<BTreeMap<Box<str>, Box<str>>> = serde_json::from_str(text).ok();
            assert_eq!(read(text), theirs, "{text}");
        }
    }
}
