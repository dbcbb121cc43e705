//! The files about a site as a whole.

use crate::publish::folder::Folder;
use crate::publish::pages::App;
use demarche::markup::html_file;
use demarche::page::site::{CATALOGUE, Entry, Site, base_of, catalogue, feed, sitemap};
use demarche::text::Messages;

/// Writes the list of negotiations; and, where the full address is known, the sitemap and the feed.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(entries: &[Entry], app: &App, origin: Option<&str>, folder: &Folder) -> anyhow::Result<()> {
    let messages = Messages::english();
    let list = |path: &str| {
        let base = base_of(path);
        let tree = catalogue(entries, &messages, &app.still(&base), &base, Site { origin });
        folder.write(&format!("{path}index.html"), html_file(&tree).as_bytes())
    };
    list(CATALOGUE)?;
    if entries.is_empty() {
        list("")?;
    }
    match origin {
        Some(origin) => {
            folder.write("sitemap.xml", sitemap(entries, origin).as_bytes())?;
            folder.write("feed.xml", feed(entries, origin, &messages).as_bytes())?;
        }
        None => {
            folder.remove("sitemap.xml")?;
            folder.remove("feed.xml")?;
        }
    }
    folder.compress_all()
}
