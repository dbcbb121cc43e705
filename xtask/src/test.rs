//! `cargo xtask test`: every check there is.

use crate::run::{cargo, root, run, say};
use crate::{browsers, budget, site};
use anyhow::{Result, bail};
use std::path::Path;

/// Runs every check, whatever becomes of the others, and names those that failed.
///
/// # Errors
/// Where any fails.
pub fn test() -> Result<()> {
    let folder = root().join("target/site");
    let mut failed: Vec<&str> = Vec::new();
    let mut check = |name: &'static str, outcome: Result<()>| match outcome {
        Ok(()) => say(&format!("{name}: ok")),
        Err(error) => {
            say(&format!("{name}: FAILED: {error:#}"));
            failed.push(name);
        }
    };
    check("format", run(&mut cargo(&["fmt", "--all", "--check"])));
    check("lints", lints());
    check("documentation", documentation());
    check("tests", run(&mut cargo(&["test", "--workspace"])));
    check("documents", documents());
    let made = site::make(&folder);
    let is_made = made.is_ok();
    check("site", made);
    if is_made {
        check("budget", budget::check(&folder));
        check("browser", browser(&folder));
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    say("every check passed");
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

/// The tests that drive a real browser over the site.
fn browser(site: &Path) -> Result<()> {
    let browser = browsers::ready()?;
    let mut tests = cargo(&["test", "--features", "browser-tests", "--test", "browser"]);
    tests.env("DEMARCHE_SITE", site);
    tests.env("DEMARCHE_CHROMIUM", browser.chromium).env("DEMARCHE_CHROMEDRIVER", browser.driver);
    // The screenshots, for whoever wants to see what was tested.
    let looks = root().join("target/looks");
    std::fs::create_dir_all(&looks)?;
    tests.env("DEMARCHE_LOOKS", looks);
    run(&mut tests)
}
