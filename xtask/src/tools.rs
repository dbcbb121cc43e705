//! The tools that build the browser's half: found on the path where the version is right, else in a cache of this
//! project's own, else put there. Nothing that a user has installed is changed.

use crate::run::{output, root, run, say, words};
use crate::system;
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const AXE: &str = "4.14.1";
/// Older ones do not know what rustc emits today.
const OLDEST_WASM_OPT: u32 = 123;

/// Where each tool is.
pub struct Tools {
    /// Trunk.
    pub trunk: PathBuf,
    /// wasm-bindgen's command.
    pub wasm_bindgen: PathBuf,
    /// wasm-opt.
    pub wasm_opt: PathBuf,
}

/// Finds all tools, setting up what is missing.
///
/// # Errors
/// Where one cannot be set up; the error says which command would.
pub fn ready() -> Result<Tools> {
    wasm_target()?;
    let bindgen = locked("wasm-bindgen")?;
    Ok(Tools {
        trunk: from_crate("trunk", "trunk", TRUNK)?,
        wasm_bindgen: from_crate("wasm-bindgen", "wasm-bindgen-cli", &bindgen)?,
        wasm_opt: wasm_opt()?,
    })
}

/// The path with the folders of these tools before it, so that Trunk finds them and not others.
///
/// # Errors
/// Where a folder's name cannot stand in a path.
pub fn path_with(tools: &Tools) -> Result<std::ffi::OsString> {
    let own = [&tools.trunk, &tools.wasm_bindgen, &tools.wasm_opt];
    let own = own.into_iter().filter_map(|tool| tool.parent().map(Path::to_path_buf));
    let others = std::env::var_os("PATH").unwrap_or_default();
    let all: Vec<PathBuf> = own.chain(std::env::split_paths(&others)).collect();
    Ok(std::env::join_paths(all)?)
}

/// Adds the target that browsers run, where the toolchain lacks it.
fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(Command::new("rustc").current_dir(root()).args(["--print", "sysroot"]))
        .context("rustc cannot be run; install Rust from https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    say(&format!("the toolchain lacks {TARGET}; adding it"));
    run(Command::new("rustup").current_dir(root()).args(["target", "add", TARGET]))
        .with_context(|| format!("to set it up yourself: rustup target add {TARGET}"))
}

/// The version of a package in `Cargo.lock`.
fn locked(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let start = format!("name = \"{package}\"\nversion = \"");
    let after = lock.split_once(&start).with_context(|| format!("{package} is not in Cargo.lock"))?.1;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}

/// A tool that cargo can compile, of exactly this version.
///
/// # Errors
/// Where it cannot be compiled; the error says how one would.
pub fn from_crate(tool: &str, package: &str, version: &str) -> Result<PathBuf> {
    let is_right = |path: &Path| {
        let says = output(Command::new(path).arg("--version")).unwrap_or_default();
        says.split_whitespace().any(|word| word == version)
    };
    if let Some(found) = on_path(tool).filter(|path| is_right(path)) {
        return Ok(found);
    }
    let folder = cache()?.join(format!("{tool}-{version}"));
    let own = folder.join("bin").join(executable(tool));
    if own.is_file() && is_right(&own) {
        return Ok(own);
    }
    say(&format!(
        "{tool} {version} is not here; compiling it into {} (a few minutes, once)",
        folder.display()
    ));
    let mut install = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    install.args(["install", package, "--version", version, "--locked", "--root"]).arg(&folder);
    // Elsewhere than in the repository, whose settings are not for this; and to optimise a tool that mostly waits
    // takes longer than all its work.
    install.current_dir(cache()?).env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env("CARGO_TARGET_DIR", folder.join("target"));
    install.env_remove("RUSTFLAGS");
    run(&mut install).with_context(|| format!("to set it up yourself: {}", words(&install)))?;
    std::fs::remove_dir_all(folder.join("target")).ok();
    Ok(own)
}

/// wasm-opt of a version that knows today's instructions: the path's, else npm's, which has it for every system.
fn wasm_opt() -> Result<PathBuf> {
    if let Some(found) = on_path("wasm-opt")
        && let Some(says) = output(Command::new(&found).arg("--version"))
        && says.split_whitespace().filter_map(|word| word.parse::<u32>().ok()).any(|n| n >= OLDEST_WASM_OPT)
    {
        return Ok(found);
    }
    from_npm("binaryen", BINARYEN, if cfg!(windows) { ".bin/wasm-opt.cmd" } else { ".bin/wasm-opt" })
}

/// axe-core, the rules of accessibility that the tests hold every page against.
///
/// # Errors
/// Where it cannot be fetched; the error says which command would.
pub fn axe() -> Result<PathBuf> {
    from_npm("axe-core", AXE, "axe-core/axe.min.js")
}

/// A file that a package of npm brings, of exactly this version.
fn from_npm(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    let folder = cache()?.join(format!("{package}-{version}"));
    let own = folder.join("node_modules").join(file);
    if own.is_file() {
        return Ok(own);
    }
    say(&format!("{package} {version} is not here; fetching it into {}", folder.display()));
    std::fs::create_dir_all(&folder)?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if output(Command::new(npm).arg("--version")).is_none() {
        system::install(&format!("npm, which fetches {package},"), &["npm"])?;
    }
    let mut install = Command::new(npm);
    install.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&folder);
    install.arg(format!("{package}@{version}"));
    run(&mut install).with_context(|| format!("to set it up yourself: {}", words(&install)))?;
    Ok(own)
}

/// This project's folder in the user's cache.
///
/// # Errors
/// Where there is none and none can be made.
pub fn cache() -> Result<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = folder("XDG_CACHE_HOME")
        .or_else(|| folder("HOME").map(|home| home.join(".cache")))
        .or_else(|| folder("LOCALAPPDATA"))
        .context("neither XDG_CACHE_HOME nor HOME is set, so there is nowhere to keep the tools")?;
    let own = caches.join("demarche/tools");
    std::fs::create_dir_all(&own).with_context(|| format!("cannot make {}", own.display()))?;
    Ok(own)
}

/// Where cargo keeps the sources of the crates that it has fetched.
pub fn registry() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    Some(home.join("registry/src")).filter(|sources| sources.is_absolute())
}

/// A program on the path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut folders = std::env::split_paths(&path);
    folders.find_map(|folder| Some(folder.join(executable(program))).filter(|program| program.is_file()))
}

fn executable(tool: &str) -> String {
    format!("{tool}{}", std::env::consts::EXE_SUFFIX)
}
