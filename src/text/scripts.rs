//! Alphabets whose letters look alike, such as the Latin and the Cyrillic “a”.

/// An alphabet that shares shapes of letters with others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
    /// Latin letters in the shape of formulas or of East Asian type, which are other characters.
    Shaped,
}

/// Whether a word of `text` has letters of two alphabets that look alike. No language writes so; one who wants a name
/// to pass for another does. Words of different scripts side by side are usual and pass.
///
/// Unicode Technical Standard 39, section 5.1, calls such a word “mixed-script”. It looks at every script; this looks
/// at those that are confusable, because tables of all would weigh more than the page's own words.
#[must_use]
pub fn mixes_scripts(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    text.split(is_between_words).any(|word| {
        let mut alphabets = word.chars().filter_map(alphabet);
        alphabets.next().is_some_and(|first| alphabets.any(|other| other != first))
    })
}

/// Blanks and marks between words, as far as the alphabets here have them: the standard library's notion of a letter is
/// a table of two kilobytes. What joins or hides is not among them.
fn is_between_words(letter: char) -> bool {
    match letter {
        '\u{200b}'..='\u{200f}' | '\u{ad}' => false,
        _ if letter.is_ascii() => !letter.is_ascii_alphanumeric(),
        _ => matches!(letter, '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'),
    }
}

fn alphabet(letter: char) -> Option<Alphabet> {
    Some(match letter {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2b8}' => {
            Alphabet::Latin
        }
        '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' => Alphabet::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Alphabet::Greek,
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' => Alphabet::Cyrillic,
        '\u{a640}'..='\u{a69f}' => Alphabet::Cyrillic,
        '\u{531}'..='\u{587}' => Alphabet::Armenian,
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Alphabet::Cherokee,
        '\u{ff21}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7cb}' => Alphabet::Shaped,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::mixes_scripts;

    #[test]
    fn a_word_of_two_alphabets_is_found() {
        for text in [
            "P\u{430}kistan",
            "the \u{422}urks",
            "\u{391}thens",
            "Qat\u{3b1}r",
            "\u{1d40f}akistan",
            "a\u{301}\u{430}",
        ] {
            assert!(mixes_scripts(text), "{text}");
        }
    }

    #[test]
    fn what_languages_write_is_not() {
        for text in [
            "Pakistan",
            "Türkiye",
            "Việt Nam",
            "Россия (Russia)",
            "TTP تحریک طالبان",
            "آتش\u{200c}بس",
            "Ελλάδα/Greece",
            "G77+China",
            "Ελλάδα·Greece",
            "«Россия»\u{2014}Russia",
            "日本EPA",
        ] {
            assert!(!mixes_scripts(text), "{text}");
        }
    }
}
