//! Views in other people's pages: each host gives its frame the right height, and what is in the frame works.

use crate::browser::{Wishes, browse};
use crate::engine::Engine;
use crate::page::Page;
use crate::parents::Parents;
use anyhow::{Context as _, Result};

/// The widths of window at which every host is tried.
const WIDTHS: [u32; 2] = [1100, 390];

/// Where the content of a frame ends.
const END: &str = "Math.ceil(document.body.getBoundingClientRect().bottom + scrollY)";

/// Has the site's files readable from everywhere, as the headers that are published with it have them.
fn readable() -> Wishes {
    Wishes { headers: vec![("", "Access-Control-Allow-Origin: *")], ..Wishes::default() }
}

/// Waits until a frame is alive and exactly as high as what it shows, at the width of its place.
async fn fits(page: &Page, frame: usize) -> Result<()> {
    page.enter(frame).await?;
    page.until_state("ready").await?;
    let fits = format!(
        "innerHeight === {END} && innerHeight > 250 && document.documentElement.scrollHeight <= innerHeight \
         && document.documentElement.scrollWidth <= innerWidth"
    );
    let outcome = page.until(&fits).await;
    let sizes: String = page
        .value(&format!(
            "innerWidth + ' × ' + innerHeight + ', ends at ' + {END} + ', scrolls over ' + \
             document.documentElement.scrollWidth + ' × ' + document.documentElement.scrollHeight"
        ))
        .await?;
    page.leave().await?;
    outcome.with_context(|| format!("frame {frame} is {sizes}"))
}

/// Every frame of a page fits when it is loaded at each width, and when the window changes to the other.
fn fits_everywhere(name: &str, frames: usize) -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let snippet = if name == "snippet" { snippet(page).await? } else { String::new() };
        let parents = Parents::serve(page, &[("snippet", &snippet)])?;
        for (width, other) in [(WIDTHS[0], WIDTHS[1]), (WIDTHS[1], WIDTHS[0])] {
            parents.visit(page, name, width).await?;
            for frame in 0..frames {
                fits(page, frame).await.with_context(|| format!("{name}, loaded at {width}"))?;
            }
            page.size(other, 900).await?;
            for frame in 0..frames {
                fits(page, frame).await.with_context(|| format!("{name}, from {width} to {other}"))?;
            }
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

/// The snippet that the dialog gives for the page as it opens.
async fn snippet(page: &Page) -> Result<String> {
    page.open("n/istanbul-2025/").await?;
    page.until_state("ready").await?;
    page.click("button[data-share]").await?;
    page.until("(document.querySelector('#share textarea')?.value ?? '') !== ''").await?;
    page.value("document.querySelector('#share textarea').value").await
}

#[test]
fn datawrapper_s_first_listener_fits_the_frame() -> Result<()> {
    fits_everywhere("datawrapper-first", 1)
}

#[test]
fn datawrapper_s_second_listener_fits_two_frames_of_one_negotiation() -> Result<()> {
    fits_everywhere("datawrapper-second", 2)
}

#[test]
fn amp_and_sidechain_fit_the_frame_though_they_listen_late() -> Result<()> {
    fits_everywhere("amp", 1)
}

#[test]
fn medium_and_infogram_fit_the_frame() -> Result<()> {
    fits_everywhere("medium", 1)
}

#[test]
fn pym_fits_the_frame() -> Result<()> {
    fits_everywhere("pym", 1)
}

#[test]
fn the_snippet_of_the_dialog_fits_its_frame_in_a_narrow_column_too() -> Result<()> {
    fits_everywhere("snippet", 2)
}

#[test]
fn embed_js_fits_every_frame_under_a_strict_policy() -> Result<()> {
    fits_everywhere("strict", 3)
}

#[test]
fn an_article_shows_three_views_each_in_its_language() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[("height", "900")])?;
        for width in WIDTHS {
            parents.visit(page, "article", width).await?;
            for (frame, tongue, shows) in
                [(0, "en", "istanbul-2025"), (1, "en", "plastics-inc5"), (2, "ur", "istanbul-2025")]
            {
                fits(page, frame).await.with_context(|| format!("at {width}"))?;
                page.enter(frame).await?;
                let says = format!(
                    "document.documentElement.lang === '{tongue}' && document.documentElement.dataset.negotiation === '{shows}'"
                );
                page.until(&says).await?;
                page.leave().await?;
            }
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn wordpress_gets_the_height_from_its_sandbox_and_follows_the_way_out() -> Result<()> {
    // With the headers that the site is published with, the page comes to life there; a host that does not send them
    // shows what was written ahead, at the same height.
    for (wishes, state) in [(readable(), "ready"), (Wishes::default(), "failed")] {
        browse(&wishes, async |page| {
            let short = "embed=1&amp;view=table&amp;q=doha&amp;plain=1&amp;static=1";
            for (query, height) in [(short, END.to_owned()), ("embed=1", "1000".to_owned())] {
                let parents = Parents::serve(page, &[("query", query)])?;
                for width in WIDTHS {
                    parents.visit(page, "wordpress", width).await?;
                    page.enter(0).await?;
                    page.until_state(state).await?;
                    let bounded = format!("innerHeight === Math.min(Math.max({height}, 200), 1000)");
                    page.until(&bounded).await.with_context(|| format!("{query} at {width}"))?;
                    page.leave().await?;
                }
            }
            page.enter(0).await?;
            page.run("document.querySelector('.credit-line a').click()").await?;
            page.leave().await?;
            let way = format!("{}n/istanbul-2025/?", page.site());
            page.until(&format!("document.getElementById('followed').textContent.startsWith({way:?})")).await
        })?;
    }
    Ok(())
}

#[test]
fn a_frame_of_one_height_scrolls_and_is_not_told_for_ever() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[])?;
        for (name, most) in [("plain", 40), ("contrary", 12)] {
            parents.visit(page, name, 1100).await?;
            page.enter(0).await?;
            page.until_state("ready").await?;
            // Long enough for a loop to show itself.
            tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
            assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await?);
            page.leave().await?;
            let heard: u32 = page.value("window.messages?.length ?? heard").await?;
            assert!((1..=most).contains(&heard), "{name} heard {heard} messages");
        }
        Ok(())
    })
}

