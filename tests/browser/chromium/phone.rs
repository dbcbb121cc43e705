//! The page on a phone: one column, nothing sideways, targets for thumbs, the record as a sheet.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use anyhow::{Context as _, Result};

const LENSES: [&str; 5] = ["graph", "table", "compare", "timeline", "sources"];

async fn ready(page: &Page, width: u32, height: u32, address: &str) -> Result<()> {
    page.look(width, height, "light").await?;
    page.open(address).await?;
    page.until_state("ready").await?;
    page.until("performance.getEntriesByName('demarche:shown').length === 1").await
}

/// What reaches over the edge of the screen, as far as it is not within something that scrolls by itself.
const OVER: &str = "[...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && !e.closest('.unseen, .skip') \
     && e.getBoundingClientRect().right > innerWidth + 1).slice(0, 4).map(e => e.tagName + '.' + (e.getAttribute('class') ?? ''))";

/// Says what reaches over the edge of a page that is to be so wide, where the page is wider. A browser of a phone makes
/// the page as wide as what stands in it, so that its own width says nothing.
async fn fits(page: &Page, width: u32) -> Result<()> {
    let wide: u32 = page.value("document.documentElement.scrollWidth").await?;
    let over = OVER.replace("innerWidth", &width.to_string());
    anyhow::ensure!(wide <= width, "{wide} wide: {:?}", page.value::<Vec<String>>(&over).await?);
    Ok(())
}

#[test]
fn nothing_scrolls_sideways() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        for id in ["istanbul-2025", "plastics-inc5"] {
            let issue = &crate::site::document(id)?.issues[0].id;
            for lens in LENSES {
                // A phone, and a screen of 1280 px at 400 %.
                for (width, height) in [(360, 640), (320, 256)] {
                    for more in [
                        String::new(),
                        format!("&focus=issue:{issue}"),
                        "&lang=tr".to_owned(),
                        "&lang=ur".to_owned(),
                    ] {
                        if more.starts_with("&lang") && (id == "plastics-inc5" || width == 320) {
                            continue;
                        }
                        let address = format!("?n={id}&view={lens}{more}");
                        ready(page, width, height, &address).await?;
                        fits(page, width).await.with_context(|| format!("{address} at {width}"))?;
                    }
                }
            }
        }
        Ok(())
    })
}

#[test]
fn letters_twice_as_large_have_room() -> Result<()> {
    // What cuts off words that stand in it, but for words that only a screen reader is told.
    const CUT: &str = "[...document.querySelectorAll('main *, header *, nav *, dialog[open] *')].filter(e => e.checkVisibility() \
        && !e.closest('svg, .unseen, .skip, iframe, textarea, caption, [data-preview], .in-force-list') && !e.matches('input, select') && e.childNodes.length \
        && /hidden|clip/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1).map(e => e.tagName + '.' + e.className)";
    browse(&Wishes::default(), async |page| {
        for (width, height, languages) in [(390, 844, ["tr", "ur"].as_slice()), (1280, 900, &["tr"])] {
            for language in languages {
                for lens in LENSES {
                    let address = format!("?view={lens}&lang={language}");
                    ready(page, width, height, &address).await?;
                    page.run("document.documentElement.style.fontSize = '200%'").await?;
                    fits(page, width).await.with_context(|| format!("{address} at {width}"))?;
                    let cut: Vec<String> = page.value(CUT).await?;
                    assert_eq!(cut, [] as [String; 0], "{address} at {width}");
                    // Every lens can be seen.
                    let last: f64 = page
                        .value("Math.max(...[...document.querySelectorAll('.tabs a')].map(e => e.getBoundingClientRect().right))")
                        .await?;
                    assert!(last <= f64::from(width) + 1.0, "{address}: {last}");
                }
            }
            page.click("[data-share]:not(script)").await?;
            page.until("!!document.querySelector('dialog.share[open]')").await?;
            let (client, scroll): (u32, u32) = page
                .value("(d => [d.clientWidth, d.scrollWidth])(document.querySelector('dialog.share'))")
                .await?;
            assert!(scroll <= client, "{scroll} in {client} at {width}");
        }
        Ok(())
    })
}

#[test]
fn the_longest_words_break() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        for lens in LENSES {
            ready(page, 360, 640, &format!("?view={lens}")).await?;
            // As a document with a word of three hundred letters would have it, wherever words stand.
            page.run(
                "document.querySelectorAll('h1, h2, h3, .summary, td, th, li, dd, summary, bdi, .tabs ~ * span') \
                   .forEach(e => { if (!e.closest('.tabs, svg, .unseen') && !e.querySelector('*')) e.textContent = 'W'.repeat(300); })",
            )
            .await?;
            fits(page, 360).await.context(lens)?;
        }
        Ok(())
    })
}

