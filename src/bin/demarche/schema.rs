//! `demarche schema`: the JSON Schema of the document format.

use std::process::ExitCode;

/// Prints the schema.
pub fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    crate::print(demarche::document::schema())
}
