//! The browser that the end-to-end tests drive.

use crate::run::{output, run, say, words};
use crate::tools::on_path;
use anyhow::{Context as _, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// Chromium and its driver.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// The driver of the same version.
    pub driver: PathBuf,
}

/// Finds a browser and its driver, installing them where this machine lets us.
///
/// # Errors
/// Where there is none and none can be installed; the error says which command would.
pub fn ready() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let packages =
        ["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-liberation", "fonts-noto-core"];
    let by_hand = format!("sudo apt-get install -y {}", packages.join(" "));
    let is_root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let may = is_root || output(Command::new("sudo").args(["-n", "true"])).is_some();
    if on_path("apt-get").is_none() || !may {
        bail!("the tests need Chromium and chromedriver. To install them: {by_hand}");
    }
    say("Chromium and its driver are not here; installing them");
    let apt = |arguments: &[&str]| {
        let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root {
            command.args(["-n", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        let text = words(&command);
        run(&mut command).with_context(|| format!("to install it yourself: {text}"))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"][..], &packages].concat())?;
    find().with_context(|| format!("Chromium is still not on the path. To install it: {by_hand}"))
}

fn find() -> Option<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let chromium = names.iter().find_map(|name| on_path(name))?;
    Some(Browser { chromium, driver: on_path("chromedriver")? })
}
