//! The way from the address to the live page, and from one state to the next.

use crate::browser::{Wishes, browse};
use crate::engine::Engine;
use crate::site::document;
use anyhow::Result;
use demarche::model::Negotiation;

const MARKS: [&str; 3] = ["demarche:loaded", "demarche:laid-out", "demarche:shown"];

#[test]
fn the_page_comes_to_life_quietly() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        for mark in MARKS {
            page.until(&format!("performance.getEntriesByName('{mark}').length === 1")).await?;
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        assert_eq!(page.foreign_requests().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_stands_in_the_page_is_taken_over_as_it_is() -> Result<()> {
    browse(&Wishes { slow: vec![".wasm"], ..Wishes::default() }, async |page| {
        page.open("").await?;
        // Before the program is there: a panel that it then replaces would lose this.
        assert_eq!(page.value::<String>("document.documentElement.dataset.state").await?, "loading");
        page.run("document.querySelectorAll('[data-tree]').forEach(panel => panel.dataset.own = '')").await?;
        page.until_state("ready").await?;
        page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
        // All but the picture for the other width of screen, which the live page leaves out.
        assert_eq!(page.count("[id^=panel-]:not([data-own])").await?, 1);
        assert_eq!(page.count("#panel-other-width:not([data-own])").await?, 1);
        Ok(())
    })
}

#[test]
fn the_first_picture_does_not_wait_for_the_second_part_of_the_program() -> Result<()> {
    browse(&Wishes { slow: vec!["rest"], ..Wishes::default() }, async |page| {
        for address in ["", "?n=plastics-inc5", "?lang=tr"] {
            page.open(address).await?;
            page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
            assert_eq!(page.count("[data-mark=statement] .label").await?.min(1), 1, "{address}");
            // It is fetched only then, and nothing had to wait for it.
            let started: f64 = page.value(STARTED).await?;
            let shown: f64 =
                page.value("performance.getEntriesByName('demarche:shown')[0].startTime").await?;
            assert!(started == 0.0 || started >= shown, "{address}: {started} {shown}");
        }
        // Who cannot wait gets it at once.
        page.click("[data-mark=party]").await?;
        page.until("document.querySelector('#panel-record article') !== null").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn who_clicks_before_the_second_part_has_come_waits_for_it_without_it_coming_twice() -> Result<()> {
    browse(&Wishes { slow: vec!["rest"], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
        page.click("[data-mark=party]").await?;
        page.until("document.querySelector('#panel-record article') !== null").await?;
        page.until(&format!("{FETCHED} === 1 && document.documentElement.dataset.waits === undefined"))
            .await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_is_typed_before_the_program_comes_is_searched_for() -> Result<()> {
    browse(&Wishes { slow: vec![".wasm"], ..Wishes::default() }, async |page| {
        page.open("").await?;
        assert_eq!(page.value::<String>("document.documentElement.dataset.state").await?, "loading");
        page.run("document.querySelector('.search input[type=search]').value = 'border'").await?;
        page.until("location.search.includes('q=border')").await?;
        let shown: usize = page.value("parseInt(document.querySelector('.shown').textContent)").await?;
        assert!(shown > 0 && shown < document("istanbul-2025")?.statements.len(), "{shown}");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_program_is_on_its_way_before_the_script_that_starts_it_and_comes_once() -> Result<()> {
    browse(&Wishes { slow: vec!["boot.js"], ..Wishes::default() }, async |page| {
        for address in ["", "?n=plastics-inc5", "n/istanbul-2025/table/"] {
            page.open(address).await?;
            page.until_state("ready").await?;
            let started: Vec<f64> = page
                .value(
                    "performance.getEntriesByType('resource')\
                     .filter(({ name }) => /explorer-[^/]*wasm/.test(name)).map(({ startTime }) => startTime)",
                )
                .await?;
            let script: f64 = page
                .value(
                    "performance.getEntriesByType('resource').find(({ name }) => name.endsWith('boot.js')).responseEnd",
                )
                .await?;
            // Only where a browser takes up what came ahead; no browser fetches it twice.
            let is_early = |at: f64| at < script || page.engine() != Engine::Chromium;
            assert!(matches!(*started, [at] if is_early(at)), "{address}: {started:?} {script}");
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_comes_after_the_first_picture_is_never_that_of_another_negotiation() -> Result<()> {
    // What is pre-rendered stands where it is the right one, and nothing where it is not.
    const SHOWN: &str =
        "[...document.querySelectorAll('.legend, .page-footer')].filter((e) => e.offsetHeight > 0).length";
    browse(&Wishes { slow: vec!["rest"], ..Wishes::default() }, async |page| {
        for (address, standing) in
            [("", 2), ("?n=plastics-inc5", 0), ("?lang=tr", 0), ("n/plastics-inc5/", 2)]
        {
            page.open(address).await?;
            page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
            // Where the second part has come meanwhile, there is nothing to see.
            let whole = "performance.getEntriesByName('demarche:whole').length > 0";
            let seen: usize = page.value(&format!("{whole} ? {standing} : {SHOWN}")).await?;
            assert_eq!(seen, standing, "{address}");
            page.until_state("ready").await?;
            assert_eq!(page.value::<usize>(SHOWN).await?, 2, "{address}");
        }
        // The key is that of the negotiation, in the language.
        let parties = "document.querySelector('.legend').textContent";
        page.open("?n=plastics-inc5&lang=tr").await?;
        page.until_state("ready").await?;
        let key: String = page.value(parties).await?;
        assert!(key.contains("African Group") && key.contains("süzgeç"), "{key}");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

/// How often the second part of the program was fetched.
const FETCHED: &str =
    "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/rest-')).length";

/// When the second part of the program began to be fetched, in milliseconds; nought where it has not.
const STARTED: &str =
    "performance.getEntriesByType('resource').find(({ name }) => name.includes('/rest-'))?.startTime ?? 0";

#[test]
fn an_address_that_needs_the_second_part_has_it_from_the_start() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        // A page of one lens says so by itself.
        for address in ["?view=compare", "n/istanbul-2025/table/"] {
            page.open(address).await?;
            page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
            assert_eq!(page.value::<usize>(FETCHED).await?, 1, "{address}");
            // Beside the program, not after it.
            let (started, loaded): (f64, f64) = (
                page.value(STARTED).await?,
                page.value("performance.getEntriesByName('demarche:loaded')[0].startTime").await?,
            );
            assert!(started > 0.0 && started < loaded, "{address}: {started} {loaded}");
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_address_may_change_from_outside() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let link: String = page
            .value("document.querySelector('a[href*=\"focus=\"]').getAttribute('href').replace(/^[^?]*|#.*/g, '')")
            .await?;
        page.run(&format!(
            "history.pushState(null, '', {link:?}); dispatchEvent(new PopStateEvent('popstate', {{ state: null }}))"
        ))
        .await?;
        page.until("performance.getEntriesByName('demarche:updated').length > 0").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_pinned_revision_that_is_another_goes_along_with_what_is_chosen() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?rev=2020-01-01").await?;
        page.until_state("ready").await?;
        assert!(page.text("#panel-notices").await?.contains("2020"));
        page.click("[data-mark=party]").await?;
        page.until("location.search.includes('focus=party') && location.search.includes('rev=2020-01-01')")
            .await?;
        page.back().await?;
        page.until("location.search === '?rev=2020-01-01' && !document.querySelector('.record')").await?;
        Ok(())
    })
}

#[test]
fn the_tab_names_the_lens_as_the_page_of_the_lens_does() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("n/istanbul-2025/table/").await?;
        let written: String = page.value("document.title").await?;
        page.until_state("ready").await?;
        assert_eq!(page.value::<String>("document.title").await?, written);
        page.click(".tabs a[href*='view=sources']").await?;
        page.until("document.title.startsWith('Sources')").await?;
        page.back().await?;
        page.until(&format!("document.title === {written:?}")).await
    })
}

#[test]
fn the_way_back_empties_the_search_though_the_reader_is_still_in_it() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let field = "document.querySelector('.search input[type=search]')";
        page.run(&format!("{field}.focus()")).await?;
        // By a key, as browsers pass over steps that no reader has made.
        page.press("t").await?;
        page.until("location.search.includes('q=t')").await?;
        page.back().await?;
        page.until(&format!("!location.search.includes('q=') && {field}.value === ''")).await?;
        Ok(())
    })
}

#[test]
fn another_negotiation_opens_in_place_and_back_returns() -> Result<()> {
    let other = document("plastics-inc5")?;
    let title = |negotiation: &Negotiation| {
        negotiation.title.wording(&negotiation.language, &negotiation.language).text.to_owned()
    };
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let first = page.text("h1").await?;
        page.run("window.stays = true").await?;
        page.click(".kicker a[href$='?n=plastics-inc5']").await?;
        page.until("location.search.includes('plastics') && document.title.includes('plastics')").await?;
        assert_eq!(page.text("h1").await?, title(&other));
        let parties = page.value::<usize>("document.querySelectorAll('[data-mark=party]').length").await?;
        assert!(parties > 0 && parties <= other.parties.len());
        page.back().await?;
        page.until("!location.search.includes('plastics') && !document.title.includes('plastics')").await?;
        assert_eq!(page.text("h1").await?, first);
        assert!(page.value::<bool>("window.stays === true").await?, "the page was loaded anew");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn an_address_out_of_a_pages_source_means_what_it_says() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?view=table&amp;n=plastics-inc5&amp;theme=dark&amp;plain=1").await?;
        page.until_state("ready").await?;
        let title = page.value::<String>("document.title").await?;
        assert!(title.contains("plastics"), "{title}");
        let root = "JSON.stringify([document.documentElement.dataset.theme, 'plain' in document.documentElement.dataset])";
        assert_eq!(page.value::<String>(root).await?, "[\"dark\",true]");
        assert_eq!(page.count("[data-view=table]:not([hidden])").await?, 1);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}
