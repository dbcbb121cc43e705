//! Documents that are not the site's: the reader's own files, and those of places that the host trusts.

use crate::browser::{Wishes, browse, place};
use crate::page::Page;
use anyhow::{Context as _, Result};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

/// A small document of a reader's own.
const OWN: &str = r#"{
  "format": "demarche/1", "id": "own-talks", "title": "Talks of my own", "summary": "One asks, the other declines.",
  "language": "en", "as_of": "2025-11-08",
  "parties": [
    {"id": "north", "name": "North", "kind": "state", "roles": ["principal"]},
    {"id": "south", "name": "South", "kind": "state", "roles": ["principal"]}
  ],
  "issues": [{"id": "water", "name": "Water"}],
  "statements": [
    {"id": "ask", "kind": "demand", "by": ["north"], "to": ["south"], "issue": "water",
     "text": "Open the upper sluice in spring.", "on": "2025-10-01", "reports": [{"source": "gazette", "attribution": "official-document"}]},
    {"id": "no", "kind": "response", "by": ["south"], "issue": "water", "text": "The sluice stays as it is.",
     "on": "2025-10-02", "responds": [{"to": "ask", "as": "rejects"}],
     "reports": [{"source": "gazette", "attribution": "official-document"}]}
  ],
  "sources": [{"id": "gazette", "publisher": "Gazette", "title": "Minutes", "published": "2025-10-03", "language": "en"}]
}"#;

/// Drops a file with these words on the page, as the browser would tell it.
const DROP: &str = "const [name, words] = arguments; const held = new DataTransfer(); \
     held.items.add(new File([words], name, { type: 'application/json' })); \
     for (const type of ['dragover', 'drop']) document.querySelector('main') \
       .dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));";

/// Whether the page shows the reader's document.
const SHOWN: &str = "document.querySelector('h1').textContent === 'Talks of my own' && \
     !!document.querySelector('[data-mark=statement][data-id=ask][data-answers=\"south:rejects\"]')";

#[test]
fn a_file_is_chosen_and_lives_like_any_other() -> Result<()> {
    let folder = Folder::new("chosen")?;
    let file = folder.write("mine.json", OWN)?;
    browse(&Wishes::default(), async |page| {
        page.open("?theme=dark").await?;
        page.until_state("ready").await?;
        page.choose("input[data-open]", &file).await?;
        page.until(SHOWN).await?;
        let told = page.text(".page-notices .origin").await?;
        assert!(told.contains("from your computer") && told.contains("mine.json"), "{told}");
        assert_eq!(page.query().await?, "n=file:own-talks&theme=dark");
        assert_eq!(page.value::<f64>("scrollY").await?, 0.0);
        // It is the reader's, so the page has no link to it and no view of it to give away.
        assert_eq!(page.count(".takeaway a[download], button[data-share]").await?, 0);
        page.click("[data-mark=statement][data-id=ask]").await?;
        page.until("document.querySelector('#panel-record')?.textContent.includes('upper sluice')").await?;
        assert_eq!(page.query().await?, "n=file:own-talks&focus=statement:ask&theme=dark");
        for (lens, words) in
            [("table", "South"), ("compare", "Water"), ("timeline", "upper sluice"), ("sources", "Gazette")]
        {
            page.click(&format!(".tabs a[href*='view={lens}']")).await?;
            page.until(&format!("!document.querySelector('[data-view={lens}]').hidden")).await?;
            assert!(page.text(&format!("[data-view={lens}]")).await?.contains(words), "{lens}");
        }
        // Another negotiation, and back to the file, which the page still has.
        page.click("a[href='?n=istanbul-2025']").await?;
        page.until("!document.querySelector('.origin') && !location.search.includes('file')").await?;
        page.back().await?;
        page.until("document.querySelector('h1').textContent === 'Talks of my own'").await?;
        assert!(page.query().await?.contains("view=sources"));
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        assert_eq!(page.foreign_requests().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_page_loaded_anew_asks_for_the_file_again() -> Result<()> {
    let folder = Folder::new("anew")?;
    let file = folder.write("mine.json", OWN)?;
    browse(&Wishes::default(), async |page| {
        page.open("?n=file:own-talks&view=table").await?;
        page.until_state("ready").await?;
        assert!(page.text(".page-notices").await?.contains("open it again"));
        assert_eq!(page.count(".origin").await?, 0);
        page.choose("input[data-open]", &file).await?;
        page.until("document.querySelector('h1').textContent === 'Talks of my own'").await?;
        // As the address says it was looked at.
        page.until("!document.querySelector('[data-view=table]').hidden").await?;
        assert_eq!(page.query().await?, "n=file:own-talks&view=table");
        Ok(())
    })
}

#[test]
fn a_file_is_dropped_and_one_that_is_no_document_changes_nothing() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?view=table").await?;
        page.until_state("ready").await?;
        drop_file(page, "mine.json", OWN).await?;
        page.until("document.querySelector('h1').textContent === 'Talks of my own'").await?;
        assert_eq!(page.count("[data-drop]").await?, 0);
        let query = page.query().await?;
        for (words, told) in [
            ("", "the file is empty"),
            ("{\"format\": \"demarche/1\", \"id\": ", "was cut off"),
            ("<!doctype html><p>Log in", "web page"),
            ("{\"format\": \"demarche/9\"}", "demarche/9"),
            ("{\"a\": 1} more", "remove what follows"),
        ] {
            drop_file(page, "other.json", words).await?;
            let shown = format!(
                "!document.getElementById('failure').hidden && \
                 document.querySelector('#failure p').textContent.includes({told:?})"
            );
            page.until(&shown).await.with_context(|| words.to_owned())?;
            // Trying again would bring the same.
            assert_eq!(page.count("#failure a:not([hidden])").await?, 0);
            assert_eq!(page.text("h1").await?, "Talks of my own");
            assert_eq!((page.query().await?, page.count(".origin").await?), (query.clone(), 1));
        }
        // The next step takes the message away.
        page.click(".tabs a[href*='view=table']").await?;
        page.until("document.getElementById('failure').hidden").await?;
        // Findings are listed as for any document.
        drop_file(
            page,
            "mine.json",
            &OWN.replace("\"about\"", "").replace("[\"south\"], \"issue\"", "[\"east\"], \"issue\""),
        )
        .await?;
        page.until("!!document.querySelector('.page-notices details')").await?;
        assert!(
            page.value::<String>("document.querySelector('.page-notices').textContent")
                .await?
                .contains("east")
        );
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn in_a_page_that_stands_still_there_is_nothing_to_do() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        for view in ["graph", "table", "sources"] {
            page.open(&format!("?static=1&view={view}")).await?;
            page.until_state("ready").await?;
            assert_ne!(page.text("h1").await?, "");
            let todo = "main :is(summary, a[href], [tabindex='0']), header a[href]";
            assert_eq!(page.count(todo).await?, 0, "{view}");
        }
        Ok(())
    })
}

#[test]
fn words_that_are_dropped_and_pages_that_stand_still_open_nothing() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?static=1").await?;
        page.until_state("ready").await?;
        let before = page.text("h1").await?;
        drop_file(page, "mine.json", OWN).await?;
        // Nor do its keys do anything.
        for key in ["t", "?"] {
            page.run(&format!(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"
            ))
            .await?;
        }
        assert!(!page.query().await?.contains("view=") && page.count("dialog[open]").await? == 0);
        page.open("").await?;
        page.until_state("ready").await?;
        page.run("const held = new DataTransfer(); held.setData('text/plain', 'words'); const drop = new DragEvent('drop', \
                  { dataTransfer: held, bubbles: true, cancelable: true }); \
                  document.body.dispatchEvent(drop); window.refused = drop.defaultPrevented").await?;
        assert!(!page.value::<bool>("window.refused").await?);
        assert_eq!(page.text("h1").await?, before);
        Ok(())
    })
}

