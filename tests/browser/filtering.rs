//! Filters and search: each choice leaves as many as it says, nothing in the graph moves, and the search answers letter
//! by letter.

use crate::browser::{Wishes, browse};
use crate::site::document;
use anyhow::Result;
use demarche::derive::Known;
use demarche::state::SearchIndex;
use std::collections::{BTreeMap, BTreeSet};
use thirtyfour::By;

/// As the browser's button does it. WebKit's own steps over what no hand has clicked.
const BACK: &str = "history.back()";

#[test]
fn what_a_search_finds_is_led_to_one_after_the_other() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?q=monitor").await?;
        page.until_state("ready").await?;
        let found = "[...document.querySelectorAll('.graph [data-mark=statement]:not(.is-faded)')]";
        let many: usize = page.value(&format!("{found}.length")).await?;
        assert!(many > 3, "{many}");
        let mut met = BTreeSet::new();
        while page.count(".in-force-list .next").await? > 0 {
            let before: String = page.value("location.search").await?;
            page.run("document.querySelector('.in-force-list .next').click()").await?;
            page.until(&format!("location.search !== {before:?}")).await?;
            page.until(
                "(rect => rect.top >= 0 && rect.bottom <= innerHeight)(document.querySelector('.graph .is-chosen') \
                 ?.getBoundingClientRect() ?? { top: -1 })",
            )
            .await?;
            assert!(met.insert(page.value::<String>("location.search").await?), "twice");
        }
        assert_eq!(met.len(), many);
        Ok(())
    })
}

#[test]
fn every_choice_leaves_as_many_as_it_says() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?view=table").await?;
        page.until_state("ready").await?;
        let all = page.count(".ledger tbody tr").await?;
        let choices: Vec<(String, usize)> = page
            .value(
                "[...document.querySelectorAll('.filters[role=group] .choices a')] \
                 .map(a => [a.getAttribute('href'), Number(a.querySelector('.many').textContent)])",
            )
            .await?;
        assert!(choices.len() > 20, "{choices:?}");
        // Two of each group.
        let choices: Vec<_> = ["party=", "issue=", "kind=", "answer=", "attribution="]
            .iter()
            .flat_map(|group| choices.iter().filter(move |(href, _)| href.contains(group)).take(2))
            .collect();
        assert_eq!(choices.len(), 10);
        for (href, many) in choices {
            page.run(&format!("document.querySelector('.choices a[href=\"{href}\"]').click()")).await?;
            page.until(&format!("location.search === {href:?}")).await?;
            page.until(&format!("document.querySelectorAll('.ledger tbody tr').length === {many}")).await?;
            // Its own link takes it back, as the one that takes all away would.
            page.run("document.querySelector('.in-force-list .undo').click()").await?;
            page.until(&format!("document.querySelectorAll('.ledger tbody tr').length === {all}")).await?;
        }
        assert!(!page.query().await?.contains("attribution"));
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_filter_fades_and_moves_nothing() -> Result<()> {
    const PLACES: &str = "Object.fromEntries([...document.querySelectorAll('.graph [data-mark=statement]')] \
         .map(e => [e.dataset.id, (r => [r.left + scrollX, r.top + scrollY].map(Math.round))(e.getBoundingClientRect())]))";
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let before: BTreeMap<String, [i64; 2]> = page.value(PLACES).await?;
        for step in ["answer=unanswered", "party=", "kind="] {
            page.run(&format!("document.querySelector('.choices a[href*=\"{step}\"]').click()")).await?;
            page.until(&format!("location.search.includes('{step}')")).await?;
            let after: BTreeMap<String, [i64; 2]> = page.value(PLACES).await?;
            assert_eq!(before, after);
        }
        let told: String = page.value("document.querySelector('.shown').textContent").await?;
        let plain = page.count(".graph .statement:not(.is-faded)").await?;
        assert!(plain < before.len() && told.starts_with(&plain.to_string()), "{told}: {plain}");
        // Back takes one filter after the other away.
        page.run(BACK).await?;
        page.until("!location.search.includes('kind=') && location.search.includes('party=')").await?;
        page.run("document.querySelector('.clear').click()").await?;
        page.until("location.search === '' || !location.search.includes('party=')").await?;
        page.until("document.querySelectorAll('.graph .statement.is-faded').length === 0").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_search_that_finds_nothing_says_so_and_is_one_step_back() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?n=istanbul-2025&kind=demand").await?;
        page.until_state("ready").await?;
        let field = page.session().find(By::Css("input[type=search]")).await?;
        field.send_keys("xyzzy").await?;
        page.until("new URLSearchParams(location.search).get('q') === 'xyzzy'").await?;
        page.until("document.querySelector('.lens-graph .empty') !== null").await?;
        assert!(page.text(".lens-graph .empty").await?.contains("xyzzy"));
        // Sending it adds nothing.
        field.send_keys("\u{e007}").await?;
        page.run(BACK).await?;
        page.until("location.search === '?n=istanbul-2025&kind=demand'").await?;
        page.until("document.querySelector('.lens-graph .empty') === null").await
    })
}

