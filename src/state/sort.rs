//! The order of the table's rows.

/// A column that the table can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Column {
    /// When it was made.
    #[default]
    Date,
    /// Who makes it.
    By,
    /// What it does.
    Kind,
    /// Whom it addresses.
    To,
    /// What it is about.
    Issue,
    /// How it is answered.
    Answer,
    /// On whose word it rests.
    Attribution,
}

/// The order of the rows. By default the oldest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Whether from the last to the first.
    pub descending: bool,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 7] =
        [Self::Date, Self::By, Self::Kind, Self::To, Self::Issue, Self::Answer, Self::Attribution];

    /// The address's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::By => "by",
            Self::Kind => "kind",
            Self::To => "to",
            Self::Issue => "issue",
            Self::Answer => "answer",
            Self::Attribution => "attribution",
        }
    }
}

impl Sort {
    /// As the address has it: the column's word, with `-` before it where descending.
    #[must_use]
    pub fn print(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.word())
    }

    /// Reads `kind`, `-date` and their like.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let (descending, word) = value.strip_prefix('-').map_or((false, value), |word| (true, word));
        let column = Column::ALL.into_iter().find(|column| column.word() == word)?;
        Some(Self { column, descending })
    }
}
