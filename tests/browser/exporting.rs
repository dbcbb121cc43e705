//! What a reader takes away: files of the very bytes that the native program writes, and a picture.

use crate::browser::{Wishes, browse, place};
use crate::page::Page;
use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// States of the page, with the document that each is of: as it opens, and with a lens, filters, a date and a search,
/// some of which count for one form and not for another.
const STATES: [(&str, &str); 3] = [
    ("", "istanbul-2025"),
    ("?kind=demand&kind=offer&as_of=2025-10-28&view=table&sort=issue", "istanbul-2025"),
    ("?n=plastics-inc5&q=chair&view=timeline", "plastics-inc5"),
];

const FORMS: [&str; 4] = ["svg", "csv", "json", "graphml"];

#[test]
fn what_the_page_hands_out_is_what_the_native_program_writes() -> Result<()> {
    for (address, document) in STATES {
        browse(&Wishes::default(), async |page| {
            page.open(address).await?;
            page.until_state("ready").await?;
            page.run("document.querySelector('.takeaway').open = true").await?;
            for form in FORMS {
                page.click(&format!(".takeaway button[data-export={form}]")).await?;
                let (name, bytes) = downloaded(page, form).await?;
                assert!(name.starts_with(document), "{name}");
                let native = native(document, address, form, &page.downloads())?;
                assert!(!native.is_empty());
                let same = bytes.iter().zip(&native).take_while(|(a, b)| a == b).count();
                let around = |bytes: &[u8]| {
                    let part = bytes.iter().skip(same.saturating_sub(40)).take(80).copied();
                    String::from_utf8_lossy(&part.collect::<Vec<_>>()).into_owned()
                };
                ensure!(
                    bytes == native,
                    "{address:?} as {form} differs at {same}: {} where the native program writes {}",
                    around(&bytes),
                    around(&native)
                );
            }
            assert_eq!(page.complaints().await?, Vec::<String>::new());
            assert_eq!(page.foreign_requests().await?, Vec::<String>::new());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_document_itself_and_the_picture_are_handed_out() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.run("document.querySelector('.takeaway').open = true").await?;
        page.click(".takeaway a[download]").await?;
        let (_, bytes) = downloaded(page, "json").await?;
        let own = std::fs::read(place("DEMARCHE_SITE")?.join("negotiations/istanbul-2025.json"))?;
        assert_eq!(bytes.len(), own.len());
        assert!(bytes == own);
        page.click(".takeaway button[data-export=svg]").await?;
        let (svg, drawing) = downloaded(page, "svg").await?;
        page.click(".takeaway button[data-export=png]").await?;
        let (png, picture) = downloaded(page, "png").await?;
        assert_eq!(png.trim_end_matches(".png"), svg.trim_end_matches(".svg"));
        let picture = resvg::tiny_skia::Pixmap::decode_png(&picture).context("no picture")?;
        let drawing = resvg::usvg::Tree::from_data(&drawing, &resvg::usvg::Options::default())?;
        // Twice as fine as its drawing; engines round a fraction of a unit each in their way.
        let wanted = (2.0 * drawing.size().width(), 2.0 * drawing.size().height());
        let size = (picture.width() as f32, picture.height() as f32);
        assert!((size.0 - wanted.0).abs() <= 2.0 && (size.1 - wanted.1).abs() <= 2.0, "{size:?} {wanted:?}");
        let inks = picture.data().chunks(4).collect::<std::collections::BTreeSet<_>>();
        assert!(inks.len() > 50, "the picture is all but empty");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

/// The file of a form that the browser has saved: its name and its bytes. It is gone then, so that the next is found.
async fn downloaded(page: &Page, form: &str) -> Result<(String, Vec<u8>)> {
    for _ in 0..400 {
        let files = std::fs::read_dir(page.downloads())?.flatten().map(|entry| entry.path());
        let found: Vec<PathBuf> = files.collect();
        // While it is being written, the browser keeps it under another name, beside this one.
        if let [file] = &found[..]
            && file.extension().is_some_and(|ending| ending == form)
            && file.metadata()?.len() > 0
        {
            let name = file.file_name().context("a file without a name")?.to_string_lossy().into_owned();
            let bytes = std::fs::read(file)?;
            std::fs::remove_file(file)?;
            return Ok((name, bytes));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let there: Vec<_> =
        std::fs::read_dir(page.downloads())?.flatten().map(|entry| entry.file_name()).collect();
    anyhow::bail!("no {form} was saved; there are {there:?}")
}

/// What the native program writes of a document that the site has, at an address.
fn native(document: &str, address: &str, form: &str, folder: &Path) -> Result<Vec<u8>> {
    let document = place("DEMARCHE_SITE")?.join(format!("negotiations/{document}.json"));
    let out = folder.with_file_name(format!("native.{form}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    match form {
        "svg" => command.args(["render".as_ref(), document.as_os_str(), "--svg".as_ref()]).arg(&out),
        _ => command
            .args(["export".as_ref(), document.as_os_str(), "--as".as_ref(), form.as_ref()])
            .arg("--out")
            .arg(&out),
    };
    let ended = command.args(["--address", address]).output()?;
    ensure!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    Ok(std::fs::read(out)?)
}

#[test]
fn paper_says_what_is_shown_where_it_comes_from_and_where_it_is() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let address = "?n=istanbul-2025&kind=demand&as_of=2025-10-26";
        page.open(address).await?;
        page.until_state("ready").await?;
        assert_eq!(page.text("#printed").await?, "", "not on the screen");
        page.run("dispatchEvent(new Event('beforeprint'))").await?;
        let printed: String = page.value("document.getElementById('printed').textContent").await?;
        let shown: String = page.value("document.querySelector('.shown').textContent").await?;
        for part in [shown.as_str(), "Demand", "sources: ", address] {
            assert!(printed.contains(part), "{part:?} is not in {printed:?}");
        }
        Ok(())
    })
}
