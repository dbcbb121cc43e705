//! `demarche render`: the page of a document, written ahead, as the live page would show it, and its picture.

use crate::opened::{self, Opened};
use crate::raster;
use crate::written::{Files, page};
use anyhow::{Context as _, bail};
use demarche::layout::Frame;
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
    let request = Request { document, assets, out, svg, png, base, address };
    let is_picture = request.svg.is_some() || request.png.is_some();
    if is_picture {
        write_pictures(&request)?;
    }
    match (&request.assets, &request.out) {
        (Some(assets), Some(out)) => write_page(&request, assets, out)?,
        (None, None) if is_picture => {}
        (None, _) => bail!("name the site's list of files: --assets dist/assets.json"),
        (_, None) => bail!("name the folder to write to: --out DIR"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the page.
fn write_page(request: &Request, assets: &Path, out: &Path) -> anyhow::Result<()> {
    // The screen is not known yet: a picture for each width, the first of them with the marks' hooks.
    let opened = Opened::new(&request.document, &request.address, &[Frame::WIDE, Frame::NARROW])?;
    let page = page(&opened, &request.base, &Files::read(assets)?.live(&request.base), None);
    std::fs::create_dir_all(out)?;
    opened::write(&out.join("index.html"), page.as_bytes())
}

/// Writes the pictures.
fn write_pictures(request: &Request) -> anyhow::Result<()> {
    let opened = Opened::new(&request.document, &request.address, &[Frame::WIDE])?;
    opened.warn();
    let svg = export(&opened.view(&request.base), Form::Svg);
    if let Some(file) = &request.svg {
        opened::write(file, svg.as_bytes())?;
    }
    if let Some(file) = &request.png {
        opened::write(file, &raster::png(&svg)?)?;
    }
    Ok(())
}
