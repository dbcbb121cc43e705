//! How wide words are, without a browser.
//!
//! The picture must be the same natively and in every browser, so text is measured here and never in a page. The
//! widths are those of Arial and its metric twins (Liberation Sans, Arimo), which the style sheets ask for first, with
//! some slack for the faces that stand in for them; other scripts are taken at a generous mean.

/// A weight of the one typeface that the pictures use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
}

/// Advance widths of U+0020 to U+007E in thousandths of an em, Arial regular.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same, Arial bold.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Slack for typefaces that stand in for Arial.
const SLACK: f32 = 1.03;

/// Width of one character in thousandths of an em.
fn advance(letter: char, face: Face) -> u16 {
    let table = match face {
        Face::Regular => &REGULAR,
        Face::Bold => &BOLD,
    };
    match letter as u32 {
        code @ 0x20..=0x7e => table[code as usize - 0x20],
        // Combining marks and invisible characters.
        0x300..=0x36f
        | 0x610..=0x61a
        | 0x64b..=0x65f
        | 0x670
        | 0x6d6..=0x6ed
        | 0x200b..=0x200f
        | 0x202a..=0x202e
        | 0x2060..=0x206f
        | 0xfe00..=0xfe0f
        | 0xfeff => 0,
        0x2013 | 0x2018..=0x201f => 500,
        0x2014 | 0x2026 => 1000,
        // Arabic script, joined.
        0x600..=0x6ff | 0x750..=0x77f | 0xfb50..=0xfdff | 0xfe70..=0xfefe => 560,
        // East Asian scripts and pictographs are square.
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xff00..=0xff60
        | 0x1f000.. => 1000,
        _ if letter.is_uppercase() => 722,
        _ => 580,
    }
}

/// Width of `text` on one line in units of `size`, the font size.
#[must_use]
pub fn text_width(text: &str, face: Face, size: f32) -> f32 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(advance(letter, face))).sum();
    thousandths as f32 / 1000.0 * size * SLACK
}

/// Breaks `text` into lines of at most `width`, at blanks where it can and within a word where it must. At most `lines`
/// lines; the last one ends in “…” where text is left over.
#[must_use]
pub fn wrap(text: &str, face: Face, size: f32, width: f32, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut line_width = 0.0;
    let blank = text_width(" ", face, size);
    for word in text.split_whitespace() {
        let word_width = text_width(word, face, size);
        if !line.is_empty() && line_width + blank + word_width <= width {
            line.push(' ');
            line.push_str(word);
            line_width += blank + word_width;
            continue;
        }
        if !line.is_empty() {
            done.push(std::mem::take(&mut line));
            if done.len() > lines {
                break;
            }
        }
        line_width = 0.0;
        for letter in word.chars() {
            let letter_width = f32::from(advance(letter, face)) / 1000.0 * size * SLACK;
            if line_width + letter_width > width && !line.is_empty() {
                done.push(std::mem::take(&mut line));
                line_width = 0.0;
                if done.len() > lines {
                    break;
                }
            }
            line.push(letter);
            line_width += letter_width;
        }
    }
    if !line.is_empty() {
        done.push(line);
    }
    if done.len() > lines {
        done.truncate(lines);
        if let Some(last) = done.last_mut() {
            while !last.is_empty() && text_width(last, face, size) + text_width("…", face, size) > width {
                last.pop();
            }
            let kept = last.trim_end().len();
            last.truncate(kept);
            last.push('…');
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_their_width() {
        let text = "Take verifiable action against the sanctuaries of armed groups on Afghan territory";
        for line in wrap(text, Face::Regular, 13.0, 150.0, 9) {
            assert!(text_width(&line, Face::Regular, 13.0) <= 150.0, "{line}");
        }
        assert_eq!(wrap(text, Face::Regular, 13.0, 150.0, 9).join(" "), text);
    }

    #[test]
    fn what_is_left_out_is_marked() {
        let lines = wrap("one two three four five six", Face::Regular, 13.0, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert_eq!(wrap("short", Face::Regular, 13.0, 60.0, 1), ["short"]);
    }

    #[test]
    fn a_long_word_is_broken_and_nothing_is_lost() {
        let word = "x".repeat(100);
        assert_eq!(wrap(&word, Face::Regular, 13.0, 60.0, 99).concat(), word);
    }
}