#[test]
fn no_document_comes_from_elsewhere_unless_the_host_says_so() -> Result<()> {
    let foreign = serve_foreign(OWN)?;
    browse(&Wishes::default(), async |page| {
        let vast = format!("https://example.org/{}", "a".repeat(6000));
        for src in [
            &*format!("{foreign}/talks/a.json"),
            "javascript:alert(1)",
            "//evil.example/a.json",
            "negotiations/plastics-inc5.json",
            &vast,
        ] {
            page.open(&format!("?src={src}&src=again&view=table")).await?;
            page.until_state("ready").await?;
            let told = page.text(".page-notices").await?;
            assert!(
                told.contains("does not let documents come from") && told.contains("more than once"),
                "{told}"
            );
            assert!(told.len() < 500, "{told}");
            assert_eq!(page.count(".origin").await?, 0);
            assert_eq!(page.foreign_requests().await?, Vec::<String>::new());
            assert_eq!(page.complaints().await?, Vec::<String>::new());
        }
        // And the page's policy would not let it either.
        let fetched = format!("fetch('{foreign}/talks/a.json').then(() => true, () => false)");
        assert!(!page.value::<bool>(&format!("await ({fetched})")).await.unwrap_or(false));
        Ok(())
    })
}

#[test]
fn a_document_from_a_place_that_the_host_trusts_is_shown_under_its_name() -> Result<()> {
    let foreign = serve_foreign(OWN)?;
    let site = trusting(&[&format!("{foreign}/talks/"), "negotiations/"])?;
    let host = foreign.trim_start_matches("http://").to_owned();
    browse(&Wishes { site: Some(site.0.clone()), ..Wishes::default() }, async |page| {
        // In every form of the page.
        for flags in ["", "&embed=1&plain=1&transparent=1&static=1"] {
            page.open(&format!("?src={foreign}/talks/a.json{flags}")).await?;
            page.until_state("ready").await?;
            page.until(SHOWN).await?;
            let told = page.text(".origin").await?;
            assert!(told.contains(&host) && told.contains("not checked by this site"), "{told}");
        }
        page.open(&format!("?src={foreign}/talks/a.json")).await?;
        page.until_state("ready").await?;
        page.click("[data-mark=statement][data-id=ask]").await?;
        page.until("location.search.includes('focus=statement:ask')").await?;
        let query = page.query().await?;
        assert!(query.starts_with("src=http:%2F%2F") && !query.contains("n="), "{query}");
        page.until("!!document.querySelector('#panel-record article')").await?;
        let link: String = page.value("document.querySelector('.takeaway a[download]').href").await?;
        assert_eq!(link, format!("{foreign}/talks/a.json"));
        // The way back to what the site has itself, and forth again.
        page.click("a[href='?n=istanbul-2025']").await?;
        page.until("!document.querySelector('.origin') && !location.search.includes('src')").await?;
        page.back().await?;
        page.until("document.querySelector('h1').textContent === 'Talks of my own'").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        // A folder of the site's own.
        page.open("?src=negotiations/plastics-inc5.json").await?;
        page.until_state("ready").await?;
        page.until("document.querySelector('h1').textContent.toLowerCase().includes('plastic')").await?;
        assert!(page.text(".origin").await?.contains("negotiations/plastics-inc5.json"));
        Ok(())
    })
}

