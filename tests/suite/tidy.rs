//! House rules that the compiler does not keep: which module may use which, and what the library never touches.

use std::path::{Path, PathBuf};

/// The modules as `src/lib.rs` lists them: each may use itself and those before it. `markup` knows no meaning, so it may
/// use none.
fn order() -> Vec<String> {
    let root = std::fs::read_to_string(source().join("lib.rs")).unwrap();
    let modules = root.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

/// What would make the library's work depend on where and when it runs.
const FORBIDDEN: [&str; 12] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::thread",
    "std::time",
    "HashMap",
    "HashSet",
    "web_sys",
    "js_sys",
    "leptos",
    "wasm_bindgen",
];

/// Names that say nothing.
const EMPTY_NAMES: [&str; 6] = ["data", "info", "manager", "util", "helper", "common"];

#[test]
fn modules_use_only_those_before_them() {
    let (order, mut wrong) = (order(), Vec::new());
    for (place, module) in order.iter().enumerate() {
        for (file, line, text) in lines(&source().join(module)) {
            // Ways to name several at once, or one without its place, that this would not see.
            if text.contains("crate::{") || text.contains("super::super") {
                wrong.push(format!("{}:{line}: name one module of the crate at a time", file.display()));
            }
            let used = text.split("crate::").skip(1).filter_map(|rest| {
                let end = rest.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(rest.len());
                order.iter().position(|name| *name == rest[..end])
            });
            for used in used {
                let is_markup = module == "markup" && used != place;
                if used > place || is_markup {
                    wrong.push(format!("{}:{line}: {module} uses {}", file.display(), order[used]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_of_the_library_has_its_place() {
    let entries = std::fs::read_dir(source()).unwrap();
    let mut modules: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    modules.retain(|name| name != "bin" && name != "lib.rs");
    modules.sort();
    let mut expected = order();
    expected.sort();
    assert_eq!(modules, expected);
}

#[test]
fn the_library_touches_nothing_outside() {
    let mut wrong = Vec::new();
    for module in order() {
        for (file, line, text) in lines(&source().join(module)) {
            for word in FORBIDDEN.iter().filter(|word| text.contains(**word)) {
                wrong.push(format!("{}:{line}: {word}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_named_for_what_they_hold() {
    let files = files(&source());
    assert!(files.len() > 30);
    let bad: Vec<_> = files
        .iter()
        .filter(|file| EMPTY_NAMES.iter().any(|name| file.file_stem().is_some_and(|stem| stem == *name)))
        .collect();
    assert!(bad.is_empty(), "{bad:?}");
}

#[test]
fn the_promises_of_security_name_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = std::fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let rows = promises.lines().filter(|line| line.starts_with("| **"));
    let mut tests = 0;
    for row in rows {
        let named = row.rsplit(" | ").next().unwrap_or_default();
        let mut text = String::new();
        for word in named.split('`').skip(1).step_by(2) {
            if word.ends_with(".rs") {
                text = std::fs::read_to_string(root.join(word))
                    .unwrap_or_else(|error| panic!("{word}: {error}"));
            } else if !word.contains(' ') {
                assert!(text.contains(&format!("fn {word}(")), "{word}");
                tests += 1;
            }
        }
        assert!(!named.trim_matches([' ', '|']).is_empty(), "{row}");
    }
    assert!(tests > 20, "{tests}");
}

/// What a script may not do: make a text into markup or a program, or keep anything. For Rust the lints see to it.
const FORBIDDEN_IN_SCRIPTS: [&str; 11] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "document.write",
    "eval(",
    "new Function",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "cookie",
];

#[test]
fn scripts_set_texts_only_and_keep_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for script in ["boot.js", "embed/frame.js", "embed/share.js", "public/embed.js"] {
        let text = std::fs::read_to_string(root.join(script)).unwrap();
        let code: String = text.lines().map(|line| line.split("// ").next().unwrap_or_default()).collect();
        assert!(code.len() > 500, "{script}");
        for word in FORBIDDEN_IN_SCRIPTS {
            assert!(!code.contains(word), "{script}: {word}");
        }
    }
}

/// The lines of code below a folder, without comments, with their files and numbers.
fn lines(folder: &Path) -> Vec<(PathBuf, usize, String)> {
    let mut lines = Vec::new();
    for file in files(folder) {
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in (1..).zip(text.lines()) {
            let code = line.split("//").next().unwrap_or_default();
            lines.push((file.clone(), number, code.to_owned()));
        }
    }
    lines
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
