//! `demarche render`: the page of a document, written ahead, as the live page would show it, and its picture.

use crate::opened::{self, Opened};
use crate::raster;
use crate::sources::sources;
use anyhow::{Context as _, bail};
use demarche::layout::Frame;
use demarche::markup::{self, Element};
use demarche::page::export::{Form, export};
use demarche::page::{self, Assets, Boot};
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
    let page = page(&opened, &request.base, &self::assets(assets, &request.base)?);
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

/// The page, with the catalogue in its head: the live page takes it from there instead of fetching it.
fn page(opened: &Opened, base: &str, assets: &Assets) -> String {
    let view = opened.view(base);
    let mut head = page::head(&view, assets);
    if !view.catalogue.is_empty() {
        let listed = String::from_utf8_lossy(&opened.listed);
        head.push(Element::new("meta").with("name", "demarche:catalogue").with("content", listed));
    }
    let tree = page::root(&view).child(head).child(page::body(&view));
    format!("<!doctype html>\n{}\n", markup::html(&tree))
}

/// The files of the site, as the page names them.
fn assets(list: &Path, base: &str) -> anyhow::Result<Assets> {
    let listed: serde_json::Value = serde_json::from_slice(&opened::read(list)?)
        .with_context(|| format!("{} is not JSON", list.display()))?;
    let file = |name: &str| {
        let path = listed[name].as_str().with_context(|| format!("{} names no {name}", list.display()))?;
        anyhow::Ok(format!("{base}{path}"))
    };
    Ok(Assets {
        style: file("style")?,
        boot: Some(Boot {
            boot: file("boot")?,
            base: base.to_owned(),
            script: file("script")?,
            wasm: file("wasm")?,
            words: words(&listed["words"], base),
        }),
        // The list of files lies at the root of the site.
        sources: sources(list.parent().unwrap_or(list))?,
        ..Assets::default()
    })
}

/// The files of words of the other languages; a site without them is in English.
fn words(listed: &serde_json::Value, base: &str) -> String {
    let files = listed.as_object().into_iter().flatten();
    let named = files.filter_map(|(tag, file)| Some(format!("{tag}={base}{}", file.as_str()?)));
    named.collect::<Vec<_>>().join(" ")
}
