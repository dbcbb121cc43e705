//! The page in the browser, in the words of the tests.

use crate::driver::Driver;
use crate::engine::{Engine, Start};
use crate::site::Site;
use anyhow::{Context as _, Result, bail};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::{By, Key, RequestData, SessionId, WebDriver};

/// How often to look again before giving up; with the pause, twenty seconds and more.
const PATIENCE: u32 = 400;
const PAUSE: Duration = Duration::from_millis(50);

/// The page.
pub struct Page {
    engine: Engine,
    driver: Driver,
    site: Site,
    /// How the browser of this session began.
    start: Cell<Start>,
    session: RefCell<WebDriver>,
    /// The frame that was gone into.
    frame: Cell<Option<usize>>,
}

impl Page {
    /// A page of the site, in a browser that begins now.
    pub async fn begin(engine: Engine, driver: Driver, site: Site, start: Start) -> Result<Self> {
        let session = RefCell::new(session(engine, &driver, start).await?);
        let page = Self { engine, driver, site, start: Cell::new(start), session, frame: Cell::new(None) };
        if engine != Engine::Chromium {
            page.size(1280, 900).await?;
        }
        Ok(page)
    }

    /// Ends the browser.
    pub async fn end(self) -> Result<()> {
        Ok(self.session.into_inner().quit().await?)
    }

    /// The engine that shows the page.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where the browser saves files.
    pub fn downloads(&self) -> std::path::PathBuf {
        self.driver.downloads()
    }

    /// The driver's session, for what this has no words for.
    pub fn session(&self) -> WebDriver {
        self.session.borrow().clone()
    }

    /// Goes to an address within the site: `""`, `?view=table`.
    pub async fn open(&self, address: &str) -> Result<()> {
        self.visit(&format!("{}{address}", self.site.address())).await
    }

    /// Goes to an address of any site.
    pub async fn visit(&self, address: &str) -> Result<()> {
        if self.engine != Engine::Webkit {
            return Ok(self.session().goto(address).await?);
        }
        self.run("window.leaving = true").await?;
        self.session().goto(address).await?;
        self.until("!window.leaving && document.readyState !== 'loading'").await
    }

    /// The address of the site.
    pub fn site(&self) -> String {
        self.site.address()
    }

    /// Goes into a frame of the page, counted from 0 in the order of the page; it is scrolled to, as it may not be
    /// loaded before.
    pub async fn enter(&self, frame: usize) -> Result<()> {
        let script = format!(
            "const frames = [...document.querySelectorAll('iframe, demarche-view')]; \
             const frame = frames[{frame}]?.shadowRoot?.querySelector('iframe') ?? frames[{frame}]; \
             frame.scrollIntoView(); return frame;"
        );
        let script = script.as_str();
        let mut outcome = Ok(());
        self.frame.set(Some(frame));
        for _ in 0..PATIENCE {
            let session = self.session();
            outcome = async {
                session.execute(script, Vec::new()).await?.element()?.enter_frame().await?;
                // Until its page comes, there is an empty one in its place, which takes the driver's hold with it.
                let came =
                    self.value::<bool>("location.protocol !== 'about:' && document.readyState !== 'loading'");
                anyhow::ensure!(came.await?, "frame {frame} has no page");
                Ok(())
            }
            .await;
            if outcome.is_ok() {
                break;
            }
            tokio::time::sleep(PAUSE).await;
            session.enter_default_frame().await?;
        }
        outcome
    }

    /// Takes hold again of the frame that was gone into: WebKit's driver loses it where the frame's page changes.
    async fn hold(&self) -> Result<()> {
        let Some(frame) = self.frame.get() else { return Ok(()) };
        let script = format!("return document.querySelectorAll('iframe')[{frame}]");
        self.session().enter_default_frame().await?;
        // Where the page around it is on its way too, the next time will do.
        let found = self.session().execute(script, Vec::new()).await;
        if let Ok(Ok(found)) = found.map(|found| found.element()) {
            found.enter_frame().await.ok();
        }
        Ok(())
    }

    /// Goes back from a frame to the page around it.
    pub async fn leave(&self) -> Result<()> {
        self.frame.set(None);
        Ok(self.session().enter_default_frame().await?)
    }

    /// Goes to the window that was opened last.
    pub async fn to_the_other_window(&self) -> Result<()> {
        let windows = self.session().windows().await?;
        let last = windows.into_iter().last().context("there is no window")?;
        Ok(self.session().switch_to_window(last).await?)
    }

