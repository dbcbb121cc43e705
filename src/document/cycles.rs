//! Circles among references.

/// The references that close a circle: pairs of a thing and the place of the reference in its list. Without them no
/// chain of references comes back to where it began. Things are visited in the document's order, so that it is most
/// often the latest reference of a circle that is named. Those of one thing come in the order of their places.
pub fn closing_references(references: &[Vec<usize>]) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Never,
        Open,
        Done,
    }
    let mut seen = vec![Seen::Never; references.len()];
    let mut closing = Vec::new();
    // An own stack: a chain may be as long as the document.
    let mut stack: Vec<(usize, usize)> = Vec::new();
    for start in 0..references.len() {
        if seen[start] != Seen::Never {
            continue;
        }
        seen[start] = Seen::Open;
        stack.push((start, 0));
        while let Some((thing, next)) = stack.last_mut() {
            let (from, place) = (*thing, *next);
            *next += 1;
            match references[from].get(place).map(|&to| (to, seen[to])) {
                None => {
                    seen[from] = Seen::Done;
                    stack.pop();
                }
                Some((to, Seen::Never)) => {
                    seen[to] = Seen::Open;
                    stack.push((to, 0));
                }
                Some((_, Seen::Open)) => closing.push((from, place)),
                Some((_, Seen::Done)) => {}
            }
        }
    }
    closing
}

#[cfg(test)]
mod tests {
    use super::closing_references;

    #[test]
    fn a_circle_is_cut_once() {
        assert_eq!(closing_references(&[vec![1], vec![2], vec![0]]), [(2, 0)]);
        assert_eq!(closing_references(&[vec![0]]), [(0, 0)]);
        assert_eq!(closing_references(&[vec![1, 2], vec![2], vec![]]), []);
    }

    #[test]
    fn a_chain_as_long_as_a_document_ends() {
        let mut chain: Vec<Vec<usize>> = (1..=200_000).map(|next| vec![next]).collect();
        chain.push(vec![0]);
        assert_eq!(closing_references(&chain), [(200_000, 0)]);
    }
}
