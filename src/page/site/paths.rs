//! Where the pages of a site stand, seen from its root.

use crate::state::Lens;

/// The folder of the list of negotiations.
pub const CATALOGUE: &str = "catalogue/";

/// The folder of a negotiation's page that shows a lens; that of the graph is the negotiation's own.
#[must_use]
pub fn lens_path(id: &str, lens: Lens) -> String {
    match lens {
        Lens::Graph => format!("n/{id}/"),
        other => format!("n/{id}/{}/", other.word()),
    }
}

/// The folder of a negotiation's graph in a language of the interface, by its tag.
#[must_use]
pub fn language_path(id: &str, tag: &str) -> String {
    format!("{}{tag}/", lens_path(id, Lens::Graph))
}

/// The folder of the page with every record of a negotiation.
#[must_use]
pub fn record_path(id: &str) -> String {
    format!("n/{id}/record/")
}

/// The way from a folder of the site back to its root: empty, or ending in `/`.
#[must_use]
pub fn base_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_as_long_as_the_way() {
        assert_eq!(base_of(""), "");
        assert_eq!(base_of(&lens_path("talks", Lens::Graph)), "../../");
        assert_eq!(base_of(&lens_path("talks", Lens::Table)), "../../../");
        assert_eq!(base_of(CATALOGUE), "../");
    }
}
