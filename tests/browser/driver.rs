//! A WebDriver of one test: its process, its folder, for WebKit its screen, and an end to all of them.

use crate::browser::place;
use crate::engine::Engine;
use anyhow::{Context as _, Result, bail};
use std::io::{BufRead as _, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A running driver.
pub struct Driver {
    /// The browser that it is to start.
    pub browser: PathBuf,
    /// A folder for whatever driver and browser write.
    pub folder: PathBuf,
    /// Where it listens.
    pub port: u16,
    /// The language that the reader's browser asks for, `ur-PK`; where empty, whichever it comes with. WebKit's small
    /// browser cannot be told.
    pub language: &'static str,
    /// The driver, and its screen where it needs one.
    processes: Vec<Child>,
}

impl Driver {
    /// Starts the driver of an engine, for a browser that asks for a language.
    ///
    /// # Errors
    /// Where it cannot be run or does not answer.
    pub fn start(engine: Engine, language: &'static str) -> Result<Self> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let which = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("demarche-browser-{}-{which}", std::process::id()));
        let browser = place("DEMARCHE_BROWSER")?;
        // From here on, an early return ends the processes and removes the folder.
        let mut driver = Self { browser, folder, port: 0, language, processes: Vec::new() };
        std::fs::create_dir_all(driver.downloads())?;
        driver.port = match engine {
            Engine::Chromium => driver.announced(&["--port=0"], "started successfully on port ")?,
            Engine::Firefox => {
                // As wide as a phone: of itself, the window stays wider.
                let look = driver.profile().join("chrome");
                std::fs::create_dir_all(&look)?;
                std::fs::write(look.join("userChrome.css"), ":root { min-width: 0 !important }")?;
                // What it would otherwise listen at, two at a time could not.
                driver.announced(&["--port=0", "--websocket-port=0"], "Listening on 127.0.0.1:")?
            }
            Engine::Webkit => driver.on_a_screen()?,
        };
        Ok(driver)
    }

    /// Where the browser puts what a page hands the reader.
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// The browser's own folder.
    pub fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }

    /// Starts the driver at a port of its own choice, which it announces.
    fn announced(&mut self, arguments: &[&str], announcement: &str) -> Result<u16> {
        let mut command = Command::new(place("DEMARCHE_DRIVER")?);
        // Firefox does not run in the folder of another user, as that of a container may be.
        command.args(arguments).env("HOME", &self.folder).env("TMPDIR", &self.folder);
        let output = self.spawn(command.stdout(Stdio::piped()))?;
        let line = following(output, announcement).context("the driver did not start")?;
        Ok(line.trim_end_matches('.').parse()?)
    }

    /// Starts WebKit's driver, which takes a port and a screen as given.
    fn on_a_screen(&mut self) -> Result<u16> {
        let mut screen = Command::new(place("DEMARCHE_XVFB")?);
        screen.args(["-displayfd", "1", "-screen", "0", "1600x5400x24", "-nolisten", "tcp"]);
        let output = self.spawn(screen.stdout(Stdio::piped()))?;
        let display = following(output, "").context("the screen did not start")?;
        // Without this, the buttons around the page would keep the window wider than a phone.
        let settings = self.folder.join("gtk-3.0");
        std::fs::create_dir_all(&settings)?;
        let slim =
            "button, entry, toolbar, toolitem { padding: 0; margin: 0; min-width: 0; border-width: 0 }";
        std::fs::write(settings.join("gtk.css"), slim)?;
        let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", self.downloads().display());
        std::fs::write(self.folder.join("user-dirs.dirs"), downloads)?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(place("DEMARCHE_DRIVER")?);
        command.arg(format!("--port={port}")).stdout(Stdio::null());
        command.env("DISPLAY", format!(":{display}")).env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
        for folder in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env(folder, &self.folder);
        }
        self.spawn(&mut command)?;
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(port);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("WebKit's driver does not answer at port {port}")
    }

    /// Starts a process that ends with this driver; its output, where that is wanted.
    fn spawn(&mut self, command: &mut Command) -> Result<Box<dyn Read + Send>> {
        // In a group of its own, the browsers that a driver has started end with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let named = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot run {named}"))?;
        let output = child.stdout.take();
        self.processes.push(child);
        Ok(output
            .map_or_else(|| Box::new(std::io::empty()) as Box<dyn Read + Send>, |output| Box::new(output)))
    }
}

/// What follows some words in the first line that holds them.
fn following(output: impl Read + Send + 'static, words: &str) -> Option<String> {
    let mut lines = BufReader::new(output).lines();
    let mut found = lines.by_ref().map_while(Result::ok);
    let rest = found.find_map(|line| Some(line.split_once(words)?.1.trim().to_owned()));
    // What is said later is read, or the process would wait for a reader.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    rest
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The browser before the screen that it is on.
        for process in self.processes.iter_mut().rev() {
            #[cfg(unix)]
            Command::new("kill").args(["-KILL", "--", &format!("-{}", process.id())]).status().ok();
            process.kill().ok();
            process.wait().ok();
        }
        std::fs::remove_dir_all(&self.folder).ok();
    }
}
