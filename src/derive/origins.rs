//! From how many places a statement is really known.

use crate::derive::known::Known;
use crate::model::{Negotiation, SourceKey, StatementKey};
use crate::text::Few;

/// The origins of a statement: the sources at the roots of its known reports' chains of `origin`, each once, in the
/// order of the reports.
#[must_use]
pub fn origins(negotiation: &Negotiation, known: &Known, statement: StatementKey) -> Vec<SourceKey> {
    let mut found = Vec::new();
    let mut seen = Few::new();
    for report in known.reports(negotiation, statement) {
        let root = known.root(report.source);
        if seen.insert(root) {
            found.push(root);
        }
    }
    found
}

/// For each source, the one at the root of its chain of `origin`. A chain that runs in a circle, which the document's
/// findings name, ends at the first source of the circle in the document's order.
#[must_use]
pub fn roots(negotiation: &Negotiation) -> Vec<SourceKey> {
    let mut roots: Vec<Option<SourceKey>> = vec![None; negotiation.sources.len()];
    // The walk in which each source was last met, from 1; so that a circle is seen when a walk meets itself.
    let mut met = vec![0_usize; negotiation.sources.len()];
    for (walk, start) in (1..).zip(negotiation.source_keys()) {
        let mut path = Vec::new();
        let mut at = start;
        let root = loop {
            if let Some(root) = roots[at.index()] {
                break root;
            }
            if met[at.index()] == walk {
                let circle = path.iter().position(|key| *key == at).unwrap_or(0);
                break path[circle..].iter().copied().min().unwrap_or(at);
            }
            met[at.index()] = walk;
            path.push(at);
            match negotiation[at].origin {
                Some(origin) => at = origin,
                None => break at,
            }
        };
        for key in path {
            roots[key.index()] = Some(root);
        }
    }
    roots.into_iter().zip(negotiation.source_keys()).map(|(root, own)| root.unwrap_or(own)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::fixture::Talks;
    use crate::model::Kind;

    #[test]
    fn copies_of_one_wire_count_once() {
        let mut talks = Talks::new();
        let party = talks.party("a");
        let demand = talks.say("demand", Kind::Demand, &[party], &[], "2025-10-01");
        for published in ["2025-10-02", "2025-10-03", "2025-10-04"] {
            talks.report(demand, published);
        }
        let sources: Vec<_> = talks.negotiation[demand].reports.iter().map(|report| report.source).collect();
        talks.negotiation.sources[sources[2].index()].origin = Some(sources[1]);
        talks.negotiation.sources[sources[3].index()].origin = Some(sources[2]);
        let origins = |as_of| origins(&talks.negotiation, &talks.known(as_of), demand);
        assert_eq!(origins("2025-10-31"), [sources[0], sources[1]]);
        assert_eq!(origins("2025-10-01"), [sources[0]]);
    }

    #[test]
    fn a_circle_of_origins_ends() {
        let mut talks = Talks::new();
        let keys: Vec<_> = (0..5).map(|day| talks.source(&format!("2025-10-0{}", day + 1))).collect();
        for (from, to) in [(0, 2), (2, 3), (3, 1), (1, 2)] {
            talks.negotiation.sources[keys[from].index()].origin = Some(keys[to]);
        }
        talks.negotiation.sources[keys[4].index()].origin = Some(keys[4]);
        assert_eq!(roots(&talks.negotiation), [keys[1], keys[1], keys[1], keys[1], keys[4]]);
    }
}
