//! `cargo xtask look`: screenshots of the site, for people to look at.

use crate::run::{cargo, root, run, say};
use crate::{browsers, site};
use anyhow::Result;

/// Writes screenshots at the sizes and in the themes that matter to `target/looks/`.
///
/// # Errors
/// Where the site cannot be built or the browser not driven.
pub fn look(make: site::Make) -> Result<()> {
    let folder = root().join("target/site");
    site::make(&folder, make, site::Finish::default())?;
    let browser = browsers::ready("chromium")?;
    let looks = root().join("target/looks");
    std::fs::create_dir_all(&looks)?;
    let mut shots = cargo(&["test", "--features", "browser-tests", "--test", "browser"]);
    shots.args(["--", "screenshots"]);
    shots.env("DEMARCHE_SITE", folder).env("DEMARCHE_LOOKS", &looks);
    browser.tell(&mut shots);
    run(&mut shots)?;
    say(&format!("the screenshots are in {}", looks.display()));
    Ok(())
}
