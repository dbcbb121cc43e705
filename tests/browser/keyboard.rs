//! The page by keyboard alone: one stop for the graph, the walk within it, the record and the way back, the dialogs.

use crate::browser::{Wishes, browse};
use crate::engine::Engine;
use crate::page::Page;
use crate::site::document;
use anyhow::{Result, ensure};
use std::collections::BTreeSet;

/// The name of the mark that has the focus, `party:ID`; else what else has it.
const HELD: &str = "(e => e.dataset.mark ? e.dataset.mark + ':' + e.dataset.id \
                    : e.id || e.className || e.tagName)(document.activeElement)";

async fn held(page: &Page) -> Result<String> {
    page.value(HELD).await
}

/// Opens the page and gives the focus to a mark, as the Tab key would.
async fn stand_on(page: &Page, address: &str, mark: &str) -> Result<()> {
    page.open(address).await?;
    page.until_state("ready").await?;
    page.until("document.querySelectorAll(\".graph [data-mark][tabindex='0']\").length === 1").await?;
    let (kind, id) = mark.split_once(':').unwrap_or_default();
    page.run(&format!("document.querySelector(\".graph [data-mark='{kind}'][data-id='{id}']\").focus()"))
        .await?;
    ensure!(held(page).await? == mark, "{} has the focus", held(page).await?);
    Ok(())
}

#[test]
fn the_graph_is_one_stop_and_its_arrows_reach_every_mark() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.until("document.querySelectorAll(\".graph [data-mark][tabindex='0']\").length === 1").await?;
        // By Tab from the start of the page: the graph comes once, and then something else.
        let (mut stops, mut after) = (Vec::new(), String::new());
        for _ in 0..60 {
            page.press("Tab").await?;
            let within: bool = page.value("!!document.activeElement.closest('.graph')").await?;
            if within {
                stops.push(held(page).await?);
            } else if !stops.is_empty() {
                after = held(page).await?;
                break;
            }
        }
        assert_eq!(stops.len(), 1, "{stops:?}");
        assert!(!after.is_empty());
        page.press("Shift+Tab").await?;
        assert_eq!(held(page).await?, stops[0], "the way back leads to the mark that was left");

        let all: BTreeSet<String> = page
            .value("[...document.querySelectorAll('.graph a[data-mark]')].map(e => e.dataset.mark + ':' + e.dataset.id)")
            .await?;
        page.press("Home").await?;
        let mut reached: BTreeSet<String> = BTreeSet::from([held(page).await?]);
        for _ in 1..all.len() {
            page.press("ArrowDown").await?;
            // What is marked is seen, whole, and its words with it.
            let seen: bool = page
                .value(
                    "(r => r.top >= 0 && r.bottom <= innerHeight + 1 || r.height > innerHeight)\
                        (document.activeElement.getBoundingClientRect())",
                )
                .await?;
            assert!(seen, "{} is out of sight", held(page).await?);
            reached.insert(held(page).await?);
        }
        assert_eq!(reached, all);
        let (words, name, shown): (String, String, bool) = page
            .value(
                "(caption => [caption.textContent, document.activeElement.querySelector('title').textContent, \
                 caption.checkVisibility()])(document.getElementById('caption'))",
            )
            .await?;
        assert_eq!(words, name);
        assert!(shown);
        page.press("Home").await?;
        page.press("End").await?;
        assert_eq!(page.count(".graph [data-mark][tabindex='0']").await?, 1);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn arrows_follow_the_lines_as_one_reads() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let ask = negotiation.statements.iter().find(|statement| !statement.to.is_empty());
    let ask = ask.ok_or_else(|| anyhow::anyhow!("nothing is asked of anyone"))?;
    let maker = format!("party:{}", negotiation[ask.by[0]].id);
    let own = format!("statement:{}", ask.id);
    browse(&Wishes::default(), async |page| {
        stand_on(page, "", &own).await?;
        page.press("ArrowRight").await?;
        let addressed = held(page).await?;
        assert!(ask.to.iter().any(|to| format!("party:{}", negotiation[*to].id) == addressed), "{addressed}");
        page.press("ArrowLeft").await?;
        assert_eq!(held(page).await?, own);
        page.press("ArrowLeft").await?;
        assert_eq!(held(page).await?, maker);
        // Where a script runs from right to left, so do the lines.
        page.run("document.documentElement.dir = 'rtl'").await?;
        page.press("ArrowLeft").await?;
        assert_eq!(held(page).await?, own);
        Ok(())
    })
}

