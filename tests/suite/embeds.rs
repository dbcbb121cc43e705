//! The snippets that people paste into articles: text that every editor must let through as it is.

/// The text of a constant of the dialog's script.
fn model(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/embed/share.js");
    let script = std::fs::read_to_string(path).unwrap();
    let (_, rest) = script.split_once(&format!("const {name} = `")).unwrap();
    rest.split_once("`;").unwrap().0.to_owned()
}

#[test]
fn editors_of_articles_leave_the_listener_alone() {
    let listener = model("LISTENER");
    // What some of them write as an entity, take for a comment, a tag or a line's end, or curl.
    assert!(!listener.contains(['&', '<', '\'', '\n']) && !listener.contains("//"), "{listener}");
}

#[test]
fn frames_are_named_and_lazy_and_ask_for_nothing_foreign() {
    let frame = model("FRAME");
    for part in [
        "title=\"{title}\"",
        "aria-label=\"{label}\"",
        "loading=\"lazy\"",
        "src=\"{address}\"",
        "data-demarche",
    ] {
        assert!(frame.contains(part), "{part} in {frame}");
    }
    for text in [frame, model("PICTURE"), model("LISTENER")] {
        assert!(!text.contains("http"), "{text}");
    }
}
