//! What a page complains of, for browsers whose drivers keep no log: the page itself tells the server.

use std::sync::{Mutex, PoisonError};

/// Where pages tell of their complaints.
pub const ADDRESS: &str = "/complaint";

/// Where the script stands that does so.
pub const LISTENER: &str = "/listener.js";

/// That script.
pub const SCRIPT: &[u8] = include_bytes!("listener.js");

/// What was complained of and not yet asked about.
#[derive(Debug, Default)]
pub struct Complaints(Mutex<Vec<String>>);

impl Complaints {
    /// Notes a complaint.
    pub fn hear(&self, complaint: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(complaint);
    }

    /// Hands the complaints over.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A page that tells, with the script before all others.
pub fn telling(page: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    text.replacen("<head>", &format!("<head><script src=\"{LISTENER}\"></script>"), 1).into_bytes()
}
