//! A panic, in a build that has one when told to.

use crate::browser::{Wishes, browse, place};
use anyhow::Result;

/// Tells the program to panic.
const TELL: &str = "dispatchEvent(new Event('demarche-panic'))";

#[test]
fn a_panic_leaves_the_page_with_a_message_and_plain_links() -> Result<()> {
    let site = place("DEMARCHE_DEBUG_SITE")?;
    browse(&Wishes { site: Some(site), ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let before: usize = page.count("[data-mark]").await?;
        page.run(TELL).await?;
        page.until_state("failed").await?;
        page.until("!document.getElementById('failure').hidden").await?;
        assert_eq!(page.count("[data-mark]").await?, before, "something of the page is gone");
        let reason: String = page.value("document.documentElement.dataset.reason").await?;
        assert!(reason.contains("as a test asked"), "{reason}");
        assert_eq!(page.complaints().await?, [] as [String; 0]);
        // The keys of the live page are no longer heard, and a link is one again.
        page.run("window.before = true").await?;
        page.click(".tabs a[href*='view=table']").await?;
        page.until("!window.before").await?;
        page.until_state("ready").await?;
        assert!(page.query().await?.contains("view=table"));
        Ok(())
    })
}

#[test]
fn what_is_published_hears_no_such_thing() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.run(TELL).await?;
        page.run("document.querySelector('[data-mark=statement]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))").await?;
        page.until("!!document.querySelector('.record')").await?;
        assert_eq!(page.value::<String>("document.documentElement.dataset.state").await?, "ready");
        Ok(())
    })
}
