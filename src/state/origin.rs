//! Where the document on show comes from, and from where else a host lets one come.

use crate::document::normal_address;
use std::sync::Arc;

/// Where the document on show comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// The site itself.
    #[default]
    Site,
    /// A file of the reader's, by its name. The address can only say that it was one.
    File(Arc<str>),
    /// Another address, as `src` named it.
    Elsewhere(Arc<str>),
}

/// What stands before the id in `n=` for a document that is a file of the reader's.
pub const FILE: &str = "file:";

/// The normal form of a place from which documents may come, as a host writes it in `demarche.json`: a folder, which
/// ends in `/`, or one file; an address, or a path from the root of the site.
///
/// # Errors
/// A phrase that says what is wrong and what to do.
pub fn sound_source(written: &str) -> Result<String, &'static str> {
    if is_path(written) {
        return Ok(written.to_owned());
    }
    let normal = normal_address(written)?;
    let here = ["http://localhost", "http://127.0.0.1"]
        .iter()
        .any(|start| normal.strip_prefix(start).is_some_and(|rest| rest.starts_with(['/', ':'])));
    if !here && !normal.starts_with("https://") {
        return Err("what comes by http can be changed on its way; write https://");
    }
    // These would end a word of the page's policy.
    if normal.contains([';', ',', '?', '#', '*']) {
        return Err("name a folder or a file, without “?”, “#”, “;”, “,” or “*”");
    }
    if leads_astray(&normal) {
        return Err("write it without “%2F” and “%5C”");
    }
    Ok(normal)
}

/// The address that `src` means, where it lies within one of `sources`, which are in normal form and parted by blanks.
#[must_use]
pub fn permitted(src: &str, sources: &str) -> Option<String> {
    let address = if is_path(src) { src.to_owned() } else { normal_address(src).ok()? };
    // A fragment is never sent.
    let address = address.split('#').next().unwrap_or_default();
    let within = |source: &str| {
        if source.ends_with('/') { address.starts_with(source) } else { address == source }
    };
    (!leads_astray(address) && sources.split(' ').any(|source| !source.is_empty() && within(source)))
        .then(|| address.to_owned())
}

/// The host of an address; empty for a path.
#[must_use]
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Whether this is a path that stays below the root of the site, spelled in the one way that means it.
fn is_path(text: &str) -> bool {
    let folder = text.strip_suffix('/').unwrap_or(text);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    folder
        .split('/')
        .all(|part| !part.is_empty() && part.bytes().all(plain) && !part.bytes().all(|b| b == b'.'))
}

/// Whether some servers would read the path as another than browsers do.
fn leads_astray(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default().to_ascii_lowercase();
    path.contains("%2f") || path.contains("%5c")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: &str =
        "https://example.org/talks/ https://example.org/one.json drafts/ http://127.0.0.1:8000/";

    #[test]
    fn what_lies_within_a_source_is_permitted() {
        for (src, address) in [
            ("https://example.org/talks/a.json", "https://example.org/talks/a.json"),
            ("HTTPS://EXAMPLE.org:443/talks/./b/../a.json?v=2#top", "https://example.org/talks/a.json?v=2"),
            ("https://example.org/one.json", "https://example.org/one.json"),
            ("drafts/a.json", "drafts/a.json"),
            ("http://127.0.0.1:8000/a.json", "http://127.0.0.1:8000/a.json"),
        ] {
            assert_eq!(permitted(src, SOURCES).as_deref(), Some(address), "{src}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for src in [
            "",
            "/",
            "javascript:alert(1)",
            "javascript://example.org/talks/%0aalert(1)",
            "data:application/json,{}",
            "blob:https://example.org/talks/a",
            "file:///etc/passwd",
            "//evil.example/talks/a.json",
            "//example.org/talks/a.json",
            "/drafts/a.json",
            "\\\\evil.example\\a.json",
            "http://example.org/talks/a.json",
            "https://example.org.evil.example/talks/a.json",
            "https://evil.example/https://example.org/talks/a.json",
            "https://example.org@evil.example/talks/a.json",
            "https://user@example.org/talks/a.json",
            "https://example.org:444/talks/a.json",
            "https://example.org/talks/../other/a.json",
            "https://example.org/talks/%2e%2e/other/a.json",
            "https://example.org/talks/..%2Fother/a.json",
            "https://example.org/talks/..%5cother/a.json",
            "https://example.org/one.json/more",
            "https://example.org/talks",
            "drafts/../negotiations/a.json",
            "negotiations/a.json",
            "drafts//evil.example/a.json",
            "drafts/%2e%2e/a.json",
            "https://",
        ] {
            assert_eq!(permitted(src, SOURCES), None, "{src}");
        }
        assert_eq!(permitted(&"https://example.org/talks/".repeat(4000), "drafts/"), None);
        assert_eq!(permitted("https://example.org/talks/a.json", ""), None);
        assert_eq!(permitted("drafts/a.json", " "), None);
    }

    #[test]
    fn a_host_names_folders_and_files_it_trusts() {
        for (written, normal) in [
            ("https://Example.org", "https://example.org/"),
            ("https://example.org/talks/", "https://example.org/talks/"),
            ("https://example.org/one.json", "https://example.org/one.json"),
            ("http://localhost:8000/", "http://localhost:8000/"),
            ("drafts/", "drafts/"),
        ] {
            assert_eq!(sound_source(written).as_deref(), Ok(normal));
        }
        for wrong in [
            "",
            "*",
            "https://*.example.org/",
            "https://*",
            "http://example.org/",
            "http://localhost.evil.example/",
            "javascript:",
            "//example.org/",
            "https://a@example.org/",
            "https://example.org/;script-src",
            "../",
            "https://example.org/a?b",
            "https://example.org/a,b",
            "/drafts/",
            "https://example.org/a%2fb/",
        ] {
            assert!(sound_source(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_host_is_what_readers_are_told() {
        assert_eq!(host("https://example.org:8443/talks/a.json"), "example.org:8443");
        assert_eq!(host("drafts/a.json"), "");
    }
}
