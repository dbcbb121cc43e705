//! `demarche render`: the page of a document, written ahead, as the live page would show it, and its picture.

use crate::alone;
use crate::opened::{self, Opened};
use crate::raster;
use crate::written::{Files, page};
use anyhow::{Context as _, bail};
use demarche::layout::Frame;
use demarche::page::Assets;
use demarche::page::export::{Form, export};
use demarche::text::{INTERFACE, Language};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to write, and where.
struct Request {
    document: PathBuf,
    /// The names of the site's files, as its build has left them.
    assets: Option<PathBuf>,
    /// The folder to write the page to.
    out: Option<PathBuf>,
    /// The files to write the picture to.
    svg: Option<PathBuf>,
    png: Option<PathBuf>,
    /// The way from the page to the root of the site: empty, or ending in `/`.
    base: String,
    /// The query of the state to show.
    address: String,
}

/// Writes the page and the pictures that the arguments ask for.
pub fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let (mut document, mut assets, mut out, mut svg, mut png) = (None, None, None, None, None);
    let (mut base, mut address, mut language) = (String::new(), String::new(), None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("assets") => assets = Some(arguments.value()?.into()),
            Long("out") => out = Some(arguments.value()?.into()),
            Long("svg") => svg = Some(arguments.value()?.into()),
            Long("png") => png = Some(arguments.value()?.into()),
            Long("base") => base = arguments.value()?.string()?,
            Long("address") => address = arguments.value()?.string()?,
            Long("lang") => {
                let tag = arguments.value()?.string()?;
                let known = INTERFACE.map(|(tag, _)| tag).join(", ");
                let found = Language::of_interface(&tag);
                language =
                    Some(found.with_context(|| format!("there is no language “{tag}”; there are {known}"))?);
            }
            Value(file) if document.is_none() => document = Some(file.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let Some(document) = document else { bail!("name the document to render") };
    if let Some(language) = language {
        // The first of two in an address holds.
        address = format!("?lang={language}&{}", address.trim_start_matches('?'));
    }
    let mut request = Request { document, assets, out, svg, png, base, address };
    let is_picture = request.svg.is_some() || request.png.is_some();
    if request.assets.is_none() && (request.out.is_some() || !is_picture) {
        stand_alone(&mut request)?;
    } else if let Some(assets) = &request.assets {
        let Some(out) = &request.out else { bail!("name the folder to write to: --out DIR") };
        write_page(&request, &Files::read(assets)?.live(&request.base), out)?;
    }
    if request.svg.is_some() || request.png.is_some() {
        write_pictures(&request)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes what stands without a site, with both pictures, into the folder that is wanted, else into one by the
/// document's name.
fn stand_alone(request: &mut Request) -> anyhow::Result<()> {
    let stem = request.document.file_stem().unwrap_or(request.document.as_os_str());
    let out = request.out.clone().unwrap_or_else(|| PathBuf::from(stem));
    alone::write(&request.document, &request.address, &out)?;
    request.svg.get_or_insert_with(|| out.join("full.svg"));
    request.png.get_or_insert_with(|| out.join("full.png"));
    println!("demarche: index.html, the pages that it leads to and the pictures are in {}", out.display());
    Ok(())
}

/// Writes the page.
fn write_page(request: &Request, assets: &Assets, out: &Path) -> anyhow::Result<()> {
    // The screen is not known yet: a picture for each width, the first of them with the marks' hooks.
    let opened = Opened::new(&request.document, &request.address, &[Frame::WIDE, Frame::NARROW])?;
    opened.warn();
    let page = page(&opened, &request.base, assets, None);
    std::fs::create_dir_all(out)?;
    opened::write(&out.join("index.html"), page.as_bytes())
}

/// Writes the pictures.
fn write_pictures(request: &Request) -> anyhow::Result<()> {
    let opened = Opened::new(&request.document, &request.address, &[Frame::WIDE])?;
    // With a page for a site, that has said what is amiss; alone, nothing has yet.
    if request.assets.is_none() {
        opened.warn();
    }
    let svg = export(&opened.view(&request.base), Form::Svg);
    if let Some(file) = &request.svg {
        opened::write(file, svg.as_bytes())?;
    }
    if let Some(file) = &request.png {
        opened::write(file, &raster::png(&svg)?)?;
    }
    Ok(())
}
