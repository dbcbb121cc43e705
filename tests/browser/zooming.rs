//! The picture under the reader's hand: nearer, further, about; and the page's own scroll, which stays its own.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use anyhow::Result;

/// The width of the picture.
async fn width(page: &Page) -> Result<f64> {
    page.value("document.querySelector('.lens-graph > .graph').getBoundingClientRect().width").await
}

/// Turns the wheel in the middle of the window; whether the page has taken the event from the browser.
async fn wheel(page: &Page, ctrl: bool) -> Result<bool> {
    page.value(&format!(
        "!document.elementFromPoint(600, 500).dispatchEvent(new WheelEvent('wheel', \
         {{ deltaY: -50, ctrlKey: {ctrl}, clientX: 600, clientY: 500, bubbles: true, cancelable: true }}))"
    ))
    .await
}

#[test]
fn the_picture_comes_nearer_where_the_reader_points() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.run("scrollTo(0, 400)").await?;
        let before = width(page).await?;
        assert!(!wheel(page, false).await?, "a plain wheel is the page's");
        assert!((width(page).await? - before).abs() < 0.5);
        // What is under the pointer stays there.
        let under = "(() => { const r = document.querySelector('.lens-graph > .graph').getBoundingClientRect(); \
                     return [(600 - r.left) / r.width, (500 - r.top) / r.height]; })()";
        let pointed: [f64; 2] = page.value(under).await?;
        assert!(wheel(page, true).await?, "with Ctrl it is the picture's");
        let near = width(page).await?;
        assert!((near / before - 0.5_f64.exp()).abs() < 0.01, "{before} became {near}");
        let still: [f64; 2] = page.value(under).await?;
        assert!(
            (pointed[0] - still[0]).abs() < 0.01 && (pointed[1] - still[1]).abs() < 0.01,
            "{pointed:?} {still:?}"
        );
        // The page itself never scrolls sideways.
        assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await?);
        page.run("document.querySelector('[data-zoom=\"zoom.fit\"]').click()").await?;
        let fits =
            "document.querySelector('.lens-graph > .graph').getBoundingClientRect().height <= innerHeight";
        assert!(page.value::<bool>(fits).await?);
        page.run("document.querySelector('[data-zoom=\"zoom.fit\"]').click()").await?;
        assert!((width(page).await? - before).abs() < 0.5, "its own size again");
        // A change of state leaves the picture as near as it was.
        page.run("document.querySelector('[data-zoom=\"zoom.in\"]').click()").await?;
        page.click("[data-mark=statement]").await?;
        page.until("document.querySelector('.focused') !== null").await?;
        assert!((width(page).await? / before - 1.25).abs() < 0.01);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_mouse_takes_the_picture_along() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.run("scrollTo(0, 400); document.querySelector('[data-zoom=\"zoom.in\"]').click()").await?;
        let place = "[scrollY, document.querySelector('.lens-graph').scrollLeft]";
        let before: [f64; 2] = page.value(place).await?;
        // On the ground of the picture, wherever that is free of marks.
        page.run(
            "const svg = document.querySelector('.lens-graph > .graph'); \
             const go = (kind, x, y, buttons) => svg.dispatchEvent(new PointerEvent(kind, \
             { clientX: x, clientY: y, button: 0, buttons, pointerType: 'mouse', bubbles: true, cancelable: true })); \
             go('pointerdown', 600, 500, 1); go('pointermove', 570, 440, 1); go('pointerup', 570, 440, 0); \
             go('pointermove', 100, 100, 0);",
        )
        .await?;
        let after: [f64; 2] = page.value(place).await?;
        assert_eq!([after[0] - before[0], after[1] - before[1]], [60.0, 30.0]);
        Ok(())
    })
}
