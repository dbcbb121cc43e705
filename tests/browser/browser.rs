//! One browser for one test: its driver, a profile of its own, and an end to both.

use crate::page::Page;
use crate::site::Site;
use anyhow::{Context as _, Result};
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

/// What a test wants otherwise than usual.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// No JavaScript.
    pub without_scripts: bool,
    /// Files that the server shall not find, by the end of their names.
    pub missing: Vec<&'static str>,
    /// Files that come some seconds late, likewise.
    pub slow: Vec<&'static str>,
}

/// Runs a test in a browser over the site. Both end with it, however it ends.
///
/// # Errors
/// What the test returns, or why it could not begin.
pub fn browse(wishes: &Wishes, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let site = Site::serve(wishes)?;
    let chromedriver = Driver::start()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let address = format!("http://127.0.0.1:{}", chromedriver.port);
        let driver = WebDriver::new(&address, capabilities(wishes, &chromedriver.profile)?).await?;
        let page = Page::new(driver.clone(), site.address());
        let outcome = test(&page).await;
        driver.quit().await?;
        outcome
    })
}

/// The file or folder that a variable names.
///
/// # Errors
/// Where it is not set; the message says what sets it.
pub fn place(variable: &str) -> Result<PathBuf> {
    let value = std::env::var_os(variable);
    value.map(PathBuf::from).with_context(|| format!("{variable} is not set; `cargo xtask test` sets it"))
}

fn capabilities(wishes: &Wishes, profile: &std::path::Path) -> Result<thirtyfour::Capabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(&place("DEMARCHE_CHROMIUM")?.to_string_lossy())?;
    let profile = format!("--user-data-dir={}", profile.display());
    // The sandbox of Chromium refuses to run as root, as containers do; what is visited here is our own.
    let flags = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        // Wide enough for the picture that stands first in the page.
        "--window-size=1280,900",
        &profile,
    ];
    for flag in flags {
        wanted.add_arg(flag)?;
    }
    if wishes.without_scripts {
        let off = serde_json::json!({ "profile.managed_default_content_settings.javascript": 2 });
        wanted.add_experimental_option("prefs", off)?;
    }
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted.into())
}

/// A chromedriver on a port of its own choice.
struct Driver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    fn start() -> Result<Self> {
        let mut command = Command::new(place("DEMARCHE_CHROMEDRIVER")?);
        let mut process = command
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run chromedriver")?;
        let output = process.stdout.take().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        // What it says later is read, or it would wait for a reader.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let profile = std::env::temp_dir().join(format!("demarche-browser-{}", process.id()));
        // From here on, an early return ends the process.
        let mut driver = Self { process, port: 0, profile };
        driver.port = port.context("chromedriver did not start")?;
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
        std::fs::remove_dir_all(&self.profile).ok();
    }
}
