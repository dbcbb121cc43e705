//! Strings on their way into the page.
//!
//! To copy a string out of the program's memory costs some microseconds however short it is, and a page has thousands.
//! So those of one change are copied in one piece, which the browser then cuts up.

use js_sys::JsString;

/// The texts of one change, in one piece.
pub struct Sent {
    whole: JsString,
    /// Where the next text begins, in units of UTF-16.
    at: u32,
}

impl Sent {
    /// The texts that `gather` hands on, in its order.
    pub fn with<'t>(gather: impl FnOnce(&mut dyn FnMut(&'t str))) -> Self {
        let mut whole = String::new();
        gather(&mut |text| whole.push_str(text));
        Self { whole: whole.into(), at: 0 }
    }

    /// The next text, which is `text`.
    pub fn next(&mut self, text: &str) -> JsString {
        let start = self.at;
        self.at += length(text);
        self.whole.substring(start, self.at)
    }
}

/// The length of a text as the browser counts it.
fn length(text: &str) -> u32 {
    let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// Names of elements and attributes, each copied once.
#[derive(Default)]
pub struct Names(Vec<(&'static str, JsString)>);

impl Names {
    /// A name.
    pub fn of(&mut self, name: &'static str) -> &JsString {
        // One name is one place in the program's memory, or two; there are some dozens in all.
        let known = self.0.iter().position(|(known, _)| std::ptr::eq(*known, name));
        let at = known.unwrap_or_else(|| {
            self.0.push((name, name.into()));
            self.0.len() - 1
        });
        &self.0[at].1
    }
}
