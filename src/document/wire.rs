//! The objects of `demarche/1` and `demarche-index/1`, as `docs/data-format.md` lists them.

use crate::document::desk::Desk;
use crate::document::json::Node;
use crate::document::scalars::{
    FormatName, Id, Ref, ToFacet, ToIssue, ToMechanism, ToParty, ToRound, ToSource, ToStatement, When, Word,
};
use crate::document::shape::{
    Field, Form, InTurn, Need, Shape, Slots, Wire, described, shape, slot_keep, slot_name, slot_read,
    slot_type,
};
use crate::model::{
    Answer, Attribution, Basis, Extent, Kind, MechanismKind, MechanismState, PartyKind, Role, Says, Stance,
    Url,
};
use crate::text::{Language, LocalText};

shape! {
    /// One negotiation: who demands what from whom, who says so, and what came of it.
    DocumentWire "document" {
        /// The name of this format.
        Expected format: FormatName,
        /// Id of the negotiation, which is also the file's name without `.json`.
        Expected id: Id<'t>,
        /// Title.
        Expected title: LocalText,
        /// One or two sentences on what it is about.
        Expected summary: LocalText,
        /// The language of every text that is a plain string.
        Expected language: Language,
        /// Cut-off: nothing later was looked for.
        Expected as_of: When,
        /// When the document last changed.
        Optional revised: When,
        /// Licence of the document.
        Optional licence: Box<str>,
        /// Who compiled it.
        Optional compiled_by: LocalText,
        /// What was searched and what was not.
        Optional coverage: LocalText,
        /// Who sits at the table, and who is talked about.
        ExpectedList parties: PartyWire<'t>,
        /// Rounds of talks.
        List rounds: RoundWire<'t>,
        /// What the talks are about.
        ExpectedList issues: IssueWire<'t>,
        /// What was demanded, offered, said and answered.
        ExpectedList statements: InTurn<'t, StatementWire<'t>>,
        /// What the parties would build.
        List mechanisms: MechanismWire<'t>,
        /// Where the reports stand.
        ExpectedList sources: SourceWire<'t>,
        /// What was put right in this document, and when.
        List corrections: CorrectionWire<'t>,
    }
}

shape! {
    /// A party: at the table, or talked about.
    PartyWire "party" {
        /// Id.
        Required id: Id<'t>,
        /// Neutral name.
        Required name: LocalText,
        /// Short name for tight places.
        Optional short: LocalText,
        /// What it is.
        Required kind: Word<PartyKind>,
        /// What it is in these talks; “subject” is talked about and not at the table.
        RequiredList roles: Word<Role>,
        /// The members of a coalition.
        List members: Ref<'t, ToParty>,
        /// Other names, partisan ones among them.
        List aliases: AliasWire<'t>,
        /// The editor's note.
        Optional note: LocalText,
    }
}

shape! {
    /// Another name of a party.
    AliasWire "alias" {
        /// The name.
        Required name: LocalText,
        /// Who uses it.
        List used_by: Ref<'t, ToParty>,
    }
}

shape! {
    /// A round of talks.
    RoundWire "round" {
        /// Id.
        Required id: Id<'t>,
        /// Name.
        Required name: LocalText,
        /// First day.
        Required start: When,
        /// Last day.
        Optional end: When,
        /// Where it was held.
        Optional place: LocalText,
        /// Who hosted it.
        List hosts: Ref<'t, ToParty>,
        /// What came of it.
        Optional outcome: LocalText,
    }
}

shape! {
    /// Something that the talks are about.
    IssueWire "issue" {
        /// Id.
        Required id: Id<'t>,
        /// Name.
        Required name: LocalText,
        /// The editor's note.
        Optional note: LocalText,
    }
}

shape! {
    /// What parties demand, offer, say or answer.
    StatementWire "statement" {
        /// Id.
        Required id: Id<'t>,
        /// What it does.
        Required kind: Word<Kind>,
        /// Its makers.
        FilledList by: Ref<'t, ToParty>,
        /// Whom it addresses.
        List to: Ref<'t, ToParty>,
        /// Whom it is about.
        List about: Ref<'t, ToParty>,
        /// What it is about.
        Required issue: Ref<'t, ToIssue>,
        /// A few words for the graph.
        Optional label: LocalText,
        /// The whole sentence.
        Required text: LocalText,
        /// When it was made.
        Optional on: When,
        /// The round of talks in which it was made.
        Optional round: Ref<'t, ToRound>,
        /// What it responds to, and how.
        List responds: ResponseWire<'t>,
        /// Statements on whose fulfilment it depends.
        List conditional_on: Ref<'t, ToStatement>,
        /// Mechanisms that it takes a stance on; one may stand twice with different stances.
        List mechanisms: TieWire<'t>,
        /// Who says that it was made.
        FilledList reports: ReportWire<'t>,
        /// The editor's note.
        Optional note: LocalText,
    }
}

