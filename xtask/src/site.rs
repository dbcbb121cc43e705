//! The site: what Trunk makes of the browser shell, named by content, and the pages that the native shell writes.

use crate::run::{cargo, root, run, say};
use crate::{bundle, profile, short, split, tools, watch};
use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How wasm-opt goes over the parts of the program. Low memory is unused: the stack stands first in memory, so only one
/// that is about to overflow reaches its first kilobyte.
const SMALL: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--low-memory-unused",
];

/// How the program in the browser is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Make {
    /// As it is published: small, which takes minutes.
    Small,
    /// For a round of work: soon, large and slow.
    Quick,
    /// As it is published, but whole, and noting which of its functions ran (`profile.rs`).
    Counted,
}

/// What the site is made for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Finish<'a> {
    /// Whether it is for publishing: with compressed copies, and with the files of the build before, for readers whose
    /// browser has kept a page of it.
    pub published: bool,
    /// The full address that it will have, where that is known.
    pub origin: Option<&'a str>,
}

/// Makes the site in `out`, in place of what is there.
///
/// # Errors
/// Where a tool is missing and cannot be set up, or a step fails.
pub fn make(out: &Path, make: Make, finish: Finish<'_>) -> Result<()> {
    let built = trunk(make)?;
    let fresh = root().join("target/site.new");
    std::fs::remove_dir_all(&fresh).ok();
    std::fs::create_dir_all(fresh.join("assets"))?;
    copy_folder(&root().join("public"), &fresh)?;
    let mut list = assets(&built, make, &fresh)?;
    if finish.published {
        keep(out, &fresh, &mut list)?;
    }
    std::fs::write(fresh.join("assets.json"), format!("{:#}\n", serde_json::Value::from(list)))?;
    pictures(out, &fresh)?;
    publish(&fresh, make, finish)?;
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
    // Trunk is told to fetch nothing, which it passes on to cargo. What runs while building is for this machine.
    let targets = ["--target", "wasm32-unknown-unknown", "--target", "host-tuple"];
    run(cargo(&["fetch", "--locked"]).args(targets))?;
    let mut trunk = Command::new(&tools.trunk);
    trunk.current_dir(root()).args(["build", "--offline", "--dist"]).arg(&built);
    if make == Make::Quick {
        trunk.env("TRUNK_BUILD_RELEASE", "false").env("CARGO_PROFILE_DEV_DEBUG", "false");
    }
    trunk.env("PATH", tools::path_with(&tools)?);
    // Messages of panics name files: not by where cargo keeps them on this machine, so that it builds what another would.
    if let Some(sources) = tools::registry() {
        let mapped = format!("--remap-path-prefix={}=", sources.join("").display());
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", mapped);
    }
    // Trunk reads this as a yes or no and stops at the customary "1".
    trunk.env_remove("NO_COLOR");
    run(&mut trunk).context("the browser shell did not build")?;
    std::fs::write(note, stamp)?;
    Ok(built)
}

