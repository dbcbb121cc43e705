//! From a negotiation to what is to be laid out: which statements are drawn in full, which in short, which together.

use crate::layout::{Band, End, Form, Frame, Item, PartyBox, Request, Seating, Tie, TieRole};
use crate::model::{IssueKey, Kind, MechanismKey, Negotiation, Party, PartyKey, Role, StatementKey};
use crate::state::{Opened, Step};
use crate::text::{Few, FewBy, Language, Messages, Order};

/// Up to so many statements, all are drawn as cards.
const CARDS: usize = 24;
/// Up to so many, each is drawn in its own right, the first of a group as lines and the others as units.
const LINES: usize = 160;
/// Statements of one group that are drawn as lines where the others become units.
const LEADS: usize = 3;
/// A group of so many has no units: a single unit would save no room.
const WHOLE: usize = 4;
/// Issues that get a band of their own in a large document; the others share the last one.
const BANDS: usize = 36;
/// Bundles of one issue.
const BUNDLES: usize = 5;
/// Bundles within a bundle that is opened, where the reader has asked for more.
const INNER_BUNDLES: usize = 12;
/// Cards that an opened issue or bundle may have; past that it has bundles in its turn.
const OPEN_CARDS: usize = 48;
/// Runs into which the statements of one party to another are parted.
const RUNS: usize = 8;
/// Height of the line of answers below the label of a card or a bundle.
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
    /// Several statements, in the document's order, and what opens them; nothing does where many issues share a band.
    Bundle(Vec<StatementKey>, Option<Opened>),
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
    /// Issues and bundles that are opened.
    pub open: &'a Few<Opened>,
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
    /// Whether each band's heading can open all of it.
    pub foldable: Vec<bool>,
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
        foldable: Vec::new(),
        item_of_statement: vec![None; negotiation.statements.len()],
        item_of_mechanism: vec![None; negotiation.mechanisms.len()],
        answered: vec![false; negotiation.statements.len()],
    };
    for response in negotiation.statements.iter().flat_map(|statement| &statement.responds) {
        arranger.answered[response.to.index()] = true;
    }
    arranger.fill_bands();
    arranger.tie();
    let Arranger { request, subjects, groups, foldable, .. } = arranger;
    Arrangement { request, subjects, groups, foldable }
}

