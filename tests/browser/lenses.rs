//! Five ways to look at the same: each says what the document says, and they share what is selected.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use crate::site::document;
use anyhow::{Context as _, Result};
use demarche::derive::{Known, days, when};
use demarche::model::Negotiation;
use demarche::text::Date;
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENTS: [&str; 2] = ["istanbul-2025", "plastics-inc5"];

async fn strings(page: &Page, expression: &str) -> Result<Vec<String>> {
    page.value(expression).await
}

/// Goes to a lens as a reader does.
async fn turn_to(page: &Page, lens: &str) -> Result<()> {
    page.run(&format!("document.querySelector('.tabs li:nth-child({}) a').click()", place_of(lens))).await?;
    page.until(&format!(
        "!document.querySelector('[data-view={lens}]').hidden && document.querySelectorAll('.lens:not([hidden])').length === 1"
    ))
    .await
}

fn place_of(lens: &str) -> usize {
    1 + ["graph", "table", "compare", "timeline", "sources"]
        .iter()
        .position(|known| *known == lens)
        .unwrap_or(0)
}

/// The statements in the order of their dates.
fn by_date(negotiation: &Negotiation) -> Vec<String> {
    let mut keys: Vec<_> = Known::new(negotiation, negotiation.as_of).statements().collect();
    keys.sort_by_key(|key| when(negotiation, *key));
    keys.into_iter().map(|key| negotiation[key].id.to_string()).collect()
}

