//! What an address says that the page cannot follow.

/// Something in the address that was not followed as it stands. The page says so, and goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is the matter.
    pub problem: Problem,
    /// The name, as in `view=`; empty for [`Problem::More`].
    pub name: String,
    /// The value, cut short where it is long; for [`Problem::More`] the number of notices that are left out.
    pub value: String,
}

/// What is the matter with a part of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// There is no such name; it was ignored.
    UnknownName,
    /// The name has no such value; it was ignored.
    UnknownValue,
    /// The name takes one value, and this is a second; it was ignored.
    Repeated,
    /// The date is later than the document's own, which was taken instead.
    TooLate,
    /// The address pins another revision of the document than the one shown.
    OtherRevision,
    /// The document was a file on some reader's computer.
    NoFile,
    /// The host does not let documents come from there.
    NoSource,
    /// The value is longer than any that means something; its beginning was taken.
    TooLong,
    /// There is more of the like.
    More,
}

/// How much of a name or value is repeated to the reader.
const SHOWN: usize = 60;

/// How many notices are worth reading.
const ENOUGH: usize = 12;

impl Notice {
    pub(crate) fn new(problem: Problem, name: &str, value: &str) -> Self {
        Self { problem, name: shorten(name), value: shorten(value) }
    }

    /// The key of the sentence among the interface's messages; it takes `{name}` and `{value}`.
    #[must_use]
    pub fn message_key(&self) -> &'static str {
        match self.problem {
            Problem::UnknownName => "notice.unknown-name",
            Problem::UnknownValue => "notice.unknown-value",
            Problem::Repeated => "notice.repeated",
            Problem::TooLate => "notice.too-late",
            Problem::OtherRevision => "notice.other-revision",
            Problem::NoFile => "notice.no-file",
            Problem::NoSource => "notice.no-source",
            Problem::TooLong => "notice.too-long",
            Problem::More => "notice.more",
        }
    }
}

/// The first notices, and one that says how many are left out.
pub(crate) fn bounded(mut notices: Vec<Notice>) -> Vec<Notice> {
    let left_out = notices.len().saturating_sub(ENOUGH);
    if left_out > 0 {
        notices.truncate(ENOUGH);
        notices.push(Notice::new(Problem::More, "", &left_out.to_string()));
    }
    notices
}

/// The beginning of `text`, without characters that would disturb the sentence around it.
fn shorten(text: &str) -> String {
    let disturbs = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let mut letters = text.chars().filter(|letter| !disturbs(*letter));
    let mut shown: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_or_disturbing_is_cut() {
        let notice = Notice::new(Problem::UnknownValue, "view", &format!("\u{202e}a\n{}", "b".repeat(500)));
        assert_eq!(notice.value, format!("a{}…", "b".repeat(SHOWN - 1)));
        let many = vec![Notice::new(Problem::UnknownName, "x", ""); ENOUGH + 5];
        let many = bounded(many);
        assert_eq!(
            (many.len(), many[ENOUGH].problem, &*many[ENOUGH].value),
            (ENOUGH + 1, Problem::More, "5")
        );
    }
}
