//! `cargo xtask test`: every check there is.

use crate::run::{cargo, root, run, say};
use crate::{browsers, budget, dependencies, hosts, site, tools};
use anyhow::{Result, anyhow, bail};
use std::path::Path;

/// The checks, in their order.
const CHECKS: [&str; 9] =
    ["format", "dependencies", "lints", "documentation", "tests", "documents", "site", "budget", "browser"];

/// Which of the tests in the browser to run.
#[derive(Debug, Default)]
pub struct Only {
    /// Those whose names hold this.
    pub test: Option<String>,
    /// Those in this engine.
    pub engine: Option<String>,
}

/// Runs the checks of these names, or every one where none is named, whatever becomes of the others, and names those
/// that failed. Of the tests in the browser, `only` those.
///
/// # Errors
/// Where any fails, or there is none of a name.
pub fn test(make: site::Make, names: &[String], only: &Only) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| !CHECKS.contains(&name.as_str())) {
        bail!("there is no check ‘{unknown}’; there are {}", CHECKS.join(", "));
    }
    if let Some(unknown) = only.engine.as_deref().filter(|engine| !browsers::ENGINES.contains(engine)) {
        bail!("there is no engine ‘{unknown}’; there are {}", browsers::ENGINES.join(", "));
    }
    let folder = root().join("target/site");
    let mut failed: Vec<&str> = Vec::new();
    for name in CHECKS {
        // What is not built to be small is not weighed, unless by name.
        let asked = names.iter().any(|asked| asked == name);
        let wanted = asked || names.is_empty() && !(name == "budget" && make == site::Make::Quick);
        // Without a site, nothing is left to look at.
        let needs_site = ["budget", "browser"].contains(&name);
        if !wanted || needs_site && failed.contains(&"site") {
            continue;
        }
        let outcome = match name {
            _ if needs_site && !folder.join("index.html").is_file() => {
                Err(anyhow!("it looks at the site of the tests; run `cargo xtask test site {name}`"))
            }
            "format" => run(&mut cargo(&["fmt", "--all", "--check"])),
            "dependencies" => dependencies::check(),
            "lints" => lints(),
            "documentation" => documentation(),
            "tests" => run(&mut cargo(&["test", "--workspace"])),
            "documents" => documents(),
            "site" => site::make(&folder, make, site::Finish::default()),
            "budget" => budget::check(&folder),
            _ => browser(&folder, only),
        };
        match outcome {
            Ok(()) => say(&format!("{name}: ok")),
            Err(error) => {
                say(&format!("{name}: FAILED: {error:#}"));
                failed.push(name);
            }
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    say(if names.is_empty() { "every check passed" } else { "these checks passed" });
    Ok(())
}

/// The lints, for this machine and for the browser.
fn lints() -> Result<()> {
    let strict = ["--", "-D", "warnings"];
    let native = ["clippy", "--workspace", "--all-targets", "--features", "browser-tests"];
    run(&mut cargo(&[&native[..], &strict].concat()))?;
    let web = ["clippy", "--bin", "explorer", "--features", "web", "--target", "wasm32-unknown-unknown"];
    run(&mut cargo(&[&web[..], &strict].concat()))
}

fn documentation() -> Result<()> {
    let arguments = ["doc", "--workspace", "--no-deps", "--document-private-items", "--lib"];
    run(cargo(&arguments).env("RUSTDOCFLAGS", "-D warnings"))
}

/// The documents that are published here have no finding.
fn documents() -> Result<()> {
    let mut check = cargo(&["run", "--quiet", "--bin", "demarche", "--", "check"]);
    let files = site::negotiations()?.into_iter().map(|id| format!("public/negotiations/{id}.json"));
    run(check.args(files))
}

/// The tests that run in the engines besides Chromium without being named.
const ELSEWHERE: [&str; 17] = [
    "alike::",
    "copying::",
    "embedding::",
    "exporting::",
    "faults::",
    "filtering::",
    "hostile::",
    "keyboard::",
    "languages::",
    "lenses::",
    "loading::",
    "looks::",
    "opening::",
    "playing::",
    "selecting::",
    "sharing::",
    "zooming::",
];

/// The tests that drive a real browser over the site, in one engine after the other, as each keeps the machine busy.
fn browser(site: &Path, only: &Only) -> Result<()> {
    // The screenshots, for whoever wants to see what was tested.
    let looks = root().join("target/looks");
    std::fs::create_dir_all(&looks)?;
    let axe = tools::axe()?;
    let hosts = hosts::ready()?;
    // With the program as it is built for a round of work, which panics when a test tells it to.
    let debug = root().join("target/site-debug");
    if only.engine.as_deref().is_none_or(|only| only == "chromium") {
        site::make(&debug, site::Make::Quick, site::Finish::default())?;
    }
    let mut failed = Vec::new();
    for engine in browsers::ENGINES {
        if only.engine.as_deref().is_some_and(|only| only != engine) {
            continue;
        }
        let outcome = browsers::ready(engine).and_then(|browser| {
            let mut tests = cargo(&["test", "--features", "browser-tests", "--test", "browser", "--"]);
            if engine != "chromium" {
                tests.args(["--skip", "chromium::"]);
            }
            match &only.test {
                Some(test) => _ = tests.arg(test),
                // What has been seen to hold there; more is tried in them by name.
                None if engine != "chromium" => _ = tests.args(ELSEWHERE),
                None => {}
            }
            if engine == "webkit" {
                // Its driver finds no window that a frame has opened. In a frame without an origin it takes 'self' for
                // nothing (WebKit/WebKit#66923), so that a page reads there but comes to life only where the policy
                // names its site, as `demarche publish --origin` has it.
                tests.args(["--skip", "the_way_to_the_whole_page", "--skip", "wordpress_gets"]);
                // Its small browser asks for English, whatever the system's language.
                tests.args(["--skip", "the_address_chooses_the_language"]);
                // Driven by it, nothing matches `:focus-visible` or `:focus-within` in these, though it does by hand.
                tests.args(["--skip", "the_graph_is_one_stop", "--skip", "letters_search"]);
            }
            browser.tell(&mut tests);
            hosts.tell(&mut tests);
            tests.env("DEMARCHE_SITE", site).env("DEMARCHE_DEBUG_SITE", &debug);
            run(tests.env("DEMARCHE_LOOKS", &looks).env("DEMARCHE_AXE", &axe))
        });
        match outcome {
            Ok(()) => say(&format!("browser: {engine}: ok")),
            Err(error) => {
                say(&format!("browser: {engine}: FAILED: {error:#}"));
                failed.push(engine);
            }
        }
    }
    if !failed.is_empty() {
        bail!("in {}", failed.join(", "));
    }
    Ok(())
}
