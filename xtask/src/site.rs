//! The site: what Trunk makes of the browser shell, named by content, and the pages that the native shell writes.

use crate::run::{cargo, root, run, say};
use crate::{bundle, tools, watch};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The languages in which every page is written ahead too, in a folder of its own.
const LANGUAGES: [&str; 6] = ["en", "ar", "fa-AF", "ps", "tr", "ur"];

/// How the program in the browser is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Make {
    /// As it is published: small, which takes minutes.
    Small,
    /// For a round of work: soon, large and slow.
    Quick,
}

/// Makes the site in `out`, in place of what is there.
///
/// # Errors
/// Where a tool is missing and cannot be set up, or a step fails.
pub fn make(out: &Path, make: Make) -> Result<()> {
    let built = trunk(make)?;
    let fresh = root().join("target/site.new");
    std::fs::remove_dir_all(&fresh).ok();
    std::fs::create_dir_all(fresh.join("assets"))?;
    copy_folder(&root().join("public"), &fresh)?;
    assets(&built, &fresh)?;
    pages(&fresh)?;
    // Whoever is looking at the site meanwhile sees the old one or the new one, never half of one.
    std::fs::remove_dir_all(out).ok();
    std::fs::rename(&fresh, out).with_context(|| format!("cannot put the site at {}", out.display()))?;
    Ok(())
}

/// The ids of the negotiations that are published here, the default one first.
///
/// # Errors
/// Where the catalogue cannot be read.
pub fn negotiations() -> Result<Vec<String>> {
    let catalogue = root().join("public/negotiations/index.json");
    let text = std::fs::read_to_string(&catalogue).context("cannot read public/negotiations/index.json")?;
    let catalogue: serde_json::Value = serde_json::from_str(&text).context("index.json is not JSON")?;
    let entries = catalogue["negotiations"].as_array().context("index.json lists no negotiations")?;
    Ok(entries.iter().filter_map(|entry| entry["id"].as_str().map(str::to_owned)).collect())
}

/// Builds the browser shell, unless it stands as its sources are; returns the folder with what came out.
fn trunk(make: Make) -> Result<PathBuf> {
    let tools = tools::ready()?;
    let folder = if make == Make::Quick { "target/trunk-quick" } else { "target/trunk" };
    let built = root().join(folder);
    let (note, stamp) = (root().join(format!("{folder}.stamp")), watch::stamp(&watch::PROGRAM));
    if std::fs::read_to_string(&note).is_ok_and(|noted| noted == stamp) && built.is_dir() {
        say("the program in the browser is up to date");
        return Ok(built);
    }
    std::fs::remove_file(&note).ok();
    // Trunk is told to fetch nothing, which it passes on to cargo.
    run(&mut cargo(&["fetch", "--locked", "--target", "wasm32-unknown-unknown"]))?;
    let mut trunk = Command::new(&tools.trunk);
    trunk.current_dir(root()).args(["build", "--offline", "--dist"]).arg(&built);
    if make == Make::Quick {
        trunk.env("TRUNK_BUILD_RELEASE", "false").env("CARGO_PROFILE_DEV_DEBUG", "false");
    }
    trunk.env("PATH", tools::path_with(&tools)?);
    // Trunk reads this as a yes or no and stops at the customary "1".
    trunk.env_remove("NO_COLOR");
    run(&mut trunk).context("the browser shell did not build")?;
    std::fs::write(note, stamp)?;
    Ok(built)
}

/// Puts style, scripts and program among the assets, and a list of their names beside them.
fn assets(built: &Path, out: &Path) -> Result<()> {
    let read = |name: &str| std::fs::read(built.join(name)).with_context(|| format!("Trunk wrote no {name}"));
    let style = bundle::style(&root().join("style/main.css"))?.into_bytes();
    let boot = std::fs::read(root().join("boot.js")).context("cannot read boot.js")?;
    let assets = [
        ("style", "style", "css", style),
        ("boot", "boot", "js", boot),
        ("script", "explorer", "js", read("explorer.js")?),
        ("wasm", "explorer", "wasm", read("explorer_bg.wasm")?),
    ];
    let mut list = serde_json::Map::new();
    for (role, stem, ending, bytes) in assets {
        let name = format!("assets/{stem}-{}.{ending}", fingerprint(&bytes));
        std::fs::write(out.join(&name), bytes)?;
        list.insert(role.to_owned(), name.into());
    }
    list.insert("words".to_owned(), words(out)?.into());
    Ok(std::fs::write(out.join("assets.json"), serde_json::to_string_pretty(&list)?)?)
}

/// Puts the words of every language but English, which the program has in it, into files that are fetched when wanted,
/// without the notes to their editors. Returns the files by language.
fn words(out: &Path) -> Result<serde_json::Map<String, serde_json::Value>> {
    std::fs::create_dir_all(out.join("locales"))?;
    let mut files = serde_json::Map::new();
    for entry in std::fs::read_dir(root().join("src/text/locales"))? {
        let path = entry?.path();
        let tag = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if tag == "en" {
            continue;
        }
        let text = std::fs::read_to_string(&path)?;
        let words: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))?;
        let words: serde_json::Map<_, _> =
            words.into_iter().filter(|(key, _)| !key.starts_with('_')).collect();
        let bytes = serde_json::to_vec(&words)?;
        let name = format!("locales/{tag}-{}.json", fingerprint(&bytes));
        std::fs::write(out.join(&name), bytes)?;
        files.insert(tag.to_owned(), name.into());
    }
    Ok(files)
}

/// Has the native shell write the page of every negotiation, and that of the default one at the root.
fn pages(out: &Path) -> Result<()> {
    let ids = negotiations()?;
    say(&format!("writing the pages of {}", ids.join(", ")));
    for (place, id) in ids.iter().enumerate() {
        render(id, out, &out.join("n").join(id), "../../", None)?;
        for tag in LANGUAGES {
            render(id, out, &out.join("n").join(id).join(tag), "../../../", Some(tag))?;
        }
        if place == 0 {
            render(id, out, out, "", None)?;
        }
    }
    Ok(())
}

fn render(id: &str, site: &Path, page: &Path, base: &str, language: Option<&str>) -> Result<()> {
    let document = root().join("public/negotiations").join(format!("{id}.json"));
    let mut render = cargo(&["run", "--quiet", "--bin", "demarche", "--", "render"]);
    render.arg(document).arg("--assets").arg(site.join("assets.json")).arg("--out").arg(page);
    render.args(language.iter().flat_map(|tag| ["--lang", *tag]));
    run(render.arg("--base").arg(base))
}

/// FNV-1a in 64 bits: other content, other name. Trunk's own names follow what went in, not what came out.
fn fingerprint(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