    /// Waits until the page says that it is in `state`; where that is `ready`, until a click is followed at once too,
    /// as the second part of the program has come (or is not to be had).
    pub async fn until_state(&self, state: &str) -> Result<()> {
        let mut script = format!("document.documentElement.dataset.state === '{state}'");
        if state == "ready" {
            script.push_str(" && performance.getEntriesByName('demarche:whole').length > 0");
        }
        let context = || format!("the page never became {state}");
        self.until(&script).await.with_context(context)
    }

    /// Waits until an expression holds in the page. While one page gives way to another there may be nothing to ask,
    /// or an answer that is none: that is no reason to stop waiting.
    pub async fn until(&self, expression: &str) -> Result<()> {
        let mut last = None;
        for _ in 0..PATIENCE {
            match self.value::<bool>(expression).await {
                Ok(true) => return Ok(()),
                Ok(false) => last = None,
                Err(error) => {
                    last = Some(error);
                    if self.engine == Engine::Webkit {
                        self.hold().await?;
                    }
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
        if let Some(error) = last {
            return Err(error.context(format!("{expression} could not be asked")));
        }
        let state: String = self.value("document.documentElement.outerHTML.slice(0, 400)").await?;
        bail!("{expression} never held; log: {:?}; page: {state}", self.complaints().await?)
    }

    /// The value of an expression in the page.
    pub async fn value<T: serde::de::DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let result = self.session().execute(format!("return {expression}"), Vec::new()).await;
        Ok(result.with_context(|| expression.to_owned())?.convert()?)
    }

    /// Runs a statement in the page.
    pub async fn run(&self, statement: &str) -> Result<()> {
        self.session().execute(statement, Vec::new()).await.with_context(|| statement.to_owned())?;
        Ok(())
    }

    /// Clicks on the first element that a selector finds, as a reader would.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.session().find(By::Css(selector)).await?;
        element.scroll_into_view().await?;
        let drawn = format!("document.querySelector({selector:?}) instanceof SVGElement");
        if self.engine == Engine::Chromium || !self.value::<bool>(&drawn).await? {
            return Ok(element.click().await?);
        }
        // The other drivers take no part of a picture for something to click on, nor does Firefox scroll to it; and a
        // click goes where the mark was until what was scrolled is painted.
        self.run(&format!(
            "const r = document.querySelector({selector:?}).getBoundingClientRect(); window.settled = false; \
             scrollBy({{ top: r.top + r.height / 2 - innerHeight / 2, behavior: 'instant' }}); \
             requestAnimationFrame(() => requestAnimationFrame(() => {{ window.settled = true; }}));"
        ))
        .await?;
        self.until("window.settled").await?;
        let place = format!(
            "(() => {{ const mark = document.querySelector({selector:?}); const r = mark.getBoundingClientRect(); \
             const place = [Math.floor(r.left + r.width / 2), Math.floor(r.top + r.height / 2)]; \
             const found = document.elementFromPoint(...place); \
             return [...place, mark.contains(found) ? '' : found ? found.outerHTML.slice(0, 200) : 'nothing']; }})()"
        );
        let (x, y, instead): (i64, i64, String) = self.value(&place).await?;
        if !instead.is_empty() {
            bail!("where {selector} should be, at {x}, {y}, there is {instead}");
        }
        Ok(self.session().action_chain().move_to(x, y).click().perform().await?)
    }

    /// Presses a key where the focus is: `Tab`, `Shift+Tab`, `ArrowDown`, `?`.
    pub async fn press(&self, key: &str) -> Result<()> {
        let (shift, key) = key.strip_prefix("Shift+").map_or((false, key), |key| (true, key));
        let key = match key {
            "Tab" => Key::Tab.value(),
            "Enter" => Key::Enter.value(),
            "Escape" => Key::Escape.value(),
            "Home" => Key::Home.value(),
            "End" => Key::End.value(),
            "ArrowDown" => Key::Down.value(),
            "ArrowUp" => Key::Up.value(),
            "ArrowLeft" => Key::Left.value(),
            "ArrowRight" => Key::Right.value(),
            letter => letter.chars().next().context("no key")?,
        };
        let mut keys = self.session().action_chain();
        if shift {
            keys = keys.key_down(Key::Shift);
        }
        keys = keys.key_down(key).key_up(key);
        if shift {
            keys = keys.key_up(Key::Shift);
        }
        Ok(keys.perform().await?)
    }

    /// What a screen reader calls the first element that a selector finds.
    pub async fn label(&self, selector: &str) -> Result<String> {
        let element = self.session().find(By::Css(selector)).await?;
        let path = format!("element/{}/computedlabel", element.element_id());
        let said = self.session().cmd(Ask(path)).await?;
        Ok(said.value_json()?.as_str().unwrap_or_default().to_owned())
    }

    /// The text that a reader sees of the first element that a selector finds.
    pub async fn text(&self, selector: &str) -> Result<String> {
        Ok(self.session().find(By::Css(selector)).await?.text().await?)
    }

    /// How many elements a selector finds.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        Ok(self.session().find_all(By::Css(selector)).await?.len())
    }

