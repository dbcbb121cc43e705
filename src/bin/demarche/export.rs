//! `demarche export`: a view of a document in the forms that readers can take away from the page, byte for byte.

use crate::opened::{self, Opened};
use anyhow::{Context as _, bail};
use demarche::check;
use demarche::page::export::{Form, export};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the arguments may ask for. Pictures are for `demarche render`.
const FORMS: [Form; 3] = [Form::Csv, Form::Json, Form::GraphMl];

/// Writes the form that the arguments ask for.
pub fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let (mut document, mut form, mut out) = (None::<PathBuf>, None, None::<PathBuf>);
    let mut address = String::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("as") => form = Some(arguments.value()?.string()?),
            Long("out") => out = Some(arguments.value()?.into()),
            Long("address") => address = arguments.value()?.string()?,
            Value(file) if document.is_none() => document = Some(file.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let Some(document) = document else { bail!("name the document to export") };
    let form = form.context("name the form: --as csv, json, graphml or document")?;
    let bytes = written(&document, &form, &address)?;
    match out {
        Some(out) => opened::write(&out, &bytes)?,
        None => return crate::print(&bytes),
    }
    Ok(ExitCode::SUCCESS)
}

/// The document in a form.
fn written(document: &Path, form: &str, address: &str) -> anyhow::Result<Vec<u8>> {
    if form == "document" {
        // As it stands, comments of its editor and all; but only where it is one.
        let bytes = opened::read(document)?;
        check::read(&bytes, None).with_context(|| document.display().to_string())?;
        return Ok(bytes);
    }
    let Some(form) = FORMS.into_iter().find(|known| known.word() == form) else {
        bail!("there is no form “{form}”; there are csv, json, graphml and document");
    };
    let opened = Opened::new(document, address, &[])?;
    opened.warn();
    Ok(export(&opened.view(""), form).into_bytes())
}
