//! A page as a file, and the files of the app that it loads.

use crate::opened::{self, Opened};
use crate::sources::sources;
use anyhow::Context as _;
use demarche::markup::{Element, html_file};
use demarche::page::site::{Ways, without_program};
use demarche::page::{self, Assets, Boot};
use std::path::Path;

/// The files of the app by their paths from the root of the site, as its build has listed them in `assets.json`.
pub struct Files {
    style: String,
    /// The style of the pages that stand as they are.
    reading: String,
    boot: String,
    script: String,
    wasm: String,
    /// The second part of the program; empty where it is whole.
    rest: String,
    frame: String,
    share: String,
    /// The files of words by language; none where the site is in English only.
    words: Vec<(String, String)>,
    /// From where documents may come besides the site.
    sources: Vec<String>,
    /// The full address of the site, empty where it is not known.
    pub site: String,
}

impl Files {
    /// Reads the list.
    ///
    /// # Errors
    /// Where it is not there or lacks a name.
    pub fn read(list: &Path) -> anyhow::Result<Self> {
        let listed: serde_json::Value = serde_json::from_slice(&opened::read(list)?)
            .with_context(|| format!("{} is not JSON", list.display()))?;
        let file = |role: &str| {
            let name = listed[role].as_str().map(str::to_owned);
            name.with_context(|| format!("{} names no {role}", list.display()))
        };
        Ok(Self {
            style: file("style")?,
            reading: file("reading")?,
            boot: file("boot")?,
            script: file("script")?,
            wasm: file("wasm")?,
            rest: listed["rest"].as_str().unwrap_or_default().to_owned(),
            frame: file("frame")?,
            share: file("share")?,
            words: words(&listed["words"]),
            // The list of files lies at the root of the site.
            sources: sources(list.parent().unwrap_or(list))?,
            site: String::new(),
        })
    }

    /// What a live page loads from which `base` leads to the root of the site.
    pub fn live(&self, base: &str) -> Assets {
        let at = |path: &str| format!("{base}{path}");
        let boot = Boot {
            boot: at(&self.boot),
            base: base.to_owned(),
            script: at(&self.script),
            wasm: at(&self.wasm),
            rest: if self.rest.is_empty() { String::new() } else { at(&self.rest) },
            frame: at(&self.frame),
            share: at(&self.share),
            words: self
                .words
                .iter()
                .map(|(tag, file)| format!("{tag}={base}{file}"))
                .collect::<Vec<_>>()
                .join(" "),
        };
        Assets {
            styles: vec![at(&self.style)],
            boot: Some(boot),
            sources: self.sources.clone(),
            site: self.site.clone(),
            ..Assets::default()
        }
    }

    /// What a page loads that stands as it is.
    pub fn still(&self, base: &str) -> Assets {
        let styles = vec![format!("{base}{}", self.style), format!("{base}{}", self.reading)];
        Assets { styles, site: self.site.clone(), ..Assets::default() }
    }
}

/// The files of words of the other languages, as the list has them.
fn words(listed: &serde_json::Value) -> Vec<(String, String)> {
    let files = listed.as_object().into_iter().flatten();
    files.filter_map(|(tag, file)| Some((tag.clone(), file.as_str()?.to_owned()))).collect()
}

/// The page, with the catalogue in its head: the live page takes it from there instead of fetching it. With `ways`, its
/// links lead to other pages of the site where there are such.
pub fn page(opened: &Opened, base: &str, assets: &Assets, ways: Option<Ways<'_>>) -> String {
    let view = opened.view(base);
    let mut head = page::head(&view, assets);
    if !view.catalogue.is_empty() {
        let listed = String::from_utf8_lossy(&opened.listed);
        head.push(Element::new("meta").with("name", "demarche:catalogue").with("content", listed));
    }
    let body = page::body(&view, assets);
    let mut body = match ways {
        Some(ways) => ways.lead(body),
        None => body,
    };
    let mut root = page::root(&view);
    // A page that nothing brings to life waits for nothing.
    if assets.boot.is_none() {
        root.attributes.retain(|attribute| attribute.name != "data-state");
        body = without_program(body);
    }
    let tree = root.child(head).child(body);
    html_file(&tree)
}
