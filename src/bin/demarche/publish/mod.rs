//! `demarche publish`: documents taken into a site, and every page and file that the site has of them.
//!
//! The site is the built app in a folder. What is written follows from the documents, the app and the address alone, so
//! that publishing again changes nothing, and a host that compares files has nothing to send.

mod around;
mod folder;
mod intake;
mod origin;
mod pages;
mod shelf;

pub use crate::publish::folder::Folder;
use crate::publish::pages::App;
use crate::publish::shelf::Shelf;
use anyhow::bail;
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the arguments ask for.
struct Request {
    site: PathBuf,
    files: Vec<PathBuf>,
    /// Negotiations to take out of the site.
    remove: Vec<String>,
    /// The full address of the site, where the arguments give one; an empty one forgets it.
    origin: Option<String>,
    /// Whether to keep compressed copies beside the files.
    copies: bool,
    /// Whether to draw what is made of points, which takes longest.
    pictures: bool,
}

/// Publishes what the arguments ask for. What fails is named and leaves the rest to be published.
pub fn run(arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let request = Request::new(arguments)?;
    let folder = Folder::new(&request.site, request.copies);
    let app = App::read(&folder, request.pictures)?;
    let mut shelf = Shelf::read(&folder)?;
    let origin = origin::settle(&folder, request.origin.as_deref())?;
    let app = app.at(origin.as_deref());
    let mut failures = 0;
    let mut failed = |what: String| {
        eprintln!("demarche: {what}");
        failures += 1;
    };
    for id in &request.remove {
        if !shelf.remove(id, &folder)? {
            failed(format!(
                "the site has no negotiation “{id}” to remove; it has {}",
                shelf.ids().join(", ")
            ));
        }
    }
    let mut taken = Vec::new();
    for file in &request.files {
        if let Err(error) = intake::take(file, &mut taken, &mut shelf, &folder) {
            failed(format!("{}: {error:#}; it is not published", file.display()));
        }
    }
    shelf.write(&folder)?;
    let ids = shelf.ids();
    let mut entries = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        match pages::write(id, place == 0, &ids, &app, origin.as_deref(), &folder) {
            Ok(entry) => entries.push(entry),
            Err(error) => failed(format!(
                "{id}: {error:#}; its pages stay as they were. Publish its document again, or take it out with --remove {id}"
            )),
        }
    }
    around::write(&entries, &app, origin.as_deref(), &folder)?;
    let site = folder.root.display();
    eprintln!("demarche: {} in {site}: {} files written, the others stand", ids.join(", "), folder.written());
    if origin.is_none() {
        eprintln!(
            "demarche: no full address is known, so canonical addresses, pictures for links, oembed.json, sitemap.xml \
             and feed.xml are left out; give it once with --origin https://host/path/"
        );
    }
    Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

impl Request {
    fn new(mut arguments: lexopt::Parser) -> anyhow::Result<Self> {
        let (mut site, mut files, mut remove) = (None, Vec::new(), Vec::new());
        let (mut origin, mut copies, mut pictures) = (None, true, true);
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("origin") => origin = Some(arguments.value()?.string()?),
                Long("remove") => remove.push(arguments.value()?.string()?),
                Long("no-copies") => copies = false,
                Long("no-pictures") => pictures = false,
                Value(folder) if site.is_none() => site = Some(folder.into()),
                Value(file) => files.push(file.into()),
                _ => return Err(argument.unexpected().into()),
            }
        }
        let Some(site) = site else { bail!("name the folder of the site, then the documents to publish") };
        Ok(Self { site, files, remove, origin, copies, pictures })
    }
}
