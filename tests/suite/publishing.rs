//! `demarche publish`, as whoever has the program and the built app runs it.

use crate::published::{Published, astray, links};
use demarche::page::site::base_of;
use resvg::usvg::roxmltree;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Read as _;

const ORIGIN: &str = "https://example.org/talks/";

#[test]
fn publishing_again_changes_nothing() {
    let site = Published::new("again", &[]);
    let first = site.publish(&["sound-whole.json", "sound-minimal.json"], &["--origin", ORIGIN]);
    assert!(first.status.success(), "{first:?}");
    let before = site.files();
    assert!(before.keys().any(|name| name == "n/sound-whole/full.png"));
    let again = site.publish(&["sound-whole.json", "sound-minimal.json"], &[]);
    assert!(String::from_utf8_lossy(&again.stderr).contains(": 0 files written"), "{again:?}");
    assert_eq!(site.files(), before);
}

#[test]
fn one_bad_document_leaves_the_others() {
    let site = Published::new("bad", &[]);
    let said =
        site.publish(&["refused-web-page.json", "not-there.json", "sound-minimal.json"], &["--no-pictures"]);
    assert_eq!(said.status.code(), Some(2));
    let words = String::from_utf8_lossy(&said.stderr);
    assert!(words.contains("refused-web-page.json: line 1, column 1: this is a web page"), "{words}");
    assert!(words.contains("not-there.json: cannot read"), "{words}");
    assert_eq!(site.ids(), ["sound-minimal"]);
    assert!(site.text("n/sound-minimal/index.html").contains("</html>"));
    assert!(!site.has("negotiations/refused-web-page.json") && !site.has("n/refused-web-page/index.html"));
}

#[test]
fn findings_are_said_and_do_not_stop_a_document() {
    let site = Published::new("findings", &[]);
    let said = site.publish(&["members-of-no-coalition.json"], &["--no-pictures"]);
    assert!(said.status.success());
    let words = String::from_utf8_lossy(&said.stderr);
    assert!(words.contains("warning[members-of-no-coalition] parties[0].members: "), "{words}");
    assert_eq!(site.ids(), ["members-of-no-coalition"]);
}

#[test]
fn the_list_keeps_its_order_and_what_else_stands_in_it() {
    let list = r#"{ "format": "demarche-index/1", "negotiations": [
        { "id": "sound-whole", "title": "old", "summary": "old", "as_of": "2001", "language": "en" },
        { "id": "sound-minimal", "title": "old", "summary": "old", "as_of": "2001", "language": "en" } ] }"#;
    let site = Published::new("order", &[("negotiations/index.json", list)]);
    let files = ["sound-minimal.json", "sound-whole.json", "null-counts-as-absent.json"];
    assert!(site.publish(&files, &["--no-pictures"]).status.success());
    assert_eq!(site.ids(), ["sound-whole", "sound-minimal", "null-counts-as-absent"]);
    let list: Value = serde_json::from_str(&site.text("negotiations/index.json")).unwrap();
    assert!(list["negotiations"].as_array().unwrap().iter().all(|entry| entry["as_of"] != "2001"));
    // The first is the one at the root.
    assert!(site.text("index.html").contains("data-negotiation=\"sound-whole\""));
    let removed = site.publish(&[], &["--remove", "sound-whole", "--no-pictures"]);
    assert!(removed.status.success(), "{removed:?}");
    assert_eq!(site.ids(), ["sound-minimal", "null-counts-as-absent"]);
    assert!(!site.has("n/sound-whole/index.html") && !site.has("negotiations/sound-whole.json"));
    assert!(site.text("index.html").contains("data-negotiation=\"sound-minimal\""));
    assert_eq!(site.publish(&[], &["--remove", "sound-whole", "--no-pictures"]).status.code(), Some(2));
}

#[test]
fn a_document_that_has_gone_is_named_with_what_to_do() {
    let site = Published::new("gone", &[]);
    assert!(site.publish(&["sound-whole.json", "sound-minimal.json"], &["--no-pictures"]).status.success());
    std::fs::remove_file(site.root.join("negotiations/sound-whole.json")).unwrap();
    let said = site.publish(&[], &["--no-pictures"]);
    let words = String::from_utf8_lossy(&said.stderr);
    assert_eq!(said.status.code(), Some(2));
    assert!(words.contains("sound-whole: ") && words.contains("--remove sound-whole"), "{words}");
    assert_eq!(site.ids(), ["sound-whole", "sound-minimal"]);
}

