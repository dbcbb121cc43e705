//! Negotiations made up from a seed: the same seed gives the same one.

use demarche::model::*;
use demarche::text::{Date, Language, LocalText};

/// A multiplicative generator (Lehmer, modulus 2³¹ − 1): small, and the same everywhere.
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed % 2_147_483_646 + 1)
    }

    /// A number below `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

fn text(words: impl Into<String>) -> LocalText {
    LocalText::new(Language::english(), words.into())
}

/// A negotiation of so many statements among so many parties.
pub fn negotiation(statements: usize, parties: usize, seed: u64) -> Negotiation {
    let mut dice = Dice::new(seed + statements as u64);
    let issues = (parties * 9 / 10).max(3);
    let mechanisms = (parties * 6 / 10).max(2);
    let date = |text: &str| Date::parse(text).expect("a date");
    let role = |at: usize| match at {
        0 | 1 => Role::Principal,
        at if at == parties - 1 && parties > 2 => Role::Subject,
        at if at % 5 == 2 => Role::Mediator,
        _ => Role::Principal,
    };
    let party = |at: usize| Party {
        id: format!("p{at}").into(),
        name: text(format!("National Council of Place {at}")),
        short: None,
        kind: PartyKind::State,
        roles: vec![role(at)],
        members: Vec::new(),
        aliases: Vec::new(),
        note: None,
    };
    let mechanism = |at: usize| Mechanism {
        id: format!("m{at}").into(),
        name: text(format!("Joint commission {at}")),
        kinds: vec![MechanismKind::JointCommission],
        members: Vec::new(),
        facets: Vec::new(),
        answers: Vec::new(),
        history: Vec::new(),
        note: None,
    };
    let issue = |at: usize| Issue {
        id: format!("i{at}").into(),
        name: text(format!("Issue {at} and what hangs on it")),
        note: None,
    };
    Negotiation {
        id: "made-up".into(),
        title: text("Made up"),
        summary: text("Made up."),
        language: Language::english(),
        as_of: date("2025-12-31"),
        revised: None,
        licence: None,
        compiled_by: None,
        coverage: None,
        parties: (0..parties).map(party).collect(),
        rounds: Vec::new(),
        issues: (0..issues).map(issue).collect(),
        mechanisms: (0..mechanisms).map(mechanism).collect(),
        statements: (0..statements)
            .map(|at| statement(at, [parties, issues, mechanisms], &mut dice))
            .collect(),
        sources: vec![Source {
            id: "s".into(),
            publisher: text("Regional Wire"),
            title: text("A report"),
            author: None,
            published: date("2025-10-01"),
            url: None,
            archived: None,
            language: Language::english(),
            origin: None,
        }],
        corrections: Vec::new(),
    }
}

/// Two sides, two mediators and a subject, closely tied: sixteen statements with seventy ties.
pub fn mediated() -> Negotiation {
    const BODY: &[usize] = &[0, 2, 3];
    // Makers, addressees, subjects, issue, mechanism, what it responds to.
    type Row = (&'static [usize], &'static [usize], &'static [usize], usize, Option<usize>, Option<usize>);
    const ROWS: [Row; 16] = [
        (&[1], &[0], &[], 0, Some(0), None),
        (&[1], BODY, &[], 1, Some(1), None),
        (&[1], BODY, &[], 1, Some(1), Some(1)),
        (&[1], BODY, &[], 1, Some(1), Some(1)),
        (&[1], &[0], &[], 3, Some(0), None),
        (&[1], &[0], &[], 3, None, None),
        (&[0], &[1], &[4], 2, None, Some(0)),
        (&[0], &[1], &[4], 2, None, None),
        (&[0], &[1], &[4], 2, None, None),
        (&[0], &[1], &[4], 4, Some(2), Some(4)),
        (&[0], &[1, 2, 3], &[], 1, Some(2), Some(1)),
        (&[1], &[0], &[4], 2, None, Some(6)),
        (&[0], &[1], &[4], 2, None, Some(11)),
        (&[2, 3], &[0, 1], &[], 1, Some(2), Some(10)),
        (&[2, 3], &[0, 1], &[], 0, Some(0), Some(0)),
        (&[0], &[1], &[], 0, Some(0), Some(0)),
    ];
    let mut made = negotiation(ROWS.len(), 5, 7);
    made.parties[3].roles = vec![Role::Mediator];
    while made.issues.len() < 5 {
        let id = format!("i{}", made.issues.len()).into();
        made.issues.push(Issue { id, name: text("One issue more"), note: None });
    }
    let parties = |list: &[usize]| list.iter().copied().map(PartyKey::new).collect();
    for (statement, (by, to, about, issue, mechanism, responds)) in made.statements.iter_mut().zip(ROWS) {
        (statement.by, statement.to, statement.about) = (parties(by), parties(to), parties(about));
        statement.issue = IssueKey::new(issue);
        let tie = |at| MechanismTie {
            mechanism: MechanismKey::new(at),
            stance: Stance::Supports,
            facets: Vec::new(),
        };
        statement.mechanisms = mechanism.map(tie).into_iter().collect();
        let response = |at| Response { to: StatementKey::new(at), answer: Answer::Counters };
        statement.responds = responds.map(response).into_iter().collect();
    }
    made
}

fn statement(at: usize, [parties, issues, mechanisms]: [usize; 3], dice: &mut Dice) -> Statement {
    let maker = dice.below(parties);
    let other = (maker + 1 + dice.below(parties - 1)) % parties;
    let mut responds = Vec::new();
    if at > 2 && dice.one_in(3) {
        let answer = Answer::ALL[dice.below(Answer::ALL.len())];
        responds.push(Response { to: StatementKey::new(dice.below(at)), answer });
    }
    Statement {
        id: format!("x{at}").into(),
        kind: Kind::ALL[dice.below(Kind::ALL.len() - 1)],
        by: vec![PartyKey::new(maker)],
        to: if dice.one_in(4) { Vec::new() } else { vec![PartyKey::new(other)] },
        about: if dice.one_in(6) { vec![PartyKey::new(parties - 1)] } else { Vec::new() },
        issue: IssueKey::new(dice.below(issues)),
        label: None,
        text: text(format!("Statement {at} asks that the crossing stays open under shared supervision")),
        on: None,
        round: None,
        responds,
        conditional_on: Vec::new(),
        mechanisms: if dice.one_in(4) {
            let mechanism = MechanismKey::new(dice.below(mechanisms));
            vec![MechanismTie { mechanism, stance: Stance::Supports, facets: Vec::new() }]
        } else {
            Vec::new()
        },
        reports: vec![Report {
            source: SourceKey::new(0),
            at: None,
            attribution: Attribution::MediaParaphrase,
            speaker: None,
            side: None,
            says: Says::Asserts,
            account: None,
            quote: None,
        }],
        note: None,
    }
}
