//! Many short lists in one long one, for what each statement has a few of.

use crate::text::Order;

/// Lists numbered from nought, laid end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows<T> {
    /// Where each row starts, and at last where the last one ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Rows<T> {
    /// No rows yet, with room for `count`.
    pub(crate) fn with_capacity(count: usize) -> Self {
        let mut starts = Vec::with_capacity(count + 1);
        starts.push(0);
        Self { starts, items: Vec::new() }
    }

    /// Adds a row after the last.
    pub(crate) fn push_row(&mut self, row: impl IntoIterator<Item = T>) {
        self.items.extend(row);
        self.starts.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    /// The row at `index`; a row that is not there is empty.
    pub(crate) fn row(&self, index: usize) -> &[T] {
        let bound = |at: usize| self.starts.get(at).map(|start| *start as usize);
        match (bound(index), bound(index + 1)) {
            (Some(start), Some(end)) => self.items.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl<T: Copy> Rows<T> {
    /// `count` rows from pairs of row and item. The pairs of one row keep their order.
    pub(crate) fn from_pairs(count: usize, pairs: &[(usize, T)]) -> Self {
        let mut order: Vec<u32> = (0..pairs.len()).filter_map(|at| u32::try_from(at).ok()).collect();
        order.order_by_key(|at| pairs[*at as usize].0);
        let mut rows = Self::with_capacity(count);
        let mut rest = order.into_iter().map(|at| pairs[at as usize]).peekable();
        for row in 0..count {
            while let Some((_, item)) = rest.next_if(|(own, _)| *own <= row) {
                rows.items.push(item);
            }
            rows.starts.push(u32::try_from(rows.items.len()).unwrap_or(u32::MAX));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn rows_keep_the_order_of_their_items() {
        let rows = Rows::from_pairs(4, &[(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!(
            (rows.row(0), rows.row(1), rows.row(2), rows.row(3)),
            (&['b'][..], &[][..], &['a', 'c'][..], &[][..])
        );
        assert!(rows.row(99).is_empty());
    }
}
