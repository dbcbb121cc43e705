//! The graph looks the same in every engine, and the page that no script has touched reads in each.
//!
//! Chromium's run comes first and leaves its pictures for the others to be held against. Engines smooth letters and
//! edges each in its way, so what is compared is how dark small squares are, not single points.

use crate::browser::{Wishes, browse, place};
use crate::engine::Engine;
use crate::page::Page;
use crate::site::document;
use anyhow::{Context as _, Result, ensure};
use resvg::tiny_skia::Pixmap;
use std::cell::RefCell;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::PathBuf;
use std::time::Duration;
use thirtyfour::By;

/// The side of a square, in points.
const SQUARE: u32 = 16;
/// How much one square may differ, of 255, and all of them on average: less than a mark that stands a line too low, more
/// than the letters of WebKit, which it rounds to whole points.
const TOLERANCE: (f64, f64) = (48.0, 1.5);

/// A picture to compare: its name, the address, the size of the window that holds all of it, and the reader's theme.
const PICTURES: [(&str, &str, (u32, u32), &str); 3] = [
    ("wide", "", (1280, 5000), "light"),
    // As it was drawn: WebKit rounds the letters of any other size to whole points.
    ("narrow", "", (360, 6100), "light"),
    ("dark", "?as_of=2025-10-28&kind=demand", (1280, 5000), "dark"),
];

#[test]
fn the_graph_is_the_same_picture_everywhere() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        for (name, address, (width, height), scheme) in PICTURES {
            page.look(width, height, scheme).await?;
            page.open(address).await?;
            page.until_state("ready").await?;
            page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
            if page.engine() == Engine::Chromium {
                // Once everything has come to rest.
                tokio::time::sleep(Duration::from_millis(500)).await;
                shot(page).await?.save_png(reference(name)?)?;
            }
            until_alike(page, name).await?;
        }
        // And a mark that stands elsewhere by its own height is noticed.
        page.look(1280, 5000, "light").await?;
        page.open("").await?;
        page.until_state("ready").await?;
        until_alike(page, "wide").await?;
        page.run("document.querySelector('.graph .statement').setAttribute('transform', 'translate(0 30)')")
            .await?;
        let (worst, mean) = difference(&Pixmap::load_png(reference("wide")?)?, &shot(page).await?);
        ensure!(!is_alike(worst, mean), "a mark may stand anywhere: {worst} at worst, {mean} on average");
        Ok(())
    })
}

#[test]
fn a_page_that_no_script_has_touched_says_it_all() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let still = RefCell::new(None);
    browse(&Wishes { without_scripts: true, ..Wishes::default() }, async |page| {
        page.size(1280, 5000).await?;
        page.open("").await?;
        assert_eq!(page.count(".graph.wide [data-mark=statement]").await?, negotiation.statements.len());
        // What only the live page can do is not offered; what is wrong is not said, as nothing is.
        for words in ["#failure", ".graph.narrow"] {
            assert_eq!(page.text(words).await?, "", "{words}");
        }
        let seen = page.session().find_all(By::Css("button.live")).await?;
        assert!(!seen.is_empty());
        for button in seen {
            assert!(!button.is_displayed().await?);
        }
        still.replace(Some(shot(page).await?));
        // A link leads on, to a page that reads as well.
        page.click(".page-header a[href*='plastics-inc5']").await?;
        page.until("document.querySelector('h1')?.textContent.includes('plastics')").await
    })?;
    let still = still.into_inner().context("no picture")?;
    // The live page takes over what stands there: it is the same picture.
    browse(&Wishes::default(), async |page| {
        page.size(1280, 5000).await?;
        page.open("").await?;
        page.until_state("ready").await?;
        page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
        until(page, &still, "still").await
    })
}

