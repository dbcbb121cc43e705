//! A server of static files, as plain as any, with the site in a folder of its own.

use crate::browser::{Wishes, place};
use anyhow::Result;
use demarche::model::Negotiation;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Where the site stands on its host: nowhere near the root, as on most people's hosts.
const FOLDER: &str = "/some/folder/";

/// A site being served.
pub struct Site {
    port: u16,
}

impl Site {
    /// Serves the built site until the test's process ends, with the faults that a test wishes for.
    ///
    /// # Errors
    /// Where the site is not built or no port is free.
    pub fn serve(wishes: &Wishes) -> Result<Self> {
        let root = Arc::new(place("DEMARCHE_SITE")?);
        let wishes = Arc::new(wishes.clone());
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (root, wishes) = (root.clone(), wishes.clone());
                std::thread::spawn(move || answer(stream, &root, &wishes));
            }
        });
        Ok(Self { port })
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
fn answer(stream: TcpStream, root: &Path, wishes: &Wishes) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let mut header = String::new();
    while reader.read_line(&mut header).ok()? > 2 {
        header.clear();
    }
    let path = request.split(' ').nth(1)?.split('?').next()?;
    let is_one_of = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
    if is_one_of(&wishes.slow) {
        std::thread::sleep(Duration::from_secs(4));
    }
    let found = file(path, root).filter(|_| !is_one_of(&wishes.missing));
    let (status, kind, body) = match found {
        Some(file) => ("200 OK", media_type(&file), std::fs::read(&file).ok()?),
        // Browsers ask for it of their own accord.
        None if path == "/favicon.ico" => ("204 No Content", "image/x-icon", Vec::new()),
        None => ("404 Not Found", "text/html", b"<!doctype html><p>Nothing here.".to_vec()),
    };
    let length = body.len();
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    stream.write_all(&body).ok()
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