#[test]
fn the_search_answers_each_letter() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let (index, known) = (SearchIndex::new(&negotiation), Known::new(&negotiation, negotiation.as_of));
    let found = |words: &str| {
        let hits = index.search(&negotiation, &known, words, None);
        negotiation.statement_keys().filter(|key| hits.holds(*key)).count()
    };
    browse(&Wishes::default(), async |page| {
        page.open("?view=table").await?;
        page.until_state("ready").await?;
        let field = page.session().find(By::Css("input[type=search]")).await?;
        let mut typed = String::new();
        for letter in "guarantee wri".chars() {
            field.send_keys(letter.to_string()).await?;
            typed.push(letter);
            let many = found(&typed);
            page.until(&format!("document.querySelector('.shown').textContent.startsWith('{many} ')"))
                .await?;
            page.until(&format!("document.querySelectorAll('.ledger tbody tr').length === {many}")).await?;
        }
        assert!(found(&typed) > 0 && found(&typed) < found("g"));
        assert_eq!(page.value::<String>("new URLSearchParams(location.search).get('q')").await?, typed);
        // Whatever the case and the marks on letters.
        for (one, other) in [("turkiye", "TÜRKİYE"), ("guarantee", "GUARANTEE")] {
            let mut shown = Vec::new();
            for words in [one, other] {
                page.open(&format!("?view=table&q={words}")).await?;
                page.until_state("ready").await?;
                shown.push(page.count(".ledger tbody tr").await?);
            }
            assert!(shown[0] > 0 && shown[0] == shown[1], "{one}: {shown:?}");
        }
        // What finds nothing says so, and leads back.
        page.open("?view=table&q=xyzzyx").await?;
        page.until_state("ready").await?;
        assert_eq!(page.count(".ledger").await?, 0);
        assert!(page.text("[data-view=table]").await?.contains("xyzzyx"));
        page.run("document.querySelector('.clear').click()").await?;
        page.until("document.querySelectorAll('.ledger tbody tr').length > 0").await?;
        Ok(())
    })
}

#[test]
fn the_counts_and_the_legend_filter_too() -> Result<()> {
    let shown = "parseInt(document.querySelector('.shown').textContent)";
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        // Those that stay in the lens; the number that is read is the number that is left.
        let counts = "[...document.querySelectorAll('.counts a')].filter(a => !a.search.includes('view='))";
        let legend =
            "[...document.querySelectorAll('#panel-legend a')].filter(a => a.querySelector('.many'))";
        for (places, number) in [(counts, "b"), (legend, ".many")] {
            let many: usize = page.value(&format!("{places}.length")).await?;
            assert!(many > 4, "{places}: {many}");
            for at in 0..many {
                let leaves: usize = page
                    .value(&format!("parseInt({places}[{at}].querySelector('{number}').textContent)"))
                    .await?;
                page.run(&format!("{places}[{at}].click()")).await?;
                page.until(&format!("{shown} === {leaves}")).await?;
                let plain = page.count(".graph .statement:not(.is-faded)").await?;
                assert_eq!(plain, leaves, "{places} {at}");
                if page.count(".clear").await? > 0 {
                    page.run("document.querySelector('.clear').click()").await?;
                    page.until("!document.querySelector('.clear')").await?;
                }
            }
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_an_address_says_in_vain_is_named_and_the_rest_followed() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?view=table&kind=offer&kind=bribe&party=nobody&as_of=2025-13-01&focus=statement:none")
            .await?;
        page.until_state("ready").await?;
        let told = page.text(".page-notices").await?;
        for vain in ["bribe", "nobody", "2025-13-01", "statement:none"] {
            assert!(told.contains(vain), "‘{vain}’ is not in: {told}");
        }
        assert_eq!(page.count(".page-notices li").await?, 4);
        assert!(page.count(".ledger tbody tr").await? > 0);
        assert_eq!(page.count(".ledger tbody tr:not([data-kind=offer])").await?, 0);
        // What is done next leaves it behind.
        page.run("document.querySelector('.clear').click()").await?;
        page.until("document.querySelectorAll('.page-notices li').length === 0").await?;
        assert!(!page.query().await?.contains("bribe"));
        Ok(())
    })
}
