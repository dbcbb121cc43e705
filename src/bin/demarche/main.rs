//! The native shell: checks documents and writes what the library makes of them.

mod alone;
mod check;
mod export;
mod opened;
mod publish;
mod raster;
mod render;
mod schema;
mod sources;
mod style;
mod written;

use anyhow::{Context as _, bail};
use lexopt::prelude::*;
use std::process::ExitCode;

const HELP: &str = "\
Who demands what from whom: checks and publishes documents of negotiations.

Usage: demarche COMMAND

Commands:
  check [--json] FILE…  list what is wrong with documents; exits 0 clean, 1 findings, 2 could not read
  export FILE --as csv|json|graphml|document [--address QUERY] [--out FILE]
                        write what is in view, or the whole, to a file or to the standard output
  publish SITE [FILE…] [--origin URL] [--remove ID] [--no-copies] [--no-pictures]
                         take documents into a site, the built app in a folder, and write its pages; exits 2 where one
                         could not be published
  render FILE [--out DIR] [--address QUERY] [--lang TAG]
                        write the pages as they stand without the app and without a site, with the pictures, into
                        DIR or into a folder by the document's name
  render FILE --assets FILE --out DIR [--base PATH] [--address QUERY] [--lang TAG]
                        write the page of a document, for a site whose build has left its list of files
  render FILE --svg FILE [--png FILE] [--address QUERY] [--lang TAG]
                        write the view as a picture that stands alone
  schema                print the JSON Schema of the document format

Options:
  -h, --help     print this
  -V, --version  print the version
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("demarche: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Hands the arguments to the command that the first of them names.
fn dispatch() -> anyhow::Result<ExitCode> {
    // Asked of any command, it is the same help.
    if std::env::args_os().skip(2).any(|argument| argument == "--help" || argument == "-h") {
        return print(HELP);
    }
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(Value(command)) => match command.to_str() {
            Some("check") => check::run(arguments),
            Some("export") => export::run(arguments),
            Some("publish") => publish::run(arguments),
            Some("render") => render::run(arguments),
            Some("schema") => schema::run(arguments),
            _ => bail!("there is no command “{}”; `demarche --help` lists them", command.display()),
        },
        Some(Short('V') | Long("version")) => print(format!("demarche {}\n", env!("CARGO_PKG_VERSION"))),
        Some(Short('h') | Long("help")) => print(HELP),
        Some(argument) => Err(argument.unexpected().into()),
        None => bail!("name a command; `demarche --help` lists them"),
    }
}

/// Writes to standard output; a reader that has gone away, as `head` does, is no failure.
fn print(text: impl AsRef<[u8]>) -> anyhow::Result<ExitCode> {
    use std::io::{ErrorKind, Write as _};
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(error).context("could not write the output")
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
