//! Compressed copies beside the files, for hosts that send them instead.

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;
use std::path::Path;

/// Endings of files that are worth it.
const TEXTS: [&str; 8] = ["html", "css", "js", "json", "wasm", "svg", "txt", "xml"];

/// Writes a `.br` and a `.gz` beside each file below a folder that gets smaller by it.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn folder(folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            self::folder(&path)?;
            continue;
        }
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !TEXTS.contains(&ending) {
            continue;
        }
        let plain = std::fs::read(&path)?;
        for (name, bytes) in [("br", brotli(&plain)?), ("gz", gzip(&plain)?)] {
            if bytes.len() < plain.len() {
                std::fs::write(path.with_extension(format!("{ending}.{name}")), bytes)?;
            }
        }
    }
    Ok(())
}

/// Bytes as brotli makes them at its best.
///
/// # Errors
/// Never in practice: memory does not refuse to be written.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
        writer.write_all(bytes)?;
    }
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}
