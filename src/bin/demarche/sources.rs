//! `demarche.json`, beside the pages of a site: what its host allows.

use anyhow::{Context as _, bail};
use demarche::state::sound_source;
use std::path::Path;

/// The file's name, at the root of the site.
const FILE: &str = "demarche.json";

/// From where `?src=` may open documents: from nowhere, unless the site's folder holds a file that says otherwise.
///
/// # Errors
/// Where that file is wrong; a mistake in it should not open more, or less, than its author thinks.
pub fn sources(site: &Path) -> anyhow::Result<Vec<String>> {
    let file = site.join(FILE);
    if !file.exists() {
        return Ok(Vec::new());
    }
    let text = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    parse(&text).with_context(|| file.display().to_string())
}

fn parse(text: &[u8]) -> anyhow::Result<Vec<String>> {
    let settings: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(text).context("this is no JSON object")?;
    if let Some(unknown) = settings.keys().find(|name| *name != "sources") {
        bail!("there is no setting “{unknown}”; there is “sources”");
    }
    let Some(listed) = settings.get("sources") else { return Ok(Vec::new()) };
    let listed = listed.as_array().context("sources: write a list of addresses")?;
    let mut sources = Vec::new();
    for (at, source) in listed.iter().enumerate() {
        let source = source.as_str().with_context(|| format!("sources[{at}]: write an address"))?;
        match sound_source(source) {
            Ok(source) => sources.push(source),
            Err(why) => bail!("sources[{at}]: “{source}” is not taken: {why}"),
        }
    }
    Ok(sources)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_lists_what_it_trusts() {
        assert_eq!(parse(b"{}").unwrap(), Vec::<String>::new());
        let listed = parse(br#"{"sources": ["https://Example.org/talks/", "drafts/"]}"#).unwrap();
        assert_eq!(listed, ["https://example.org/talks/", "drafts/"]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, words) in [
            ("[]", "no JSON object"),
            (r#"{"source": []}"#, "no setting “source”"),
            (r#"{"sources": "https://example.org/"}"#, "write a list"),
            (r#"{"sources": ["drafts/", 1]}"#, "sources[1]"),
            (r#"{"sources": ["http://example.org/"]}"#, "write https://"),
            (r#"{"sources": ["*"]}"#, "sources[0]: “*” is not taken"),
        ] {
            let error = format!("{:#}", parse(text.as_bytes()).unwrap_err());
            assert!(error.contains(words), "{error}");
        }
    }
}