#[test]
fn what_is_no_site_or_no_address_is_said() {
    let site = Published::new("wrong", &[]);
    for (arguments, wanted) in [
        (&["--origin", "example.org"][..], "is no address of a site"),
        (&["--origin", "https://example.org/?n=1"], "is no address of a site"),
    ] {
        let said = site.publish(&["sound-minimal.json"], arguments);
        assert!(String::from_utf8_lossy(&said.stderr).contains(wanted), "{said:?}");
        assert!(!said.status.success() && !site.has("negotiations/sound-minimal.json"));
    }
    std::fs::remove_file(site.root.join("assets.json")).unwrap();
    let said = site.publish(&["sound-minimal.json"], &[]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("is no built app: unpack a release"), "{said:?}");
}

#[test]
fn every_link_of_every_page_leads_to_something_that_is_there() {
    let site = Published::shipped("links", &["--origin", ORIGIN, "--no-pictures", "--no-copies"]);
    let files = site.files();
    // Pictures are drawn elsewhere; that they are drawn is another test.
    assert_eq!(astray(&files, Some(ORIGIN), &["full.png", "card.png"]), []);
    let pages: Vec<&String> = files.keys().filter(|name| name.ends_with("index.html")).collect();
    for path in &pages {
        // What the page loads, and where it says the root is.
        let base = base_of(path.strip_suffix("index.html").unwrap());
        assert!(site.text(path).contains(&format!("href=\"{base}assets/style.css\"")), "{path}");
    }
    // In a page of another language too, a reader without the program gets on.
    let arabic = site.text("n/istanbul-2025/ar/index.html");
    for (there, query) in [("tr/", "lang=tr"), ("table/", "view=table&amp;lang=ar")] {
        let link = format!("href=\"./../../../n/istanbul-2025/{there}?n=istanbul-2025&amp;{query}\"");
        assert!(arabic.contains(&link), "{link}");
    }
    assert_eq!(
        pages.len(),
        2 + 2 * 12,
        "root, catalogue, and for each negotiation five lenses, its records and six languages"
    );
}

#[test]
fn the_catalogue_counts_what_the_pages_count() {
    let site = Published::shipped("counts", &["--no-pictures", "--no-copies"]);
    let words = |text: &str| {
        let parts: Vec<&str> = text.split('<').filter_map(|part| part.split('>').nth(1)).collect();
        parts.concat()
    };
    let catalogue = site.text("catalogue/index.html");
    let entries: Vec<String> = catalogue.split("<h2>").skip(1).map(words).collect();
    for (id, entry) in site.ids().iter().zip(&entries) {
        let page = words(&site.text(&format!("n/{id}/index.html")));
        for noun in ["statements", "asks and offers", "sources"] {
            let count = |text: &str| {
                let before = text.split(&format!(" {noun}")).next().unwrap();
                let digits = before.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap();
                digits.parse::<usize>().unwrap_or_else(|_| panic!("{id}: {noun}: {digits:?}"))
            };
            assert_eq!(count(entry), count(&page), "{id}: {noun}");
        }
    }
    assert_eq!(entries.len(), 2);
}

#[test]
fn a_lens_has_a_page_that_shows_it_without_the_program() {
    let site = Published::shipped("lenses", &["--no-pictures", "--no-copies"]);
    let negotiation = crate::shipped("plastics-inc5");
    let graph: Vec<String> = links(&site.text("n/plastics-inc5/index.html")).collect();
    for lens in ["table", "compare", "timeline", "sources"] {
        assert!(
            graph.iter().any(|link| {
                *link == format!("./../../n/plastics-inc5/{lens}/?n=plastics-inc5&view={lens}")
            })
        );
        let page = site.text(&format!("n/plastics-inc5/{lens}/index.html"));
        assert!(page.contains(&format!("data-lens=\"{lens}\"")), "{lens}");
    }
    let table = site.text("n/plastics-inc5/table/index.html");
    let records = site.text("n/plastics-inc5/record/index.html");
    for statement in &negotiation.statements {
        assert!(table.contains(&format!("data-id=\"{}\"", statement.id)), "{}", statement.id);
        assert!(records.contains(&format!("id=\"statement:{}\"", statement.id)), "{}", statement.id);
    }
    // Every source with its address, though nothing runs.
    let outward: Vec<String> = links(&records).collect();
    for url in negotiation.sources.iter().filter_map(|source| source.url.as_ref()) {
        assert!(outward.iter().any(|link| link.starts_with(url.as_str())), "{}", url.as_str());
    }
    assert!(!records.contains("<button") && !records.contains("<script type=\"module\""));
}

