//! A document as a folder that needs no site: its pages, led to one another, its pictures, its style and itself.

use crate::opened::{self, Opened};
use crate::publish::Folder;
use crate::style;
use crate::written::page;
use demarche::layout::Frame;
use demarche::markup::html_file;
use demarche::page::Assets;
use demarche::page::site::{
    Ways, base_of, besides, language_path, lens_path, record_path, records, without_program,
};
use demarche::state::Lens;
use demarche::text::{INTERFACE, Language};
use std::path::Path;

/// Writes the folder: the page that `address` asks for at its root, and beside it a page for every lens, for every
/// language, and for all records, each as of the date and with the filters that the address names.
///
/// # Errors
/// Where the document cannot be read or a file cannot be written.
pub fn write(document: &Path, address: &str, out: &Path) -> anyhow::Result<()> {
    let first = opened(document, address)?;
    let view = first.view("");
    let id = view.negotiation.id.to_string();
    let graph = view.state.with_focus(None).with_lens(Lens::Graph);
    let with = besides(&view.href(&graph));
    let folder = Folder::new(out, false);
    let pages = Pages { folder: &folder, ids: &[&id], with: &with };
    pages.page("", &first)?;
    for lens in Lens::ALL {
        let opened = opened(document, &view.href(&graph.with_lens(lens)))?;
        pages.page(&lens_path(&id, lens), &opened)?;
        if lens == Lens::Graph {
            pages.records(&record_path(&id), &opened)?;
        }
    }
    for (tag, _) in INTERFACE {
        let opened = opened(document, &view.href(&graph.with_language(Language::of_interface(tag))))?;
        pages.page(&language_path(&id, tag), &opened)?;
    }
    folder.write("style.css", style::sheet().as_bytes())?;
    folder.write(&format!("negotiations/{id}.json"), &opened::read(document)?)?;
    Ok(())
}

/// The document as an address wants it.
fn opened(document: &Path, address: &str) -> anyhow::Result<Opened> {
    // The screen is not known yet: a picture for each width, the first of them with the marks' hooks.
    let mut opened = Opened::new(document, address, &[Frame::WIDE, Frame::NARROW])?;
    opened.stand_alone();
    Ok(opened)
}

/// The pages, which lead to one another.
struct Pages<'a> {
    folder: &'a Folder,
    ids: &'a [&'a str],
    with: &'a [(String, String)],
}

impl Pages<'_> {
    fn ways<'a>(&'a self, base: &'a str) -> Ways<'a> {
        Ways { base, ids: self.ids, leaf: "index.html", with: self.with }
    }

    fn page(&self, path: &str, opened: &Opened) -> anyhow::Result<()> {
        let base = base_of(path);
        let ways = self.ways(&base);
        let text = page(opened, &base, &assets(&base), Some(ways));
        self.folder.write(&format!("{path}index.html"), text.as_bytes())?;
        Ok(())
    }

    fn records(&self, path: &str, opened: &Opened) -> anyhow::Result<()> {
        let base = base_of(path);
        let ways = self.ways(&base);
        let tree = without_program(records(&opened.view(&base), &assets(&base), ways));
        self.folder.write(&format!("{path}index.html"), html_file(&tree).as_bytes())?;
        Ok(())
    }
}

fn assets(base: &str) -> Assets {
    Assets { styles: vec![format!("{base}style.css")], ..Assets::default() }
}