#[test]
fn enter_leads_into_the_record_and_escape_back_up() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let id: String = {
            page.open("").await?;
            page.until_state("ready").await?;
            page.value("document.querySelector('[data-mark=statement]').dataset.id").await?
        };
        let own = format!("statement:{id}");
        stand_on(page, "", &own).await?;
        page.press("Enter").await?;
        page.until("document.activeElement.matches('.record')").await?;
        let name = page.label("#panel-record article").await?;
        let text: String = page.value("document.querySelector('#record-words').textContent").await?;
        assert!(name.ends_with(text.trim()), "{name}");
        // From one record to another by key, and back out of both to the mark.
        page.run("document.querySelector('.record .facts a, .record .steps a').focus()").await?;
        page.press("Enter").await?;
        page.until(&format!(
            "!location.search.includes('{own}') && document.activeElement.matches('.record')"
        ))
        .await?;
        page.press("Escape").await?;
        page.until("!document.querySelector('.record')").await?;
        page.until(&format!("({HELD}) === '{own}'")).await?;
        page.press("Escape").await?;
        assert!(held(page).await?.starts_with("issue:"));
        page.press("Escape").await?;
        page.until("!!document.activeElement.closest('.tabs')").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_focus_stays_while_bands_open_and_close() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let folded = ".graph [data-mark=issue][aria-expanded=false]";
        let id: Option<String> =
            page.value(&format!("document.querySelector('{folded}')?.dataset.id ?? null")).await?;
        let Some(id) = id else { anyhow::bail!("no band of the shipped document opens") };
        let issue = format!("issue:{id}");
        stand_on(page, "", &issue).await?;
        page.press("Enter").await?;
        page.until(&format!("!!document.querySelector('[data-id={id}][aria-expanded=true]')")).await?;
        // Opening it opens its record; closing that leads back to the heading, and once more closes the band.
        page.until("document.activeElement.matches('.record')").await?;
        page.press("Escape").await?;
        page.until(&format!("({HELD}) === '{issue}'")).await?;
        page.press("Escape").await?;
        page.until(&format!("!!document.querySelector('[data-id={id}][aria-expanded=false]')")).await?;
        page.until(&format!("({HELD}) === '{issue}'")).await?;
        Ok(())
    })
}

#[test]
fn the_focus_is_not_lost_with_what_had_it() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        // A filter's undoing goes away with its filter, the way to the next day with the last day.
        page.open("?kind=demand&kind=offer").await?;
        page.until_state("ready").await?;
        for _ in 0..2 {
            page.run("document.querySelector('.in-force-list .undo:last-of-type').focus()").await?;
            let before: usize = page.count(".in-force-list .undo").await?;
            page.press("Enter").await?;
            page.until(&format!("document.querySelectorAll('.in-force-list .undo').length < {before}"))
                .await?;
            assert_ne!(held(page).await?, "BODY");
        }
        page.open("?as_of=2025-10-19").await?;
        page.until_state("ready").await?;
        page.run("[...document.querySelectorAll('.as-of > a')].at(-1).focus()").await?;
        page.press("Enter").await?;
        page.until("!location.search.includes('as_of')").await?;
        assert_ne!(held(page).await?, "BODY");
        // A sort moves the rows, and the heading that sorts keeps the focus.
        page.open("?view=table").await?;
        page.until_state("ready").await?;
        page.run("document.querySelector('.ledger th a').focus()").await?;
        page.press("Enter").await?;
        page.until("location.search.includes('sort')").await?;
        assert!(page.value::<bool>("!!document.activeElement.closest('.ledger th')").await?);
        Ok(())
    })
}

#[test]
fn letters_search_list_the_keys_and_turn_to_the_table() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        let id: String = {
            page.open("").await?;
            page.until_state("ready").await?;
            page.value("document.querySelector('[data-mark=statement]').dataset.id").await?
        };
        let own = format!("statement:{id}");
        stand_on(page, "", &own).await?;
        page.press("/").await?;
        assert!(page.value::<bool>("document.activeElement.matches('input[type=search]')").await?);
        // In a field they are letters.
        for key in ["?", "t", "/"] {
            page.press(key).await?;
        }
        assert_eq!(page.value::<String>("document.activeElement.value").await?, "?t/");
        stand_on(page, "", &own).await?;
        page.press("?").await?;
        page.until("document.querySelector('dialog#keys').open").await?;
        page.until("document.querySelector('dialog#keys').matches(':focus-within')").await?;
        page.press("Escape").await?;
        page.until("!document.querySelector('dialog#keys').open").await?;
        page.until(&format!("({HELD}) === '{own}'")).await?;
        page.press("?").await?;
        page.until("document.querySelector('dialog#keys').open").await?;
        page.run("document.querySelector('dialog#keys [type=submit]').focus()").await?;
        page.press("Enter").await?;
        page.until("!document.querySelector('dialog#keys').open").await?;
        page.until(&format!("({HELD}) === '{own}'")).await?;
        page.press("t").await?;
        page.until(&format!("document.activeElement.closest('tr')?.dataset.id === '{id}'")).await?;
        page.press("t").await?;
        page.until(&format!("({HELD}) === '{own}'")).await?;
        // Whoever types them without meaning to can turn them off.
        page.run("document.getElementById('keys-on').checked = false").await?;
        for key in ["t", "/", "?"] {
            // What a page leaves to Firefox opens its own search there, outside of the page.
            if key != "/" || page.engine() != Engine::Firefox {
                page.press(key).await?;
            }
        }
        assert_eq!(held(page).await?, own);
        assert_eq!(page.count("dialog[open]").await?, 0);
        Ok(())
    })
}

#[test]
fn without_scripts_marks_are_links_like_others() -> Result<()> {
    browse(&Wishes { without_scripts: true, ..Wishes::default() }, async |page| {
        page.open("").await?;
        assert!(page.count(".graph a[data-mark]").await? > 0);
        assert_eq!(page.count(".graph a[data-mark][tabindex]").await?, 0);
        Ok(())
    })
}