#[test]
fn the_table_is_whole_however_long_it_is() {
    let site = Published::new("long", &[("negotiations/long.json", &long(450))]);
    let document = site.root.join("negotiations/long.json");
    let document = document.to_string_lossy().into_owned();
    let said = site.publish(&[&document], &["--no-pictures", "--no-copies"]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let rows: BTreeSet<String> = site
        .text("n/long/table/index.html")
        .split("<tr ")
        .skip(1)
        .filter_map(|row| row.split("data-id=\"").nth(1)?.split('"').next().map(str::to_owned))
        .collect();
    assert_eq!(rows.len(), 450);
}

#[test]
fn the_head_says_what_the_page_is_to_those_who_link_to_it() {
    let site = Published::new("head", &[]);
    assert!(site.publish(&["sound-whole.json"], &["--origin", "https://example.org/talks"]).status.success());
    let page = site.text("n/sound-whole/index.html");
    let head = page.split("</head>").next().unwrap();
    for wanted in [
        "<link rel=\"canonical\" href=\"https://example.org/talks/n/sound-whole/\">",
        "<meta property=\"og:url\" content=\"https://example.org/talks/n/sound-whole/\">",
        "<meta property=\"og:image\" content=\"https://example.org/talks/n/sound-whole/card.png\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "<link rel=\"alternate\" href=\"https://example.org/talks/n/sound-whole/oembed.json\" type=\"application/json+oembed\"",
    ] {
        assert!(head.contains(wanted), "{wanted}: {head}");
    }
    let block = head
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    let block: Value = serde_json::from_str(block).unwrap();
    assert_eq!(block["@type"], "Dataset");
    assert_eq!(
        block["distribution"][0]["contentUrl"],
        "https://example.org/talks/negotiations/sound-whole.json"
    );
    let oembed: Value = serde_json::from_str(&site.text("n/sound-whole/table/oembed.json")).unwrap();
    let frame = oembed["html"].as_str().unwrap();
    assert_eq!((&oembed["version"], &oembed["type"]), (&"1.0".into(), &"rich".into()));
    let address = "https://example.org/talks/n/sound-whole/table/?n=sound-whole&amp;view=table&amp;embed=1";
    assert!(frame.contains(&format!("src=\"{address}\"")) && frame.contains("title=\""), "{frame}");
    let card = std::fs::read(site.root.join("n/sound-whole/card.png")).unwrap();
    assert_eq!(card[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630 points");
    // The page at the root stands in for it and says so.
    assert!(
        site.text("index.html")
            .contains("rel=\"canonical\" href=\"https://example.org/talks/n/sound-whole/\"")
    );
}

#[test]
fn without_a_full_address_nothing_claims_one() {
    let site = Published::new("nowhere", &[]);
    assert!(site.publish(&["sound-whole.json"], &["--origin", ORIGIN, "--no-pictures"]).status.success());
    let said = site.publish(&["sound-whole.json"], &["--origin", "", "--no-pictures"]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("give it once with --origin"), "{said:?}");
    for gone in ["sitemap.xml", "sitemap.xml.gz", "feed.xml", "n/sound-whole/oembed.json", "site.json"] {
        assert!(!site.has(gone), "{gone}");
    }
    let page = site.text("n/sound-whole/index.html");
    for gone in ["canonical", "og:url", "og:image", "oembed", "atom+xml", ORIGIN] {
        assert!(!page.contains(gone), "{gone}");
    }
}

#[test]
fn the_sitemap_names_every_page_and_the_feed_every_correction() {
    let site = Published::shipped("feed", &["--origin", ORIGIN, "--no-pictures", "--no-copies"]);
    let sitemap = site.text("sitemap.xml");
    let sitemap = roxmltree::Document::parse(&sitemap).unwrap();
    let listed: BTreeSet<&str> = sitemap
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text())
        .collect();
    // The root's own is that of the first negotiation.
    let pages: BTreeSet<String> = site
        .files()
        .keys()
        .filter_map(|name| name.strip_suffix("index.html").filter(|folder| !folder.is_empty()))
        .map(|folder| format!("{ORIGIN}{folder}"))
        .collect();
    assert_eq!(listed, pages.iter().map(String::as_str).collect());

    let site = Published::new("feed-whole", &[]);
    assert!(site.publish(&["sound-whole.json"], &["--origin", ORIGIN, "--no-pictures"]).status.success());
    let feed = site.text("feed.xml");
    let feed = roxmltree::Document::parse(&feed).unwrap();
    let atom = |name| ("http://www.w3.org/2005/Atom", name);
    let entries: Vec<_> = feed.descendants().filter(|node| node.has_tag_name(atom("entry"))).collect();
    let of = |name: &'static str| -> BTreeSet<&str> {
        let parts =
            entries.iter().flat_map(|entry| entry.children()).filter(|node| node.has_tag_name(atom(name)));
        parts.filter_map(|node| node.text()).collect()
    };
    let bytes = std::fs::read(site.root.join("negotiations/sound-whole.json")).unwrap();
    let negotiation = demarche::check::read(&bytes, None).unwrap().negotiation;
    assert!(!negotiation.corrections.is_empty());
    assert_eq!(entries.len(), 1 + negotiation.corrections.len());
    assert_eq!(of("id").len(), entries.len(), "each has an id of its own");
    let language = &negotiation.language;
    for correction in &negotiation.corrections {
        assert!(of("summary").contains(correction.text.wording(language, language).text));
    }
}

#[test]
fn compressed_copies_say_what_their_files_say() {
    let site = Published::new(
        "copies",
        &[("old.json", "{ \"old\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" }")],
    );
    assert!(site.publish(&["sound-minimal.json"], &["--no-pictures"]).status.success());
    // The same again with another document first: the copies of what changes must change with it.
    assert!(
        site.publish(&["sound-whole.json"], &["--remove", "sound-minimal", "--no-pictures"]).status.success()
    );
    // And those of what somebody has edited in place.
    let edited = "negotiations/sound-whole.json";
    let text = String::from_utf8(site.files()[edited].clone()).unwrap() + "\n\n";
    std::fs::write(site.root.join(edited), text).unwrap();
    std::fs::write(site.root.join("old.json"), format!("{{ \"old\": \"{}\" }}", "b".repeat(40))).unwrap();
    assert!(site.publish(&[], &["--no-pictures"]).status.success());
    let files = site.files();
    let mut checked = 0;
    for (name, bytes) in &files {
        let Some(plain) = name.strip_suffix(".gz") else { continue };
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut text).unwrap();
        assert!(text == files[plain], "{name}");
        let mut text = Vec::new();
        brotli::Decompressor::new(files[&format!("{plain}.br")].as_slice(), 4096)
            .read_to_end(&mut text)
            .unwrap();
        assert!(text == files[plain], "{name}");
        checked += 1;
    }
    assert!(checked > 10 && files.contains_key("old.json.gz"));
    assert!(site.publish(&[], &["--no-pictures", "--no-copies"]).status.success());
    assert!(!site.has("index.html.gz"), "an old copy would be sent in place of its file");
}

/// A document of so many statements.
fn long(statements: usize) -> String {
    let statement = |place| {
        serde_json::json!({
            "id": format!("s-{place}"), "kind": "demand", "by": ["a"], "to": ["b"], "issue": "i",
            "text": format!("Demand {place}."), "on": "2025-10-10",
            "reports": [{ "source": "r", "attribution": "on-record-named" }],
        })
    };
    let party = |id| serde_json::json!({ "id": id, "name": id, "kind": "state", "roles": ["principal"] });
    let source = serde_json::json!({ "id": "r", "publisher": "P", "title": "T", "published": "2025-10-11", "language": "en" });
    serde_json::json!({
        "format": "demarche/1", "id": "long", "title": "Long talks", "summary": "They talk.", "language": "en",
        "as_of": "2025-10-31", "parties": [party("a"), party("b")], "issues": [{ "id": "i", "name": "I" }],
        "statements": (0..statements).map(statement).collect::<Vec<_>>(), "sources": [source],
    })
    .to_string()
}
