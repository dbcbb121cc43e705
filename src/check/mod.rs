//! What an editor should look at: one rule a file.
//!
//! These rules need the resolved negotiation; what is wrong with single values and references, `document` finds. No
//! rule asks for more than the contract does: a sound document has no finding.

mod after_as_of;
mod early_response;

use crate::document::{Draft, Reading, Refusal};

/// The rules, in the order in which they are applied.
const RULES: [fn(&mut Draft<'_>); 2] = [early_response::check, after_as_of::check];

/// Reads a document with every finding there is, in the order of the text. The page and `demarche check` both come
/// this way, so that they say the same. `file_stem` is the file's name without `.json`, where it has one.
///
/// # Errors
/// Where nothing of the document can be shown.
pub fn read(bytes: &[u8], file_stem: Option<&str>) -> Result<Reading, Refusal> {
    let mut draft = Draft::new(bytes, file_stem)?;
    for rule in RULES {
        rule(&mut draft);
    }
    Ok(draft.into_reading())
}
