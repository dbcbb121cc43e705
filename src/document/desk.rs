//! Where findings are put down while a document is read: by byte offset, and turned into places and paths at the end.

use crate::document::codes::{self, Code};
use crate::document::json::Node;
use crate::document::limits;
use crate::document::place::{Walker, path_of};
use crate::model::Finding;
use crate::text::{Language, Order};

/// The findings so far, and what reading a text needs to know.
#[derive(Debug, Default)]
pub struct Desk {
    /// The language of plain strings; `None` where the document does not say.
    pub language: Option<Language>,
    slips: Vec<Slip>,
    unlisted: usize,
}

#[derive(Debug)]
struct Slip {
    at: u32,
    code: &'static Code,
    sentence: String,
}

impl Desk {
    /// Puts down a finding about the value that begins at `at`.
    pub fn report(&mut self, at: u32, code: &'static Code, sentence: impl Into<String>) {
        if self.slips.len() < limits::FINDINGS {
            self.slips.push(Slip { at, code, sentence: sentence.into() });
        } else {
            self.unlisted += 1;
        }
    }

    /// The findings in the order of their places.
    pub fn into_findings(mut self, text: &str, root: &Node<'_>) -> Vec<Finding> {
        self.slips.order_by_key(|slip| slip.at);
        let mut walker = Walker::new(text);
        let mut findings: Vec<Finding> = self
            .slips
            .into_iter()
            .map(|slip| Finding {
                severity: slip.code.severity,
                code: slip.code.name,
                place: walker.place(slip.at as usize),
                path: path_of(root, slip.at),
                sentence: slip.sentence,
            })
            .collect();
        if self.unlisted > 0 {
            findings.push(Finding {
                severity: codes::TOO_MANY_FINDINGS.severity,
                code: codes::TOO_MANY_FINDINGS.name,
                place: walker.place(text.len()),
                path: String::new(),
                sentence: format!("{} more findings are not listed: put these right first", self.unlisted),
            });
        }
        findings
    }
}