#[test]
fn every_lens_tells_the_whole() -> Result<()> {
    for id in DOCUMENTS {
        let negotiation = document(id)?;
        let ordered = by_date(&negotiation);
        let all: BTreeSet<String> = ordered.iter().cloned().collect();
        browse(&Wishes::default(), async |page| {
            page.open(&format!("?n={id}")).await?;
            page.until_state("ready").await?;
            turn_to(page, "table").await?;
            const ROWS: &str =
                "[...document.querySelectorAll('.ledger tbody tr')].map(row => row.dataset.id)";
            assert_eq!(strings(page, ROWS).await?, ordered);
            // A second click on a heading turns the order round.
            page.click(".ledger th a").await?;
            page.until("document.querySelector('.ledger th').ariaSort === 'descending'").await?;
            assert_eq!(strings(page, ROWS).await?, ordered.iter().rev().cloned().collect::<Vec<_>>());
            page.click(".ledger th:nth-child(3) a").await?;
            page.until("document.querySelector('.ledger th:nth-child(3)').ariaSort === 'ascending'").await?;
            let open: Vec<bool> = page
                .value(
                    "[...document.querySelectorAll('.ledger tbody tr')].map(r => r.dataset.answers.includes('unanswered'))",
                )
                .await?;
            assert!(open.is_sorted_by_key(|open| !open), "what is open comes first: {open:?}");
            turn_to(page, "compare").await?;
            let issues = page.count("table.compare:not(.facets) tbody tr").await?;
            let spoken: BTreeSet<_> =
                negotiation.statements.iter().map(|statement| statement.issue).collect();
            assert_eq!(issues, spoken.len());
            let linked = strings(
                page,
                "[...document.querySelectorAll('table.compare:not(.facets) td li a[href*=\"focus=statement\"]')] \
                 .map(a => a.getAttribute('href').split('focus=statement:')[1].split('&')[0])",
            )
            .await?;
            let linked: BTreeSet<String> = linked.into_iter().collect();
            // A cell that would hold very many says how many more there are.
            let more = page.count("table.compare td li a[href*='view=table']").await?;
            assert!(linked.is_subset(&all) && (linked == all || more > 0), "{:?}", all.difference(&linked));
            turn_to(page, "timeline").await?;
            assert_eq!(page.count(".timeline .said").await?, all.len());
            let days = strings(
                page,
                "[...document.querySelectorAll('.timeline .day > h3 time')].map(t => t.dateTime)",
            )
            .await?;
            // A month counts from its first day.
            assert!(days.is_sorted_by_key(|day| day.clone() + &"0000-01-01"[day.len()..]), "{days:?}");
            turn_to(page, "sources").await?;
            let titles: String = page.text("[data-view=sources]").await?;
            for source in &negotiation.sources {
                let own = &negotiation.language;
                let title = source.title.wording(own, own).text;
                assert!(titles.contains(title), "‘{title}’ is missing");
            }
            assert_eq!(page.complaints().await?, Vec::<String>::new());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn what_is_selected_stays_selected_through_every_lens() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let statement = &negotiation.statements[0].id;
    browse(&Wishes::default(), async |page| {
        page.open(&format!("?focus=statement:{statement}")).await?;
        page.until_state("ready").await?;
        let record: String =
            page.value("document.querySelector('#panel-record article').textContent").await?;
        for lens in ["table", "compare", "timeline", "sources", "graph"] {
            turn_to(page, lens).await?;
            let query = page.query().await?;
            assert!(query.contains(&format!("focus=statement:{statement}")), "{lens}: {query}");
            let text: String =
                page.value("document.querySelector('#panel-record article').textContent").await?;
            assert_eq!(text, record, "{lens}");
            if ["table", "timeline"].contains(&lens) {
                assert_eq!(page.count(&format!("[data-view={lens}] .selected")).await?, 1);
            }
        }
        // Each step was one of the reader's way, and back leads along it.
        // Not by the driver: WebKit's own steps over what no hand has clicked.
        page.run("history.back()").await?;
        page.until("!document.querySelector('[data-view=sources]').hidden").await?;
        page.run("history.back()").await?;
        page.until("!document.querySelector('[data-view=timeline]').hidden").await?;
        Ok(())
    })
}

#[test]
fn the_date_in_force_drives_every_lens() -> Result<()> {
    for id in DOCUMENTS {
        let negotiation = document(id)?;
        // A day in the midst of it, so that much is known and much is not.
        let days = days(&negotiation);
        let date = Date::from(*days.get(days.len() / 2).context("no days")?);
        let known = Known::new(&negotiation, date);
        let told: BTreeSet<String> = known.statements().map(|key| negotiation[key].id.to_string()).collect();
        assert!(!told.is_empty() && told.len() < negotiation.statements.len());
        browse(&Wishes::default(), async |page| {
            page.open(&format!("?n={id}")).await?;
            page.until_state("ready").await?;
            let places = async || -> Result<BTreeMap<String, String>> {
                page.value(
                    "Object.fromEntries([...document.querySelectorAll('.graph [data-mark=statement] .body')] \
                     .map(e => [e.closest('[data-mark]').dataset.id, \
                                e.getAttribute('d') ?? `${e.getAttribute('x')} ${e.getAttribute('y')}`]))",
                )
                .await
            };
            let mut whole = places().await?;
            page.run(&format!(
                "history.pushState(null, '', '?n={id}&as_of={date}'); \
                 dispatchEvent(new PopStateEvent('popstate', {{ state: null }}))"
            ))
            .await?;
            page.until(&format!(
                "parseInt(document.querySelector('.counts b').textContent) === {}",
                told.len()
            ))
            .await?;
            // What was known stands where it stood, and nothing else is there.
            whole.retain(|id, _| told.contains(id));
            assert_eq!(places().await?, whole);
            for lens in ["table", "compare", "timeline", "sources"] {
                turn_to(page, lens).await?;
                assert!(page.query().await?.contains(&format!("as_of={date}")), "{lens}");
                let named = strings(
                    page,
                    &format!(
                        "[...document.querySelectorAll('[data-view={lens}] a[href*=\"focus=statement\"]')] \
                         .map(a => a.getAttribute('href').split('focus=statement:')[1].split('&')[0])"
                    ),
                )
                .await?;
                let named: BTreeSet<String> = named.into_iter().collect();
                let early: Vec<_> = named.difference(&told).collect();
                assert!(!named.is_empty() && early.is_empty(), "{lens} tells what was not known: {early:?}");
                if ["table", "timeline"].contains(&lens) {
                    assert_eq!(named, told, "{lens}");
                }
            }
            assert_eq!(page.complaints().await?, Vec::<String>::new());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_count_of_mechanisms_leads_to_where_they_stand() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.click(".counts a[href$='#mechanisms']").await?;
        page.until("!document.querySelector('[data-view=compare]').hidden").await?;
        page.until(
            "(({ top }) => top >= 0 && top < innerHeight / 2)(document.getElementById('mechanisms').getBoundingClientRect())",
        )
        .await?;
        // What is written into the address is the state alone.
        assert!(page.value::<String>("location.hash").await?.is_empty());
        // The same by the address, where no page was written ahead that has the place.
        page.open("?view=compare&as_of=2025-11-01#mechanisms").await?;
        page.until_state("ready").await?;
        page.until("scrollY > 0").await?;
        Ok(())
    })
}

/// Whether what is chosen, or a link to it, stands in the window in the lens in force.
const CHOSEN_IN_SIGHT: &str = "[...document.querySelectorAll('.lens:not([hidden]) :is(.graph .is-chosen, .selected, a[aria-current=true])')] \
     .map(element => element.getBoundingClientRect()) \
     .some(({ top, bottom, height }) => height > 0 && top >= 0 && bottom <= innerHeight)";

#[test]
fn what_is_chosen_is_in_sight_in_every_lens() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?focus=statement:mujahid-statement").await?;
        page.until_state("ready").await?;
        page.until(CHOSEN_IN_SIGHT).await?;
        for lens in ["table", "compare", "timeline", "sources", "graph"] {
            turn_to(page, lens).await?;
            page.until(CHOSEN_IN_SIGHT).await?;
        }
        Ok(())
    })
}
