//! What can go wrong on the way leaves a page that reads, and says so.

use crate::browser::{Wishes, browse, place};
use anyhow::Result;
use std::io::Write as _;

#[test]
fn without_scripts_the_page_reads() -> Result<()> {
    browse(&Wishes { without_scripts: true, ..Wishes::default() }, async |page| {
        page.open("").await?;
        assert!(!page.text("h1").await?.is_empty());
        assert!(page.text("#failure").await?.is_empty());
        // What only scripts can do is not offered but named.
        assert!(page.text("noscript").await?.contains("scripts"));
        for offered in [".search", ".filters", ".all-filters", ".theme"] {
            assert!(page.text(offered).await?.is_empty(), "{offered}");
        }
        // Links to other lenses and records lead on, from a page of another language too.
        page.open("n/istanbul-2025/tr/").await?;
        page.click(".tabs a[href*='view=table']").await?;
        page.until(
            "location.pathname.endsWith('/table/') && document.querySelector('.lens-table tr') !== null",
        )
        .await?;
        assert!(!page.text(".lens-table").await?.is_empty());
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

/// Whether the page tells the reader this, of what it has words for.
fn told(what: &str) -> String {
    format!(
        "(({{ textContent }}, {{ dataset }}) => textContent === dataset.{what} && textContent !== '')\
         (document.querySelector('#failure p'), document.querySelector('#failure'))"
    )
}

#[test]
fn without_its_program_no_view_is_taken_for_another() -> Result<()> {
    browse(&Wishes { status: vec![(".wasm", 503)], ..Wishes::default() }, async |page| {
        page.open("?n=istanbul-2025&view=table&as_of=2025-10-26").await?;
        page.until(&told("other")).await?;
        assert!(!page.text("h1").await?.is_empty());
        // Another negotiation than the one that stands in the page: nothing of the latter is shown, and there is a way.
        page.open("?n=plastics-inc5").await?;
        page.until(&told("absent")).await?;
        assert!(page.text("h1").await?.is_empty() && page.text(".page-footer").await?.is_empty());
        page.click("#failure a").await?;
        page.until("location.pathname.endsWith('/n/plastics-inc5/')").await?;
        page.until_state("failed").await?;
        assert!(page.text("h1").await?.contains("plastics"));
        // The page of a lens is what its address asks for.
        page.open("n/istanbul-2025/table/").await?;
        page.until_state("failed").await?;
        page.until("!document.getElementById('failure').hidden").await?;
        assert!(!page.value::<bool>(&told("other")).await?);
        Ok(())
    })
}

#[test]
fn a_program_that_is_gone_does_not_hide_the_way_to_another_negotiation() -> Result<()> {
    browse(&Wishes { missing: vec![".wasm"], ..Wishes::default() }, async |page| {
        page.open("?n=plastics-inc5").await?;
        page.until("!document.getElementById('failure').hidden").await?;
        // After the page has looked whether its files are still there.
        page.run("window.looked = false; setTimeout(() => { window.looked = true; }, 1500)").await?;
        page.until("window.looked").await?;
        assert!(page.value::<bool>(&told("absent")).await?);
        page.click("#failure a").await?;
        page.until("location.pathname.endsWith('/n/plastics-inc5/')").await
    })
}

#[test]
fn without_the_second_part_of_its_program_links_lead_on() -> Result<()> {
    browse(&Wishes { status: vec![("rest", 503)], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
        // The picture is live, and stays so as long as nobody asks for more.
        page.until_state("ready").await?;
        assert!(page.text("#failure").await?.is_empty());
        // What is asked of it beyond that is not to be had, so the link is one like any other.
        page.click("[data-mark=party]").await?;
        page.until("location.pathname.endsWith('/record/') && document.querySelector('article') !== null")
            .await?;
        Ok(())
    })
}

#[test]
fn a_negotiation_that_is_not_there_is_named() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?n=no-such-talks").await?;
        page.until_state("failed").await?;
        assert!(page.text("#failure").await?.contains("no-such-talks"));
        // Nor does the tab name the one that stands in the page.
        assert!(page.value::<String>("document.title").await?.contains("no-such-talks"));
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

#[test]
fn the_bar_of_a_long_load_measures_what_has_come() -> Result<()> {
    let file = "istanbul-2025.json";
    let length =
        std::fs::metadata(format!("{}/public/negotiations/{file}", env!("CARGO_MANIFEST_DIR")))?.len();
    browse(&Wishes { stalled: vec![file], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until("!document.getElementById('loading').hidden").await?;
        // Half of it comes, counted in its own bytes.
        page.until(&format!("document.querySelector('#loading progress').max === {length}")).await?;
        page.until(&format!("document.querySelector('#loading progress').value === {}", length / 2)).await?;
        page.click("#loading button").await?;
        page.until_state("failed").await?;
        page.until("document.getElementById('loading').hidden").await
    })?;
    // Of what is compressed nobody says how much comes out.
    let coded = vec![(file, "Content-Encoding: identity")];
    browse(&Wishes { stalled: vec![file], headers: coded, ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until("document.querySelector('#loading [data-amount]').textContent !== ''").await?;
        assert_eq!(page.count("#loading progress[value]").await?, 0);
        Ok(())
    })
}

#[test]
fn a_server_that_answers_otherwise_is_named_and_can_be_asked_again() -> Result<()> {
    browse(&Wishes { status: vec![("istanbul-2025.json", 500)], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until_state("failed").await?;
        assert!(page.text("#failure").await?.contains("500"));
        assert_eq!(page.count("#failure a:not([hidden])").await?, 1);
        assert!(page.count("[data-mark=statement]").await? > 0, "the picture written ahead is gone");
        // Within the live page, what went wrong leaves the one at hand as it is.
        page.open("?n=plastics-inc5").await?;
        page.until_state("ready").await?;
        page.click(".page-header a[href*='n=istanbul-2025']").await?;
        page.until("!document.getElementById('failure').hidden").await?;
        page.until_state("ready").await?;
        assert!(page.text("h1").await?.contains("plastics"));
        let again = "document.querySelector('#failure a').getAttribute('href').includes('n=istanbul-2025')";
        page.until(again).await
    })
}

#[test]
fn a_negotiation_that_breaks_off_is_not_shown_by_halves() -> Result<()> {
    browse(&Wishes { cut: vec!["plastics-inc5.json"], ..Wishes::default() }, async |page| {
        page.open("?n=plastics-inc5").await?;
        page.until_state("failed").await?;
        assert!(!page.text("#failure").await?.is_empty());
        assert_eq!(page.text("h1").await?, "", "another negotiation stands below the message");
        Ok(())
    })
}

#[test]
fn a_program_of_another_media_type_runs_without_a_word() -> Result<()> {
    browse(
        &Wishes { types: vec![(".wasm", "application/octet-stream")], ..Wishes::default() },
        async |page| {
            page.open("").await?;
            page.until_state("ready").await?;
            assert_eq!(page.complaints().await?, [] as [String; 0]);
            Ok(())
        },
    )
}

#[test]
fn where_the_host_forbids_programs_the_page_reads_and_says_so() -> Result<()> {
    let policy = "Content-Security-Policy: script-src 'self'";
    browse(&Wishes { headers: vec![("/folder/", policy)], ..Wishes::default() }, async |page| {
        page.open("").await?;
        page.until_state("failed").await?;
        assert!(!page.text("#failure").await?.is_empty());
        assert!(page.count("[data-mark=statement]").await? > 0);
        Ok(())
    })
}

#[test]
fn a_program_that_comes_to_an_end_says_so_and_leaves_plain_links() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        // As the browser tells of a panic, or of memory that it refuses.
        page.run(
            "dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }))",
        )
        .await?;
        page.until_state("failed").await?;
        page.until("!document.getElementById('failure').hidden").await?;
        // A link is one again, and leads to where the record reads without a program.
        page.run("window.before = true").await?;
        page.run("document.querySelector('[data-mark=statement]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))").await?;
        page.until("!window.before && !!document.querySelector('article:target, :target article, :target')")
            .await?;
        assert!(page.query().await?.contains("focus=statement"));
        Ok(())
    })
}

