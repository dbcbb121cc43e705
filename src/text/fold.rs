//! Folding for search: case, diacritics and invisible characters do not count.

use crate::text::letters::{bare, is_mark};

/// Letters that readers type for one another though Unicode does not decompose them.
fn alike(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        // Turkish: dotless and dotted i meet in one.
        'ı' | 'İ' => "i",
        // Greek: the form at the end of words.
        'ς' => "σ",
        // Arabic script: the forms that keyboards of different countries give for one letter.
        'ي' | 'ى' | 'ې' | 'ۍ' => "ی",
        'ك' => "ک",
        'ة' | 'ۀ' | 'ۂ' | 'ہ' | 'ھ' => "ه",
        'ٱ' => "ا",
        _ => return None,
    })
}

/// Characters that are not seen: zero-width ones, direction marks, tatweel, soft hyphen.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// `text` as search compares it: lower case, without diacritics and invisible characters, white space as one blank.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        // The common case, kept free of the Unicode tables: search folds whole documents.
        for byte in text.bytes() {
            push(&mut folded, char::from(byte).to_ascii_lowercase());
        }
        return folded;
    }
    let visible = text.chars().filter(|letter| !is_invisible(*letter));
    for letter in visible.flat_map(char::to_lowercase).filter(|letter| !is_mark(*letter)) {
        let bare = bare(letter);
        match alike(letter).or_else(|| alike(bare)) {
            Some(other) => folded.push_str(other),
            None => push(&mut folded, bare),
        }
    }
    folded
}

fn push(folded: &mut String, letter: char) {
    if letter.is_whitespace() {
        if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    } else {
        folded.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_diacritics_and_invisible_characters_do_not_count() {
        assert_eq!(fold("Türkiye"), "turkiye");
        assert_eq!(fold("TÜRKİYE"), "turkiye");
        assert_eq!(fold("آتش\u{200c}بس"), fold("اتشبس"));
        assert_eq!(fold("Łódź,  Straße"), "lodz, strasse");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert_eq!(fold("ترکي"), fold("ترکی"));
        assert_eq!(fold("A\u{a0}B"), "a b");
        assert_eq!(fold("ΕΛΛΑΣ"), fold("Ελλάς"));
    }
}
