//! The folder of a site: files written only where they change, and never beside an old compressed copy.

use crate::opened;
use anyhow::Context as _;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::cell::Cell;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Endings of files that are worth compressing.
const TEXTS: [&str; 8] = ["html", "css", "js", "json", "wasm", "svg", "txt", "xml"];

/// The folder.
pub struct Folder {
    /// Where it is.
    pub root: PathBuf,
    copies: bool,
    written: Cell<usize>,
}

impl Folder {
    /// The folder at `root`; with `copies`, each text in it that is written gets its compressed copies.
    pub fn new(root: &Path, copies: bool) -> Self {
        Self { root: root.to_path_buf(), copies, written: Cell::new(0) }
    }

    /// How many files have been written, compressed copies not among them.
    pub fn written(&self) -> usize {
        self.written.get()
    }

    /// The file at `path`, where there is one.
    ///
    /// # Errors
    /// Where it is there and cannot be read.
    pub fn read(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let file = self.root.join(path);
        if file.is_file() { opened::read(&file).map(Some) } else { Ok(None) }
    }

    /// Writes the file at `path`, unless it is so already; whether it was not.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<bool> {
        let file = self.root.join(path);
        let changed = std::fs::read(&file).ok().is_none_or(|standing| standing != bytes);
        if changed {
            if let Some(parent) = file.parent() {
                std::fs::create_dir_all(parent)
                    .with_context(|| format!("cannot make {}", parent.display()))?;
            }
            opened::write(&file, bytes)?;
            self.written.set(self.written.get() + 1);
        }
        self.compress(&file, bytes)?;
        Ok(changed)
    }

    /// Takes the file at `path` away, with its copies, where it is there.
    ///
    /// # Errors
    /// Where it is there and stays.
    pub fn remove(&self, path: &str) -> anyhow::Result<()> {
        let file = self.root.join(path);
        for file in [copy_of(&file, "br"), copy_of(&file, "gz"), file] {
            if file.exists() {
                std::fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
            }
        }
        Ok(())
    }

    /// Takes a folder away, with all that is in it, where it is there.
    ///
    /// # Errors
    /// Where it is there and stays.
    pub fn remove_folder(&self, path: &str) -> anyhow::Result<()> {
        let folder = self.root.join(path);
        if folder.is_dir() {
            std::fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        Ok(())
    }

    /// Brings the compressed copies of every text of the site up to what it says.
    ///
    /// # Errors
    /// Where a file cannot be read or written.
    pub fn compress_all(&self) -> anyhow::Result<()> {
        if self.copies { self.compress_below(&self.root) } else { Ok(()) }
    }

    fn compress_below(&self, folder: &Path) -> anyhow::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.compress_below(&path)?;
            } else if is_text(&path) {
                // A file of the site's own, of any size, which no limit of documents concerns.
                let plain =
                    std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                self.compress(&path, &plain)?;
            }
        }
        Ok(())
    }

    /// Gives a file compressed copies that say what it says, where it is to have any; others are taken away, as a host
    /// would go on sending them in place of the file.
    fn compress(&self, file: &Path, plain: &[u8]) -> anyhow::Result<()> {
        if !is_text(file) || self.copies && says(&copy_of(file, "gz"), plain) {
            return Ok(());
        }
        for copy in [copy_of(file, "br"), copy_of(file, "gz")] {
            std::fs::remove_file(copy).ok();
        }
        if self.copies {
            for (ending, bytes) in [("br", brotli(plain)?), ("gz", gzip(plain)?)] {
                // What does not get smaller is sent as it is.
                if bytes.len() < plain.len() {
                    opened::write(&copy_of(file, ending), &bytes)?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a copy is there and says this. The two copies of a file are written together, so one speaks for both.
fn says(copy: &Path, plain: &[u8]) -> bool {
    let Ok(file) = std::fs::File::open(copy) else { return false };
    let mut said = Vec::new();
    GzDecoder::new(file).take(plain.len() as u64 + 1).read_to_end(&mut said).is_ok() && said == plain
}

fn is_text(file: &Path) -> bool {
    file.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| TEXTS.contains(&ending))
}

fn copy_of(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
        writer.write_all(bytes)?;
    }
    Ok(out)
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    // Without a time in its header, the same bytes make the same copy.
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}
