//! `cargo xtask serve`: the site on this machine.

use crate::run::{root, say};
use crate::{site, watch};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tiny_http::{Header, Request, Response, Server};

/// Builds the site and serves it until stopped.
///
/// # Errors
/// Where the site cannot be built, or no port is free.
pub fn serve(make: site::Make) -> Result<()> {
    let folder = root().join("target/site");
    site::make(&folder, make, site::Finish::default())?;
    let (server, port) = listen()?;
    say("serving; a change of the sources builds it anew; Ctrl-C stops");
    println!("http://127.0.0.1:{port}/");
    let built = folder.clone();
    std::thread::spawn(move || rebuild(&built, make));
    for request in server.incoming_requests() {
        // A reader who has gone away is no reason to stop.
        answer(request, &folder).ok();
    }
    Ok(())
}

/// A server on this machine, and its port.
///
/// # Errors
/// Where no port is free.
pub fn listen() -> Result<(Server, u16)> {
    (8080..8180)
        .find_map(|port| Some((Server::http(("127.0.0.1", port)).ok()?, port)))
        .context("no port from 8080 to 8179 is free")
}

/// Makes the site anew whenever what it is made of has changed. A change that does not build leaves it as it is.
fn rebuild(folder: &Path, make: site::Make) {
    let stamp = || [watch::stamp(&watch::PROGRAM), watch::stamp(&watch::REST)];
    let mut known = stamp();
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let now = stamp();
        if now != known {
            known = now;
            match site::make(folder, make, site::Finish::default()) {
                Ok(()) => say("built anew; reload the page"),
                Err(error) => say(&format!("{error:#}")),
            }
        }
    }
}

/// Answers a request with a file of the folder, or with its page for what is not there.
///
/// # Errors
/// Where whoever asked has gone.
pub fn answer(request: Request, folder: &Path) -> Result<()> {
    let (file, status) = match find(request.url(), folder) {
        Some(file) => (file, 200),
        None => (folder.join("404.html"), 404),
    };
    let bytes = std::fs::read(&file).unwrap_or_default();
    let header = |name: &str, value: &str| Header::from_bytes(name, value).ok();
    let mut response = Response::from_data(bytes).with_status_code(status);
    let headers = [header("Content-Type", media_type(&file)), header("Cache-Control", "no-cache")];
    for header in headers.into_iter().flatten() {
        response.add_header(header);
    }
    Ok(request.respond(response)?)
}

/// The file that an address means, where it is one of the site's.
fn find(url: &str, folder: &Path) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    // Names of the site's files need no escapes, and none may lead out of the folder.
    if path.contains(['%', '\\']) || path.split('/').any(|part| part == "..") {
        return None;
    }
    let file = folder.join(path);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    file.is_file().then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
