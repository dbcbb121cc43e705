//! `demarche render`: the page of a negotiation, written ahead.
//!
//! The browser shell finds each panel by its id and knows by `data-tree` whether the panel that stands there is the
//! one that it would draw itself.

use crate::stand_in::{Negotiation, Panel, ViewState, panels, read};
use anyhow::{Context as _, Result};
use demarche::markup::{self, Element};
use std::path::{Path, PathBuf};

/// What to write, and where.
pub struct Request {
    /// The document.
    pub document: PathBuf,
    /// The page to fill, as the build of the browser shell leaves it.
    pub template: PathBuf,
    /// The folder to write to.
    pub out: PathBuf,
    /// The way from the page to the site's own folder: `./`, or `../../`.
    pub base: String,
}

/// Writes the page.
///
/// # Errors
/// Where the document is refused or a file cannot be read or written.
pub fn render(request: &Request) -> Result<()> {
    let bytes = std::fs::read(&request.document)
        .with_context(|| format!("cannot read {}", request.document.display()))?;
    let stem = request.document.file_stem().and_then(|stem| stem.to_str());
    let reading = read(&bytes, stem).map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
    let template = std::fs::read_to_string(&request.template)
        .with_context(|| format!("cannot read {}", request.template.display()))?;
    let page = page(&template, &reading.negotiation, &request.base)?;
    write(&request.out, &page)
}

fn page(template: &str, negotiation: &Negotiation, base: &str) -> Result<String> {
    let panels = panels(negotiation, &ViewState::default());
    let body: String = panels.iter().map(panel).collect();
    let head = markup::html(&Element::new("title").text(negotiation.title.as_str()));
    let root = format!("<html data-negotiation=\"{}\" ", negotiation.id);
    // The texts of the negotiation come last, so that nothing in them can be taken for a place to fill.
    let mut page = template.replace("{base}", base).replacen("<html ", &root, 1);
    for (place, text) in [("<!--demarche:head-->", head), ("<!--demarche:body-->", failure() + &body)] {
        anyhow::ensure!(page.contains(place), "the template has no {place}");
        page = page.replacen(place, &text, 1);
    }
    Ok(page)
}

/// The place for messages about the page itself, with what to say where the program never starts.
fn failure() -> String {
    markup::html(
        &Element::new("p")
            .with("id", "failure")
            .with("role", "alert")
            .with_flag("hidden", true)
            .text("The interactive page could not start. What stands here can still be read."),
    )
}

fn panel(panel: &Panel) -> String {
    let digest = markup::digest(&panel.tree);
    let tree = panel.tree.clone().with("id", format!("panel-{}", panel.name)).with("data-tree", digest);
    markup::html(&tree)
}

fn write(folder: &Path, page: &str) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join("index.html");
    std::fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))
}
