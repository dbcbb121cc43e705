//! The style sheet of a page that stands without a site.

/// The files of `style/` that a page needs which nothing brings to life, in the order of `style/main.css`.
const FILES: [(&str, &str); 17] = [
    ("tokens.css", include_str!("../../../style/tokens.css")),
    ("page.css", include_str!("../../../style/page.css")),
    ("languages.css", include_str!("../../../style/languages.css")),
    ("controls.css", include_str!("../../../style/controls.css")),
    ("graph.css", include_str!("../../../style/graph.css")),
    ("record.css", include_str!("../../../style/record.css")),
    ("legend.css", include_str!("../../../style/legend.css")),
    ("opening.css", include_str!("../../../style/opening.css")),
    ("table.css", include_str!("../../../style/table.css")),
    ("compare.css", include_str!("../../../style/compare.css")),
    ("timeline.css", include_str!("../../../style/timeline.css")),
    ("sources.css", include_str!("../../../style/sources.css")),
    ("keys.css", include_str!("../../../style/keys.css")),
    ("share.css", include_str!("../../../style/share.css")),
    ("embed.css", include_str!("../../../style/embed.css")),
    ("print.css", include_str!("../../../style/print.css")),
    ("reading.css", include_str!("../../../style/reading.css")),
];

/// The sheet.
pub fn sheet() -> String {
    FILES.iter().map(|(_, text)| *text).collect()
}

#[cfg(test)]
mod tests {
    use super::FILES;

    #[test]
    fn every_file_of_the_live_page_is_there_in_its_order() {
        let main = include_str!("../../../style/main.css");
        let imported = main.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";"));
        let mut own: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(own.pop(), Some("reading.css"), "what only a still page needs comes last");
        assert_eq!(own, imported.collect::<Vec<_>>());
    }
}
