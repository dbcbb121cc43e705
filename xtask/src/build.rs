//! `cargo xtask build`: the publishable site.

use crate::run::{root, say};
use crate::{budget, site};
use anyhow::Result;

/// Makes the site in `dist/` and says what each file weighs.
///
/// # Errors
/// Where the site cannot be built.
pub fn build() -> Result<()> {
    let out = root().join("dist");
    site::make(&out)?;
    budget::print(&out)?;
    say(&format!("the site is in {}", out.display()));
    Ok(())
}
