//! Search: which statements hold all the words of a query.

use crate::derive::Known;
use crate::model::{Negotiation, Report, Statement, StatementKey};
use crate::text::{Date, LocalText, fold};

/// The texts of a negotiation as search compares them, each held once: what a statement says itself, what each report
/// of it says, and what belongs to the parties, issues, mechanisms, rounds and sources that it names.
#[derive(Debug, Clone)]
pub struct SearchIndex {
    statements: Lines,
    /// The reports of all statements, in the order of the document.
    reports: Lines,
    parties: Lines,
    issues: Lines,
    mechanisms: Lines,
    rounds: Lines,
    sources: Lines,
}

/// The statements that a query finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    words: Vec<String>,
    /// The date of what was searched; everything there is for `None`.
    as_of: Option<Date>,
    found: Vec<bool>,
}

impl SearchIndex {
    /// The index of a negotiation, in every language that it holds.
    #[must_use]
    pub fn new(negotiation: &Negotiation) -> Self {
        let mut index = Self {
            statements: Lines::default(),
            reports: Lines::default(),
            parties: Lines::default(),
            issues: Lines::default(),
            mechanisms: Lines::default(),
            rounds: Lines::default(),
            sources: Lines::default(),
        };
        for statement in &negotiation.statements {
            index.statements.add(|line| write_statement(line, statement));
            for report in &statement.reports {
                index.reports.add(|line| write_report(line, report));
            }
        }
        for party in &negotiation.parties {
            index.parties.add(|line| {
                line.local(&party.name);
                party.short.iter().chain(&party.note).for_each(|text| line.local(text));
                party.aliases.iter().for_each(|alias| line.local(&alias.name));
            });
        }
        for issue in &negotiation.issues {
            index.issues.add(|line| {
                line.local(&issue.name);
                issue.note.iter().for_each(|text| line.local(text));
            });
        }
        for mechanism in &negotiation.mechanisms {
            index.mechanisms.add(|line| {
                line.local(&mechanism.name);
                mechanism.facets.iter().for_each(|facet| line.local(&facet.name));
                let notes = mechanism.answers.iter().filter_map(|answer| answer.note.as_ref());
                notes.chain(&mechanism.note).for_each(|text| line.local(text));
            });
        }
        for round in &negotiation.rounds {
            index.rounds.add(|line| line.local(&round.name));
        }
        for source in &negotiation.sources {
            index.sources.add(|line| {
                line.local(&source.publisher);
                line.local(&source.title);
                source.author.iter().for_each(|author| line.plain(author));
            });
        }
        index
    }

    /// The statements that hold all the words of `query`, as parts of words. What a report says counts where the report
    /// was known. `before` may be the hits of an earlier query; where this one can only narrow it, as typing on does, no
    /// more than those hits is looked at.
    #[must_use]
    pub fn search(
        &self,
        negotiation: &Negotiation,
        known: &Known,
        query: &str,
        before: Option<&Hits>,
    ) -> Hits {
        let folded = fold(query);
        let words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let before = before.filter(|before| before.is_widest_for(&words, negotiation, known));
        let mut found =
            before.map_or_else(|| vec![true; negotiation.statements.len()], |before| before.found.clone());
        for word in &words {
            // What held a word before holds it still.
            if before.is_none_or(|before| !before.words.contains(word)) {
                self.keep(negotiation, known, word, &mut found);
            }
        }
        Hits { words, as_of: Some(known.as_of()), found }
    }

    /// Strikes out what does not hold `word`.
    fn keep(&self, negotiation: &Negotiation, known: &Known, word: &str, found: &mut [bool]) {
        let own = self.statements.holding(word, found);
        let mut reported = Vec::with_capacity(self.reports.ends.len());
        for (found, statement) in found.iter().zip(&negotiation.statements) {
            reported.extend(statement.reports.iter().map(|_| *found));
        }
        let reports = self.reports.holding(word, &reported);
        let parties = self.parties.holding_any(word);
        let issues = self.issues.holding_any(word);
        let mechanisms = self.mechanisms.holding_any(word);
        let rounds = self.rounds.holding_any(word);
        let sources = self.sources.holding_any(word);
        let has = |lines: &[bool], at: usize| lines.get(at).copied().unwrap_or(false);
        let mut next_report = 0;
        for (((key, found), own), statement) in
            negotiation.statement_keys().zip(found).zip(own).zip(&negotiation.statements)
        {
            let first_report = next_report;
            next_report += statement.reports.len();
            if *found && !own {
                let people = || statement.by.iter().chain(&statement.to).chain(&statement.about);
                *found = has(&issues, statement.issue.index())
                    || people().any(|party| has(&parties, party.index()))
                    || statement.mechanisms.iter().any(|tie| has(&mechanisms, tie.mechanism.index()))
                    || statement.round.is_some_and(|round| has(&rounds, round.index()))
                    || known.report_places(key).iter().any(|at| {
                        let at = *at as usize;
                        let source = statement.reports.get(at).map(|report| report.source.index());
                        has(&reports, first_report + at) || source.is_some_and(|source| has(&sources, source))
                    });
            }
        }
    }
}

