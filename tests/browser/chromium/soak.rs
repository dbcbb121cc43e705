//! A page that is used all day: what it holds does not grow. With Chromium's tools, which count what is held.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use crate::site::document;
use anyhow::{Context as _, Result};
use demarche::derive::days;
use demarche::model::{Kind, Negotiation};
use demarche::text::Date;

/// How often the whole round is gone through. A tenth of it is for the memory to find its size.
const ROUNDS: usize = 50;
/// Changes of state in a round, in each of the two negotiations.
const STATES: usize = 30;
/// Changes from one negotiation to the other in a round.
const TURNS: usize = 6;

/// What the page holds.
#[derive(Debug, Clone, Copy)]
struct Held {
    nodes: u64,
    listeners: u64,
    /// Bytes of WebAssembly's memory, which never shrinks.
    memory: u64,
}

/// Keeps hold of the program's memory, which it shows to nobody.
const WATCH: &str = "for (const name of ['instantiate', 'instantiateStreaming']) { \
     const own = WebAssembly[name]; \
     WebAssembly[name] = async (...all) => { const made = await own.apply(WebAssembly, all); \
       window.memory = (made.instance ?? made).exports.memory ?? window.memory; return made; }; }";

async fn held(page: &Page) -> Result<Held> {
    // Twice: what the first finds free may have held something.
    for _ in 0..2 {
        page.tools("HeapProfiler.collectGarbage", serde_json::json!({})).await?;
    }
    let counted = page.tools("Memory.getDOMCounters", serde_json::json!({})).await?;
    let count = |name: &str| counted[name].as_u64().with_context(|| format!("no {name} in {counted}"));
    let memory = page.value("memory.buffer.byteLength").await?;
    Ok(Held { nodes: count("nodes")?, listeners: count("jsEventListeners")?, memory })
}

/// Addresses of as many states of a negotiation as are wanted: every lens, filter, date and record among them.
fn states(negotiation: &Negotiation) -> Vec<String> {
    let (days, statements) = (days(negotiation), &negotiation.statements);
    let lenses = ["graph", "table", "compare", "timeline", "sources"];
    let state = |at: usize| {
        let lens = lenses[at % lenses.len()];
        let more = match at / lenses.len() {
            0 => String::new(),
            1 => format!("&focus=statement:{}", statements[at * 7 % statements.len()].id),
            2 => format!("&kind={}", Kind::ALL[at % Kind::ALL.len()].word()),
            3 => format!("&as_of={}", Date::from(days[at * 5 % days.len()])),
            4 => "&q=a".to_owned(),
            _ => format!("&party={}", negotiation.parties[at % negotiation.parties.len()].id),
        };
        format!("?n={}&view={lens}{more}", negotiation.id)
    };
    (0..STATES).map(state).collect()
}

/// Goes through addresses, each shown before the next.
async fn go(page: &Page, addresses: &[String]) -> Result<()> {
    let script = format!(
        "(async () => {{ for (const address of {}) {{ \
           performance.clearMarks('demarche:updated'); \
           history.replaceState(null, '', address); \
           dispatchEvent(new PopStateEvent('popstate', {{ state: null }})); \
           const end = performance.now() + 20000; \
           while (!performance.getEntriesByName('demarche:updated').length) {{ \
             if (performance.now() > end) return address; \
             await new Promise(done => setTimeout(done)); }} }} \
         return ''; }})()",
        serde_json::to_string(addresses)?
    );
    let stuck: String = page.value(&script).await?;
    anyhow::ensure!(stuck.is_empty(), "{stuck} was never shown");
    Ok(())
}

#[test]
fn a_page_that_is_used_all_day_does_not_grow() -> Result<()> {
    let (one, other) = (document("istanbul-2025")?, document("plastics-inc5")?);
    let (of_one, of_other) = (states(&one), states(&other));
    let turns: Vec<String> =
        (0..TURNS).map(|at| format!("?n={}", if at % 2 == 0 { &other.id } else { &one.id })).collect();
    browse(&Wishes::default(), async |page| {
        page.beforehand(WATCH).await?;
        page.open("").await?;
        page.until_state("ready").await?;
        let mut first = None;
        for round in 0..ROUNDS {
            // Each ends with the same state, so that what is held can be compared.
            go(page, &of_one).await?;
            go(page, &turns[..TURNS - 1]).await?;
            go(page, &of_other).await?;
            go(page, &turns[TURNS - 1..]).await?;
            if round + 1 == ROUNDS / 10 {
                first = Some(held(page).await?);
            }
        }
        let (first, last) = (first.context("too few rounds")?, held(page).await?);
        assert!(last.nodes <= first.nodes + first.nodes / 100, "{first:?}, then {last:?}");
        assert!(last.listeners <= first.listeners, "{first:?}, then {last:?}");
        assert_eq!(last.memory, first.memory, "{first:?}, then {last:?}");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}
