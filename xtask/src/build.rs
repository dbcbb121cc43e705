//! `cargo xtask build`: the publishable site.

use crate::run::{root, say};
use crate::{budget, site};
use anyhow::Result;

/// Makes the site in `dist/`, to stand at the full address `origin` where that is known, and says what each file weighs.
///
/// # Errors
/// Where the site cannot be built.
pub fn build(origin: Option<&str>) -> Result<()> {
    let out = root().join("dist");
    site::make(&out, site::Make::Small, site::Finish { published: true, origin })?;
    budget::print(&out)?;
    // Netlify and Cloudflare read this. Only what is named by its content may be kept for ever; and a frame without an
    // origin of its own, as some hosts of articles make them, may load scripts only from where all may.
    std::fs::write(out.join("_headers"), include_str!("headers.txt"))?;
    say(&format!("the site is in {}", out.display()));
    Ok(())
}