#[test]
fn messages_of_strangers_change_nothing() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.run("window.kept = document.documentElement.outerHTML").await?;
        for message in
            ["'?view=table'", "{ demarche: 1 }", "{ type: 'open', address: 'javascript:alert(1)' }", "null"]
        {
            page.run(&format!("postMessage({message}, '*')")).await?;
        }
        page.until(
            "new Promise(done => setTimeout(() => done(document.documentElement.outerHTML === kept), 200))",
        )
        .await?;
        assert_eq!(page.complaints().await?, [] as [String; 0]);
        Ok(())
    })
}

#[test]
fn without_a_connection_the_page_goes_on_and_offers_to_try_again() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        // What the browser says where there is no network.
        page.run(
            "window.kept = fetch; window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))",
        )
        .await?;
        page.click(".page-header a[href*='n=plastics']").await?;
        page.until("!document.getElementById('failure').hidden").await?;
        page.until_state("ready").await?;
        assert!(page.text("h1").await?.contains("Istanbul"));
        page.run("window.fetch = kept").await?;
        page.click("#failure a").await?;
        page.until("document.querySelector('h1').textContent.includes('plastics')").await?;
        assert_eq!(page.count("#failure:not([hidden])").await?, 0);
        Ok(())
    })
}

/// What only Chromium's tools can bring about.
mod chromium {
    use super::*;

