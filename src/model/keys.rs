//! Keys: places of things in the lists of their negotiation.

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The key of the thing at `index` of its list. Documents are far too small for an index past `u32`.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The place in the list, from nought.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

key!(/** A party of the negotiation. */ PartyKey);
key!(/** A round of talks. */ RoundKey);
key!(/** An issue. */ IssueKey);
key!(/** A statement. */ StatementKey);
key!(/** A mechanism. */ MechanismKey);
key!(/** A facet within its mechanism. */ FacetKey);
key!(/** A source. */ SourceKey);
