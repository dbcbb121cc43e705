//! Packages of the system, where this machine lets us install them.

use crate::run::{output, run, say, words};
use crate::tools::on_path;
use anyhow::{Context as _, Result, bail};
use std::process::Command;

/// Installs packages by apt, as root or by a sudo that asks for no password.
///
/// # Errors
/// Where that cannot be; the error says which command would.
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let by_hand = format!("sudo apt-get install -y --no-install-recommends {}", packages.join(" "));
    if on_path("apt-get").is_none() || !may() {
        bail!("{what} is needed and not here. To install it, as on Debian or Ubuntu: {by_hand}");
    }
    say(&format!("{what} is not here; installing it"));
    update()?;
    apt(&[&["install", "-y", "--no-install-recommends"][..], packages].concat())
        .with_context(|| format!("to install it yourself: {by_hand}"))
}

/// Has the system read anew what packages there are.
///
/// # Errors
/// Where that cannot be.
pub fn update() -> Result<()> {
    apt(&["update"])
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Whether this machine lets us install.
fn may() -> bool {
    is_root() || output(Command::new("sudo").args(["-n", "true"])).is_some()
}

fn apt(arguments: &[&str]) -> Result<()> {
    let is_root = is_root();
    let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
    if !is_root {
        command.args(["-n", "apt-get"]);
    }
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    let text = words(&command);
    run(&mut command).with_context(|| format!("{text} did not work"))
}