shape! {
    /// One answer that a statement gives to another.
    ResponseWire "response" {
        /// The statement answered.
        Required to: Ref<'t, ToStatement>,
        /// The answer.
        Required answer "as": Word<Answer>,
    }
}

shape! {
    /// A stance on a mechanism.
    TieWire "stance on a mechanism" {
        /// The mechanism.
        Required mechanism: Ref<'t, ToMechanism>,
        /// The stance.
        Required stance: Word<Stance>,
        /// The facets of the mechanism that it names.
        List facets: Ref<'t, ToFacet>,
    }
}

shape! {
    /// A mechanism: what the parties would build, or a text that they negotiate.
    MechanismWire "mechanism" {
        /// Id.
        Required id: Id<'t>,
        /// Name.
        Required name: LocalText,
        /// What it is for.
        RequiredList kinds: Word<MechanismKind>,
        /// Who would sit on it.
        List members: Ref<'t, ToParty>,
        /// Its facets, on which the parties may differ.
        List facets: FacetWire<'t>,
        /// Statements that it answers.
        List answers: MechanismAnswerWire<'t>,
        /// How it stood, from which date on.
        List history: HistoryWire<'t>,
        /// The editor's note.
        Optional note: LocalText,
    }
}

shape! {
    /// One facet of a mechanism.
    FacetWire "facet" {
        /// Id, unique in the mechanism.
        Required id: Id<'t>,
        /// Name.
        Required name: LocalText,
    }
}

shape! {
    /// A statement that a mechanism answers.
    MechanismAnswerWire "answer of a mechanism" {
        /// The statement.
        Required statement: Ref<'t, ToStatement>,
        /// How far.
        Required extent: Word<Extent>,
        /// Who says so: a source, or the editor of the document.
        Required basis: Word<Basis>,
        /// Why.
        Optional note: LocalText,
    }
}

shape! {
    /// How a mechanism stood from a date on.
    HistoryWire "history entry" {
        /// Since when.
        Required on: When,
        /// How it stood.
        Required state: Word<MechanismState>,
        /// The statement that brought it there.
        Optional statement: Ref<'t, ToStatement>,
    }
}

shape! {
    /// One source's account of a statement.
    ReportWire "report" {
        /// Where it stands.
        Required source: Ref<'t, ToSource>,
        /// Where in the source, as in “para 5”.
        Optional at: Box<str>,
        /// On whose word it rests.
        Required attribution: Word<Attribution>,
        /// Who speaks.
        Optional speaker: LocalText,
        /// Whose camp the speaker or unnamed source is of.
        Optional side: Ref<'t, ToParty>,
        /// Whether it tells that it was so, or disputes it; “asserts” where absent.
        Optional says: Word<Says>,
        /// How this report tells it, where accounts differ.
        Optional account: LocalText,
        /// A few words, verbatim.
        Optional quote: QuoteWire<'t>,
    }
}

shape! {
    /// Words as they stand in a source.
    QuoteWire "quote" {
        /// The words.
        Required text: Box<str>,
        /// Their language.
        Required language: Language,
        /// What they mean.
        Optional translation: LocalText,
    }
}

shape! {
    /// Where a report stands.
    SourceWire "source" {
        /// Id.
        Required id: Id<'t>,
        /// Who published it.
        Required publisher: LocalText,
        /// Its title.
        Required title: LocalText,
        /// Who wrote it.
        Optional author: Box<str>,
        /// When it was published.
        Required published: When,
        /// Where to read it.
        Optional url: Url,
        /// Where a copy is kept.
        Optional archived: Url,
        /// The language that it is in.
        Required language: Language,
        /// The source that it copies, or shares a wire with.
        Optional origin: Ref<'t, ToSource>,
    }
}

shape! {
    /// What was put right in this document.
    CorrectionWire "correction" {
        /// When.
        Required on: When,
        /// What.
        Required text: LocalText,
    }
}

shape! {
    /// The negotiations that a site holds; the first is the default.
    CatalogueWire "catalogue" {
        /// The name of this format.
        Expected format: FormatName,
        /// The negotiations.
        ExpectedList negotiations: CatalogueEntryWire<'t>,
    }
}

shape! {
    /// One negotiation of the catalogue.
    CatalogueEntryWire "negotiation" {
        /// Id, which is also the file's name.
        Required id: Id<'t>,
        /// Title.
        Required title: LocalText,
        /// What it is about.
        Required summary: LocalText,
        /// The cut-off of the document.
        Required as_of: When,
        /// The language of plain strings.
        Required language: Language,
    }
}
