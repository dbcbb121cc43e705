//! `cargo xtask profile`: which functions of the program's first part no first picture runs.
//!
//! The division by gates (`split.rs`) goes by what could be reached: failures, what is dropped when the page goes, the
//! rarer turns of the standard library. This goes by what is. A program that notes of each function whether it ran is
//! opened in Chromium, with documents of all sorts, and looked at as a reader does who changes nothing. What never ran is
//! written down by name, in `idle.txt`, and goes with the second part from the next build on.
//!
//! The list may grow old without harm. A function that it does not name stays in the first part; a name that the program
//! has no longer does nothing; and where an idle function is called before the second part has come, that comes at once.

use crate::run::{root, say, words};
use crate::{browsers, serve, short, site, split};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;
use tiny_http::{Method, Server};
use walrus::{ConstExpr, ModuleConfig, ValType, ir};

/// The names of functions that no first picture ran, one a line.
static IDLE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| include_str!("idle.txt").lines().collect());

/// Instructions; what stands in place of a function that went is nearly as long as a shorter one.
const SHORTEST: u64 = 12;

/// The sizes of window that the pages are opened at: for either frame.
const SIZES: [&str; 2] = ["1280,800", "390,844"];

/// The addresses that are opened, besides those of documents that are made for it.
const ADDRESSES: [&str; 10] = [
    "",
    "?n=plastics-inc5",
    "n/plastics-inc5/",
    "?embed=1",
    "?theme=dark&transparent=1&plain=1",
    "?lang=ar",
    "?n=plastics-inc5&lang=tr",
    "frame.html",
    // Without the second part, and without what only some browsers have (`profile.js`).
    "#lost",
    "#without-tasks",
];

/// How often the statements of a document are repeated, to have some whose pictures need bundles.
const MANY: [usize; 2] = [15, 120];

/// How long a page may ask for nothing before it has said what it noted.
const PATIENCE: Duration = Duration::from_secs(120);

/// Whether no first picture ran a function of this name.
pub fn is_idle(name: &str) -> bool {
    IDLE.contains(&*plain(name))
}

/// A program that notes of each function whether it ran: in a global of its own, exported as `ran` and its place.
///
/// # Errors
/// Where it is no program.
pub fn counted(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = ModuleConfig::new().parse(wasm).context("what Trunk wrote is no program")?;
    let functions: Vec<_> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions {
        let no = ConstExpr::Value(ir::Value::I32(0));
        let ran = module.globals.add_local(ValType::I32, true, false, no);
        module.exports.add(&format!("ran{}", id.index()), ran);
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        function.builder_mut().func_body().const_at(0, ir::Value::I32(1)).global_set_at(1, ran);
    }
    Ok(module.emit_wasm())
}

/// Opens all sorts of first pictures and writes down what none of them ran.
///
/// # Errors
/// Where the site cannot be built, or a page does not come to life.
pub fn profile() -> Result<()> {
    let folder = root().join("target/site-profile");
    site::make(&folder, site::Make::Counted, site::Finish::default())?;
    let documents = furnish(&folder)?;
    let opener = Opener::new(browsers::ready("chromium")?.browser, folder)?;
    let mut ran = BTreeSet::new();
    let pages = ADDRESSES.iter().flat_map(|address| SIZES.map(|size| ((*address).to_owned(), size)));
    for (address, size) in pages.chain(documents.into_iter().map(|address| (address, SIZES[0]))) {
        let before = ran.len();
        ran.extend(opener.open(&address, size)?);
        say(&format!("‘{address}’ at {size}: {} functions more", ran.len() - before));
    }
    let wasm = std::fs::read(root().join("target/trunk/explorer_bg.wasm"))?;
    let functions = split::reached(&short::names(&wasm, "")?.0)?;
    // Two functions may have one name, as where a crate is there twice.
    let busy: BTreeSet<_> =
        functions.iter().filter(|one| ran.contains(&one.at)).map(|one| plain(&one.name)).collect();
    let idle = functions.iter().filter(|one| one.size >= SHORTEST).map(|one| plain(&one.name));
    let idle: BTreeSet<_> = idle.filter(|name| !busy.contains(name) && !is_numbered(name)).collect();
    let list = root().join("xtask/src/idle.txt");
    std::fs::write(&list, idle.into_iter().map(|name| name + "\n").collect::<String>())?;
    say(&format!("{} says what no first picture ran", list.display()));
    Ok(())
}