    /// The query of the address.
    pub async fn query(&self) -> Result<String> {
        let address = self.session().current_url().await?;
        Ok(address.query().unwrap_or_default().to_owned())
    }

    /// Goes back, as by the browser's button.
    pub async fn back(&self) -> Result<()> {
        Ok(self.session().back().await?)
    }

    /// Warnings and errors in the browser's log since last asked; where its driver keeps none, what the page itself
    /// has heard of, and what it did not find.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(self.site.complaints());
        }
        let log = self.session().browser_log().await?;
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

    /// Sets the size of the view, in CSS pixels, and the theme that the reader's system prefers. Before a page is
    /// opened: all but Chromium begin anew for another theme.
    pub async fn look(&self, width: u32, height: u32, scheme: &str) -> Result<()> {
        if self.engine == Engine::Chromium {
            let features = serde_json::json!({
                "features": [{ "name": "prefers-color-scheme", "value": scheme }]
            });
            self.session().cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        } else if self.start.get().dark != (scheme == "dark") {
            self.start.set(Start { dark: scheme == "dark", ..self.start.get() });
            self.session().quit().await?;
            let anew = session(self.engine, &self.driver, self.start.get()).await?;
            self.session.replace(anew);
        }
        self.size(width, height).await
    }

    /// Sets the size of the view, in CSS pixels.
    pub async fn size(&self, width: u32, height: u32) -> Result<()> {
        let session = self.session();
        if self.engine == Engine::Chromium {
            let size = serde_json::json!({
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600
            });
            session.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
            return Ok(());
        }
        // The window is larger than the view by what the browser puts around it, which it may do a moment later.
        let mut inner: (u32, u32) = (0, 0);
        for _ in 0..PATIENCE {
            let outer: (u32, u32);
            (inner, outer) = self.value("[[innerWidth, innerHeight], [outerWidth, outerHeight]]").await?;
            if inner == (width, height) {
                return Ok(());
            }
            let around = (outer.0.saturating_sub(inner.0), outer.1.saturating_sub(inner.1));
            session.set_window_rect(0, 0, width + around.0, height + around.1).await?;
            tokio::time::sleep(PAUSE).await;
        }
        bail!("the view stays {} × {} where {width} × {height} were wanted", inner.0, inner.1)
    }

    /// Gives a field for files one of this machine, as a reader would choose it.
    pub async fn choose(&self, selector: &str, file: &std::path::Path) -> Result<()> {
        let field = self.session().find(By::Css(selector)).await?;
        Ok(field.send_keys(file.to_string_lossy().into_owned()).await?)
    }

    /// Has a script run in every page from now on, before any of the page's own.
    pub async fn beforehand(&self, script: &str) -> Result<()> {
        let source = serde_json::json!({ "source": script });
        self.tools("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// The answer of the browser's developer tools to a command.
    pub async fn tools(&self, command: &str, parameters: serde_json::Value) -> Result<serde_json::Value> {
        Ok(self.session().cdp().send_raw(command, parameters).await?)
    }

    /// Has the browser say that its reader prefers something: `("forced-colors", "active")`.
    pub async fn prefer(&self, preference: &str, value: &str) -> Result<()> {
        let features = serde_json::json!({ "features": [{ "name": preference, "value": value }] });
        self.session().cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Writes what the reader sees to a PNG file.
    pub async fn screenshot(&self, file: &std::path::Path) -> Result<()> {
        Ok(self.session().screenshot(file).await?)
    }
}

/// Starts a browser.
async fn session(engine: Engine, driver: &Driver, start: Start) -> Result<WebDriver> {
    let address = format!("http://127.0.0.1:{}", driver.port);
    let session = WebDriver::new(&address, engine.capabilities(driver, start)).await;
    session.with_context(|| format!("{} did not start", engine.name()))
}

/// A question to the driver about an element, by the rest of its address: thirtyfour knows no command for it.
#[derive(Debug)]
struct Ask(String);

impl FormatRequestData for Ask {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        let question = Command::GetTitle.format_request(session_id);
        RequestData { uri: format!("session/{session_id}/{}", self.0).into(), ..question }
    }
}
