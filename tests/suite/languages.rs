//! Every language of the interface says what English says, with the same names to fill in and its own plurals.

use crate::viewed;
use demarche::check;
use demarche::document::{Catalogue, read_catalogue};
use demarche::layout::Frame;
use demarche::markup::html;
use demarche::model::{Finding, Negotiation};
use demarche::page::{Kept, View, first_panels};
use demarche::text::{Direction, INTERFACE, Language, Messages};
use std::collections::{BTreeMap, BTreeSet};

/// Forms that a language need not write with its number: “two demands” is one word in Arabic.
const MAY_LEAVE_THE_NUMBER: [&str; 3] = ["zero", "one", "two"];
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Messages that only some languages have: the second calendar of those who use one, and notes to editors.
fn is_own(key: &str) -> bool {
    key.starts_with("solar.") || key.starts_with('_')
}

/// The files of a language's messages: English has those of the first picture apart from the others.
fn texts(tag: &str) -> Vec<String> {
    let folders: &[&str] = if tag == "en" { &["locales", "later"] } else { &["locales"] };
    let paths =
        folders.iter().map(|folder| format!("{}/src/text/{folder}/{tag}.json", env!("CARGO_MANIFEST_DIR")));
    paths
        .map(|path| std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
        .collect()
}

fn file(tag: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for text in texts(tag) {
        let read: BTreeMap<String, String> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{tag}: {error}"));
        for (key, message) in read {
            assert!(all.insert(key.clone(), message).is_none(), "{tag}: {key} stands twice");
        }
    }
    all
}

/// The forms of plurals that a language has, as Unicode CLDR lists them for whole numbers.
fn forms(tag: &str) -> &'static [&'static str] {
    if tag == "ar" { &FORMS } else { &["one", "other"] }
}

/// The key of a message without its form of plural, where English counts with it.
fn counted<'a>(key: &'a str, english: &BTreeMap<String, String>) -> Option<(&'a str, &'a str)> {
    let (stem, form) = key.rsplit_once('.')?;
    let has = |form: &str| english.contains_key(&format!("{stem}.{form}"));
    let counts = FORMS.contains(&form) && has("one") && has("other");
    counts.then_some((stem, form))
}

fn names(message: &str) -> BTreeSet<&str> {
    message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_language_has_a_file_and_every_file_is_a_language() {
    let folder = format!("{}/src/text/locales", env!("CARGO_MANIFEST_DIR"));
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().trim_end_matches(".json").to_owned())
        .collect();
    assert_eq!(files, INTERFACE.iter().map(|(tag, _)| (*tag).to_owned()).collect());
    for (tag, _) in INTERFACE {
        let language = Language::parse(tag).unwrap();
        assert_eq!(*Messages::shipped(&language).language(), language, "{tag} is not built into the program");
    }
}

#[test]
fn every_language_says_what_english_says() {
    let english = file("en");
    for (tag, _) in INTERFACE {
        let own = file(tag);
        let mut wanted = BTreeSet::new();
        for key in english.keys() {
            match counted(key, &english) {
                Some((stem, _)) => wanted.extend(forms(tag).iter().map(|form| format!("{stem}.{form}"))),
                None => _ = wanted.insert(key.clone()),
            }
        }
        let there: BTreeSet<String> = own.keys().filter(|key| !is_own(key)).cloned().collect();
        let missing: Vec<_> = wanted.difference(&there).collect();
        let surplus: Vec<_> = there.difference(&wanted).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "{tag}: missing {missing:?}, surplus {surplus:?}");
        for text in texts(tag) {
            let lines: Vec<_> =
                text.lines().filter_map(|line| line.trim().strip_prefix('"')?.split('"').next()).collect();
            assert!(lines.is_sorted() && !lines.is_empty(), "{tag}: the keys are not sorted");
        }
    }
}

#[test]
fn every_language_fills_in_the_same_names() {
    let english = file("en");
    for (tag, _) in INTERFACE {
        for (key, message) in file(tag).iter().filter(|(key, _)| !is_own(key)) {
            assert!(!message.trim().is_empty() || english[key].trim().is_empty(), "{tag}: {key} is empty");
            let counted = counted(key, &english);
            let model = counted.map_or_else(|| key.clone(), |(stem, _)| format!("{stem}.other"));
            let (mut wanted, there) = (names(&english[&model]), names(message));
            if counted.is_some_and(|(_, form)| MAY_LEAVE_THE_NUMBER.contains(&form))
                && !there.contains("count")
            {
                wanted.remove("count");
            }
            assert_eq!(there, wanted, "{tag}: {key}");
        }
    }
}