/// The party's short name, for tight places.
fn party_box(party: &Party, negotiation: &Negotiation, choices: &Choices<'_>) -> PartyBox {
    let name = party.label();
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

/// A part of an issue or a bundle.
struct Part {
    step: Step,
    statements: Vec<StatementKey>,
    label: String,
}

struct Arranger<'a> {
    negotiation: &'a Negotiation,
    choices: &'a Choices<'a>,
    request: Request,
    subjects: Vec<Subject>,
    groups: Vec<Group>,
    foldable: Vec<bool>,
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
            self.fill_band(&statements[issue.index()], &mechanisms[issue.index()], Some(issue));
        }
        if !shared.is_empty() {
            let heading = self.choices.messages.count("graph.other-issues", shared.len(), &[]);
            self.open_band(Group::Others(shared.clone()), heading);
            let mut all: Vec<StatementKey> =
                shared.iter().flat_map(|issue| statements[issue.index()].clone()).collect();
            all.order();
            let tied: Vec<MechanismKey> =
                shared.iter().flat_map(|issue| mechanisms[issue.index()].clone()).collect();
            self.fill_band(&all, &tied, None);
        }
        if !homeless.is_empty() {
            let heading = self.choices.messages.get("graph.no-stance");
            self.open_band(Group::Others(Vec::new()), heading);
            homeless.into_iter().for_each(|mechanism| self.add_mechanism(mechanism));
        }
    }

    /// Who asks comes before how it might be done. Only beside single statements on a wide frame, which mostly stand in
    /// the columns of the sides, do mechanisms have the head of theirs: lines to them cross half as often there. Bundles
    /// have no such lines, and share the column.
    fn fill_band(
        &mut self,
        statements: &[StatementKey],
        mechanisms: &[MechanismKey],
        issue: Option<IssueKey>,
    ) {
        let mechanisms_lead = !self.choices.frame.stacked && self.negotiation.statements.len() <= LINES;
        let (first, last) = if mechanisms_lead { (mechanisms, &[][..]) } else { (&[][..], mechanisms) };
        first.iter().for_each(|mechanism| self.add_mechanism(*mechanism));
        self.add_statements(statements, issue);
        last.iter().for_each(|mechanism| self.add_mechanism(*mechanism));
    }

    /// Up to how many statements each is drawn in its own right.
    fn lines(&self) -> usize {
        if self.choices.frame.compact { CARDS } else { LINES }
    }

    /// Issues with a band of their own, in the document's order, and those without. Opened ones always have one.
    fn bands(&self, statements: &[Vec<StatementKey>]) -> (Vec<IssueKey>, Vec<IssueKey>) {
        let mut ranked: Vec<IssueKey> = self.negotiation.issue_keys().collect();
        ranked.order_by_key(|issue| {
            let open = self.choices.open.iter().any(|opened| opened.issue == *issue);
            (!open, std::cmp::Reverse(statements[issue.index()].len()), *issue)
        });
        let mut shared = ranked.split_off(ranked.len().min(BANDS));
        if shared.len() == 1 {
            ranked.append(&mut shared);
        }
        ranked.order_by_key(|issue| (!self.is_drawn_up(&statements[issue.index()]), *issue));
        shared.order();
        (ranked, shared)
    }

    /// Whether an issue is drawn up to the head of the table: where two thirds of its statements speak to or for those
    /// who sit there. Only so far is the editor's order left: a finer one would move with every edit.
    fn is_drawn_up(&self, statements: &[StatementKey]) -> bool {
        let seated = |party: &PartyKey| self.request.parties[party.index()].seating == Seating::Head;
        let tied = statements.iter().filter(|key| {
            let statement = &self.negotiation[**key];
            [&statement.by, &statement.to, &statement.about].iter().any(|list| list.iter().any(seated))
        });
        statements.len() > 2 && tied.count() * 3 >= statements.len() * 2
    }

    /// The issue at which each mechanism is drawn: the one with most ties to it, the first of several. Those that no
    /// statement takes a stance on have none.
    fn homes(&self) -> Vec<Option<IssueKey>> {
        let mut counts: Vec<FewBy<IssueKey, usize>> = vec![FewBy::new(); self.negotiation.mechanisms.len()];
        for statement in &self.negotiation.statements {
            for tie in &statement.mechanisms {
                *counts[tie.mechanism.index()].at(statement.issue) += 1;
            }
        }
        let most = |counts: &FewBy<IssueKey, usize>| {
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
        self.foldable.push(false);
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

    fn add_statements(&mut self, statements: &[StatementKey], issue: Option<IssueKey>) {
        let total = self.negotiation.statements.len();
        let whole = issue.map(Opened::issue);
        let foldable = total > CARDS && (total <= self.lines() || statements.len() <= OPEN_CARDS);
        if let Some(last) = self.foldable.last_mut() {
            *last = foldable && whole.is_some();
        }
        if total <= CARDS
            || (foldable && whole.as_ref().is_some_and(|whole| self.choices.open.contains(whole)))
        {
            statements.iter().for_each(|key| self.add_statement(*key, Form::Card));
        } else if total <= self.lines() {
            self.add_in_short(statements);
        } else {
            self.add_parts(statements, whole.as_ref());
        }
    }

    fn add_statement(&mut self, key: StatementKey, form: Form) {
        let label = self.negotiation[key].label();
        let label = label.wording(language(self.choices), &self.negotiation.language).text.to_owned();
        let extra = if form == Form::Card && self.has_answers(key) { ANSWERS } else { 0.0 };
        let item = self.add(Subject::Statement(key), label, form, extra);
        self.item_of_statement[key.index()] = Some(item);
    }

    /// Whether a statement is answered or waits for an answer, on whatever date.
    fn has_answers(&self, key: StatementKey) -> bool {
        let statement = &self.negotiation[key];
        (statement.kind.owes_answer() && !statement.to.is_empty()) || self.answered[key.index()]
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
        let mut place: FewBy<Option<PartyKey>, usize> = FewBy::new();
        let mut groups: Vec<Vec<StatementKey>> = Vec::new();
        for key in statements {
            let maker = match self.negotiation[*key].by.as_slice() {
                [maker] if self.request.parties[maker.index()].seating == Seating::Side => Some(*maker),
                _ => None,
            };
            let at = *place.at_or(maker, || {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[at].push(*key);
        }
        groups
    }

    /// The bundles of an issue, or of a bundle that is opened.
    fn add_parts(&mut self, statements: &[StatementKey], whole: Option<&Opened>) {
        let inner = whole.is_some_and(|whole| !whole.steps.is_empty());
        let room = if inner { INNER_BUNDLES } else { BUNDLES };
        for Part { step, statements, label } in self.parts(statements, room) {
            let opens = whole.map(|whole| whole.with(step));
            if let [only] = statements.as_slice() {
                self.add_statement(*only, Form::Line);
            } else if opens.as_ref().is_some_and(|opens| self.choices.open.contains(opens)) {
                if statements.len() <= OPEN_CARDS {
                    statements.iter().for_each(|key| self.add_statement(*key, Form::Card));
                } else {
                    self.add_parts(&statements, opens.as_ref());
                }
            } else {
                let is_answered = statements.iter().any(|key| self.has_answers(*key));
                let extra = if is_answered { ANSWERS } else { 0.0 };
                let item = self.add(Subject::Bundle(statements.clone(), opens), label, Form::Bundle, extra);
                for key in statements {
                    self.item_of_statement[key.index()] = Some(item);
                }
            }
        }
    }

    /// Statements by their first makers; those of one maker by their first addressees; those of one to another as runs.
    /// Each part is smaller than the whole, so opening ends at cards.
    fn parts(&self, statements: &[StatementKey], room: usize) -> Vec<Part> {
        let by = |key: StatementKey| self.negotiation[key].by.first().copied();
        let to = |key: StatementKey| self.negotiation[key].to.first().copied();
        let by_maker = self.by_party(statements, room, &by);
        if by_maker.len() > 1 {
            let part = |(step, statements): (Step, Vec<StatementKey>)| {
                let label = self.bundle_label(&statements);
                Part { step, statements, label }
            };
            return by_maker.into_iter().map(part).collect();
        }
        let messages = self.choices.messages;
        let by_addressee = self.by_party(statements, room, &to);
        if by_addressee.len() > 1 {
            let part = |(step, statements): (Step, Vec<StatementKey>)| {
                let kinds = self.kinds(&statements);
                let label = match step {
                    Step::Party(party) => {
                        let party = &self.request.parties[party.index()].name;
                        messages.say("graph.bundle-to", &[("party", party), ("kinds", &kinds)])
                    }
                    _ => messages.say("graph.bundle-to-others", &[("kinds", &kinds)]),
                };
                Part { step, statements, label }
            };
            return by_addressee.into_iter().map(part).collect();
        }
        let all = statements.len();
        let runs = all.div_ceil(OPEN_CARDS).clamp(2, RUNS);
        let run = |(at, statements): (usize, &[StatementKey])| {
            let first = at * all.div_ceil(runs);
            let (from, last) = ((first + 1).to_string(), (first + statements.len()).to_string());
            let kinds = self.kinds(statements);
            let places = [("from", &*from), ("last", &*last), ("all", &*all.to_string()), ("kinds", &*kinds)];
            let label = messages.say("graph.bundle-run", &places);
            Part { step: Step::Run(at as u8), statements: statements.to_vec(), label }
        };
        statements.chunks(all.div_ceil(runs).max(1)).enumerate().map(run).collect()
    }

    /// Statements by a party of theirs, the most first; the fewest, and those without one, share the last place.
    fn by_party(
        &self,
        statements: &[StatementKey],
        room: usize,
        party: &dyn Fn(StatementKey) -> Option<PartyKey>,
    ) -> Vec<(Step, Vec<StatementKey>)> {
        let mut of_party: Vec<Vec<StatementKey>> = vec![Vec::new(); self.negotiation.parties.len()];
        let mut rest: Vec<StatementKey> = Vec::new();
        for key in statements {
            party(*key).map_or(&mut rest, |party| &mut of_party[party.index()]).push(*key);
        }
        let mut groups: Vec<(Step, Vec<StatementKey>)> =
            self.negotiation.party_keys().map(Step::Party).zip(of_party).collect();
        groups.retain(|(_, group)| !group.is_empty());
        groups.order_by_key(|(_, group)| std::cmp::Reverse(group.len()));
        let room = room - usize::from(groups.len() > room || !rest.is_empty());
        for (_, group) in groups.drain(groups.len().min(room)..) {
            rest.extend(group);
        }
        if !rest.is_empty() {
            rest.order();
            groups.push((Step::Rest, rest));
        }
        groups
    }

    /// Who speaks in a bundle, and what they say: “Aldara: 12 demands and 3 offers”.
    fn bundle_label(&self, statements: &[StatementKey]) -> String {
        let messages = self.choices.messages;
        let mut makers: Vec<PartyKey> =
            statements.iter().filter_map(|key| self.negotiation[*key].by.first().copied()).collect();
        makers.order();
        makers.dedup();
        let makers = match makers.as_slice() {
            [maker] => self.request.parties[maker.index()].name.clone(),
            _ => messages.count("graph.parties", makers.len(), &[]),
        };
        messages.say("graph.bundle", &[("makers", &makers), ("kinds", &self.kinds(statements))])
    }

    /// “12 demands, 3 offers and 4 others”: the kinds of a bundle, the commonest first.
    fn kinds(&self, statements: &[StatementKey]) -> String {
        let mut counts = [0; Kind::ALL.len()];
        for key in statements {
            counts[self.negotiation[*key].kind as usize] += 1;
        }
        let mut ranked: Vec<(Kind, usize)> = Kind::ALL.iter().copied().zip(counts).collect();
        ranked.retain(|(_, count)| *count > 0);
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
        let mut seen: Few<(End, End, TieRole)> = Few::new();
        let mut lines: FewBy<(usize, TieRole), usize> = FewBy::new();
        for key in self.negotiation.statement_keys() {
            let Some(item) = self.item_of_statement[key.index()] else { continue };
            let bundled = matches!(self.subjects[item], Subject::Bundle(..));
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
                        && !matches!(self.subjects[asked], Subject::Bundle(..))
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
                let of_item = lines.at((item, tie.2));
                if !bundled || *of_item < BUNDLE_LINES {
                    *of_item += 1;
                    seen.insert(tie);
                    self.request.ties.push(Tie { from: tie.0, to: tie.1, role: tie.2 });
                }
            }
        }
    }
}
