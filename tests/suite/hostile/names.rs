//! Names that pass for others.

use super::{VIEWS, changed, tried_at, words};
use serde_json::json;

/// “South” with a Cyrillic letter.
const PASSING: &str = "S\u{43e}uth";

#[test]
fn a_name_that_mixes_alphabets_never_stands_without_its_id() {
    let named = |short: bool| {
        changed(|document| {
            document["parties"][2]["name"] = json!({ "en": format!("{PASSING} name"), "tr": "Güney" });
            if short {
                document["parties"][2]["short"] = json!(PASSING);
            }
        })
    };
    for document in [named(false), named(true)] {
        let written = tried_at(document.as_bytes(), &VIEWS, false).expect("read");
        // It may be right, so it is no finding.
        assert_eq!(written.reading.findings, []);
        for (address, page) in &written.pages {
            // A label in the graph may stand in two lines.
            let words = words(page).replace('\n', " ");
            let marked = words.matches(&format!("south ⚠\u{fe0e} {PASSING}")).count();
            assert!(marked > 0, "{address} does not name it");
            assert_eq!(words.matches(PASSING).count(), marked, "{address}");
        }
        let [record] = ["?focus=party:south"];
        let written = tried_at(document.as_bytes(), &[record], false).expect("read");
        assert!(words(&written.pages[0].1).contains("The party’s id in the document is"));
    }
}

#[test]
fn names_of_several_scripts_side_by_side_are_shown_as_they_are() {
    let document = changed(|document| document["parties"][2]["name"] = json!("Юг (South) جنوب"));
    let written = tried_at(document.as_bytes(), &VIEWS, false).expect("read");
    for (address, page) in &written.pages {
        assert!(!words(page).contains('⚠'), "{address}");
    }
}