/// A file among the assets: its role, the stem and the ending of its name, and what is in it.
type Asset = (&'static str, &'static str, &'static str, Vec<u8>);

/// Puts style, scripts and program among the assets; returns the list of their names.
fn assets(built: &Path, make: Make, out: &Path) -> Result<serde_json::Map<String, serde_json::Value>> {
    let read = |name: &str| std::fs::read(built.join(name)).with_context(|| format!("Trunk wrote no {name}"));
    let style =
        |name: &str| Ok::<_, anyhow::Error>(bundle::style(&root().join("style").join(name))?.into_bytes());
    let script = |name: &str| {
        let source =
            std::fs::read_to_string(root().join(name)).with_context(|| format!("cannot read {name}"))?;
        Ok::<_, anyhow::Error>(bundle::script(&source).into_bytes())
    };
    let (glue, program) =
        program(&read("explorer_bg.wasm")?, &String::from_utf8_lossy(&read("explorer.js")?), built, make)?;
    let assets: [Asset; 5] = [
        ("frame", "frame", "js", script("embed/frame.js")?),
        ("share", "share", "js", script("embed/share.js")?),
        ("style", "style", "css", style("main.css")?),
        ("reading", "reading", "css", style("reading.css")?),
        // What wasm-bindgen writes is described at length and has no text of several lines.
        ("script", "explorer", "js", bundle::script(&glue).into_bytes()),
    ];
    let assets = assets.into_iter().chain(program);
    let mut list = serde_json::Map::new();
    for (role, stem, ending, bytes) in assets {
        let name = format!("assets/{stem}-{}.{ending}", fingerprint(&bytes));
        std::fs::write(out.join(&name), bytes)?;
        list.insert(role.to_owned(), name.into());
    }
    list.insert("words".to_owned(), words(out)?.into());
    // It keeps its name: a page of an older build finds it, and learns from it what has become of the
    // rest.
    std::fs::write(out.join("boot.js"), script("boot.js")?)?;
    list.insert("boot".to_owned(), "boot.js".into());
    Ok(list)
}

/// The program and the script that loads it: the program in two parts, without the names of its functions and with short
/// ones between the two, where it is to be small; else whole.
fn program(whole: &[u8], script: &str, built: &Path, make: Make) -> Result<(String, Vec<Asset>)> {
    let undivided = |whole: Vec<u8>| vec![("wasm", "explorer", "wasm", whole)];
    if make == Make::Quick {
        return Ok((script.to_owned(), undivided(whole.to_vec())));
    }
    let (whole, script) = short::names(whole, script)?;
    if make == Make::Counted {
        return Ok((script, undivided(profile::counted(&whole)?)));
    }
    let parts = split::split(&whole).context("cannot divide the program")?;
    ensure!(
        parts.texts > 0,
        "no text of the program was found that may wait (src/later/text.rs): are its marks gone?"
    );
    let small = |bytes: Vec<u8>, name: &str| {
        let (from, to) = (built.join(format!("{name}.divided")), built.join(format!("{name}.small")));
        std::fs::write(&from, bytes)?;
        let mut command = Command::new(&tools::ready()?.wasm_opt);
        command.args(SMALL).arg(&from).arg("--output").arg(&to);
        run(&mut command).context("wasm-opt cannot read what was divided")?;
        Ok::<_, anyhow::Error>(std::fs::read(to)?)
    };
    let parts = vec![
        ("wasm", "explorer", "wasm", small(parts.first, "first")?),
        ("rest", "rest", "wasm", small(parts.rest, "rest")?),
    ];
    Ok((script, parts))
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

/// Keeps the files of the build before beside the new ones, and no others: those of one build, whatever came before.
fn keep(old: &Path, fresh: &Path, list: &mut serde_json::Map<String, serde_json::Value>) -> Result<()> {
    let Ok(text) = std::fs::read_to_string(old.join("assets.json")) else { return Ok(()) };
    let Ok(before) = serde_json::from_str::<serde_json::Value>(&text) else { return Ok(()) };
    let own: BTreeSet<&str> = roles(&before).collect();
    let new: BTreeSet<String> = list.values().flat_map(files).map(str::to_owned).collect();
    // The same build once more: what it kept is still the build before.
    let kept: Vec<&str> = if own.iter().all(|name| new.contains(*name)) {
        before["kept"].as_array().into_iter().flatten().filter_map(|name| name.as_str()).collect()
    } else {
        own.into_iter().filter(|name| !new.contains(*name)).collect()
    };
    let kept: Vec<&str> =
        kept.into_iter().filter(|name| is_named_by_content(name) && old.join(name).is_file()).collect();
    for name in &kept {
        std::fs::copy(old.join(name), fresh.join(name)).with_context(|| format!("cannot keep {name}"))?;
    }
    list.insert("kept".to_owned(), kept.into());
    Ok(())
}

/// The files of a build's own.
pub fn roles(list: &serde_json::Value) -> impl Iterator<Item = &str> {
    list.as_object()
        .into_iter()
        .flatten()
        .filter(|(role, _)| *role != "kept")
        .flat_map(|(_, name)| files(name))
}

/// The files that a role names: one, or one for each language.
fn files(role: &serde_json::Value) -> impl Iterator<Item = &str> {
    let languages = role.as_object().into_iter().flatten().filter_map(|(_, name)| name.as_str());
    role.as_str().into_iter().chain(languages)
}

fn is_named_by_content(name: &str) -> bool {
    let folders = ["assets/", "locales/"].iter();
    let mut files = folders.filter_map(|folder| name.strip_prefix(folder));
    files.any(|file| !file.is_empty() && !file.contains(['/', '\\']))
}

/// Takes over the pictures of the site before: drawing them takes long, and is done again where they change.
fn pictures(old: &Path, fresh: &Path) -> Result<()> {
    for id in negotiations()? {
        let (from, to) = (old.join("n").join(&id), fresh.join("n").join(&id));
        if from.join("full.png").is_file() && from.join("full.svg").is_file() {
            std::fs::create_dir_all(&to)?;
            for picture in ["full.png", "full.svg"] {
                std::fs::copy(from.join(picture), to.join(picture))?;
            }
        }
    }
    Ok(())
}

/// Has the native shell write every page, as whoever has the built app would.
fn publish(site: &Path, make: Make, finish: Finish<'_>) -> Result<()> {
    let mut publish = cargo(&["run", "--quiet", "--bin", "demarche", "--", "publish"]);
    publish.arg(site);
    if let Some(origin) = finish.origin {
        publish.args(["--origin", origin]);
    }
    if !finish.published {
        publish.arg("--no-copies");
    }
    if make != Make::Small {
        publish.arg("--no-pictures");
    }
    run(&mut publish)
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A folder of a build with these files of its own and these kept.
    fn build(
        place: &Path,
        own: &[(&str, &str)],
        kept: &[&str],
    ) -> serde_json::Map<String, serde_json::Value> {
        std::fs::create_dir_all(place.join("assets")).expect("a folder");
        let mut list = serde_json::Map::new();
        for (role, name) in own {
            list.insert((*role).to_owned(), (*name).into());
        }
        for name in own.iter().map(|(_, name)| name).chain(kept) {
            std::fs::write(place.join(name), name).expect("a file");
        }
        if !kept.is_empty() {
            list.insert("kept".to_owned(), json!(kept));
        }
        std::fs::write(place.join("assets.json"), json!(list).to_string()).expect("a list");
        list
    }

    #[test]
    fn the_files_of_one_build_before_are_kept_and_no_others() {
        let place = std::env::temp_dir().join(format!("demarche-kept-{}", std::process::id()));
        let (old, new, same) = (place.join("old"), place.join("new"), place.join("same"));
        build(&old, &[("style", "assets/a-2.css"), ("boot", "boot.js")], &["assets/a-1.css"]);
        let mut list = build(&new, &[("style", "assets/a-3.css"), ("boot", "boot.js")], &[]);
        keep(&old, &new, &mut list).expect("kept");
        assert_eq!(list["kept"], json!(["assets/a-2.css"]));
        assert!(new.join("assets/a-2.css").is_file() && !new.join("assets/a-1.css").exists());
        // Built again without a change, it keeps what it kept.
        let mut list = build(&same, &[("style", "assets/a-2.css"), ("boot", "boot.js")], &[]);
        keep(&old, &same, &mut list).expect("kept");
        assert_eq!(list["kept"], json!(["assets/a-1.css"]));
        assert!(same.join("assets/a-1.css").is_file());
        // So are the words of other languages.
        let words = |name: &str| json!({ "words": { "tr": name } });
        std::fs::create_dir_all(old.join("locales")).expect("a folder");
        std::fs::create_dir_all(new.join("locales")).expect("a folder");
        std::fs::write(old.join("locales/tr-1.json"), "{}").expect("a file");
        std::fs::write(old.join("assets.json"), words("locales/tr-1.json").to_string()).expect("a list");
        let mut list = words("locales/tr-2.json").as_object().cloned().expect("a list");
        keep(&old, &new, &mut list).expect("kept");
        assert_eq!(list["kept"], json!(["locales/tr-1.json"]));
        assert!(new.join("locales/tr-1.json").is_file());
        std::fs::remove_dir_all(place).ok();
    }
}