#[test]
fn translations_say_whose_they_are() {
    for (tag, _) in INTERFACE.iter().filter(|(tag, _)| *tag != "en") {
        assert!(
            file(tag).get("_note").is_some_and(|note| note.contains("Translations of this project")),
            "{tag}"
        );
    }
}

#[test]
fn what_is_written_from_right_to_left_is_in_that_script() {
    for (tag, own_name) in INTERFACE {
        let rtl = Language::parse(tag).unwrap().direction() == Direction::RightToLeft;
        let is_arabic = |letter: char| ('\u{600}'..='\u{6ff}').contains(&letter);
        assert_eq!(own_name.chars().any(is_arabic), rtl, "{tag}");
        // A message that stands in another script than its language has been forgotten.
        let forgotten: Vec<_> = file(tag)
            .into_iter()
            .filter(|(key, message)| !is_own(key) && rtl != message.chars().any(is_arabic) && rtl)
            .filter(|(_, message)| {
                let mut rest = message.clone();
                for name in names(message) {
                    rest = rest.replace(&format!("{{{name}}}"), "");
                }
                rest.chars().any(char::is_alphabetic) && !rest.contains("UTC")
            })
            .collect();
        assert!(forgotten.is_empty(), "{tag}: {forgotten:?}");
    }
}

#[test]
fn each_count_takes_its_form() {
    let said = |tag, count| {
        let language = Language::parse(tag).unwrap();
        Messages::shipped(&language).count("kinds.demand", count, &[])
    };
    assert_eq!(said("ar", 0), "لا مطالب");
    assert_eq!(said("ar", 2), "مطلبان");
    assert_eq!(said("ar", 3), "3 مطالب");
    assert_eq!(said("ar", 11), "11 مطلبًا");
    assert_eq!(said("ar", 100), "100 مطلب");
    assert_eq!(said("ur", 1), "1 مطالبہ");
    assert_eq!(said("ur", 7), "7 مطالبات");
    assert_eq!(said("tr", 1234), "1.234 talep");
    assert_eq!(said("fa-AF", 12), "۱۲ خواست");
    assert_eq!(said("ps", 12), "۱۲ غوښتنې");
}

/// What the first live picture of a negotiation says in messages that are not there.
fn missing(
    (negotiation, findings): &(Negotiation, Vec<Finding>),
    frame: Frame,
    messages: &Messages,
    catalogue: &Catalogue,
) -> BTreeSet<String> {
    let panels = viewed(negotiation, "", &Kept::default(), (frame, messages), |view| {
        first_panels(&View { catalogue: &catalogue.entries, findings, ..*view })
    });
    let mut missing = BTreeSet::new();
    for panel in panels {
        let words = html(&panel.tree);
        missing.extend(words.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).map(str::to_owned));
    }
    missing
}

#[test]
fn the_first_picture_has_its_words_at_hand() {
    let path = format!("{}/src/text/locales/en.json", env!("CARGO_MANIFEST_DIR"));
    // As another English, it has nothing to fall back to.
    let early = std::fs::read_to_string(path).unwrap();
    let early = Messages::parse(Language::parse("en-GB").unwrap(), &early).unwrap();
    let listed = include_bytes!("../../public/negotiations/index.json");
    let catalogue = read_catalogue(listed).expect("a catalogue").0;
    let shipped = ["istanbul-2025", "plastics-inc5"].map(|id| {
        let path = format!("{}/public/negotiations/{id}.json", env!("CARGO_MANIFEST_DIR"));
        (id.to_owned(), std::fs::read(path).unwrap())
    });
    let read = |(name, bytes): (String, Vec<u8>)| {
        check::read(&bytes, Some(&name)).ok().map(|reading| (reading.negotiation, reading.findings))
    };
    let mut negotiations: Vec<(Negotiation, Vec<Finding>)> =
        shipped.into_iter().chain(crate::documents::fixtures()).filter_map(read).collect();
    // So large that it is drawn in bundles.
    let made_up = [crate::made_up::negotiation(2_000, 12, 1), crate::made_up::mediated()];
    negotiations.extend(made_up.map(|negotiation| (negotiation, Vec::new())));
    assert!(negotiations.len() > 60, "{}", negotiations.len());
    let mut all = BTreeSet::new();
    for negotiation in &negotiations {
        for frame in [Frame::WIDE, Frame::NARROW] {
            all.extend(missing(negotiation, frame, &early, &catalogue));
        }
    }
    assert!(all.is_empty(), "{all:?}");
}