/// Puts into the site what is opened besides its own pages; the addresses of the documents among it.
fn furnish(site: &Path) -> Result<Vec<String>> {
    let boot = std::fs::read_to_string(site.join("boot.js"))?;
    std::fs::write(site.join("boot.js"), format!("{}{boot}", include_str!("profile.js")))?;
    std::fs::write(
        site.join("frame.html"),
        "<!DOCTYPE html><iframe src=\"./?embed=1\" width=\"640\"></iframe>",
    )?;
    let documents = site.join("negotiations");
    let mut names = Vec::new();
    // Whatever is wrong with a document, what is said of it should not wait any longer.
    for entry in std::fs::read_dir(root().join("tests/negotiations"))? {
        let from = entry?.path();
        let name = from.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        if from.extension().is_some_and(|ending| ending == "json") && !name.starts_with("refused-") {
            std::fs::copy(&from, documents.join(format!("{name}.json")))?;
            names.push(name);
        }
    }
    let text = std::fs::read_to_string(documents.join("plastics-inc5.json"))?;
    for times in MANY {
        let many = repeated(serde_json::from_str(&text)?, times)?;
        std::fs::write(documents.join(format!("many-{times}.json")), many.to_string())?;
        names.push(format!("many-{times}"));
    }
    names.sort();
    Ok(names.into_iter().map(|name| format!("?n={name}")).collect())
}

/// A document with its statements so many times.
fn repeated(mut document: Value, times: usize) -> Result<Value> {
    let statements = document["statements"].as_array().context("the document has no statements")?;
    let copies = (0..times).flat_map(|time| {
        statements.iter().cloned().map(move |mut statement| {
            if let Some(id) = statement["id"].as_str().filter(|_| time > 0) {
                statement["id"] = format!("{id}-{time}").into();
            }
            statement
        })
    });
    document["statements"] = copies.collect();
    Ok(document)
}

/// Opens pages of the site and waits for what they have noted.
struct Opener {
    browser: PathBuf,
    site: PathBuf,
    server: Server,
    port: u16,
}

impl Opener {
    fn new(browser: PathBuf, site: PathBuf) -> Result<Self> {
        let (server, port) = serve::listen()?;
        Ok(Self { browser, site, server, port })
    }

    /// Opens a page in a window of some size; the places of the functions that ran.
    fn open(&self, address: &str, size: &str) -> Result<Vec<usize>> {
        let mut command = Command::new(&self.browser);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]);
        command.arg(format!("--window-size={size}")).arg(format!("http://127.0.0.1:{}/{address}", self.port));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut browser = command.spawn().with_context(|| format!("cannot run {}", words(&command)))?;
        let noted = self.noted().with_context(|| format!("‘{address}’ did not come to life"));
        browser.kill().and_then(|()| browser.wait()).context("the browser goes on")?;
        Ok(noted?.split_whitespace().filter_map(|place| place.parse().ok()).collect())
    }

    /// What the page that is open says, once it does; until then it gets whatever it asks for.
    fn noted(&self) -> Result<String> {
        while let Some(mut request) = self.server.recv_timeout(PATIENCE)? {
            if *request.method() == Method::Post {
                let mut noted = String::new();
                request.as_reader().read_to_string(&mut noted)?;
                return Ok(noted);
            }
            // One that has changed its mind is no reason to stop.
            serve::answer(request, &self.site).ok();
        }
        bail!("it said nothing for {} seconds", PATIENCE.as_secs())
    }
}

/// Whether a name ends with a number of the compiler's, which another function has in another build.
fn is_numbered(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, number)| number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// A function's name without the hashes of crates, which differ from build to build.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after
            .split_once(']')
            .filter(|(hash, _)| hash.len() >= 12 && hash.bytes().all(|c| c.is_ascii_hexdigit()))
        {
            Some((_, after)) => rest = after,
            None => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_lose_only_hashes() {
        assert_eq!(
            plain(
                "<[demarche[4e4c37d12e0a1e5b]::model::Key; 3usize]>::len::<[u8], std[4e4c37d12e0a1e5b]::A>"
            ),
            "<[demarche::model::Key; 3usize]>::len::<[u8], std::A>"
        );
    }

    #[test]
    fn the_list_is_as_it_is_written() {
        let names: Vec<_> = include_str!("idle.txt").lines().collect();
        assert!(!names.is_empty() && names.is_sorted() && names.iter().all(|name| *name == plain(name)));
    }

    #[test]
    fn repeated_statements_have_ids_of_their_own() {
        let document = json!({ "statements": [{ "id": "a" }, { "id": "b" }] });
        let wanted =
            json!({ "statements": [{ "id": "a" }, { "id": "b" }, { "id": "a-1" }, { "id": "b-1" }] });
        assert_eq!(repeated(document, 2).expect("it has statements"), wanted);
    }
}
