//! The file that lists a site's negotiations. Its order is the editor's, and so is whatever else stands in it.

use crate::publish::folder::Folder;
use anyhow::{Context as _, bail};
use demarche::document::read_catalogue;
use demarche::model::Negotiation;
use demarche::text::LocalText;
use serde_json::{Map, Value, json};

/// Where it is.
const PLACE: &str = "negotiations/index.json";

/// What an entry says, in the order in which it says it.
const FIELDS: [&str; 5] = ["id", "title", "summary", "as_of", "language"];

/// The list.
pub struct Shelf {
    entries: Vec<Map<String, Value>>,
}

impl Shelf {
    /// Reads the list of a site; a site without one has no negotiations yet.
    ///
    /// # Errors
    /// Where it is there and is no such list.
    pub fn read(folder: &Folder) -> anyhow::Result<Self> {
        let Some(bytes) = folder.read(PLACE)? else { return Ok(Self { entries: Vec::new() }) };
        let remedy = || format!("{PLACE} of the site cannot be read: mend it, or delete it to begin anew");
        let (_, findings) = read_catalogue(&bytes).with_context(remedy)?;
        if let Some(finding) = findings.first() {
            bail!("{}: {finding}", remedy());
        }
        let whole: Value = serde_json::from_slice(&bytes).with_context(remedy)?;
        let entries = whole["negotiations"].as_array().cloned().unwrap_or_default();
        let object = |entry| match entry {
            Value::Object(entry) => Some(entry),
            _ => None,
        };
        Ok(Self { entries: entries.into_iter().filter_map(object).collect() })
    }

    /// The ids, in order.
    pub fn ids(&self) -> Vec<String> {
        self.entries.iter().filter_map(|entry| entry.get("id")?.as_str().map(str::to_owned)).collect()
    }

    /// Puts a negotiation in its place, or at the end where it has none yet.
    pub fn put(&mut self, negotiation: &Negotiation) {
        let text = |text: &LocalText| {
            let wordings: Vec<_> = text.wordings().collect();
            match wordings.as_slice() {
                [one] if *one.language == negotiation.language => Value::from(one.text),
                many => {
                    many.iter().map(|one| (one.language.as_str().to_owned(), Value::from(one.text))).collect()
                }
            }
        };
        let fresh = [
            ("id", json!(negotiation.id)),
            ("title", text(&negotiation.title)),
            ("summary", text(&negotiation.summary)),
            ("as_of", json!(negotiation.as_of.to_string())),
            ("language", json!(negotiation.language.as_str())),
        ];
        let at = self.ids().iter().position(|id| **id == *negotiation.id).unwrap_or_else(|| {
            self.entries.push(Map::new());
            self.entries.len() - 1
        });
        if let Some(entry) = self.entries.get_mut(at) {
            entry.extend(fresh.map(|(name, value)| (name.to_owned(), value)));
        }
    }

    /// Takes a negotiation out of the site, with its files; whether it was there.
    ///
    /// # Errors
    /// Where its files cannot be removed.
    pub fn remove(&mut self, id: &str, folder: &Folder) -> anyhow::Result<bool> {
        let Some(at) = self.ids().iter().position(|known| known == id) else { return Ok(false) };
        self.entries.remove(at);
        folder.remove(&format!("negotiations/{id}.json"))?;
        folder.remove_folder(&format!("n/{id}"))?;
        Ok(true)
    }

    /// Writes the list.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, folder: &Folder) -> anyhow::Result<()> {
        let mut text = String::from("{\n  \"format\": \"demarche-index/1\",\n  \"negotiations\": [");
        for (place, entry) in self.entries.iter().enumerate() {
            text.push_str(if place == 0 { "\n    {" } else { ",\n    {" });
            let own = FIELDS.iter().filter_map(|name| Some((*name, entry.get(*name)?)));
            let others = entry.iter().filter(|(name, _)| !FIELDS.contains(&name.as_str()));
            let all = own.chain(others.map(|(name, value)| (name.as_str(), value)));
            for (place, (name, value)) in all.enumerate() {
                text.push_str(if place == 0 { "\n      " } else { ",\n      " });
                text.push_str(&format!("{}: {value}", Value::from(name)));
            }
            text.push_str("\n    }");
        }
        text.push_str(if self.entries.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        folder.write(PLACE, text.as_bytes())?;
        Ok(())
    }
}
