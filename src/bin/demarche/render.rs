//! `demarche render`: the page of a document, written ahead, as the live page would show it.

use anyhow::{Context as _, bail};
use demarche::check;
use demarche::derive::Known;
use demarche::document::{Catalogue, read_catalogue};
use demarche::layout::Frame;
use demarche::markup::{self, Element};
use demarche::page::{self, Assets, Boot, View};
use demarche::scene::Picture;
use demarche::state::{Address, Passing, SearchIndex, resolve};
use demarche::text::Messages;
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to write, and where.
struct Request {
    document: PathBuf,
    /// The names of the site's files, as its build has left them.
    assets: PathBuf,
    /// The folder to write to.
    out: PathBuf,
    /// The way from the page to the root of the site: empty, or ending in `/`.
    base: String,
    /// The query of the state to show.
    address: String,
}

/// Writes the page that the arguments ask for.
pub fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let (mut document, mut assets, mut out) = (None, None, None);
    let (mut base, mut address) = (String::new(), String::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("assets") => assets = Some(arguments.value()?.into()),
            Long("out") => out = Some(arguments.value()?.into()),
            Long("base") => base = arguments.value()?.string()?,
            Long("address") => address = arguments.value()?.string()?,
            Value(file) if document.is_none() => document = Some(file.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let Some(document) = document else { bail!("name the document to render") };
    write(&Request {
        document,
        assets: assets.context("name the site's list of files: --assets dist/assets.json")?,
        out: out.context("name the folder to write to: --out DIR")?,
        base,
        address,
    })?;
    Ok(ExitCode::SUCCESS)
}

fn write(request: &Request) -> anyhow::Result<()> {
    let bytes = read(&request.document)?;
    let stem = request.document.file_stem().and_then(|stem| stem.to_str());
    let reading = check::read(&bytes, stem).with_context(|| request.document.display().to_string())?;
    let negotiation = &reading.negotiation;
    let (state, notices) = resolve(&Address::parse(&request.address), negotiation);
    let known = Known::new(negotiation, state.date(negotiation));
    let passing = Passing::new(negotiation, &known, &state, &SearchIndex::new(negotiation));
    // The catalogue lies beside the documents of a site; a document on its own has none.
    let listed = std::fs::read(request.document.with_file_name("index.json")).unwrap_or_default();
    let catalogue = read_catalogue(&listed).map(|(catalogue, _)| catalogue).unwrap_or_default();
    let messages = Messages::english();
    // The screen is not known yet: a picture for each width, the first of them with the marks' hooks.
    let scenes = [Frame::WIDE, Frame::NARROW].map(|frame| {
        let picture = Picture::new(negotiation, frame, &messages, &state.open);
        picture.draw(negotiation, &known, &passing, &state, &messages)
    });
    let view = View {
        negotiation,
        scenes: &scenes,
        known: &known,
        passing: &passing,
        state: &state,
        messages: &messages,
        catalogue: &catalogue.entries,
        findings: &reading.findings,
        notices: &notices,
    };
    let page = page(&view, &assets(request)?, &catalogue, &listed);
    std::fs::create_dir_all(&request.out)?;
    let file = request.out.join("index.html");
    std::fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))
}

/// The page, with the catalogue in its head: the live page takes it from there instead of fetching it.
fn page(view: &View<'_>, assets: &Assets, catalogue: &Catalogue, listed: &[u8]) -> String {
    let mut head = page::head(view, assets);
    if !catalogue.entries.is_empty() {
        let listed = String::from_utf8_lossy(listed);
        head.push(Element::new("meta").with("name", "demarche:catalogue").with("content", listed));
    }
    let tree = page::root(view).child(head).child(page::body(view));
    format!("<!doctype html>\n{}\n", markup::html(&tree))
}

/// The files of the site, as the page names them.
fn assets(request: &Request) -> anyhow::Result<Assets> {
    let listed: serde_json::Value = serde_json::from_slice(&read(&request.assets)?)
        .with_context(|| format!("{} is not JSON", request.assets.display()))?;
    let file = |name: &str| {
        let path =
            listed[name].as_str().with_context(|| format!("{} names no {name}", request.assets.display()))?;
        anyhow::Ok(format!("{}{path}", request.base))
    };
    Ok(Assets {
        style: file("style")?,
        boot: Some(Boot {
            boot: file("boot")?,
            base: request.base.clone(),
            script: file("script")?,
            wasm: file("wasm")?,
        }),
        ..Assets::default()
    })
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