    #[test]
    fn what_has_stalled_is_given_up() -> Result<()> {
        browse(&Wishes { stalled: vec!["plastics-inc5.json"], ..Wishes::default() }, async |page| {
            // Half a minute, a hundred times as fast.
            page.beforehand(
                "const wait = setTimeout; \
                 globalThis.setTimeout = (then, time, ...more) => wait(then, time >= 30000 ? time / 100 : time, ...more);",
            )
            .await?;
            page.open("?n=plastics-inc5").await?;
            page.until_state("failed").await?;
            assert!(page.text("#failure").await?.contains("half a minute"));
            assert_eq!(page.text("h1").await?, "");
            Ok(())
        })
    }

    #[test]
    fn memory_that_is_refused_and_storage_that_is_shut_are_no_end_of_reading() -> Result<()> {
        browse(&Wishes::default(), async |page| {
            page.beforehand(
                "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) \
                   Object.defineProperty(globalThis, name, { get() { throw new DOMException('shut', 'SecurityError'); } }); \
                 if (location.search.includes('theme=dark')) WebAssembly.instantiateStreaming = WebAssembly.instantiate = \
                   () => Promise.reject(new RangeError('Out of memory'));",
            )
            .await?;
            page.open("").await?;
            page.until_state("ready").await?;
            assert_eq!(page.complaints().await?, [] as [String; 0]);
            page.open("?theme=dark").await?;
            page.until_state("failed").await?;
            assert!(!page.text("#failure").await?.is_empty());
            assert!(page.count("[data-mark=statement]").await? > 0);
            Ok(())
        })
    }
}

#[test]
fn what_is_not_there_is_not_mistaken_for_what_stands_in_the_page() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?n=no-such-talks").await?;
        page.until_state("failed").await?;
        assert!(page.text("#failure").await?.contains("no-such-talks"));
        let shown = "[...document.querySelectorAll('h1, .summary, .counts, .page-bar, .page-body')].some(e => e.checkVisibility())";
        assert!(!page.value::<bool>(shown).await?, "another negotiation stands below the message");
        assert_eq!(
            page.value::<String>("getComputedStyle(document.querySelector('#failure p')).direction").await?,
            "ltr"
        );
        page.open("?n=no-such-talks&lang=ur").await?;
        page.until_state("failed").await?;
        assert_eq!(
            page.value::<String>("getComputedStyle(document.querySelector('#failure p')).direction").await?,
            "rtl"
        );
        // The way on to what there is stays, also to the one that stands in the page.
        let ways =
            "[...document.querySelectorAll('.kicker a')].filter(a => a.checkVisibility()).map(a => a.search)";
        let ways: Vec<String> = page.value(ways).await?;
        assert!(
            ways.contains(&"?n=istanbul-2025".to_owned()) && ways.contains(&"?n=plastics-inc5".to_owned()),
            "{ways:?}"
        );
        // Where it is what was asked for, it does not lead to itself.
        page.open("").await?;
        page.until_state("ready").await?;
        assert!(!page.value::<bool>("document.querySelector('.kicker .own').checkVisibility()").await?);
        Ok(())
    })
}

