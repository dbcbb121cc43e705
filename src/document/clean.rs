//! Characters that a text must not bring into a page: those that reorder, hide or break what stands around them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether `letter` is taken out of texts.
///
/// Kept are the zero-width joiner and non-joiner, which Persian, Urdu and Pashto need, the direction marks U+200E,
/// U+200F and U+061C, which turn no more than their neighbours, soft hyphens, tabs and line breaks.
pub fn is_hidden(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{200b}' | '\u{2060}'..='\u{206f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => letter.is_control(),
    }
}

/// `text` without hidden characters, and the names of those that were taken out (`U+202E, U+0000`), if any.
pub fn clean<'t>(text: &'t str) -> (Cow<'t, str>, Option<String>) {
    // Nearly every text passes here, so plain ASCII is waved through byte by byte.
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_hidden) {
        return (Cow::Borrowed(text), None);
    }
    let mut names = String::new();
    for letter in text.chars().filter(|letter| is_hidden(*letter)) {
        let mut name = String::new();
        let _ = write!(name, "U+{:04X}", u32::from(letter));
        // There are few of them, and the name of one is never part of another's.
        if !names.contains(&name) {
            if !names.is_empty() {
                names.push_str(", ");
            }
            names.push_str(&name);
        }
    }
    (text.chars().filter(|letter| !is_hidden(*letter)).collect(), Some(names))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_reorders_or_hides_is_taken_out() {
        let (text, names) = clean("a\u{202e}b\u{0}c\u{2066}");
        assert_eq!((text.as_ref(), names.as_deref()), ("abc", Some("U+202E, U+0000, U+2066")));
    }

    #[test]
    fn what_languages_need_stays() {
        for text in ["آتش\u{200c}بس", "क\u{200d}ष", "one\ntwo", "a\u{200f}b"] {
            assert_eq!(clean(text), (text.into(), None));
        }
    }
}
