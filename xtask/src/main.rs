//! `cargo xtask`: every chore of the project, from a fresh machine on.

mod browsers;
mod budget;
mod build;
mod bundle;
mod compress;
mod look;
mod run;
mod serve;
mod site;
mod system;
mod test;
mod tools;
mod watch;

use anyhow::Result;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve    build the site, serve it on this machine, and print the address
cargo xtask test     run every check
cargo xtask build    make the publishable site in dist/
cargo xtask look     write screenshots of the site to target/looks/

What is missing (the wasm target, Trunk, wasm-bindgen, wasm-opt; for test and look a browser) is set up first, in a
cache of its own, and named as it goes.";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Without a backtrace, whatever the environment says: the sentences name what to do.
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("serve") => serve::serve(),
        Some("test") => test::test(),
        Some("build") => build::build(),
        Some("look") => look::look(),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => anyhow::bail!("there is no task ‘{other}’\n\n{USAGE}"),
    }
}
