//! `demarche check`: every finding of every file, one a line.

use crate::opened;
use anyhow::bail;
use demarche::check;
use demarche::document::read_catalogue;
use demarche::model::Place;
use lexopt::prelude::*;
use serde::Serialize;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// One line of the output.
#[derive(Serialize)]
struct Line {
    file: String,
    line: u32,
    column: u32,
    severity: &'static str,
    code: &'static str,
    path: String,
    sentence: String,
}

/// How well it went; the worst of all files counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clean = 0,
    Findings = 1,
    Unread = 2,
}

/// Checks the files that the arguments name.
pub fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let mut files = Vec::new();
    let mut json = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("json") => json = true,
            Value(file) => files.push(file),
            _ => return Err(argument.unexpected().into()),
        }
    }
    if files.is_empty() {
        bail!("name at least one document to check");
    }
    let mut lines = Vec::new();
    let outcome = files.iter().map(|file| check_file(file, &mut lines)).max().unwrap_or(Outcome::Clean);
    if json {
        crate::print(&(serde_json::to_string_pretty(&lines)? + "\n"))?;
    } else {
        let text: String = lines.iter().map(Line::to_text).collect();
        crate::print(&text)?;
    }
    Ok(ExitCode::from(outcome as u8))
}

fn check_file(file: &OsString, lines: &mut Vec<Line>) -> Outcome {
    let name = file.to_string_lossy().into_owned();
    let refused = |place: Option<Place>, code, sentence| {
        let Place { line, column } = place.unwrap_or(Place { line: 1, column: 1 });
        let path = String::new();
        Line { file: name.clone(), line, column, severity: "error", code, path, sentence }
    };
    let bytes = match opened::bytes(Path::new(file)) {
        Ok(bytes) => bytes,
        Err(error) => {
            lines.push(refused(None, "unreadable-file", format!("the file could not be read: {error}")));
            return Outcome::Unread;
        }
    };
    let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy());
    let read = check::read(&bytes, stem.as_deref()).map(|reading| reading.findings);
    // A folder of documents has its catalogue among them.
    match read.or_else(|refusal| read_catalogue(&bytes).map(|(_, findings)| findings).map_err(|_| refusal)) {
        Ok(findings) => {
            let outcome = if findings.is_empty() { Outcome::Clean } else { Outcome::Findings };
            lines.extend(findings.into_iter().map(|finding| Line {
                file: name.clone(),
                line: finding.place.line,
                column: finding.place.column,
                severity: finding.severity.word(),
                code: finding.code,
                path: finding.path,
                sentence: finding.sentence,
            }));
            outcome
        }
        Err(refusal) => {
            lines.push(refused(refusal.place(), refusal.code(), refusal.to_string()));
            Outcome::Unread
        }
    }
}

impl Line {
    fn to_text(&self) -> String {
        let Self { file, line, column, severity, code, path, sentence } = self;
        let path = if path.is_empty() { "$" } else { path };
        format!("{file}:{line}:{column}: {severity}[{code}] {path}: {sentence}\n")
    }
}
