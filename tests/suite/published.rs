//! A site in a folder of its own, for the tests of publishing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The list of files of an app; none of them is opened while pages are written.
const ASSETS: &str = r#"{ "style": "assets/style.css", "reading": "assets/reading.css", "boot": "boot.js",
    "script": "assets/explorer.js", "wasm": "assets/explorer.wasm",
    "frame": "assets/frame.js", "share": "assets/share.js" }"#;

/// A site, gone when the test is.
pub struct Published {
    pub root: PathBuf,
}

impl Published {
    /// The built app without a negotiation, and these files in it.
    pub fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let root = std::env::temp_dir().join(format!("demarche-site-{name}-{}", std::process::id()));
        std::fs::remove_dir_all(&root).ok();
        let site = Self { root };
        let app = [
            "assets/style.css",
            "assets/reading.css",
            "boot.js",
            "assets/explorer.js",
            "assets/explorer.wasm",
            "assets/frame.js",
            "assets/share.js",
        ];
        let app = app.map(|name| (name, ""));
        for (name, text) in [("assets.json", ASSETS)].iter().chain(&app).chain(files) {
            let file = site.root.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        site
    }

    /// The app with the negotiations of this repository, published.
    pub fn shipped(name: &str, arguments: &[&str]) -> Self {
        let site = Self::new(name, &[]);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/negotiations");
        let files =
            ["istanbul-2025.json", "plastics-inc5.json"].map(|file| folder.join(file).display().to_string());
        let said = site.publish(&files.each_ref().map(String::as_str), arguments);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        site
    }

    /// Runs `demarche publish` over it, with files of `tests/negotiations`.
    pub fn publish(&self, files: &[&str], arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_demarche"))
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/negotiations"))
            .arg("publish")
            .arg(&self.root)
            .args(files)
            .args(arguments)
            .output()
            .expect("the command runs")
    }

    /// A file's text.
    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// The ids that the catalogue lists.
    pub fn ids(&self) -> Vec<String> {
        let list: serde_json::Value = serde_json::from_str(&self.text("negotiations/index.json")).unwrap();
        let entries = list["negotiations"].as_array().unwrap();
        entries.iter().map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Every file, by its path.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.root)
    }
}

impl Drop for Published {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.root).ok();
    }
}

/// Every file below a folder, by its path.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(root, "", &mut files);
    files
}

fn collect(folder: &Path, path: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}

/// The addresses in a page's attributes `href` and `src`, and in what its head says to others.
pub fn links(page: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    for start in
        [" href=\"", " src=\"", "=\"og:image\" content=\"", "=\"og:url\" content=\"", " data-wasm=\""]
    {
        found.extend(page.split(start).skip(1).filter_map(|rest| rest.split('"').next()));
    }
    let plain = |link: &str| link.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    found.into_iter().map(plain).collect::<Vec<_>>().into_iter()
}

/// The links of the pages among these files that lead to nothing there: each as page and link. What begins with `origin`
/// leads into them too, and so does the name of a folder that is followed by its page, where there is a host. What
/// `beside` says stands elsewhere is let be.
pub fn astray(
    files: &BTreeMap<String, Vec<u8>>,
    origin: Option<&str>,
    beside: &[&str],
) -> Vec<(String, String)> {
    let page = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let pages = || files.keys().filter(|name| name.ends_with(".html"));
    let ids = |text: &str| -> BTreeSet<String> {
        text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
    };
    let anchors: BTreeMap<&str, BTreeSet<String>> =
        pages().map(|name| (name.as_str(), ids(&page(name)))).collect();
    let mut astray = Vec::new();
    for path in pages() {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in links(&page(path)) {
            let inner = match origin.and_then(|origin| link.strip_prefix(origin)) {
                Some(inner) => inner.to_owned(),
                None if link.contains("://") || link.starts_with("data:") => continue,
                None if link.starts_with('#') => format!("{path}{link}"),
                None => format!("{folder}/{link}"),
            };
            let (rest, fragment) = inner.split_once('#').unwrap_or((&inner, ""));
            let place = settled(rest.split('?').next().unwrap_or_default());
            let named = place.as_ref().filter(|place| files.contains_key(*place)).cloned();
            let filled = |place: &String| format!("{place}/index.html").trim_start_matches('/').to_owned();
            let hosted =
                place.as_ref().map(filled).filter(|place| origin.is_some() && files.contains_key(place));
            let found = named.or(hosted);
            let is_there = match &found {
                Some(file) => {
                    fragment.is_empty() || anchors.get(&**file).is_none_or(|ids| ids.contains(fragment))
                }
                None => place.is_some_and(|place| beside.iter().any(|name| place.ends_with(name))),
            };
            if !is_there {
                astray.push((path.clone(), link));
            }
        }
    }
    astray
}

/// A path without its steps up; nothing where it leads out.
fn settled(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