#[test]
fn what_goes_wrong_elsewhere_is_said_and_nothing_of_it_is_shown() -> Result<()> {
    let foreign = serve_foreign(OWN)?;
    let site = trusting(&[&format!("{foreign}/talks/")])?;
    browse(&Wishes { site: Some(site.0.clone()), ..Wishes::default() }, async |page| {
        for (path, told) in [
            ("talks/missing.json", "talks/missing.json"),
            ("talks/page.json", "web page"),
            ("talks/closed.json", "could not be fetched"),
            // On to another place of the same host, which the policy of the page cannot tell from this one.
            ("talks/moved.json", "does not let documents come from"),
        ] {
            page.open(&format!("?src={foreign}/{path}")).await?;
            page.until_state("failed").await.with_context(|| path.to_owned())?;
            let words = page.text("#failure").await?;
            assert!(words.contains(told), "{path}: {words}");
            assert_eq!(page.count("#failure a:not([hidden])").await?, 1);
            assert_eq!((page.count(".origin").await?, page.text("h1").await?), (0, String::new()));
        }
        for path in ["other/a.json", "talks/..%252Fother/a.json", "talks/../other/a.json"] {
            page.open(&format!("?src={foreign}/{path}")).await?;
            page.until_state("ready").await?;
            assert!(page.text(".page-notices").await?.contains("does not let documents come from"), "{path}");
        }
        Ok(())
    })
}

async fn drop_file(page: &Page, name: &str, words: &str) -> Result<()> {
    page.run(&DROP.replacen("arguments", &format!("[{name:?}, {words:?}]"), 1)).await
}

/// A folder of a test's own, gone when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("demarche-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    fn write(&self, name: &str, words: &str) -> Result<PathBuf> {
        let file = self.0.join(name);
        std::fs::write(&file, words)?;
        Ok(file)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// The built site as a host has it who trusts some places: its page written anew, by the native program.
fn trusting(sources: &[&str]) -> Result<Folder> {
    let built = place("DEMARCHE_SITE")?;
    let name = format!(
        "trusting-{}",
        sources.concat().chars().filter(char::is_ascii_alphanumeric).collect::<String>()
    );
    let site = Folder::new(&name)?;
    for part in ["assets", "negotiations"] {
        copy(&built.join(part), &site.0.join(part))?;
    }
    for file in ["assets.json", "boot.js"] {
        std::fs::copy(built.join(file), site.0.join(file))?;
    }
    site.write("demarche.json", &serde_json::json!({ "sources": sources }).to_string())?;
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_demarche"))
        .arg("render")
        .arg(site.0.join("negotiations/istanbul-2025.json"))
        .args(["--assets".as_ref(), site.0.join("assets.json").as_os_str()])
        .args(["--out".as_ref(), site.0.as_os_str()])
        .status()?;
    anyhow::ensure!(status.success(), "the page could not be written");
    Ok(site)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Another host with a document and some faults; it ends with the test's process. It answers whoever may ask, but
/// refuses those who come with a cookie or say from where.
fn serve_foreign(document: &'static str) -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let Ok(copy) = stream.try_clone() else { continue };
            let mut lines = BufReader::new(copy).lines().map_while(Result::ok);
            let asked = lines.next().unwrap_or_default();
            let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            let told =
                |name: &str| headers.iter().any(|header| header.to_ascii_lowercase().starts_with(name));
            let open = "Access-Control-Allow-Origin: *\r\n";
            let (status, more, body) = match asked.split(' ').nth(1).unwrap_or_default() {
                _ if told("cookie:") || told("referer:") => ("403 Forbidden", open, ""),
                "/talks/a.json" | "/other/a.json" => ("200 OK", open, document),
                "/talks/page.json" => ("200 OK", open, "<!doctype html><p>Log in"),
                "/talks/closed.json" => ("200 OK", "", document),
                "/talks/moved.json" => {
                    ("302 Found", "Access-Control-Allow-Origin: *\r\nLocation: /other/a.json\r\n", "")
                }
                _ => ("404 Not Found", open, ""),
            };
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{more}Connection: close\r\n\r\n{body}"
            )
            .ok();
        }
    });
    Ok(address)
}
