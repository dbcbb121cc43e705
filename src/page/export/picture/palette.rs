//! The colours of a picture that stands alone: those of the page by day, as no style sheet goes with it.

use crate::text::Language;

/// The colours by their names in `style/tokens.css`; a test keeps the two alike.
const PALETTE: [(&str, u32); 16] = [
    ("paper", 0x00fd_fcf9),
    ("sheet", 0x00f5_f3ec),
    ("sheet-strong", 0x00ea_e6da),
    ("ink", 0x001c_1b19),
    ("ink-soft", 0x0057_544e),
    ("line", 0x00d8_d4c8),
    ("line-strong", 0x008b_8880),
    ("party-0", 0x005b_5a57),
    ("party-1", 0x002b_64a8),
    ("party-2", 0x0097_4c00),
    ("party-3", 0x0079_4c98),
    ("party-4", 0x0000_7879),
    ("party-5", 0x0096_416d),
    ("party-6", 0x006b_6620),
    ("party-7", 0x004d_6178),
    ("party-8", 0x007a_5a4a),
];

/// The colour of a name.
pub(super) fn colour(name: &str) -> Option<u32> {
    PALETTE.iter().find(|(known, _)| *known == name).map(|(_, colour)| *colour)
}

/// A colour as style sheets write it.
pub(super) fn hex(colour: u32) -> String {
    format!("#{colour:06x}")
}

/// `percent` of one colour and the rest of another, as `color-mix(in srgb, …)` has it.
pub(super) fn mix(one: u32, percent: u32, other: u32) -> u32 {
    [16, 8, 0].into_iter().fold(0, |mixed, shift| {
        let part = |colour: u32| (colour >> shift) & 0xff;
        let percent = percent.min(100);
        mixed | ((part(one) * percent + part(other) * (100 - percent) + 50) / 100) << shift
    })
}

/// The typefaces, of which every machine has one or another. All are as wide as the library takes them to be, or less.
pub(super) fn typefaces(language: &Language) -> &'static str {
    match language.primary() {
        "ar" | "fa" | "ps" | "ur" => "Arial, 'Liberation Sans', 'Noto Sans Arabic', 'Noto Sans', sans-serif",
        _ => "Arial, 'Liberation Sans', 'Noto Sans', sans-serif",
    }
}

/// The typefaces of paragraphs in which Arabic script and Latin names stand side by side: first those that have both, as
/// what draws pictures outside of browsers sets a paragraph in one.
pub(super) const MIXED: &str =
    "Arial, 'DejaVu Sans', 'Liberation Sans', 'Noto Sans Arabic', 'Noto Sans', sans-serif";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_page() {
        let tokens = include_str!("../../../../style/tokens.css");
        let day = tokens.split('}').next().expect("the first block");
        for (name, colour) in PALETTE {
            let line = format!("  --{name}: {};", hex(colour));
            assert!(day.lines().any(|known| known == line), "{line}");
        }
    }

    #[test]
    fn colours_are_mixed_part_by_part() {
        assert_eq!(mix(0x00ff_0000, 25, 0x0000_00ff), 0x0040_00bf);
        assert_eq!(mix(0x0012_3456, 100, 0), 0x0012_3456);
    }
}
