//! The marks of a scene.

use crate::layout::{Form, Frame, Point, Rect, Seat, Side, Size};
use crate::model::{Answer, IssueKey, Kind, MechanismKey, MechanismState, PartyKey, Stance, StatementKey};
use crate::scene::Footing;
use crate::state::Opened;
use std::sync::Arc;

/// A whole drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The frame that it was laid out for.
    pub frame: Frame,
    /// Its size, in units of the frame.
    pub size: Size,
    /// Upper and lower edge of the table.
    pub table: (f32, f32),
    /// The issues, from top to bottom.
    pub issues: Vec<IssueMark>,
    /// The parties, in the document's order.
    pub parties: Vec<PartyMark>,
    /// The mechanisms.
    pub mechanisms: Vec<MechanismMark>,
    /// The statements that are drawn in their own right, band by band.
    pub statements: Vec<StatementMark>,
    /// Those that are drawn together.
    pub bundles: Vec<BundleMark>,
    /// What is named again beside the statements that speak of it.
    pub tokens: Vec<TokenMark>,
    /// The lines.
    pub links: Vec<LinkMark>,
}

/// How much a mark is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// In full.
    Plain,
    /// Chosen.
    Chosen,
    /// Tied to what is chosen.
    Tied,
    /// Set back: not tied to what is chosen, or left out by a filter.
    Faded,
}

impl Presence {
    /// Every degree.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Chosen, Self::Tied, Self::Faded];
}

/// Broken lines of words in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The lines.
    pub lines: Vec<String>,
    /// Their language, as a BCP 47 tag.
    pub language: String,
    /// Whether it runs from right to left.
    pub rtl: bool,
    /// The whole text.
    pub whole: String,
    /// Whether the lines leave some of it out.
    pub cut: bool,
}

/// An issue: the heading of a band.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueMark {
    /// The issues that it stands for; more than one where small ones share a band.
    pub issues: Vec<IssueKey>,
    /// All of the band.
    pub rect: Rect,
    /// The heading.
    pub heading: Rect,
    /// Its words.
    pub words: Arc<Words>,
    /// Its presence.
    pub presence: Presence,
    /// Whether all its statements are drawn as cards.
    pub open: bool,
    /// Whether opening it would show more.
    pub opens: bool,
}

/// A party.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyMark {
    /// Which.
    pub key: PartyKey,
    /// Its box.
    pub rect: Rect,
    /// Its bar, on a phone.
    pub bar: Option<Rect>,
    /// Its seat.
    pub seat: Seat,
    /// Whether it is the only one on its side.
    pub pillar: bool,
    /// Its hue, nought for the neutral one.
    pub hue: usize,
    /// Whether it is talked about and not at the table.
    pub absent: bool,
    /// Its name.
    pub words: Arc<Words>,
    /// How many of its statements ask for an answer, as of the date in force.
    pub asks: usize,
    /// The answers that its addressees gave to them, in the vocabulary's order; none, no known answer, comes first.
    pub tally: Vec<(Option<Answer>, usize)>,
    /// Its presence.
    pub presence: Presence,
}

/// The answer of one party to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerMark {
    /// Who owes or has given it.
    pub party: PartyKey,
    /// What it is; none where none is known.
    pub answer: Option<Answer>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementMark {
    /// Which.
    pub key: StatementKey,
    /// How much of it is drawn.
    pub form: Form,
    /// Its box.
    pub rect: Rect,
    /// Its column.
    pub column: Side,
    /// Its label.
    pub words: Arc<Words>,
    /// What it does.
    pub kind: Kind,
    /// Hues of its makers.
    pub hues: Vec<usize>,
    /// Answers known by the date in force.
    pub answers: Vec<AnswerMark>,
    /// On what it rests.
    pub footing: Footing,
    /// Whether its reports or parties contradict each other.
    pub disputed: bool,
    /// Whether it is known from one side only, not its makers'.
    pub one_sided: bool,
    /// Whether its makers have taken it back.
    pub withdrawn: bool,
    /// Its presence.
    pub presence: Presence,
}

/// Several statements drawn as one.
#[derive(Debug, Clone, PartialEq)]
pub struct BundleMark {
    /// What it holds.
    pub statements: Vec<StatementKey>,
    /// What opens it, where it opens in place.
    pub opens: Option<Opened>,
    /// Its box.
    pub rect: Rect,
    /// Its column.
    pub column: Side,
    /// What it holds, in words.
    pub words: Arc<Words>,
    /// Their first makers, each once.
    pub makers: Vec<PartyKey>,
    /// The hue of the maker; the neutral one where there are several.
    pub hue: usize,
    /// How many of those it holds pass the filters as of the date.
    pub passing: usize,
    /// How many of them have each answer, the most frequent first; none stands for no known answer.
    pub answers: Vec<(Option<Answer>, usize)>,
    /// Its presence.
    pub presence: Presence,
}

/// A mechanism.
#[derive(Debug, Clone, PartialEq)]
pub struct MechanismMark {
    /// Which.
    pub key: MechanismKey,
    /// Its box.
    pub rect: Rect,
    /// Its name.
    pub words: Arc<Words>,
    /// How it stands on the date in force.
    pub state: Option<MechanismState>,
    /// For each facet, the parties that name it and do not oppose it, as of the date in force, with their hues.
    pub facets: Vec<Vec<(PartyKey, usize)>>,
    /// Its presence.
    pub presence: Presence,
}

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkRole {
    /// From a maker to what it says.
    By,
    /// To an addressee.
    To,
    /// To a subject.
    About,
    /// From an answer to what it answers.
    Responds,
    /// To a mechanism, with a stance.
    Mechanism(Stance),
}

impl LinkRole {
    /// The word of `data-role` (`docs/hooks.md`).
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::To => "to",
            Self::About => "about",
            Self::Responds => "responds",
            Self::Mechanism(_) => "mechanism",
        }
    }
}

/// One end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndMark {
    /// A party.
    Party(PartyKey),
    /// A statement.
    Statement(StatementKey),
    /// A bundle, by its first statement.
    Bundle(StatementKey),
    /// A mechanism.
    Mechanism(MechanismKey),
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkMark {
    /// Its place among the lines of the picture, those of other dates counted too.
    pub place: usize,
    /// Where it begins.
    pub from: EndMark,
    /// Where it ends.
    pub to: EndMark,
    /// What it means.
    pub role: LinkRole,
    /// Its corners.
    pub corners: Arc<[Point]>,
    /// The hue of the statement's first maker.
    pub hue: usize,
    /// Its presence.
    pub presence: Presence,
}

/// A party or a mechanism, named again.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenMark {
    /// Its place among the tokens of the picture, those of other dates counted too.
    pub place: usize,
    /// What it stands for; the first of several.
    pub end: EndMark,
    /// Whether it stands for several, where there was no room for all.
    pub several: bool,
    /// Its box.
    pub rect: Rect,
    /// Its name.
    pub words: Arc<Words>,
    /// Its hue, nought for the neutral one.
    pub hue: usize,
    /// Whether it is talked about and not at the table.
    pub absent: bool,
    /// It is as much there as the lines that lead to it.
    pub presence: Presence,
}