/// The graph in the page, as the browser draws it.
async fn shot(page: &Page) -> Result<Pixmap> {
    // Some keep room for a scrollbar.
    page.run("document.documentElement.style.setProperty('overflow', 'hidden'); scrollTo(0, 0)").await?;
    let whole = Pixmap::decode_png(&page.session().screenshot_as_png().await?).context("no picture")?;
    let rect = "(r => [r.left, r.top, r.width, r.height].map(Math.round))\
                ([...document.querySelectorAll('.graph')].find(g => g.checkVisibility()).getBoundingClientRect())";
    let (left, top, width, height): (i32, i32, u32, u32) = page.value(rect).await?;
    let part = resvg::tiny_skia::IntRect::from_xywh(left, top, width, height).context("no graph")?;
    let fits = part.right() <= whole.width() as i32 && part.bottom() <= whole.height() as i32;
    ensure!(fits, "{part:?} is not within the window's {} × {}", whole.width(), whole.height());
    whole.clone_rect(part).context("no graph")
}

async fn until_alike(page: &Page, name: &str) -> Result<()> {
    let file = reference(name)?;
    let wanted = Pixmap::load_png(&file)
        .with_context(|| format!("{} comes from Chromium's run: cargo xtask test browser", file.display()))?;
    until(page, &wanted, name).await
}

/// Waits until the graph is this picture.
async fn until(page: &Page, wanted: &Pixmap, name: &str) -> Result<()> {
    let file = reference(name)?;
    let mut told = String::new();
    for attempt in 0..6 {
        let seen = shot(page).await?;
        let (worst, mean) = difference(wanted, &seen);
        if is_alike(worst, mean) {
            return Ok(());
        }
        told = format!("its squares differ by {worst:.1} at worst, by {mean:.3} on average");
        if attempt == 5 {
            seen.save_png(file.with_extension(format!("{}.png", page.engine().name())))?;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    anyhow::bail!("{name}: {told}; see {}", file.display())
}

fn is_alike(worst: f64, mean: f64) -> bool {
    worst <= TOLERANCE.0 && mean <= TOLERANCE.1
}

/// How much the squares of two pictures differ: the most, and on average.
fn difference(one: &Pixmap, other: &Pixmap) -> (f64, f64) {
    if one.width().abs_diff(other.width()) > 1 || one.height().abs_diff(other.height()) > 1 {
        return (f64::INFINITY, f64::INFINITY);
    }
    let across = one.width().min(other.width()) / SQUARE;
    let down = one.height().min(other.height()) / SQUARE;
    let (mut worst, mut sum) = (0.0_f64, 0.0);
    for (x, y) in (0..down).flat_map(|y| (0..across).map(move |x| (x, y))) {
        let (one, other) = (mean(one, x, y), mean(other, x, y));
        let differs = one.iter().zip(other).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        worst = worst.max(differs);
        sum += differs;
    }
    (worst, sum / f64::from((across * down).max(1)))
}

/// The mean colour of a square.
fn mean(picture: &Pixmap, x: u32, y: u32) -> [f64; 3] {
    let mut sum = [0_u32; 3];
    for row in y * SQUARE..(y + 1) * SQUARE {
        let from = (4 * (row * picture.width() + x * SQUARE)) as usize;
        let points = picture.data().get(from..from + 4 * SQUARE as usize).unwrap_or_default();
        for point in points.chunks_exact(4) {
            sum[0] += u32::from(point[0]);
            sum[1] += u32::from(point[1]);
            sum[2] += u32::from(point[2]);
        }
    }
    sum.map(|sum| f64::from(sum) / f64::from(SQUARE * SQUARE))
}

/// Where Chromium's picture of this very site is kept.
fn reference(name: &str) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    let site = place("DEMARCHE_SITE")?;
    for file in
        ["assets.json", "index.html", "negotiations/istanbul-2025.json", "negotiations/plastics-inc5.json"]
    {
        hasher.write(&std::fs::read(site.join(file))?);
    }
    Ok(place("DEMARCHE_LOOKS")?.join(format!("alike-{name}-{:016x}.png", hasher.finish())))
}
