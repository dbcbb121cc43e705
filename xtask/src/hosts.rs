//! The servers of static files that the end-to-end tests put the site on, as many of its hosts do.

use crate::run::{run, say, words};
use crate::{system, tools};
use anyhow::{Context as _, Result};
use std::path::PathBuf;
use std::process::Command;

/// nginx and Python.
pub struct Hosts {
    nginx: PathBuf,
    /// nginx's table of media types.
    types: PathBuf,
    python: PathBuf,
}

impl Hosts {
    /// Tells the tests where they are.
    pub fn tell(&self, tests: &mut Command) {
        tests.env("DEMARCHE_NGINX", &self.nginx).env("DEMARCHE_NGINX_TYPES", &self.types);
        tests.env("DEMARCHE_PYTHON", &self.python);
    }
}

/// Finds both, setting up what is missing.
///
/// # Errors
/// Where one cannot be set up; the error says which command would.
pub fn ready() -> Result<Hosts> {
    let python = || tools::on_path("python3");
    if python().is_none() {
        system::install("Python", &["python3"])?;
    }
    let python = python().context("python3 is still not on the path")?;
    let (nginx, types) = nginx()?;
    Ok(Hosts { nginx, types, python })
}

/// nginx and its media types: this machine's, else those of the system's packages, unpacked into the cache. To install
/// the package would have a server run on this machine from then on.
fn nginx() -> Result<(PathBuf, PathBuf)> {
    let own_types = PathBuf::from("/etc/nginx/mime.types");
    let found = tools::on_path("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")));
    if let Some(nginx) = found.filter(|nginx| nginx.is_file() && own_types.is_file()) {
        return Ok((nginx, own_types));
    }
    let folder = tools::cache()?.join("nginx");
    let (nginx, types) = (folder.join("usr/sbin/nginx"), folder.join("etc/nginx/mime.types"));
    if nginx.is_file() && types.is_file() {
        return Ok((nginx, types));
    }
    say(&format!("nginx is not here; unpacking it into {}", folder.display()));
    std::fs::create_dir_all(&folder)?;
    let mut download = Command::new("apt-get");
    download.args(["download", "nginx", "nginx-common"]).current_dir(&folder);
    if run(&mut download).is_err() {
        // The system's lists of packages may be missing or too old.
        system::update()?;
        run(&mut download).with_context(|| {
            format!(
                "to set it up yourself: sudo apt-get install nginx, or in {}: {}",
                folder.display(),
                words(&download)
            )
        })?;
    }
    for package in std::fs::read_dir(&folder)?.flatten().map(|entry| entry.path()) {
        if package.extension().is_some_and(|ending| ending == "deb") {
            run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(&folder))?;
            std::fs::remove_file(&package)?;
        }
    }
    Ok((nginx, types))
}