impl Hits {
    /// Everything: the hits of no query.
    #[must_use]
    pub fn all(negotiation: &Negotiation) -> Self {
        Self { words: Vec::new(), as_of: None, found: vec![true; negotiation.statements.len()] }
    }

    /// Whether the query finds this statement.
    #[must_use]
    pub fn holds(&self, statement: StatementKey) -> bool {
        self.found.get(statement.index()).copied().unwrap_or(false)
    }

    /// Whether everything that `words` find is among these hits: each word of these is part of one of those.
    fn is_widest_for(&self, words: &[String], negotiation: &Negotiation, known: &Known) -> bool {
        self.found.len() == negotiation.statements.len()
            && self.as_of.is_none_or(|as_of| as_of == known.as_of())
            && self.words.iter().all(|old| words.iter().any(|new| new.contains(old.as_str())))
    }
}

fn write_statement(line: &mut Line<'_>, statement: &Statement) {
    line.local(&statement.text);
    statement.label.iter().chain(&statement.note).for_each(|text| line.local(text));
}

fn write_report(line: &mut Line<'_>, report: &Report) {
    report.speaker.iter().chain(&report.account).for_each(|text| line.local(text));
    if let Some(quote) = &report.quote {
        line.plain(&quote.text);
        quote.translation.iter().for_each(|text| line.local(text));
    }
}

/// Folded texts, one line for each thing, in one string.
#[derive(Debug, Clone, Default)]
struct Lines {
    text: String,
    ends: Vec<u32>,
}

/// The line being written.
struct Line<'a> {
    text: &'a mut String,
}

impl Line<'_> {
    fn plain(&mut self, text: &str) {
        self.text.push_str(&fold(text));
        // No folded word holds a line break, so none is found across two texts.
        self.text.push('\n');
    }

    fn local(&mut self, text: &LocalText) {
        text.wordings().for_each(|wording| self.plain(wording.text));
    }
}

