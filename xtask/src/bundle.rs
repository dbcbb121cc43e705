//! What is sent of style sheets and scripts. One style sheet out of many: each `@import "file.css";` gives way to the
//! file, in place.

use anyhow::{Context as _, Result};
use std::path::Path;

/// The style sheet at `file` with everything that it imports, without comments and indentation.
///
/// # Errors
/// Where a file cannot be read.
pub fn style(file: &Path) -> Result<String> {
    let source = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut sheet = String::new();
    for line in without_comments(&source).lines().map(str::trim).filter(|line| !line.is_empty()) {
        match imported(line) {
            Some(name) => sheet.push_str(&style(&file.with_file_name(name))?),
            None => {
                sheet.push_str(line);
                sheet.push('\n');
            }
        }
    }
    Ok(sheet)
}

/// A script without indentation and without the comments that have lines of their own. No text in it may run over
/// several lines.
pub fn script(source: &str) -> String {
    let mut sent = String::with_capacity(source.len());
    let mut within = false;
    for line in source.lines().map(str::trim) {
        let comment = within || line.starts_with("/*");
        within = comment && !line.ends_with("*/");
        if comment || line.is_empty() || line.starts_with("//") {
            continue;
        }
        sent.push_str(line);
        sent.push('\n');
    }
    sent
}

/// The file that a line imports.
fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("@import \"")?.strip_suffix("\";")
}

fn without_comments(source: &str) -> String {
    let mut rest = source;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_only_comments() {
        let source = "// A sentence.\nconst a = \"// b\"; // c\n\n  a(\"d\");\n";
        assert_eq!(script(source), "const a = \"// b\"; // c\na(\"d\");\n");
        let described =
            "  /**\n   * @returns {number}\n   */\n  get a() { return 2 * 3; }\n  /* one */\n  b();\n";
        assert_eq!(script(described), "get a() { return 2 * 3; }\nb();\n");
    }

    #[test]
    fn comments_and_imports_are_resolved() {
        assert_eq!(without_comments("a /* b */ c /* d"), "a  c ");
        assert_eq!(imported("@import \"tokens.css\";"), Some("tokens.css"));
        assert_eq!(imported("a { color: red }"), None);
    }
}
