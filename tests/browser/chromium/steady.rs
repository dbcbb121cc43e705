//! Nothing jumps while a page comes to life, and what is painted first is what it is for.

use crate::browser::{Wishes, browse};
use crate::parents::Parents;
use anyhow::{Context as _, Result};

/// What has shifted since the page began, and by how much; less than tools round to nothing is none.
const SHIFTS: &str = "await new Promise(done => { const seen = []; \
    new PerformanceObserver(list => seen.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true }); \
    setTimeout(() => done(seen.filter(shift => shift.value >= 0.005).map(shift => shift.value.toFixed(4) + ' by ' + \
      shift.sources.map(s => s.node?.nodeName + '.' + (s.node?.className?.baseVal ?? s.node?.className ?? '')).join(' '))), 200); })";

#[test]
fn no_page_shifts_as_it_comes_to_life() -> Result<()> {
    browse(&Wishes { slow: vec![".wasm"], ..Wishes::default() }, async |page| {
        for (width, height) in [(1280, 800), (390, 844)] {
            page.look(width, height, "light").await?;
            for address in [
                "",
                "n/plastics-inc5/",
                "n/istanbul-2025/table/",
                "n/istanbul-2025/compare/",
                "n/istanbul-2025/ur/",
            ] {
                page.open(address).await?;
                page.until_state("ready").await?;
                page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
                let shifts: Vec<String> = page.value(SHIFTS).await?;
                assert_eq!(shifts, [] as [String; 0], "{address} at {width}");
            }
        }
        Ok(())
    })
}

#[test]
fn the_first_paint_shows_the_graph() -> Result<()> {
    // The program takes its time; the picture does not wait for it.
    browse(&Wishes { slow: vec![".wasm"], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until("performance.getEntriesByName('first-contentful-paint').length === 1").await?;
        let marks: usize = page.count(".graph [data-mark=statement]").await?;
        assert!(marks > 0);
        page.until_state("ready").await?;
        let early = "performance.getEntriesByName('first-contentful-paint')[0].startTime < \
                     performance.getEntriesByName('demarche:loaded')[0].startTime";
        assert!(page.value::<bool>(early).await?);
        Ok(())
    })
}

#[test]
fn an_article_tells_its_frames_whether_it_is_dark() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[("height", "900")])?;
        parents.visit(page, "article", 800).await?;
        page.look(800, 900, "dark").await?;
        for frame in 0..3 {
            page.enter(frame).await?;
            page.until_state("ready").await?;
            let dark =
                "document.documentElement.dataset.theme === 'dark' && location.search.includes('theme=dark')";
            page.until(dark).await.with_context(|| format!("frame {frame}"))?;
            page.leave().await?;
        }
        page.look(800, 900, "light").await?;
        page.enter(2).await?;
        page.until("document.documentElement.dataset.theme === 'light'").await?;
        page.leave().await
    })
}
