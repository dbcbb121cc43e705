//! The page in the browser, in the words of the tests.

use anyhow::{Context as _, Result, bail};
use std::time::Duration;
use thirtyfour::{By, WebDriver};

/// How often to look again before giving up; with the pause, ten seconds and more.
const PATIENCE: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// The page.
pub struct Page {
    driver: WebDriver,
    site: String,
}

impl Page {
    /// A page of the site at `site`.
    pub fn new(driver: WebDriver, site: String) -> Self {
        Self { driver, site }
    }

    /// Goes to an address within the site: `""`, `?view=table`.
    pub async fn open(&self, address: &str) -> Result<()> {
        Ok(self.driver.goto(format!("{}{address}", self.site)).await?)
    }

    /// Waits until the page says that it is in `state`.
    pub async fn until_state(&self, state: &str) -> Result<()> {
        let script = format!("document.documentElement.dataset.state === '{state}'");
        let context = || format!("the page never became {state}");
        self.until(&script).await.with_context(context)
    }

    /// Waits until an expression holds in the page.
    pub async fn until(&self, expression: &str) -> Result<()> {
        for _ in 0..PATIENCE {
            if self.value::<bool>(expression).await? {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        let state: String = self.value("document.documentElement.outerHTML.slice(0, 400)").await?;
        bail!("{expression} never held; log: {:?}; page: {state}", self.complaints().await?)
    }

    /// The value of an expression in the page.
    pub async fn value<T: serde::de::DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let result = self.driver.execute(format!("return {expression}"), Vec::new()).await;
        Ok(result.with_context(|| expression.to_owned())?.convert()?)
    }

    /// Runs a statement in the page.
    pub async fn run(&self, statement: &str) -> Result<()> {
        self.driver.execute(statement, Vec::new()).await.with_context(|| statement.to_owned())?;
        Ok(())
    }

    /// Clicks on the first element that a selector finds, as a reader would.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.driver.find(By::Css(selector)).await?;
        element.scroll_into_view().await?;
        Ok(element.click().await?)
    }

    /// The text that a reader sees of the first element that a selector finds.
    pub async fn text(&self, selector: &str) -> Result<String> {
        Ok(self.driver.find(By::Css(selector)).await?.text().await?)
    }

    /// How many elements a selector finds.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        Ok(self.driver.find_all(By::Css(selector)).await?.len())
    }

    /// The query of the address.
    pub async fn query(&self) -> Result<String> {
        let address = self.driver.current_url().await?;
        Ok(address.query().unwrap_or_default().to_owned())
    }

    /// Goes back, as by the browser's button.
    pub async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// Warnings and errors in the browser's log since last asked.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let log = self.driver.browser_log().await?;
        let bad = log.into_iter().filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        Ok(bad.map(|entry| entry.message).collect())
    }

    /// Addresses of other origins that the page has asked for.
    pub async fn foreign_requests(&self) -> Result<Vec<String>> {
        self.value(
            "performance.getEntriesByType('resource').map(e => e.name) \
             .filter(name => new URL(name).origin !== location.origin && !name.startsWith('data:'))",
        )
        .await
    }

    /// Sets the size of the view, in CSS pixels, and the theme that the reader's system prefers.
    pub async fn look(&self, width: u32, height: u32, scheme: &str) -> Result<()> {
        let tools = self.driver.cdp();
        let size = serde_json::json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600
        });
        tools.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        let features = serde_json::json!({
            "features": [{ "name": "prefers-color-scheme", "value": scheme }]
        });
        tools.send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Writes what the reader sees to a PNG file.
    pub async fn screenshot(&self, file: &std::path::Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }
}
