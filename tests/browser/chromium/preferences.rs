//! What the reader's system asks for is done.

use crate::browser::{Wishes, browse};
use anyhow::Result;

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
