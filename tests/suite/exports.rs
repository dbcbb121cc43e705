//! What `demarche export` and `demarche render --svg` write.

use crate::published::{astray, files};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TINY: &str = "tests/negotiations/sound-whole.json";
const ISTANBUL: &str = "public/negotiations/istanbul-2025.json";

fn demarche(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .expect("the command runs")
}

/// What a command that went well has written.
fn written(arguments: &[&str]) -> String {
    let output = demarche(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn each_form_is_written() {
    let csv = written(&["export", ISTANBUL, "--as", "csv"]);
    assert!(csv.starts_with("id,as_of,date,kind,"), "{csv}");
    let json: serde_json::Value =
        serde_json::from_str(&written(&["export", ISTANBUL, "--as", "json"])).expect("JSON");
    assert_eq!(json["negotiation"], "istanbul-2025");
    let graph = written(&["export", ISTANBUL, "--as", "graphml"]);
    assert!(graph.contains("<graphml") && graph.ends_with("</graphml>\n"), "{graph}");
    let document = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(ISTANBUL)).unwrap();
    assert_eq!(written(&["export", ISTANBUL, "--as", "document"]), document);
}

#[test]
fn an_export_is_of_the_view() {
    let all: serde_json::Value =
        serde_json::from_str(&written(&["export", ISTANBUL, "--as", "json"])).unwrap();
    let address = "?kind=demand&as_of=2025-10-26";
    let some = written(&["export", ISTANBUL, "--as", "json", "--address", address]);
    let some: serde_json::Value = serde_json::from_str(&some).unwrap();
    let (all, statements) = (all["statements"].as_array().unwrap(), some["statements"].as_array().unwrap());
    assert!(!statements.is_empty() && statements.len() < all.len());
    assert!(statements.iter().all(|statement| statement["kind"] == "demand"));
    assert_eq!(some["as_of"], "2025-10-26");
}

#[test]
fn an_export_goes_to_a_file_where_one_is_named() {
    let file = scratch("export.csv");
    let said = written(&["export", TINY, "--as", "csv", "--out", file.to_str().unwrap()]);
    assert_eq!(said, "");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written(&["export", TINY, "--as", "csv"]));
}

#[test]
fn a_wrong_request_is_refused() {
    for arguments in [
        &["export", TINY][..],
        &["export", "--as", "csv"],
        &["export", TINY, "--as", "xls"],
        &["export", "tests/negotiations/refused-web-page.json", "--as", "document"],
        &["export", "not-there.json", "--as", "csv"],
        &["render", TINY, "--assets", "assets.json"],
        &["render"],
    ] {
        let output = demarche(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_document_is_rendered_without_a_site() {
    let folder = scratch("alone");
    std::fs::remove_dir_all(&folder).ok();
    written(&["render", TINY, "--out", folder.to_str().unwrap()]);
    let read =
        |name: &str| std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let page = String::from_utf8(read("index.html")).unwrap();
    assert!(page.contains("href=\"style.css\"") && page.contains("data-mark=\"statement\""));
    assert!(!page.contains("<script"), "it loads what is not there");
    assert!(String::from_utf8(read("style.css")).unwrap().contains(".graph .statement"));
    assert!(read("full.svg").starts_with(b"<svg") || read("full.svg").starts_with(b"<?xml"));
    assert!(read("full.png").starts_with(b"\x89PNG"));
    // It waits for no program, offers nothing that needs one, and every link leads to a file in the folder.
    assert!(!page.contains("data-state=") && !page.contains("<button") && !page.contains("<form"));
    assert!(!page.contains(" href=\"?"));
    let files = files(&folder);
    assert_eq!(astray(&files, None, &[]), []);
    let pages = files.keys().filter(|name| name.ends_with(".html")).count();
    assert_eq!(pages, 1 + 5 + 6 + 1, "the view, five lenses, six languages, the records");
}

#[test]
fn a_document_rendered_as_of_a_date_leads_to_pages_of_that_date() {
    let folder = scratch("alone-dated");
    std::fs::remove_dir_all(&folder).ok();
    let address = ["--address", "?as_of=2025-10-26&kind=demand", "--lang", "ar"];
    written(&[&["render", ISTANBUL, "--out", folder.to_str().unwrap()][..], &address].concat());
    let files = files(&folder);
    assert_eq!(astray(&files, None, &[]), []);
    let page = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    assert!(page("index.html").contains("href=\"./n/istanbul-2025/table/index.html?n=istanbul-2025&amp;"));
    let table = page("n/istanbul-2025/table/index.html");
    assert!(table.contains("lang=\"ar\"") && table.contains("data-lens=\"table\""), "{table}");
    let rows = table.matches("<tr").count();
    assert!(rows > 1 && rows < 20, "{rows} rows, though few demands were known by then");
}

#[test]
fn a_catalogue_is_checked_like_the_documents_beside_it_and_help_is_at_hand() {
    let output = demarche(&["check", "public/negotiations/index.json", ISTANBUL]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    for command in ["check", "render", "export", "publish", "schema"] {
        assert!(written(&[command, "--help"]).contains("demarche COMMAND"));
    }
}

#[test]
fn the_picture_is_as_it_was() {
    let file = scratch("tiny.svg");
    written(&["render", TINY, "--svg", file.to_str().unwrap()]);
    let picture = std::fs::read_to_string(&file).unwrap();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/tiny.svg");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &picture).unwrap();
    }
    let wanted = std::fs::read_to_string(&golden).expect("tests/golden/tiny.svg; UPDATE_GOLDEN=1 writes it");
    assert_eq!(picture, wanted, "look at it, then run again with UPDATE_GOLDEN=1");
}

#[test]
fn the_picture_stands_alone() {
    let file = scratch("istanbul.svg");
    written(&["render", ISTANBUL, "--svg", file.to_str().unwrap(), "--address", "?as_of=2025-10-26"]);
    let picture = std::fs::read_to_string(&file).unwrap();
    assert!(picture.contains("As of 26 October 2025."));
    assert!(picture.contains(" sources: "));
    for foreign in ["href", "<a ", "var(", "data-", "url(", "<script", "aria-"] {
        assert!(!picture.contains(foreign), "{foreign}");
    }
    for text in picture.split("<text ").skip(1) {
        let tag = text.split('>').next().unwrap_or_default();
        assert!(tag.contains("font-family="), "{tag}");
    }
}

#[test]
fn a_picture_has_points_too() {
    let file = scratch("tiny.png");
    written(&["render", TINY, "--png", file.to_str().unwrap()]);
    let picture = std::fs::read(&file).unwrap();
    assert!(picture.starts_with(b"\x89PNG\r\n"));
    // Its width stands at a fixed place: twice that of the drawing.
    let width = u32::from_be_bytes(picture[16..20].try_into().unwrap());
    assert!(width > 1000, "{width}");
}
