//! From a negotiation to what is to be laid out: which statements are drawn in full, which in short, which together.

use crate::layout::{Band, End, Form, Frame, Item, PartyBox, Request, Seating, Tie, TieRole};
use crate::model::{IssueKey, Kind, MechanismKey, Negotiation, Party, PartyKey, Role, StatementKey};
use crate::text::{Gather, Language, Messages, Order};
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many statements, all are drawn as cards.
const CARDS: usize = 24;
/// Up to so many, each is drawn in its own right, the first of a group as lines and the others as units.
const LINES: usize = 160;
/// Statements of one group that are drawn as lines where the others become units.
const LEADS: usize = 1;
/// A group of so many has no units: a single unit would save no room.
const WHOLE: usize = 2;
/// Issues that get a band of their own in a large document; the others share the last one.
const BANDS: usize = 36;
/// Bundles of one band.
const BUNDLES: usize = 5;
/// Cards of one band.
const OPEN_CARDS: usize = 48;
/// Height of the line of answers below a card's label.
const ANSWERS: f32 = 20.0;
/// Height of the strip of facets below a mechanism's name.
const FACETS: f32 = 12.0;
/// Makers, and addressees, that a bundle's lines lead to.
const BUNDLE_LINES: usize = 3;

/// What an item stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A statement.
    Statement(StatementKey),
    /// Several statements, in the document's order.
    Bundle(Vec<StatementKey>),
    /// A mechanism.
    Mechanism(MechanismKey),
}

/// What a band stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// One issue.
    Issue(IssueKey),
    /// The issues that have no band of their own; none where the band holds what belongs to no issue.
    Others(Vec<IssueKey>),
}

/// What decides the arrangement besides the document. The same choices give the same picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices<'a> {
    /// The frame.
    pub frame: Frame,
    /// The reader's words and language.
    pub messages: &'a Messages,
    /// Issues whose statements are all drawn as cards.
    pub open: &'a BTreeSet<IssueKey>,
}

/// A request for the layout, with the meaning of its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrangement {
    /// What the layout sees. Parties stand in it in the document's order.
    pub request: Request,
    /// What each item stands for.
    pub subjects: Vec<Subject>,
    /// What each band stands for.
    pub groups: Vec<Group>,
}

/// Arranges a negotiation. Only the document and the choices count: neither a date nor a filter moves anything.
#[must_use]
pub fn arrange(negotiation: &Negotiation, choices: &Choices<'_>) -> Arrangement {
    let mut arranger = Arranger {
        negotiation,
        choices,
        request: Request {
            frame: choices.frame,
            parties: negotiation.parties.iter().map(|party| party_box(party, negotiation, choices)).collect(),
            bands: Vec::new(),
            items: Vec::new(),
            ties: Vec::new(),
        },
        subjects: Vec::new(),
        groups: Vec::new(),
        item_of_statement: vec![None; negotiation.statements.len()],
        item_of_mechanism: vec![None; negotiation.mechanisms.len()],
        answered: vec![false; negotiation.statements.len()],
    };
    for response in negotiation.statements.iter().flat_map(|statement| &statement.responds) {
        arranger.answered[response.to.index()] = true;
    }
    arranger.fill_bands();
    arranger.tie();
    Arrangement { request: arranger.request, subjects: arranger.subjects, groups: arranger.groups }
}

/// The party's short name, for tight places.
fn party_box(party: &Party, negotiation: &Negotiation, choices: &Choices<'_>) -> PartyBox {
    let name = party.short.as_ref().unwrap_or(&party.name);
    let seating = if party.has_role(Role::Principal) {
        Seating::Side
    } else if party.roles.iter().any(|role| !matches!(role, Role::Subject | Role::Observer)) {
        Seating::Head
    } else {
        Seating::Foot
    };
    PartyBox { name: name.wording(language(choices), &negotiation.language).text.to_owned(), seating }
}

fn language<'a>(choices: &Choices<'a>) -> &'a Language {
    choices.messages.language()
}

struct Arranger<'a> {
    negotiation: &'a Negotiation,
    choices: &'a Choices<'a>,
    request: Request,
    subjects: Vec<Subject>,
    groups: Vec<Group>,
    item_of_statement: Vec<Option<usize>>,
    item_of_mechanism: Vec<Option<usize>>,
    /// Whether any statement responds to it, on whatever date.
    answered: Vec<bool>,
}

