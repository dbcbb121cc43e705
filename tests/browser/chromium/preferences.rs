//! What the reader's system asks for is done.

use crate::browser::{Wishes, browse};
use crate::site::document;
use anyhow::Result;
use serde_json::json;

#[test]
fn in_forced_colours_lines_and_signs_keep_to_the_readers() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.prefer("forced-colors", "active").await?;
        page.open("").await?;
        page.until_state("ready").await?;
        let colours: Vec<String> = page
            .value("[...new Set([...document.querySelectorAll('.graph .link')].map(e => getComputedStyle(e).stroke))]")
            .await?;
        let system: String = page
            .value("(e => { e.style.color = 'GrayText'; document.body.append(e); const c = getComputedStyle(e).color; e.remove(); return c; })(document.createElement('i'))")
            .await?;
        assert!(colours.iter().all(|colour| *colour == system), "{colours:?} and not {system}");
        Ok(())
    })
}

#[test]
fn nothing_moves_for_those_who_want_no_motion() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.prefer("prefers-reduced-motion", "reduce").await?;
        page.open("?view=table").await?;
        page.until_state("ready").await?;
        let moving: Vec<String> = page
            .value(
                "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s' \
                 || getComputedStyle(e).animationName !== 'none').map(e => e.outerHTML.slice(0, 80))",
            )
            .await?;
        assert_eq!(moving, [] as [String; 0]);
        Ok(())
    })
}

#[test]
fn paper_is_no_other_screen() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.size(1440, 900).await?;
        page.open("").await?;
        page.until_state("ready").await?;
        let media =
            async |media: &str| page.tools("Emulation.setEmulatedMedia", json!({ "media": media })).await;
        // A printer asks for the page as wide as its paper, when the sheets have been counted.
        media("print").await?;
        page.size(794, 1123).await?;
        page.until("innerWidth < 1000").await?;
        page.run("new Promise(done => setTimeout(done, 300))").await?;
        assert_eq!(page.count(".lens-graph > .graph.wide").await?, 1, "another picture has come");
        media("").await?;
        page.size(800, 1123).await?;
        page.size(1440, 900).await?;
        page.size(794, 1123).await?;
        page.until("document.querySelector('.lens-graph > .graph.narrow') !== null").await?;
        Ok(())
    })
}

#[test]
fn title_and_picture_share_the_first_sheet() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let pages = ["", "?n=plastics-inc5", "?lang=ar", "?lang=fa-AF", "?n=plastics-inc5&lang=ps"];
        for (address, (width, height)) in
            pages.iter().flat_map(|page| [(page, (718, 1047)), (page, (1047, 718))])
        {
            page.size(width, height).await?;
            page.open(address).await?;
            page.until_state("ready").await?;
            page.tools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            // A picture that is taller than a sheet begins at the head of one, wherever it would have stood.
            let over = "document.querySelector('.lens-graph > .graph').getBoundingClientRect().top \
                - document.body.getBoundingClientRect().top";
            assert_eq!(page.value::<f64>(over).await?, 0.0, "‘{address}’ at {width}");
            let room = "Math.min(...[...document.querySelectorAll('.graph .party')].map(e => e.getBoundingClientRect().top)) \
                - document.querySelector('.counts').getBoundingClientRect().bottom";
            let room: f64 = page.value(room).await?;
            assert!((0.0..120.0).contains(&room), "‘{address}’ at {width}: {room} between title and picture");
            page.tools("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        }
        Ok(())
    })
}

#[test]
fn paper_has_the_figure_and_the_record_and_nothing_to_press() -> Result<()> {
    const PRESSED: &str = "[...document.querySelectorAll('button, input, select, .tabs, .languages, .skip, .zoom')] \
        .filter(e => e.checkVisibility({ visibilityProperty: true })).map(e => e.outerHTML.slice(0, 80))";
    browse(&Wishes::default(), async |page| {
        let first = &document("istanbul-2025")?.statements[0].id;
        // As a printer has it from a reader whose screen is dark, be it by the system or by the address.
        for theme in ["", "&theme=dark"] {
            page.size(794, 1123).await?;
            let features = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
            page.tools("Emulation.setEmulatedMedia", json!({ "media": "print", "features": features }))
                .await?;
            page.open(&format!("?focus=statement:{first}{theme}")).await?;
            page.until_state("ready").await?;
            page.until("document.querySelector('.record')?.checkVisibility()").await?;
            let pressed: Vec<String> = page.value(PRESSED).await?;
            assert_eq!(pressed, [] as [String; 0]);
            for shown in ["h1", ".summary", ".graph", ".record .reports", ".page-footer"] {
                assert!(
                    page.value::<bool>(&format!("document.querySelector('{shown}').checkVisibility()"))
                        .await?,
                    "{shown}"
                );
            }
            // The record follows the figure; a sheet over the page would stand on each.
            let after: bool = page
                .value("document.querySelector('.record').getBoundingClientRect().top >= document.querySelector('.graph').getBoundingClientRect().bottom")
                .await?;
            assert!(after, "the record stands over the figure");
            let ink: String = page.value("getComputedStyle(document.body).color").await?;
            assert_eq!(ink, "rgb(0, 0, 0)", "{theme}");
        }
        Ok(())
    })
}
