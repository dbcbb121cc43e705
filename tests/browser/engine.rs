//! The three engines that the tests drive, and what each wants to be told.

use crate::driver::Driver;
use anyhow::{Result, bail};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKit, in the small browser that comes with WebKitGTK.
    Webkit,
}

/// What cannot be changed once a browser runs, but in Chromium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Whether pages may run scripts.
    pub scripts: bool,
    /// Whether the reader's system prefers dark pages.
    pub dark: bool,
}

impl Engine {
    /// The engine of this run.
    ///
    /// # Errors
    /// Where `DEMARCHE_ENGINE` names none.
    pub fn of_this_run() -> Result<Self> {
        match std::env::var("DEMARCHE_ENGINE").unwrap_or_default().as_str() {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::Webkit),
            other => {
                bail!("DEMARCHE_ENGINE is ‘{other}’; `cargo xtask test` sets it to the name of an engine")
            }
        }
    }

    /// The engine's name, as in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What to ask of the driver for a browser that begins like this.
    pub fn capabilities(self, driver: &Driver, start: Start) -> Capabilities {
        let wanted = match self {
            Self::Chromium => chromium(driver, start),
            Self::Firefox => firefox(driver, start),
            Self::Webkit => webkit(driver, start),
        };
        match wanted {
            Value::Object(wanted) => wanted.into(),
            _ => Capabilities::default(),
        }
    }
}

fn chromium(driver: &Driver, start: Start) -> Value {
    // The sandbox of Chromium refuses to run as root, as containers do; what is visited here is our own.
    let mut flags: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // It lets a page change its address two hundred times in ten seconds, and then no more for a while.
        "--disable-ipc-flooding-protection",
        "--hide-scrollbars",
        // Wide enough for the picture that stands first in the page.
        "--window-size=1280,900",
    ]
    .map(str::to_owned)
    .into();
    flags.push(format!("--user-data-dir={}", driver.profile().display()));
    let mut preferences = json!({ "download.default_directory": driver.downloads() });
    if !driver.language.is_empty() {
        flags.push(format!("--accept-lang={}", driver.language));
        preferences["intl.accept_languages"] = driver.language.into();
    }
    if !start.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = 2.into();
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": driver.browser, "args": flags, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(driver: &Driver, start: Start) -> Value {
    let mut preferences = json!({
        "javascript.enabled": start.scripts,
        // 0 is dark, 1 is light.
        "layout.css.prefers-color-scheme.content-override": i32::from(!start.dark),
        // As in the others, whose windows keep no room for a scrollbar.
        "widget.gtk.overlay-scrollbars.enabled": true,
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "browser.download.dir": driver.downloads(),
        "browser.download.folderList": 2,
    });
    if !driver.language.is_empty() {
        preferences["intl.accept_languages"] = driver.language.into();
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": driver.browser,
            "args": ["-headless", "-profile", driver.profile()],
            "prefs": preferences,
        },
    })
}

fn webkit(driver: &Driver, start: Start) -> Value {
    let mut flags = vec!["--automation".to_owned(), format!("--enable-javascript={}", start.scripts)];
    if start.dark {
        flags.push("--dark-mode".to_owned());
    }
    json!({
        "browserName": "MiniBrowser",
        // To WebKit a page has not loaded before all that it fetched early, however late that comes; and a driver that
        // is told to wait for less no longer answers. So the page waits itself.
        "pageLoadStrategy": "none",
        "webkitgtk:browserOptions": { "binary": driver.browser, "args": flags },
    })
}
