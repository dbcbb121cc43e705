//! One browser for one test: its driver, a profile of its own, and an end to both.

use crate::driver::Driver;
use crate::engine::{Engine, Start};
use crate::page::Page;
use crate::site::Site;
use anyhow::{Context as _, Result};
use std::future::poll_fn;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::pin::pin;
use std::task::Poll;

/// What a test wants otherwise than usual.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// No JavaScript.
    pub without_scripts: bool,
    /// Files that the server shall not find, by the end of their names.
    pub missing: Vec<&'static str>,
    /// Files that come some seconds late, likewise.
    pub slow: Vec<&'static str>,
    /// Files of which half comes and then, with the connection open, nothing more.
    pub stalled: Vec<&'static str>,
    /// Files of which half comes before the connection ends.
    pub cut: Vec<&'static str>,
    /// Files for which the server has only such an answer.
    pub status: Vec<(&'static str, u16)>,
    /// Files that are sent under another media type.
    pub types: Vec<(&'static str, &'static str)>,
    /// Headers that go with the files of such names.
    pub headers: Vec<(&'static str, &'static str)>,
    /// The language that the reader's browser asks for, `ur-PK`; where empty, whichever it comes with.
    pub language: &'static str,
    /// What is sent in place of files of such names.
    pub bodies: Vec<(&'static str, Vec<u8>)>,
    /// Files of which the server says another length than they have.
    pub lengths: Vec<(&'static str, u64)>,
    /// Another site than the one that was built.
    pub site: Option<PathBuf>,
}

/// Runs a test over the site, in a browser of the engine that this run is for. Both end with it, however it ends.
///
/// A test that fails is tried once more in a browser that begins anew, and what failed at first is said past the test
/// runner, which would keep it to itself: drivers lose a page, a window or a key now and then on a busy machine, and
/// what is wrong in the page is wrong the second time too.
///
/// # Errors
/// What the test returns, or why it could not begin.
pub fn browse(wishes: &Wishes, test: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    let first = catch_unwind(AssertUnwindSafe(|| try_once(wishes, &test)));
    let failure = match first {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => format!("{error:#}"),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            said.or_else(|| panic.downcast_ref().copied()).unwrap_or("it panicked").to_owned()
        }
    };
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    let failure: String = failure.chars().take(400).collect();
    writeln!(std::io::stderr(), "\n{name}: failed, and is tried once more: {failure}")?;
    try_once(wishes, &test)
}

fn try_once(wishes: &Wishes, test: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    let engine = Engine::of_this_run()?;
    let site = Site::serve(wishes, engine)?;
    // A driver that does not come up says nothing about the page: once more, on a busy machine.
    let driver =
        Driver::start(engine, wishes.language).or_else(|_| Driver::start(engine, wishes.language))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let start = Start { scripts: !wishes.without_scripts, dark: false };
        let page = Page::begin(engine, driver, site, start).await?;
        let outcome = {
            let mut test = pin!(test(&page));
            // A page that a panic leaves behind would be waited for, for minutes.
            poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context))) {
                Ok(poll) => poll.map(Ok),
                Err(panic) => Poll::Ready(Err(panic)),
            })
            .await
        };
        let ended = page.end().await;
        outcome.unwrap_or_else(|panic| resume_unwind(panic)).and(ended)
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