#[test]
fn the_graph_begins_on_the_first_screen_in_one_column() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        for (width, height) in [(360, 640), (390, 844)] {
            ready(page, width, height, "").await?;
            let top: f64 = page.value("document.querySelector('.graph').getBoundingClientRect().top").await?;
            assert!(top < f64::from(height) * 0.8, "{width}×{height}: {top}");
            assert_eq!(page.count(".graph.narrow").await?, 1);
            let text: f64 = page
                .value(
                    "Math.min(...[...document.querySelectorAll('.graph text')].filter(t => t.textContent) \
                        .map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a))",
                )
                .await?;
            assert!(text >= 11.5, "{text}");
        }
        Ok(())
    })
}

#[test]
fn targets_are_large_enough_for_thumbs() -> Result<()> {
    const SMALL: &str = "[...document.querySelectorAll('a[href], button, summary, input:not([type=hidden])')] \
        .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.skip, .graph, .unseen')) \
        .filter(e => !(getComputedStyle(e).display === 'inline' && e.closest('p, td, dd, li, span'))) \
        .map(e => [e, e.getBoundingClientRect()]).filter(([e, r]) => r.height < MIN || r.width < 24) \
        .map(([e, r]) => `${e.tagName} ${e.getAttribute('class')} ${e.textContent.slice(0, 20)} ${r.width}×${r.height}`)";
    browse(&Wishes::default(), async |page| {
        for lens in LENSES {
            ready(page, 360, 640, &format!("?view={lens}")).await?;
            let small: Vec<String> = page.value(&SMALL.replace("MIN", "24")).await?;
            assert_eq!(small, Vec::<String>::new(), "{lens}");
        }
        // The main ones.
        let negotiation = crate::site::document("istanbul-2025")?;
        ready(page, 360, 640, &format!("?focus=issue:{}", negotiation.issues[0].id)).await?;
        let main = SMALL.replace("MIN", "44").replace("'a[href], button, summary, input:not([type=hidden])'", "'.tabs a, .search input[type=search], .search button, .all-filters > summary, .record .close, .legend > summary'");
        let small: Vec<String> = page.value(&main).await?;
        assert_eq!(small, Vec::<String>::new());
        // Of the marks: those that stand by themselves. Units stand side by side, each with room around it.
        let small: Vec<String> = page
            .value("[...document.querySelectorAll('.graph a[data-mark]:not(.unit)')].map(e => [e.dataset.mark, e.dataset.id, e.getBoundingClientRect()]) \
                    .filter(([, , r]) => r.height < 24 || r.width < 24).map(([mark, id, r]) => `${mark} ${id} ${r.width}×${r.height}`)")
            .await?;
        assert_eq!(small, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_record_is_a_sheet_that_closes_and_lets_the_page_scroll() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        ready(page, 390, 844, "").await?;
        for way in ["Escape", "button", "back"] {
            page.run("document.querySelector('[data-mark=statement]').scrollIntoView({ block: 'center' })")
                .await?;
            page.click("[data-mark=statement]").await?;
            page.until("!!document.querySelector('.record')").await?;
            let (position, top, bottom): (String, f64, f64) = page
                .value("(s => [getComputedStyle(s).position, s.getBoundingClientRect().top, s.getBoundingClientRect().bottom]) \
                        (document.querySelector('.record-sheet'))")
                .await?;
            assert_eq!(position, "fixed");
            assert!(top > 844.0 * 0.25 && bottom <= 845.0, "{top} to {bottom}");
            // The page behind it still scrolls, to its end.
            page.run("scrollTo(0, 0); scrollTo(0, 1e6)").await?;
            assert!(page.value::<f64>("scrollY").await? > 500.0);
            let free: bool = page
                .value(
                    "document.querySelector('.page-footer').getBoundingClientRect().bottom \
                        <= document.querySelector('.record-sheet').getBoundingClientRect().top + 1",
                )
                .await?;
            assert!(free, "the sheet covers the end of the page");
            match way {
                "Escape" => page.press("Escape").await?,
                "button" => page.click(".record .close").await?,
                _ => page.back().await?,
            }
            page.until("!document.querySelector('.record')").await?;
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn without_scripts_the_record_would_stand_below() -> Result<()> {
    browse(&Wishes { missing: vec![".wasm"], ..Wishes::default() }, async |page| {
        page.look(390, 844, "light").await?;
        page.open("").await?;
        page.until_state("failed").await?;
        page.run("document.querySelector('.record-sheet').append(document.createElement('article'))").await?;
        let position: String =
            page.value("getComputedStyle(document.querySelector('.record-sheet')).position").await?;
        assert_eq!(position, "static");
        Ok(())
    })
}
