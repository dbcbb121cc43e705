//! The negotiation played day by day, and its steps, held against the days on which something came to be known.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use crate::site::document;
use anyhow::{Context as _, Result};
use demarche::derive::{Known, days};
use demarche::model::{Answer, Negotiation};
use demarche::text::{Date, Messages};
use std::collections::BTreeMap;
use std::time::Duration;

/// The statements in the graph with their answers; those that are not yet known do not stand there.
async fn answers(page: &Page) -> Result<BTreeMap<String, String>> {
    let marks = "[...document.querySelectorAll('.graph [data-mark=statement]')]";
    page.value(&format!("Object.fromEntries({marks}.map(e => [e.dataset.id, e.dataset.answers]))")).await
}

/// The same from the document.
fn derived(negotiation: &Negotiation, date: Date) -> BTreeMap<String, String> {
    let known = Known::new(negotiation, date);
    let told = known.statements().map(|key| {
        let answers = known.answers(key).iter().map(|answer| {
            format!("{}:{}", negotiation[answer.party].id, answer.answer.map_or("unanswered", Answer::word))
        });
        (negotiation[key].id.to_string(), answers.collect::<Vec<_>>().join(" "))
    });
    told.collect()
}

/// Opens the page with its steps unfolded: on a wide screen they are shown folded too, which no driver understands.
async fn open(page: &Page, address: &str) -> Result<()> {
    page.open(address).await?;
    page.until_state("ready").await?;
    page.run("document.querySelector('.all-filters').open = true").await
}

async fn until_as_of(page: &Page, date: Date) -> Result<()> {
    page.until(&format!("new URLSearchParams(location.search).get('as_of') === '{date}'")).await
}

#[test]
fn each_day_shows_what_was_known_by_then() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let days: Vec<Date> = days(&negotiation).into_iter().map(Date::from).collect();
    let [first, second, third, ..] = days[..] else { anyhow::bail!("too few days") };
    let play = Messages::english().get("as-of.play");
    let pause = Messages::english().get("as-of.pause");
    browse(&Wishes::default(), async |page| {
        open(page, &format!("?as_of={first}")).await?;
        let shown = async |date| -> Result<()> {
            let known = derived(&negotiation, date);
            let shown = answers(page).await?;
            for (id, answers) in &known {
                assert_eq!(shown.get(id), Some(answers), "{id} on {date}");
            }
            Ok(())
        };
        shown(first).await?;
        assert_eq!(page.text("[data-play]").await?, play);
        page.click("[data-play]").await?;
        until_as_of(page, second).await?;
        assert_eq!(page.text("[data-play]").await?, pause);
        until_as_of(page, third).await?;
        // A click on the button, as on anything else, ends it; and then nothing moves.
        page.click("[data-play]").await?;
        assert_eq!(page.text("[data-play]").await?, play);
        let stopped = page.query().await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(page.query().await?, stopped);
        let date = stopped.split("as_of=").nth(1).and_then(|rest| rest.split('&').next());
        shown(Date::parse(date.context("no date")?)?).await?;
        // The whole play is one step of the way here.
        page.back().await?;
        until_as_of(page, first).await?;
        shown(first).await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_play_ends_with_the_last_day_and_begins_anew() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let days: Vec<Date> = days(&negotiation).into_iter().map(Date::from).collect();
    let [first, .., before, last] = days[..] else { anyhow::bail!("too few days") };
    let play = Messages::english().get("as-of.play");
    let stands = format!("document.querySelector('[data-play]').textContent === {play:?}");
    let plays = format!("!({stands})");
    browse(&Wishes::default(), async |page| {
        open(page, &format!("?as_of={before}&view=timeline")).await?;
        page.click("[data-play]").await?;
        page.until(&stands).await?;
        let ended: Option<String> = page.value("new URLSearchParams(location.search).get('as_of')").await?;
        // The last day may be the document's own, which the address need not say.
        let own = Date::from(negotiation.as_of.first_day());
        assert!(ended.as_deref().map_or(own == last, |ended| ended == last.to_string()), "{ended:?} {last}");
        page.click("[data-play]").await?;
        until_as_of(page, first).await?;
        page.click("h1").await?;
        page.until(&stands).await?;
        // So do Escape and the way back.
        page.click("[data-play]").await?;
        page.until(&plays).await?;
        page.press("Escape").await?;
        page.until(&stands).await?;
        page.click("[data-play]").await?;
        page.until(&plays).await?;
        page.back().await?;
        page.until(&stands).await?;
        Ok(())
    })
}
