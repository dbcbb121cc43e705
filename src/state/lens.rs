//! How the reader looks: which lens, in which light.

/// A way of looking at the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lens {
    /// Who, what, from whom.
    #[default]
    Graph,
    /// A ledger of asks and answers.
    Table,
    /// Issue by party, facet by party.
    Compare,
    /// Rounds and statements by date.
    Timeline,
    /// What rests on which source.
    Sources,
}

/// Light or dark, where the reader has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Lens {
    /// Every lens, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Graph, Self::Table, Self::Compare, Self::Timeline, Self::Sources];

    /// The address's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Graph => "graph",
            Self::Table => "table",
            Self::Compare => "compare",
            Self::Timeline => "timeline",
            Self::Sources => "sources",
        }
    }

    /// The lens of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lens| lens.word() == word)
    }
}

impl Theme {
    /// The address's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}
