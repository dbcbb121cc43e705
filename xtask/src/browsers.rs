//! The browser that the end-to-end tests drive.

use crate::system;
use crate::tools::on_path;
use anyhow::{Context as _, Result};
use std::path::PathBuf;

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
    system::install(
        "Chromium with its driver",
        &["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-liberation", "fonts-noto-core"],
    )?;
    find().context("Chromium and chromedriver are still not on the path")
}

fn find() -> Option<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let chromium = names.iter().find_map(|name| on_path(name))?;
    Some(Browser { chromium, driver: on_path("chromedriver")? })
}
