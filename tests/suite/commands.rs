//! The native command, as a shell sees it.

use std::path::Path;
use std::process::{Command, Output};

fn demarche(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/negotiations"))
        .args(arguments)
        .output()
        .expect("the command runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn check_says_how_it_went() {
    for (arguments, code) in [
        (&["check", "sound-whole.json", "sound-minimal.json"][..], 0),
        (&["check", "sound-whole.json", "members-of-no-coalition.json"], 1),
        (&["check", "members-of-no-coalition.json", "refused-web-page.json"], 2),
        (&["check", "not-there.json", "sound-whole.json"], 2),
        (&["check"], 2),
        (&["check", "--colour", "sound-whole.json"], 2),
        (&["chek"], 2),
        (&["--version"], 0),
    ] {
        assert_eq!(demarche(arguments).status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn a_finding_takes_one_line() {
    let output =
        demarche(&["check", "members-of-no-coalition.json", "refused-other-format.json", "not-there.json"]);
    let said = said(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 3, "{said}");
    assert!(lines[0].starts_with("members-of-no-coalition.json:9:"), "{said}");
    assert!(lines[0].contains(": warning[members-of-no-coalition] parties[0].members: "), "{said}");
    assert!(lines[1].starts_with("refused-other-format.json:2:13: error[other-format] $: "), "{said}");
    assert!(lines[2].starts_with("not-there.json:1:1: error[unreadable-file] $: "), "{said}");
}

#[test]
fn machines_get_json() {
    let output = demarche(&["check", "--json", "members-of-no-coalition.json", "sound-whole.json"]);
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(findings.as_array().map(Vec::len), Some(1));
    assert_eq!(findings[0]["path"], "parties[0].members");
    assert_eq!(findings[0]["severity"], "warning");
    assert_eq!(findings[0]["line"], 9);
}

#[test]
fn schema_is_printed() {
    assert_eq!(said(&demarche(&["schema"])), demarche::document::schema());
}