#[test]
fn a_document_goes_by_the_name_of_its_file() -> Result<()> {
    let mut document: serde_json::Value = serde_json::from_slice(&std::fs::read(
        place("DEMARCHE_SITE")?.join("negotiations/istanbul-2025.json"),
    )?)?;
    document["id"] = "another-name".into();
    let wishes = Wishes {
        bodies: vec![("istanbul-2025.json", document.to_string().into_bytes())],
        ..Wishes::default()
    };
    browse(&wishes, async |page| {
        page.open("?n=istanbul-2025").await?;
        page.until_state("ready").await?;
        // That the names differ is a finding; that the address names it is no mistake.
        assert_eq!(page.count(".page-notices > ul li").await?, 0);
        assert!(page.text(".page-notices").await?.len() > 4);
        page.click(".tabs li:nth-child(2) a").await?;
        page.until("location.search.includes('view=table')").await?;
        assert!(!page.query().await?.contains("another-name"));
        Ok(())
    })
}

#[test]
fn a_small_file_that_unpacks_for_ever_is_stopped() -> Result<()> {
    // A twentieth more than is read, in a thousandth of its size.
    let blanks = vec![b' '; demarche::document::limits::BYTES.most / 20 * 21];
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&blanks)?;
    let wishes = Wishes {
        bodies: vec![("plastics-inc5.json", packed.finish()?)],
        headers: vec![("plastics-inc5.json", "Content-Encoding: gzip")],
        ..Wishes::default()
    };
    browse(&wishes, async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.click(".kicker a[href$='?n=plastics-inc5']").await?;
        page.until("!document.getElementById('failure').hidden").await?;
        assert!(page.text("#failure").await?.contains("64"), "the message names the limit");
        // What stood there goes on.
        assert!(!page.query().await?.contains("plastics"));
        page.click(".tabs li:nth-child(2) a").await?;
        page.until("document.querySelectorAll('.ledger tbody tr').length > 0").await
    })
}

#[test]
fn a_byte_too_many_is_refused_and_a_false_length_shows_nothing_by_halves() -> Result<()> {
    let file = "plastics-inc5.json";
    let document = std::fs::read(place("DEMARCHE_SITE")?.join("negotiations").join(file))?;
    let padded = |length: usize| {
        let mut padded = document.clone();
        padded.resize(length, b' ');
        Wishes { bodies: vec![(file, padded)], ..Wishes::default() }
    };
    let most = demarche::document::limits::BYTES.most;
    let said = |length| Wishes { lengths: vec![(file, length)], ..Wishes::default() };
    let statements = serde_json::from_slice::<serde_json::Value>(&document)?["statements"]
        .as_array()
        .map(Vec::len)
        .unwrap_or_default();
    // Of less than there is, what comes breaks off; of more, the connection does. By then the document is whole, and
    // WebKit hands it over as if nothing were wrong.
    for (wishes, readings) in [
        (padded(most), &[true][..]),
        (padded(most + 1), &[false]),
        (said(1000), &[false]),
        (said(1 << 40), &[true, false]),
    ] {
        browse(&wishes, async |page| {
            page.open("?n=plastics-inc5&view=table&rows=1000").await?;
            page.until("['ready', 'failed'].includes(document.documentElement.dataset.state)").await?;
            let is_read = page.value::<String>("document.documentElement.dataset.state").await? == "ready";
            assert!(readings.contains(&is_read), "read: {is_read}, of {readings:?}");
            if is_read {
                assert_eq!(page.count("[data-view=table] tbody > tr").await?, statements);
            }
            let shown = page.value::<bool>("document.querySelector('.page-body').checkVisibility()").await?;
            assert_eq!((shown, page.text("#failure").await?.is_empty()), (is_read, is_read));
            Ok(())
        })?;
    }
    Ok(())
}
