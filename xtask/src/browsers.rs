//! The browsers that the end-to-end tests drive, and their drivers.

use crate::run::output;
use crate::{system, tools};
use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The engines, in the order of the tests.
pub const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// What each engine needs so that pages are drawn with the same letters.
const FONTS: [&str; 3] = ["fonts-dejavu-core", "fonts-liberation", "fonts-noto-core"];

const GECKODRIVER: &str = "0.37.1";
/// Older ones do not know today's Firefox.
const OLDEST_GECKODRIVER: u32 = 36;

/// A browser of one engine, and what drives it.
pub struct Browser {
    /// The engine's name.
    pub engine: &'static str,
    /// The browser.
    pub browser: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
    /// A screen in memory, for a browser that needs one.
    pub screen: Option<PathBuf>,
}

impl Browser {
    /// Tells the tests which browser is theirs.
    pub fn tell(&self, tests: &mut Command) {
        tests.env("DEMARCHE_ENGINE", self.engine);
        tests.env("DEMARCHE_BROWSER", &self.browser).env("DEMARCHE_DRIVER", &self.driver);
        if let Some(screen) = &self.screen {
            tests.env("DEMARCHE_XVFB", screen);
        }
    }
}

/// Finds the browser of an engine and its driver, installing them where this machine lets us.
///
/// # Errors
/// Where there is no such engine, or its browser is not here and cannot be installed; the error says which command
/// would.
pub fn ready(engine: &str) -> Result<Browser> {
    match engine {
        "chromium" => chromium(),
        "firefox" => firefox(),
        "webkit" => webkit(),
        other => bail!("there is no engine ‘{other}’; there are {}", ENGINES.join(", ")),
    }
}

fn chromium() -> Result<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let browser = || names.iter().find_map(|name| tools::on_path(name));
    let driver = || tools::on_path("chromedriver");
    if browser().is_none() || driver().is_none() {
        let packages = [&["chromium", "chromium-driver"][..], &FONTS].concat();
        system::install("Chromium with its driver", &packages)?;
    }
    let browser = browser().context("Chromium is still not on the path")?;
    let driver = driver().context("chromedriver is still not on the path")?;
    Ok(Browser { engine: "chromium", browser, driver, screen: None })
}

fn firefox() -> Result<Browser> {
    let browser = || ["firefox-esr", "firefox"].iter().find_map(|name| tools::on_path(name));
    if browser().is_none() {
        system::install("Firefox", &[&["firefox-esr"][..], &FONTS].concat())?;
    }
    let browser = browser().context("Firefox is still not on the path")?;
    let driver = match tools::on_path("geckodriver").filter(|driver| is_recent(driver)) {
        Some(driver) => driver,
        None => tools::from_crate("geckodriver", "geckodriver", GECKODRIVER)?,
    };
    Ok(Browser { engine: "firefox", browser, driver, screen: None })
}

/// Whether a geckodriver knows today's Firefox.
fn is_recent(driver: &Path) -> bool {
    let says = output(Command::new(driver).arg("--version")).unwrap_or_default();
    let version = says.split_whitespace().nth(1).unwrap_or_default();
    version
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse().ok())
        .is_some_and(|minor: u32| minor >= OLDEST_GECKODRIVER)
}

fn webkit() -> Result<Browser> {
    let find = || Some((mini_browser()?, tools::on_path("WebKitWebDriver")?, tools::on_path("Xvfb")?));
    if find().is_none() {
        let packages = [&["webkit2gtk-driver", "xvfb"][..], &FONTS].concat();
        system::install("WebKitGTK with its driver and a screen in memory", &packages)?;
    }
    let (browser, driver, screen) =
        find().context("MiniBrowser, WebKitWebDriver or Xvfb is still not where it should be")?;
    Ok(Browser { engine: "webkit", browser, driver, screen: Some(screen) })
}

/// WebKitGTK's own small browser, which stands beside the library and on no path.
fn mini_browser() -> Option<PathBuf> {
    let inner = |folder: &str| -> Vec<PathBuf> {
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let mut folders = [inner("/usr/lib"), inner("/usr/libexec"), inner("/usr/lib64")].concat();
    folders.extend(["/usr/lib", "/usr/libexec", "/usr/lib64"].map(PathBuf::from));
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0"];
    let places = versions.iter().flat_map(|version| folders.iter().map(move |folder| folder.join(version)));
    places.map(|place| place.join("MiniBrowser")).find(|browser| browser.is_file())
}
