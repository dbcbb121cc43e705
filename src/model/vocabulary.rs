//! The closed vocabularies of the data format, each with the words that documents and addresses use.

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item_doc])* $item,)+ }

        impl $name {
            /// Every value, in the format's order.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// The word that documents, addresses and hooks use.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$item => $word,)+ }
            }

            /// The value of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}

vocabulary!(
    /// What a party is.
    PartyKind {
        /// A state.
        State = "state",
        /// A government or de facto authority.
        Government = "government",
        /// An armed group.
        ArmedGroup = "armed-group",
        /// A coalition or negotiating group, with members.
        Coalition = "coalition",
        /// An organisation.
        Organisation = "organisation",
        /// A company.
        Company = "company",
        /// A person.
        Person = "person",
        /// Anything else.
        Other = "other",
    }
);

vocabulary!(
    /// What a party is in the talks.
    Role {
        /// Negotiates in its own cause.
        Principal = "principal",
        /// Mediates between principals.
        Mediator = "mediator",
        /// Eases the talks without proposing.
        Facilitator = "facilitator",
        /// Hosts them.
        Host = "host",
        /// Vouches for what is agreed.
        Guarantor = "guarantor",
        /// Chairs them.
        Chair = "chair",
        /// Watches without a say.
        Observer = "observer",
        /// Watches over what was agreed.
        Monitor = "monitor",
        /// Is talked about and not at the table.
        Subject = "subject",
    }
);

vocabulary!(
    /// What a statement does.
    Kind {
        /// Asks another to act.
        Demand = "demand",
        /// Asks it before anything else can follow.
        Precondition = "precondition",
        /// Says what its maker will not accept.
        RedLine = "red-line",
        /// Holds out an act of its maker's own.
        Offer = "offer",
        /// Puts forward a text or an arrangement.
        Proposal = "proposal",
        /// Binds its maker.
        Commitment = "commitment",
        /// States a stand.
        Position = "position",
        /// States why.
        Interest = "interest",
        /// Threatens.
        Threat = "threat",
        /// Answers something.
        Response = "response",
    }
);

vocabulary!(
    /// What a response does to the statement that it answers.
    Answer {
        /// Accepts it.
        Accepts = "accepts",
        /// Accepts its aim, details open.
        AcceptsInPrinciple = "accepts-in-principle",
        /// Accepts a part.
        AcceptsInPart = "accepts-in-part",
        /// Rejects it.
        Rejects = "rejects",
        /// Puts something else against it.
        Counters = "counters",
        /// Puts it off.
        Defers = "defers",
        /// A maker takes its own back.
        Withdraws = "withdraws",
        /// Disputes that it was said or done so.
        Denies = "denies",
    }
);

vocabulary!(
    /// How a statement stands to a mechanism.
    Stance {
        /// Puts it forward.
        Proposes = "proposes",
        /// Backs it.
        Supports = "supports",
        /// Makes it a must.
        Requires = "requires",
        /// Stands against it.
        Opposes = "opposes",
    }
);

vocabulary!(
    /// What a mechanism is for.
    MechanismKind {
        /// A ceasefire.
        Ceasefire = "ceasefire",
        /// Monitoring.
        Monitoring = "monitoring",
        /// Verification.
        Verification = "verification",
        /// Oversight.
        Oversight = "oversight",
        /// A joint commission.
        JointCommission = "joint-commission",
        /// Settling disputes.
        DisputeResolution = "dispute-resolution",
        /// Sharing intelligence.
        IntelligenceSharing = "intelligence-sharing",
        /// A guarantee.
        Guarantee = "guarantee",
        /// A sanction or penalty.
        Sanction = "sanction",
        /// Finance.
        Finance = "finance",
        /// A rule for deciding.
        DecisionRule = "decision-rule",
        /// A text under negotiation.
        Text = "text",
        /// Anything else.
        Other = "other",
    }
);

vocabulary!(
    /// Where a mechanism stands.
    MechanismState {
        /// Someone has put it forward.
        Proposed = "proposed",
        /// Agreed in principle, details open.
        AgreedInPrinciple = "agreed-in-principle",
        /// Agreed.
        Agreed = "agreed",
        /// At work.
        Operating = "operating",
        /// No longer in force.
        Lapsed = "lapsed",
        /// The sources do not say.
        Unclear = "unclear",
    }
);

vocabulary!(
    /// On whose word a report rests.
    Attribution {
        /// A document published by a party.
        OfficialDocument = "official-document",
        /// A named person, on the record.
        OnRecordNamed = "on-record-named",
        /// A party's spokesperson or official post.
        OfficialSpokesperson = "official-spokesperson",
        /// An official whose name is withheld.
        UnnamedOfficial = "unnamed-official",
        /// Someone whose name is withheld.
        UnnamedSource = "unnamed-source",
        /// The outlet's own words, with no one named.
        MediaParaphrase = "media-paraphrase",
    }
);

vocabulary!(
    /// Whether a report tells that something was so, or disputes it.
    Says {
        /// Tells that it was so.
        Asserts = "asserts",
        /// Disputes it.
        Denies = "denies",
    }
);

impl Kind {
    /// Whether its addressees owe an answer (`docs/derived.md`, “Answers”).
    #[must_use]
    pub fn owes_answer(self) -> bool {
        matches!(self, Self::Demand | Self::Precondition | Self::Offer | Self::Proposal)
    }
}

impl Attribution {
    /// Whether the one who speaks is known by name or office (`docs/derived.md`, “How sure”).
    #[must_use]
    pub fn is_named(self) -> bool {
        matches!(self, Self::OfficialDocument | Self::OnRecordNamed | Self::OfficialSpokesperson)
    }
}
