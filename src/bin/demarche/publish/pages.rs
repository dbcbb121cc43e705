//! The pages and pictures of one negotiation.

use crate::opened::Opened;
use crate::publish::folder::Folder;
use crate::raster;
use crate::written::{Files, page};
use anyhow::Context as _;
use demarche::layout::Frame;
use demarche::markup::html_file;
use demarche::page::export::{Form, card, export};
use demarche::page::site::{
    Entry, Site, Ways, about, base_of, language_path, lens_path, oembed, record_path, records,
};
use demarche::state::Lens;
use demarche::text::INTERFACE;
use std::path::Path;

/// The built app: what its pages load.
pub struct App {
    files: Files,
    /// Whether pictures are drawn for them.
    pictures: bool,
}

impl App {
    /// Reads what the app's build has left.
    ///
    /// # Errors
    /// Where the folder holds no built app.
    pub fn read(folder: &Folder, pictures: bool) -> anyhow::Result<Self> {
        let list = folder.root.join("assets.json");
        let files = Files::read(&list).with_context(|| {
            format!("{} is no built app: unpack a release of Demarche there first", folder.root.display())
        })?;
        Ok(Self { files, pictures })
    }

    /// The same at a full address, where that is known.
    pub fn at(mut self, origin: Option<&str>) -> Self {
        self.files.site = origin.unwrap_or_default().to_owned();
        self
    }

    /// The files of a page that stands as it is, without the program.
    pub fn still(&self, base: &str) -> demarche::page::Assets {
        self.files.still(base)
    }
}

/// Writes every page and picture of a negotiation of the site; that of the `first` one stands at the root too.
///
/// # Errors
/// Where its document cannot be read or a file cannot be written.
pub fn write(
    id: &str,
    first: bool,
    ids: &[String],
    app: &App,
    origin: Option<&str>,
    folder: &Folder,
) -> anyhow::Result<Entry> {
    let document = folder.root.join(format!("negotiations/{id}.json"));
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let site = Site { origin };
    let frames = [Frame::WIDE, Frame::NARROW];
    let mut entry = None;
    for lens in Lens::ALL {
        let mut opened = Opened::new(&document, &format!("?view={}", lens.word()), &frames)?;
        let negotiation = &opened.view("").negotiation;
        anyhow::ensure!(*negotiation.id == *id, "{} has the id “{}”", document.display(), negotiation.id);
        opened.show_all_rows();
        let own = lens_path(id, lens);
        let at_root = (first && lens == Lens::Graph).then(String::new);
        for path in [Some(own.clone()), at_root].into_iter().flatten() {
            let base = base_of(&path);
            let mut assets = app.files.live(&base);
            assets.about = about(&opened.view(&base), site, &own, path != own);
            let text = page(&opened, &base, &assets, Some(Ways::on_site(&base, &ids)));
            folder.write(&format!("{path}index.html"), text.as_bytes())?;
        }
        let discovery = format!("{own}oembed.json");
        match origin {
            Some(origin) => {
                folder.write(&discovery, oembed(&opened.view(&base_of(&own)), origin).as_bytes())?;
            }
            None => folder.remove(&discovery)?,
        }
        if lens == Lens::Graph {
            entry = Some(opened.entry());
            pictures(&opened, &own, app.pictures, folder)?;
            record(&opened, id, &ids, app, site, folder)?;
        }
    }
    for (tag, _) in INTERFACE {
        in_language(tag, &document, id, &ids, app, site, folder)?;
    }
    entry.context("there is no lens")
}

/// The page as readers of another language want it, for those who come without scripts.
fn in_language(
    tag: &str,
    document: &Path,
    id: &str,
    ids: &[&str],
    app: &App,
    site: Site<'_>,
    folder: &Folder,
) -> anyhow::Result<()> {
    let opened = Opened::new(document, &format!("?lang={tag}"), &[Frame::WIDE, Frame::NARROW])?;
    let path = language_path(id, tag);
    let base = base_of(&path);
    let mut assets = app.files.live(&base);
    assets.about = about(&opened.view(&base), site, &path, false);
    let ways = Ways::on_site(&base, ids);
    folder.write(&format!("{path}index.html"), page(&opened, &base, &assets, Some(ways)).as_bytes())?;
    Ok(())
}

/// The graph whole, as the reader would take it away, and the card for those who link to it.
fn pictures(opened: &Opened, path: &str, points: bool, folder: &Folder) -> anyhow::Result<()> {
    let view = opened.view("");
    let svg = export(&view, Form::Svg);
    let full = format!("{path}full.png");
    // Drawing points takes the longest of all, and the same lines make the same points.
    let changed = folder.write(&format!("{path}full.svg"), svg.as_bytes())?;
    if !points {
        // A picture of something else is worse than none.
        return if changed { folder.remove(&full) } else { Ok(()) };
    }
    if changed || !folder.root.join(&full).is_file() {
        folder.write(&full, &raster::png(&svg)?)?;
    }
    folder.write(&format!("{path}card.png"), &raster::png_at(&card(&view), 1.0)?)?;
    Ok(())
}

fn record(
    opened: &Opened,
    id: &str,
    ids: &[&str],
    app: &App,
    site: Site<'_>,
    folder: &Folder,
) -> anyhow::Result<()> {
    let path = record_path(id);
    let base = base_of(&path);
    let view = opened.view(&base);
    let mut assets = app.still(&base);
    assets.about = about(&view, site, &path, false);
    let tree = records(&view, &assets, Ways::on_site(&base, ids));
    folder.write(&format!("{path}index.html"), html_file(&tree).as_bytes())?;
    Ok(())
}
