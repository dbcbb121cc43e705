//! Buttons that copy: what the reader then pastes, what is said, and what is left where the browser does not allow it.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use crate::site::document;
use anyhow::{Context as _, Result};
use demarche::text::Messages;
use thirtyfour::{By, Key};

/// What the reader's clipboard holds: pasted into a field, as a reader would.
async fn pasted(page: &Page) -> Result<String> {
    page.run(
        "const field = document.createElement('textarea'); field.id = 'pasted'; \
         document.body.append(field); field.focus()",
    )
    .await?;
    let field = page.session().find(By::Id("pasted")).await?;
    field.send_keys(Key::Control + "v").await?;
    page.until("document.getElementById('pasted').value !== ''").await?;
    let value = page.value("document.getElementById('pasted').value").await?;
    page.run("document.getElementById('pasted').remove()").await?;
    Ok(value)
}

async fn until_said(page: &Page, key: &str) -> Result<()> {
    let words = Messages::english().get(key);
    page.until(&format!("document.querySelector('.announcement').textContent === {words:?}")).await
}

#[test]
fn links_and_citations_are_copied_as_they_stand() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let statement = negotiation.statements.iter().max_by_key(|statement| statement.reports.len());
    let statement = &statement.context("no statement")?.id;
    browse(&Wishes::default(), async |page| {
        let address = format!("?focus=statement:{statement}&as_of=2025-10-30");
        page.open(&address).await?;
        page.until_state("ready").await?;
        for (what, shown) in [
            ("link", "document.querySelector('.record a[data-copied=link]').href"),
            ("text", "document.querySelector('.record [data-copied=text]').textContent"),
            ("view", "location.href"),
        ] {
            let words: String = page.value(shown).await?;
            page.run("document.querySelector('.takeaway').open = true").await?;
            page.click(&format!("button[data-copy={what}]")).await?;
            until_said(page, "copy.done").await?;
            assert_eq!(pasted(page).await?, words, "{what}");
        }
        let link: String = page.value("document.querySelector('.record a[data-copied=link]').href").await?;
        // The copied link leads to the very statement as of the very date, whatever was in view.
        page.open(link.rsplit_once('/').context("no link")?.1).await?;
        page.until_state("ready").await?;
        let record = page.text("#panel-record article").await?;
        let english = &negotiation.language;
        let text = negotiation.statements.iter().find(|other| other.id == *statement).context("gone")?;
        assert!(record.contains(text.text.wording(english, english).text), "{record}");
        assert!(page.query().await?.contains("as_of=2025-10-30"));
        // A citation names every publisher that the record relies on, and the day.
        let cited: String = page.value("document.querySelector('.record .cite').textContent").await?;
        assert!(cited.contains("30 October 2025"), "{cited}");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn where_nothing_may_be_copied_the_words_are_selected() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let statement = &negotiation.statements.first().context("no statement")?.id;
    browse(&Wishes::default(), async |page| {
        page.open(&format!("?focus=statement:{statement}")).await?;
        page.until_state("ready").await?;
        for refusal in [
            "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })",
            "Object.defineProperty(navigator, 'clipboard', \
             { value: { writeText: () => Promise.reject(new Error('no')) }, configurable: true })",
        ] {
            page.run(refusal).await?;
            page.run("getSelection().removeAllRanges()").await?;
            page.click(".record button[data-copy=text]").await?;
            until_said(page, "copy.selected").await?;
            let selected: String = page.value("getSelection().toString()").await?;
            let cited: String = page.value("document.querySelector('.record .cite').textContent").await?;
            assert_eq!(selected.trim(), cited.trim());
            page.run("document.querySelector('.takeaway').open = true").await?;
            page.click("button[data-copy=view]").await?;
            until_said(page, "copy.failed").await?;
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}
