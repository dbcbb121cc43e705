//! A server of static files, as plain as any, with the site in a folder of its own.

use crate::browser::{Wishes, place};
use crate::complaints::{self, Complaints};
use crate::engine::Engine;
use anyhow::Result;
use demarche::model::Negotiation;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Where the site stands on its host: nowhere near the root, as on most people's hosts.
const FOLDER: &str = "/some/folder/";

/// A site being served.
pub struct Site {
    port: u16,
    heard: Arc<Complaints>,
}

/// What the server knows.
struct Host {
    root: PathBuf,
    wishes: Wishes,
    heard: Arc<Complaints>,
    /// Whether pages tell of complaints, as no log does.
    telling: bool,
}

impl Site {
    /// Serves the built site until the test's process ends, with the faults that a test wishes for.
    ///
    /// # Errors
    /// Where the site is not built or no port is free.
    pub fn serve(wishes: &Wishes, engine: Engine) -> Result<Self> {
        let heard = Arc::new(Complaints::default());
        let built = || place("DEMARCHE_SITE");
        let host = Arc::new(Host {
            root: wishes.site.clone().map_or_else(built, Ok)?,
            wishes: wishes.clone(),
            heard: heard.clone(),
            telling: engine != Engine::Chromium,
        });
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let host = host.clone();
                std::thread::spawn(move || answer(stream, &host));
            }
        });
        Ok(Self { port, heard })
    }

    /// What pages of this site have complained of since last asked, and what they asked for that is not there.
    pub fn complaints(&self) -> Vec<String> {
        self.heard.take()
    }

    /// The address of the site's folder.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{FOLDER}", self.port)
    }
}

/// A document of the site, as the library reads it.
///
/// # Errors
/// Where it is not there or is refused.
pub fn document(id: &str) -> Result<Negotiation> {
    let bytes = std::fs::read(place("DEMARCHE_SITE")?.join(format!("negotiations/{id}.json")))?;
    Ok(demarche::check::read(&bytes, Some(id))?.negotiation)
}

/// Answers one request; the connection ends with it.
fn answer(stream: TcpStream, host: &Host) -> Option<()> {
    let wishes = &host.wishes;
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let (mut header, mut told) = (String::new(), 0);
    while reader.read_line(&mut header).ok()? > 2 {
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            told = value.trim().parse().ok()?;
        }
        header.clear();
    }
    let path = request.split(' ').nth(1)?.split('?').next()?;
    // Hashes stand before the ends of some names.
    let is = |part: &&str| part.split('*').all(|part| path.contains(part));
    let is_one_of = |parts: &[&'static str]| parts.iter().any(is);
    if is_one_of(&wishes.slow) {
        std::thread::sleep(Duration::from_secs(4));
    }
    let fault = wishes.status.iter().find(|(part, _)| is(part)).map(|(_, status)| *status);
    let found = file(path, &host.root).filter(|_| !is_one_of(&wishes.missing));
    let (status, kind, body) = match (fault, found) {
        (Some(status), _) => {
            host.heard.hear(format!("{path} answered {status}"));
            (format!("{status} Fault"), "text/plain", b"A fault.".to_vec())
        }
        (None, Some(file)) => {
            let other = wishes.bodies.iter().find(|(part, _)| is(part)).map(|(_, body)| body.clone());
            let (kind, body) = (media_type(&file), other.or_else(|| std::fs::read(&file).ok())?);
            let is_page = host.telling && kind.starts_with("text/html");
            ("200 OK".to_owned(), kind, if is_page { complaints::telling(&body) } else { body })
        }
        // Browsers ask for it of their own accord.
        _ if path == "/favicon.ico" => ("204 No Content".to_owned(), "image/x-icon", Vec::new()),
        _ if path == complaints::LISTENER => {
            ("200 OK".to_owned(), "text/javascript", complaints::SCRIPT.to_vec())
        }
        _ if path == complaints::ADDRESS => {
            let mut complaint = vec![0; told];
            reader.read_exact(&mut complaint).ok()?;
            host.heard.hear(String::from_utf8_lossy(&complaint).into_owned());
            ("204 No Content".to_owned(), "text/plain", Vec::new())
        }
        _ => {
            host.heard.hear(format!("{path} is not there"));
            ("404 Not Found".to_owned(), "text/html", b"<!doctype html><p>Nothing here.".to_vec())
        }
    };
    let kind = wishes.types.iter().find(|(part, _)| is(part)).map_or(kind, |(_, kind)| *kind);
    let more = wishes.headers.iter().filter(|(part, _)| is(part));
    let more: String = more.map(|(_, header)| format!("{header}\r\n")).collect();
    let length = body.len();
    let said = wishes.lengths.iter().find(|(part, _)| is(part)).map_or(length as u64, |(_, length)| *length);
    let half = is_one_of(&wishes.stalled) || is_one_of(&wishes.cut);
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {said}\r\n{more}Connection: close\r\n\r\n"
    )
    .ok()?;
    stream.write_all(body.get(..if half { length / 2 } else { length })?).ok()?;
    if is_one_of(&wishes.stalled) {
        stream.flush().ok()?;
        // Longer than any page waits, and than any test.
        std::thread::sleep(Duration::from_secs(600));
    }
    Some(())
}

fn file(path: &str, root: &Path) -> Option<PathBuf> {
    let inner = path.strip_prefix(FOLDER)?;
    let file = root.join(inner);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    (file.is_file() && !inner.contains("..")).then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