impl Arranger<'_> {
    fn fill_bands(&mut self) {
        let mut statements: Vec<Vec<StatementKey>> = vec![Vec::new(); self.negotiation.issues.len()];
        for key in self.negotiation.statement_keys() {
            statements[self.negotiation[key].issue.index()].push(key);
        }
        let mut mechanisms: Vec<Vec<MechanismKey>> = vec![Vec::new(); self.negotiation.issues.len()];
        let mut homeless: Vec<MechanismKey> = Vec::new();
        for (mechanism, home) in self.negotiation.mechanism_keys().zip(self.homes()) {
            match home {
                Some(issue) => mechanisms[issue.index()].push(mechanism),
                None => homeless.push(mechanism),
            }
        }
        let (own, shared) = self.bands(&statements);
        for issue in own {
            let heading = &self.negotiation[issue].name;
            let heading = heading.wording(language(self.choices), &self.negotiation.language).text.to_owned();
            self.open_band(Group::Issue(issue), heading);
            mechanisms[issue.index()].iter().for_each(|mechanism| self.add_mechanism(*mechanism));
            self.add_statements(&statements[issue.index()], self.choices.open.contains(&issue));
        }
        if !shared.is_empty() {
            let heading = self.choices.messages.count("graph.other-issues", shared.len(), &[]);
            self.open_band(Group::Others(shared.clone()), heading);
            for issue in &shared {
                mechanisms[issue.index()].iter().for_each(|mechanism| self.add_mechanism(*mechanism));
            }
            let mut all: Vec<StatementKey> =
                shared.iter().flat_map(|issue| statements[issue.index()].clone()).collect();
            all.order();
            self.add_statements(&all, false);
        }
        if !homeless.is_empty() {
            let heading = self.choices.messages.get("graph.no-stance");
            self.open_band(Group::Others(Vec::new()), heading);
            homeless.into_iter().for_each(|mechanism| self.add_mechanism(mechanism));
        }
    }

    /// Issues with a band of their own, in the document's order, and those without. Opened ones always have one.
    fn bands(&self, statements: &[Vec<StatementKey>]) -> (Vec<IssueKey>, Vec<IssueKey>) {
        let mut ranked: Vec<IssueKey> = self.negotiation.issue_keys().collect();
        ranked.order_by_key(|issue| {
            let open = self.choices.open.contains(issue);
            (!open, std::cmp::Reverse(statements[issue.index()].len()), *issue)
        });
        let mut shared = ranked.split_off(ranked.len().min(BANDS));
        if shared.len() == 1 {
            ranked.append(&mut shared);
        }
        ranked.order_by_key(|issue| (self.pull(&statements[issue.index()]), *issue));
        shared.order();
        (ranked, shared)
    }

    /// Where an issue is drawn to: up where two thirds of its statements speak to or for the head of the table, down
    /// where they are about its foot. Only so far is the editor's order left: a finer one would move with every edit.
    fn pull(&self, statements: &[StatementKey]) -> i8 {
        let share = |seating: Seating| {
            let seated = |party: &PartyKey| self.request.parties[party.index()].seating == seating;
            let tied = statements.iter().filter(|key| {
                let statement = &self.negotiation[**key];
                [&statement.by, &statement.to, &statement.about].iter().any(|list| list.iter().any(seated))
            });
            statements.len() > 2 && tied.count() * 3 >= statements.len() * 2
        };
        match (share(Seating::Head), share(Seating::Foot)) {
            (true, false) => -1,
            (false, true) => 0,
            _ => 0,
        }
    }

    /// The issue at which each mechanism is drawn: the one with most ties to it, the first of several. Those that no
    /// statement takes a stance on have none.
    fn homes(&self) -> Vec<Option<IssueKey>> {
        let mut counts: Vec<BTreeMap<IssueKey, usize>> =
            vec![BTreeMap::new(); self.negotiation.mechanisms.len()];
        for statement in &self.negotiation.statements {
            for tie in &statement.mechanisms {
                *counts[tie.mechanism.index()].entry(statement.issue).or_default() += 1;
            }
        }
        let most = |counts: &BTreeMap<IssueKey, usize>| {
            counts
                .iter()
                .max_by_key(|(issue, count)| (**count, std::cmp::Reverse(**issue)))
                .map(|(issue, _)| *issue)
        };
        counts.iter().map(most).collect()
    }

    fn open_band(&mut self, group: Group, heading: String) {
        self.groups.push(group);
        self.request.bands.push(Band { heading });
    }

    fn add(&mut self, subject: Subject, label: String, form: Form, extra: f32) -> usize {
        self.subjects.push(subject);
        let band = self.request.bands.len().saturating_sub(1);
        self.request.items.push(Item { band, label, form, extra });
        self.request.items.len() - 1
    }

    fn add_mechanism(&mut self, mechanism: MechanismKey) {
        let name = &self.negotiation[mechanism].name;
        let name = name.wording(language(self.choices), &self.negotiation.language).text.to_owned();
        let extra = if self.negotiation[mechanism].facets.is_empty() { 0.0 } else { FACETS };
        let item = self.add(Subject::Mechanism(mechanism), name, Form::Mechanism, extra);
        self.item_of_mechanism[mechanism.index()] = Some(item);
    }

    fn add_statements(&mut self, statements: &[StatementKey], open: bool) {
        let total = self.negotiation.statements.len();
        if total <= CARDS || open {
            let (shown, rest) = statements.split_at(statements.len().min(OPEN_CARDS));
            shown.iter().for_each(|key| self.add_statement(*key, Form::Card));
            self.add_bundles(rest);
        } else if total <= LINES {
            self.add_in_short(statements);
        } else {
            self.add_bundles(statements);
        }
    }

    fn add_statement(&mut self, key: StatementKey, form: Form) {
        let label = self.negotiation[key].label();
        let label = label.wording(language(self.choices), &self.negotiation.language).text.to_owned();
        let statement = &self.negotiation[key];
        let answers =
            (statement.kind.owes_answer() && !statement.to.is_empty()) || self.answered[key.index()];
        let extra = if form == Form::Card && answers { ANSWERS } else { 0.0 };
        let item = self.add(Subject::Statement(key), label, form, extra);
        self.item_of_statement[key.index()] = Some(item);
    }

    /// The first of each maker's statements as lines, those that ask for an answer before others, and the rest as units.
    fn add_in_short(&mut self, statements: &[StatementKey]) {
        for group in self.by_makers(statements) {
            if group.len() <= WHOLE {
                group.iter().for_each(|key| self.add_statement(*key, Form::Line));
                continue;
            }
            let mut ranked = group.clone();
            ranked.order_by_key(|key| (!self.negotiation[*key].kind.owes_answer(), *key));
            ranked.truncate(LEADS);
            let (leads, rest): (Vec<StatementKey>, Vec<StatementKey>) =
                group.iter().partition(|key| ranked.contains(key));
            leads.iter().for_each(|key| self.add_statement(*key, Form::Line));
            rest.iter().for_each(|key| self.add_statement(*key, Form::Unit));
        }
    }

    /// Statements by their makers, in order of the first of each; those that several made, or someone who does not sit
    /// at a side, are one group.
    fn by_makers(&self, statements: &[StatementKey]) -> Vec<Vec<StatementKey>> {
        let mut place: BTreeMap<Option<PartyKey>, usize> = BTreeMap::new();
        let mut groups: Vec<Vec<StatementKey>> = Vec::new();
        for key in statements {
            let maker = match self.negotiation[*key].by.as_slice() {
                [maker] if self.request.parties[maker.index()].seating == Seating::Side => Some(*maker),
                _ => None,
            };
            let at = *place.entry(maker).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[at].push(*key);
        }
        groups
    }

    /// One bundle for each maker, the largest first; the smallest share the last one.
    fn add_bundles(&mut self, statements: &[StatementKey]) {
        let mut by_maker: BTreeMap<PartyKey, Vec<StatementKey>> = BTreeMap::new();
        for key in statements {
            if let Some(maker) = self.negotiation[*key].by.first() {
                by_maker.entry(*maker).or_default().push(*key);
            }
        }
        let mut groups: Vec<Vec<StatementKey>> = by_maker.into_values().collect();
        groups.order_by_key(|group| std::cmp::Reverse(group.len()));
        if groups.len() > BUNDLES {
            let mut rest: Vec<StatementKey> = groups.split_off(BUNDLES - 1).concat();
            rest.order();
            groups.push(rest);
        }
        for group in groups {
            if let [only] = group.as_slice() {
                self.add_statement(*only, Form::Line);
                continue;
            }
            let label = self.bundle_label(&group);
            let item = self.add(Subject::Bundle(group.clone()), label, Form::Bundle, 0.0);
            for key in group {
                self.item_of_statement[key.index()] = Some(item);
            }
        }
    }

    /// Who speaks in a bundle, and what they say: “Aldara: 12 demands and 3 offers”.
    fn bundle_label(&self, statements: &[StatementKey]) -> String {
        let messages = self.choices.messages;
        let makers: BTreeSet<PartyKey> =
            statements.iter().filter_map(|key| self.negotiation[*key].by.first().copied()).gather();
        let makers = match makers.first() {
            Some(maker) if makers.len() == 1 => self.request.parties[maker.index()].name.clone(),
            _ => messages.count("graph.parties", makers.len(), &[]),
        };
        messages.say("graph.bundle", &[("makers", &makers), ("kinds", &self.kinds(statements))])
    }

    /// “12 demands, 3 offers and 4 others”: the kinds of a bundle, the commonest first.
    fn kinds(&self, statements: &[StatementKey]) -> String {
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for key in statements {
            *counts.entry(self.negotiation[*key].kind).or_default() += 1;
        }
        let mut ranked: Vec<(Kind, usize)> = counts.into_iter().collect();
        ranked.order_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
        let messages = self.choices.messages;
        let (shown, rest) = ranked.split_at(ranked.len().min(2));
        let mut parts: Vec<String> = shown
            .iter()
            .map(|(kind, count)| messages.count(&format!("kinds.{}", kind.word()), *count, &[]))
            .collect();
        let others: usize = rest.iter().map(|(_, count)| count).sum();
        if others > 0 {
            parts.push(messages.count("kinds.others", others, &[]));
        }
        messages.list(&parts)
    }

    fn tie(&mut self) {
        let mut seen: BTreeSet<(End, End, TieRole)> = BTreeSet::new();
        let mut lines: BTreeMap<(usize, TieRole), usize> = BTreeMap::new();
        for key in self.negotiation.statement_keys() {
            let Some(item) = self.item_of_statement[key.index()] else { continue };
            let bundled = matches!(self.subjects[item], Subject::Bundle(_));
            let statement = &self.negotiation[key];
            let own = End::Item(item);
            let party = |party: &PartyKey| End::Party(party.index());
            let mut ties: Vec<(End, End, TieRole)> = Vec::new();
            if bundled {
                // A bundle's lines lead to its first makers and addressees only: more would tie all to all.
                ties.extend(statement.by.iter().take(1).map(|by| (party(by), own, TieRole::By)));
                ties.extend(statement.to.iter().take(1).map(|to| (own, party(to), TieRole::To)));
            } else {
                ties.extend(statement.by.iter().map(|by| (party(by), own, TieRole::By)));
                ties.extend(statement.to.iter().map(|to| (own, party(to), TieRole::To)));
                ties.extend(statement.about.iter().map(|about| (own, party(about), TieRole::About)));
                for response in &statement.responds {
                    if let Some(asked) = self.item_of_statement[response.to.index()]
                        && !matches!(self.subjects[asked], Subject::Bundle(_))
                    {
                        ties.push((own, End::Item(asked), TieRole::Responds));
                    }
                }
                for stance in &statement.mechanisms {
                    if let Some(mechanism) = self.item_of_mechanism[stance.mechanism.index()] {
                        ties.push((own, End::Item(mechanism), TieRole::Mechanism));
                    }
                }
            }
            for tie in ties {
                if tie.0 == tie.1 || seen.contains(&tie) {
                    continue;
                }
                let of_item = lines.entry((item, tie.2)).or_default();
                if !bundled || *of_item < BUNDLE_LINES {
                    *of_item += 1;
                    seen.insert(tie);
                    self.request.ties.push(Tie { from: tie.0, to: tie.1, role: tie.2 });
                }
            }
        }
    }
}