#[test]
fn the_page_speaks_in_the_shapes_that_are_promised_and_for_no_other_product() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[])?;
        parents.visit(page, "plain", 1100).await?;
        page.enter(0).await?;
        page.until_state("ready").await?;
        page.until("document.documentElement.dataset.framed === ''").await?;
        let height: u32 = page.value(END).await?;
        page.leave().await?;
        page.until(&format!("messages.at(-1)?.includes?.('{height}')")).await?;
        let said: serde_json::Value = page.value("messages.slice(-3)").await?;
        let source = format!("{}n/istanbul-2025/?embed=1", page.site());
        let text = format!(r#"{{"src":"{source}","context":"iframe.resize","height":{height}}}"#);
        let amp = serde_json::json!({ "sentinel": "amp", "type": "embed-size", "height": height });
        let promised = serde_json::json!([{ "datawrapper-height": { "istanbul-2025": height } }, amp, text]);
        assert_eq!(said, promised);
        Ok(())
    })
}

#[test]
fn a_frame_in_a_narrow_column_shows_who_speaks_and_opens_what_they_say() -> Result<()> {
    // Who is talked about stands at the foot of the table, and the key waits to be asked for.
    const PARTIES: &str = "[...document.querySelectorAll('.lens-graph .party')].every((party) => \
                           party.getBoundingClientRect().height > 0)";
    const FOLDED: &str = "document.querySelector('.legend').open === false";
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[])?;
        for width in WIDTHS {
            parents.visit(page, "datawrapper-second", width).await?;
            fits(page, 0).await?;
            page.enter(0).await?;
            page.until(PARTIES).await?;
            page.until(FOLDED).await?;
            page.leave().await?;
        }
        page.enter(0).await?;
        let cards = "document.querySelectorAll('.lens-graph .statement.card').length";
        assert_eq!(page.value::<u32>(cards).await?, 0);
        let bundle = "document.querySelector('.lens-graph [data-mark=bundle]')";
        let held: u32 = page.value(&format!("{bundle}.dataset.ids.split(' ').length")).await?;
        page.run(&format!(
            "{bundle}.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))"
        ))
        .await?;
        page.until(&format!("{cards} === {held}")).await?;
        page.leave().await?;
        fits(page, 0).await
    })
}

