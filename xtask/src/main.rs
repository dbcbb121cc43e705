//! `cargo xtask`: every chore of the project, from a fresh machine on.

mod browsers;
mod budget;
mod build;
mod bundle;
mod compress;
mod dependencies;
mod hosts;
mod look;
mod profile;
mod run;
mod serve;
mod short;
mod site;
mod split;
mod system;
mod test;
mod tools;
mod watch;

use crate::site::Make;
use anyhow::Result;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve    build the site, serve it on this machine, and print the address
cargo xtask test     run every check; or those that are named, as in `cargo xtask test lints tests`
cargo xtask build    make the publishable site in dist/
cargo xtask look     write screenshots of the site to target/looks/
cargo xtask profile  note which functions no first picture runs; the next build leaves them to the second part

What is missing (the wasm target, Trunk, wasm-bindgen, wasm-opt; for test the three browsers) is set up first, in a
cache of its own, and named as it goes.

--quick              with serve, test and look: build the program fast rather than small, for a round of work
--origin URL         with build: the full address that the site will have, for what needs one
--match NAME         with test: of the tests in the browser, only those whose names hold this
--engine NAME        with test: of the browsers, only this one: chromium, firefox or webkit";

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
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = take(&mut arguments, "--quick");
    let make = if quick { Make::Quick } else { Make::Small };
    let only =
        test::Only { test: option(&mut arguments, "--match")?, engine: option(&mut arguments, "--engine")? };
    let origin = option(&mut arguments, "--origin")?;
    match arguments.first().map(String::as_str) {
        Some("serve") => serve::serve(make),
        Some("test") => test::test(make, arguments.get(1..).unwrap_or_default(), &only),
        Some("build") => build::build(origin.as_deref()),
        Some("look") => look::look(make),
        Some("profile") => profile::profile(),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => anyhow::bail!("there is no task ‘{other}’\n\n{USAGE}"),
    }
}

/// Takes a flag out of the arguments; whether it was among them.
fn take(arguments: &mut Vec<String>, flag: &str) -> bool {
    let before = arguments.len();
    arguments.retain(|argument| argument != flag);
    arguments.len() < before
}

/// Takes a flag and the word after it out of the arguments; that word.
fn option(arguments: &mut Vec<String>, flag: &str) -> Result<Option<String>> {
    match arguments.iter().position(|argument| argument == flag) {
        Some(at) if at + 1 < arguments.len() => Ok(arguments.drain(at..at + 2).next_back()),
        Some(_) => anyhow::bail!("{flag} wants a name\n\n{USAGE}"),
        None => Ok(None),
    }
}
