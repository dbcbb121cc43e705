//! Whether files have changed since last looked at: by name, size and time of change, without reading them.

use crate::run::root;
use std::fmt::Write as _;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// What the program in the browser is built from.
pub const PROGRAM: [&str; 5] = ["src", "Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html"];

/// What else the site is made of.
pub const REST: [&str; 4] = ["style", "public", "boot.js", "embed"];

/// A text that differs whenever a file below one of these places does.
pub fn stamp(places: &[&str]) -> String {
    let mut lines = Vec::new();
    for place in places {
        collect(&root().join(place), &mut lines);
    }
    lines.sort();
    lines.concat()
}

fn collect(place: &Path, lines: &mut Vec<String>) {
    let Ok(about) = place.metadata() else { return };
    if about.is_dir() {
        let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
        entries.for_each(|entry| collect(&entry.path(), lines));
        return;
    }
    let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let mut line = String::new();
    writeln!(line, "{} {} {changed:?}", place.display(), about.len()).ok();
    lines.push(line);
}