/// Whether what was chosen in a frame, and the record of it, stand side by side, with room for the record.
const BESIDE: &str = "(() => { const box = (one) => document.querySelector(one).getBoundingClientRect(); \
                      const [sheet, chosen] = [box('.record-sheet'), box('.lens-graph .is-chosen')]; \
                      const apart = Math.max(sheet.top - chosen.bottom, chosen.top - sheet.bottom, 0); \
                      return apart < 60 && sheet.height > 150; })()";

/// Chooses a statement of the picture in a frame, and waits for its record.
async fn choose(page: &Page, at: i32) -> Result<()> {
    page.run(&format!(
        "[...document.querySelectorAll('.lens-graph [data-mark=statement]')].at({at}).dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))"
    ))
    .await?;
    page.until("document.querySelector('.record-sheet .record') !== null").await
}

#[test]
fn what_is_chosen_in_a_frame_opens_beside_it() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[])?;
        parents.visit(page, "datawrapper-second", 1100).await?;
        fits(page, 0).await?;
        page.enter(0).await?;
        // Far down in the picture: at either end of so long a frame, nobody would see it.
        choose(page, -3).await?;
        page.until(BESIDE).await?;
        page.leave().await?;
        fits(page, 0).await
    })
}

#[test]
fn a_frame_that_is_loaded_anew_is_still_called_what_its_page_calls_it() -> Result<()> {
    browse(&readable(), async |page| {
        let parents = Parents::serve(page, &[])?;
        for (name, query, fragment) in [("pym", "childId=graph-1", ""), ("wordpress", "", "#?secret=")] {
            // In a frame without an origin WebKitGTK takes 'self' for nothing (WebKit/WebKit#66923): the page only reads.
            if page.engine() == Engine::Webkit && name == "wordpress" {
                continue;
            }
            parents.visit(page, name, 1100).await?;
            page.enter(0).await?;
            page.until_state("ready").await?;
            let before: String = page.value("location.hash").await?;
            choose(page, 0).await?;
            page.until(&format!("location.search.includes('focus=') && location.search.includes('{query}')"))
                .await?;
            let after: String = page.value("location.hash").await?;
            assert!(after == before && after.starts_with(fragment), "{name}: {before} {after}");
            page.leave().await?;
        }
        Ok(())
    })
}

#[test]
fn what_is_chosen_in_a_frame_of_a_height_of_its_own_opens_beside_it_too() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[])?;
        parents.visit(page, "plain", 1100).await?;
        page.enter(0).await?;
        page.until_state("ready").await?;
        choose(page, 0).await?;
        page.until(BESIDE).await
    })
}

#[test]
fn the_way_to_the_whole_page_leaves_the_frame_with_the_view_as_it_is() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let parents = Parents::serve(page, &[])?;
        parents.visit(page, "medium", 1100).await?;
        fits(page, 0).await?;
        page.enter(0).await?;
        page.click(".credit-line a").await?;
        page.leave().await?;
        page.to_the_other_window().await?;
        page.until_state("ready").await?;
        let query = page.query().await?;
        assert!(
            query.contains("view=table") && query.contains("q=doha") && !query.contains("embed"),
            "{query}"
        );
        assert!(page.value::<bool>("parent === window && opener === null").await?);
        Ok(())
    })
}
