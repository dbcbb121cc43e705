//! One document taken into a site.

use crate::opened;
use crate::publish::folder::Folder;
use crate::publish::shelf::Shelf;
use anyhow::bail;
use demarche::check;
use demarche::document::is_id;
use std::path::Path;

/// Checks a document, says what is found, and puts it among the site's. `taken` has the ids of those taken so far.
///
/// # Errors
/// Where it cannot be read, is refused or could not be told from another; the site has not changed then.
pub fn take(file: &Path, taken: &mut Vec<String>, shelf: &mut Shelf, folder: &Folder) -> anyhow::Result<()> {
    let bytes = opened::read(file)?;
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let reading = match check::read(&bytes, stem) {
        Ok(reading) => reading,
        Err(refusal) => match refusal.place() {
            Some(place) => bail!("line {}, column {}: {refusal}", place.line, place.column),
            None => bail!("{refusal}"),
        },
    };
    for finding in &reading.findings {
        eprintln!("{}:{finding}", file.display());
    }
    let id = reading.negotiation.id.to_string();
    // The catalogue has the one name that is taken.
    if !is_id(&id) || id == "index" {
        bail!("“{id}” cannot be an address: give the document an `id` of a to z, 0 to 9 and “-”");
    }
    if taken.contains(&id) {
        bail!("another of these documents has the id “{id}”: give each its own");
    }
    folder.write(&format!("negotiations/{id}.json"), &bytes)?;
    shelf.put(&reading.negotiation);
    taken.push(id);
    Ok(())
}
