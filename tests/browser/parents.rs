//! Pages of other sites, as files under `tests/parents`, on a host of their own.

use crate::engine::Engine;
use crate::page::Page;
use anyhow::{Context as _, Result};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

/// A host with the pages. It serves until the test's process ends.
pub struct Parents {
    address: String,
}

impl Parents {
    /// Serves the pages. Each `{name}` in them gives way to its value; `{site}` is the address of the site under test.
    ///
    /// # Errors
    /// Where no port is free.
    pub fn serve(page: &Page, values: &[(&str, &str)]) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        // Another name than the site's, so that browsers take it for another site, not only for another origin; WebKit's
        // driver loses hold of such frames, so there it is another origin.
        let name = if page.engine() == Engine::Webkit { "127.0.0.1" } else { "localhost" };
        let address = format!("http://{name}:{}/", listener.local_addr()?.port());
        let mut filled = vec![("{site}".to_owned(), page.site())];
        filled.extend(values.iter().map(|(name, value)| (format!("{{{name}}}"), (*value).to_owned())));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, &filled);
            }
        });
        Ok(Self { address })
    }

    /// Goes to one of them, in a window of a width.
    ///
    /// # Errors
    /// Where the browser does not.
    pub async fn visit(&self, page: &Page, name: &str, width: u32) -> Result<()> {
        page.look(width, 900, "light").await?;
        page.visit(&format!("{}{name}.html", self.address)).await.with_context(|| name.to_owned())
    }
}

fn answer(stream: TcpStream, values: &[(String, String)]) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let mut header = String::new();
    while reader.read_line(&mut header).ok()? > 2 {
        header.clear();
    }
    let name = request.split(' ').nth(1)?.split('?').next()?.strip_prefix('/')?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parents").join(name);
    let mut stream = stream;
    let Ok(mut text) = std::fs::read_to_string(file) else {
        return stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").ok();
    };
    for (name, value) in values {
        text = text.replace(name, value);
    }
    let length = text.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{text}"
    )
    .ok()
}