impl Lines {
    fn add(&mut self, write: impl FnOnce(&mut Line<'_>)) {
        write(&mut Line { text: &mut self.text });
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Which lines hold `word`.
    fn holding_any(&self, word: &str) -> Vec<bool> {
        self.holding(word, &vec![true; self.ends.len()])
    }

    /// Which of the `wanted` lines hold `word`.
    fn holding(&self, word: &str, wanted: &[bool]) -> Vec<bool> {
        let mut start = 0;
        // The next place where the word stands, from the start of the line at hand on; looked for only when passed.
        let mut next = None;
        let few = wanted.iter().filter(|wanted| **wanted).count() * 8 < wanted.len();
        let find = |from: usize| {
            self.text.get(from..).and_then(|rest| rest.find(word)).map_or(usize::MAX, |at| from + at)
        };
        let hold = |(end, wanted): (&u32, &bool)| {
            let (from, end) = (start, *end as usize);
            start = end;
            if !wanted {
                return false;
            }
            if few {
                return self.text.get(from..end).is_some_and(|line| line.contains(word));
            }
            let at = match next {
                Some(at) if at >= from => at,
                _ => find(from),
            };
            next = Some(at);
            at < end
        };
        self.ends.iter().zip(wanted).map(hold).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::{Talks, text};
    use crate::model::{Alias, Facet, Kind, MechanismTie, Quote, Stance};
    use crate::text::Language;

    fn tag(tag: &str) -> Language {
        Language::parse(tag).expect("a tag")
    }

    /// Three statements; everything that search looks at is said of the first only.
    fn talks() -> Talks {
        let mut talks = Talks::new();
        let (a, b) = (talks.party("alpha"), talks.party("beta"));
        let said = talks.say("one", Kind::Demand, &[a], &[b], "2025-10-01");
        let mute = talks.party("mute");
        for id in ["two", "three"] {
            talks.say(id, Kind::Demand, &[mute], &[], "2025-10-01");
        }
        let other = talks.issue("monitoring");
        let body = talks.mechanism("joint body");
        let negotiation = &mut talks.negotiation;
        let turkish = vec![(tag("en"), "Turkey".into()), (tag("tr"), "Türkiye".into())];
        negotiation.parties[b.index()].name = LocalText::from_wordings(turkish).expect("wordings");
        negotiation.parties[b.index()].aliases = vec![Alias { name: text("Anatolia"), used_by: vec![] }];
        negotiation.parties[b.index()].note = Some(text("partynote"));
        negotiation.mechanisms[body.index()].facets =
            vec![Facet { id: "f".into(), name: text("inspections") }];
        let source = negotiation.statements[said.index()].reports[0].source;
        negotiation.sources[source.index()].publisher = text("Gazette");
        negotiation.sources[source.index()].title = text("Headline");
        negotiation.sources[source.index()].author = Some("Byline".into());
        let statement = &mut negotiation.statements[said.index()];
        statement.issue = other;
        statement.label = Some(text("Short label"));
        statement.text = text("The whole sentence");
        statement.note = Some(text("Editors note"));
        statement.mechanisms =
            vec![MechanismTie { mechanism: body, stance: Stance::Proposes, facets: vec![] }];
        let report = &mut statement.reports[0];
        report.speaker = Some(text("Spokesman Şahin"));
        report.account = Some(text("told otherwise"));
        report.quote = Some(Quote {
            text: "آتش\u{200c}بس".into(),
            language: tag("fa"),
            translation: Some(text("ceasefire")),
        });
        talks
    }

    #[test]
    fn every_text_is_found_in_every_language() {
        let talks = talks();
        let (index, known) = (SearchIndex::new(&talks.negotiation), talks.known("2025-12-31"));
        for query in [
            "label",
            "whole",
            "note",
            "alpha",
            "turkey",
            "TURKIYE",
            "Türk",
            "anatolia",
            "partynote",
            "monitor",
            "joint",
            "inspect",
            "gazette",
            "headline",
            "byline",
            "sahin",
            "otherwise",
            "اتشبس",
            "ceasefire",
            "cease\u{200b}FIRE",
            "sentence gazette türkiye",
        ] {
            assert_eq!(
                index.search(&talks.negotiation, &known, query, None).found,
                [true, false, false],
                "{query}"
            );
        }
    }

    #[test]
    fn all_words_must_be_held_and_none_runs_across_texts() {
        let talks = talks();
        let (index, known) = (SearchIndex::new(&talks.negotiation), talks.known("2025-12-31"));
        let found = |query: &str| index.search(&talks.negotiation, &known, query, None).found;
        assert_eq!(found("sentence nowhere"), [false; 3]);
        assert_eq!(found("sentenceshort"), [false; 3]);
        assert_eq!(found("  \u{200b} "), [true; 3]);
        assert_eq!(found("demand"), [false; 3], "words of the interface are not the document's");
        assert_eq!(found("t"), [true, true, true]);
        assert_eq!(found("thr"), [false, false, true]);
    }

    #[test]
    fn typing_on_finds_what_a_fresh_search_finds() {
        let talks = talks();
        let (index, known) = (SearchIndex::new(&talks.negotiation), talks.known("2025-12-31"));
        let fresh = |query: &str| index.search(&talks.negotiation, &known, query, None);
        for typed in ["gazette two", "tür t", "three", "one whole", "mute two"] {
            let mut before = Hits::all(&talks.negotiation);
            for end in typed.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
                before = index.search(&talks.negotiation, &known, &typed[..end], Some(&before));
                assert_eq!(before, fresh(&typed[..end]), "{}", &typed[..end]);
            }
            for other in ["two", "w", "whole one", ""] {
                assert_eq!(index.search(&talks.negotiation, &known, other, Some(&before)), fresh(other));
            }
        }
    }

    #[test]
    fn what_a_later_report_says_is_not_found_before_it() {
        let mut talks = talks();
        talks.report(StatementKey::new(0), "2025-10-20");
        let report = talks.negotiation.statements[0].reports.last_mut().expect("the report");
        report.account = Some(text("a rival telling"));
        let source = report.source;
        talks.negotiation.sources[source.index()].publisher = text("Chronicle");
        let index = SearchIndex::new(&talks.negotiation);
        let (early, late) = (talks.known("2025-10-10"), talks.known("2025-10-31"));
        for word in ["rival", "chronicle"] {
            let found = |known, before| index.search(&talks.negotiation, known, word, before);
            assert_eq!(found(&early, None).found, [false; 3], "{word}");
            assert_eq!(found(&late, None).found, [true, false, false], "{word}");
            // Going on in time, what was found before is not the widest there is.
            let before = index.search(&talks.negotiation, &early, &word[..2], None);
            assert_eq!(found(&late, Some(&before)), found(&late, None), "{word}");
        }
        let any = index.search(&talks.negotiation, &early, "otherwise", None);
        assert_eq!(any.found, [true, false, false]);
    }
}
