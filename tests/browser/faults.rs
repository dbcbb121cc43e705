//! What can go wrong on the way leaves a page that reads, and says so.

use crate::browser::{Wishes, browse};
use anyhow::Result;

#[test]
fn without_scripts_the_page_reads() -> Result<()> {
    browse(&Wishes { without_scripts: true, ..Wishes::default() }, async |page| {
        page.open("").await?;
        assert!(!page.text("h1").await?.is_empty());
        assert!(page.text("#failure").await?.is_empty());
        Ok(())
    })
}

#[test]
fn without_its_program_the_page_reads_and_says_so() -> Result<()> {
    browse(&Wishes { missing: vec![".wasm"], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until_state("failed").await?;
        assert!(!page.text("h1").await?.is_empty());
        assert!(!page.text("#failure").await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_negotiation_that_is_not_there_is_named() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?n=no-such-talks").await?;
        page.until_state("failed").await?;
        assert!(page.text("#failure").await?.contains("no-such-talks"));
        assert!(!page.text("h1").await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_slow_negotiation_can_be_waited_for_or_cancelled() -> Result<()> {
    browse(&Wishes { slow: vec!["istanbul-2025.json"], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until("!document.getElementById('loading').hidden").await?;
        page.until_state("ready").await?;
        page.until("document.getElementById('loading').hidden").await?;
        page.open("").await?;
        page.until("!document.getElementById('loading').hidden").await?;
        page.click("#loading button").await?;
        page.until_state("failed").await?;
        assert!(page.text("#failure").await?.contains("cancelled"));
        assert!(!page.text("h1").await?.is_empty());
        Ok(())
    })
}
