//! The full address of a site: given once, and remembered in the site.

use crate::publish::folder::Folder;
use anyhow::{Context as _, bail};

/// Where it is remembered.
const PLACE: &str = "site.json";

/// The address to use: the one given, else the one remembered. An empty one forgets it.
///
/// # Errors
/// Where the address is none, or what is remembered cannot be read.
pub fn settle(folder: &Folder, given: Option<&str>) -> anyhow::Result<Option<String>> {
    let Some(given) = given else { return remembered(folder) };
    if given.is_empty() {
        folder.remove(PLACE)?;
        return Ok(None);
    }
    let origin = normal(given)?;
    let note = serde_json::json!({ "origin": origin });
    folder.write(PLACE, format!("{note:#}\n").as_bytes())?;
    Ok(Some(origin))
}

fn remembered(folder: &Folder) -> anyhow::Result<Option<String>> {
    let Some(note) = folder.read(PLACE)? else { return Ok(None) };
    let note: serde_json::Value = serde_json::from_slice(&note)
        .with_context(|| format!("{PLACE} of the site is not JSON; give --origin again to write it anew"))?;
    note["origin"].as_str().map(normal).transpose()
}

/// The address with a `/` at its end.
fn normal(origin: &str) -> anyhow::Result<String> {
    let rest = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || "?#\"'<>\\@;,".contains(letter);
    if host.is_empty() || origin.contains(odd) {
        bail!("“{origin}” is no address of a site: write it as in --origin https://example.org/talks/");
    }
    Ok(if origin.ends_with('/') { origin.to_owned() } else { format!("{origin}/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_in_a_folder_and_has_nothing_behind_it() {
        assert_eq!(normal("https://example.org").ok().as_deref(), Some("https://example.org/"));
        assert_eq!(normal("http://example.org/a/b/").ok().as_deref(), Some("http://example.org/a/b/"));
        for bad in [
            "example.org",
            "https://",
            "ftp://example.org/",
            "https://a b/",
            "https://a/?n=1",
            "https://u@a/",
            // It becomes part of the page's policy.
            "https://a/;script-src *",
            "https://a/,",
        ] {
            assert!(normal(bad).is_err(), "{bad}");
        }
    }
}
