//! From the graph to the record and back, held against the document that the page was made of.

use crate::browser::{Wishes, browse};
use crate::site::document;
use anyhow::{Context as _, Result};
use demarche::model::{Negotiation, Source, Statement};
use demarche::text::Messages;
use std::collections::BTreeSet;

#[test]
fn every_mark_of_the_document_stands_in_the_graph() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let ids = async |mark: &str| -> Result<Vec<String>> {
            let all = format!("[...document.querySelectorAll('[data-mark={mark}]')]");
            page.value(&format!("{all}.flatMap(e => (e.dataset.id ?? e.dataset.ids).split(' '))")).await
        };
        let mut statements = ids("statement").await?;
        statements.extend(ids("bundle").await?);
        let of = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        let wanted = of(negotiation.statements.iter().map(|statement| &*statement.id).collect());
        assert_eq!(statements.len(), wanted.len());
        assert_eq!(statements.into_iter().collect::<BTreeSet<_>>(), wanted);
        for (mark, wanted) in [
            ("party", of(negotiation.parties.iter().map(|party| &*party.id).collect())),
            ("mechanism", of(negotiation.mechanisms.iter().map(|mechanism| &*mechanism.id).collect())),
            ("issue", of(negotiation.issues.iter().map(|issue| &*issue.id).collect())),
        ] {
            let found = ids(mark).await?;
            assert_eq!(found.len(), wanted.len(), "{mark}");
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), wanted);
        }
        Ok(())
    })
}

#[test]
fn a_record_begins_with_its_head() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?focus=statement:ist2-four-party").await?;
        page.until_state("ready").await?;
        page.until("document.querySelector('#panel-record article') !== null").await?;
        let places = "[...document.querySelectorAll('.page-side, .record-sheet')]";
        page.run(&format!("{places}.forEach(place => place.scrollTop = 300)")).await?;
        assert!(page.value::<bool>(&format!("{places}.some(place => place.scrollTop > 200)")).await?);
        page.run("document.querySelector('#panel-record a[href*=\"focus=statement\"]').click()").await?;
        page.until("!location.search.includes('ist2-four-party')").await?;
        page.until(&format!("{places}.every(place => place.scrollTop === 0)")).await?;
        Ok(())
    })
}

/// The statement of the graph that stands lowest, by its id.
const LOWEST: &str = "[...document.querySelectorAll('.graph [data-mark=statement]')] \
     .sort((a, b) => a.getBoundingClientRect().bottom - b.getBoundingClientRect().bottom).at(-1).dataset.id";

/// Whether what is chosen stands within the window, clear of the record where that lies over the page.
const IN_SIGHT: &str = "(() => { const { top, bottom } = document.querySelector('.graph .is-chosen').getBoundingClientRect(); \
     const sheet = document.querySelector('.record-sheet'); \
     const end = getComputedStyle(sheet).position === 'fixed' ? sheet.getBoundingClientRect().top : innerHeight; \
     return top >= 0 && bottom <= end; })()";

#[test]
fn what_is_chosen_comes_into_sight() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let lowest: String = page.value(LOWEST).await?;
        assert_eq!(page.value::<f64>("scrollY").await?, 0.0, "nothing is chosen");
        page.open(&format!("?focus=statement:{lowest}")).await?;
        page.until_state("ready").await?;
        page.until(IN_SIGHT).await?;
        assert!(page.value::<f64>("scrollY").await? > 0.0);
        // Chosen at the lower edge, it would lie behind its record.
        page.open("").await?;
        page.until_state("ready").await?;
        let mark = format!("document.querySelector('.graph [data-mark=statement][data-id={lowest:?}]')");
        page.run(&format!("{mark}.scrollIntoView({{ block: 'end' }})")).await?;
        page.run(&format!(
            "{mark}.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, detail: 1 }}))"
        ))
        .await?;
        page.until("document.querySelector('#panel-record article') !== null").await?;
        page.until(IN_SIGHT).await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_is_chosen_where_it_is_seen_moves_nothing() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("?view=table").await?;
        page.until_state("ready").await?;
        // An issue is named in many rows, the first of them far above.
        page.run(
            "window.link = [...document.querySelectorAll('.lens-table tbody a[href*=\"focus=issue\"]')].at(-1); \
             link.scrollIntoView(); scrollBy(0, -200);",
        )
        .await?;
        let before: f64 = page.value("link.getBoundingClientRect().top").await?;
        page.run(
            "link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))",
        )
        .await?;
        page.until("document.querySelector('#panel-record article') !== null").await?;
        page.until("performance.getEntriesByName('demarche:updated').length > 0").await?;
        let after: f64 = page.value("link.getBoundingClientRect().top").await?;
        assert!(
            page.value::<bool>("link.isConnected").await? && (before - after).abs() < 2.0,
            "{before} {after}"
        );
        Ok(())
    })
}

#[test]
fn a_statement_opens_its_record_and_back_closes_it() -> Result<()> {
    let negotiation = document("istanbul-2025")?;
    let messages = Messages::english();
    let (statement, quote, attribution, source) =
        quoted(&negotiation).context("no statement has a quote from a source with an address")?;
    let attribution = messages.get(&format!("attribution.{attribution}"));
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.click(&format!("[data-mark=statement][data-id='{}']", statement.id)).await?;
        page.until("!!document.querySelector('#panel-record article')").await?;
        page.until("performance.getEntriesByName('demarche:updated').length > 0").await?;
        let record = page.text("#panel-record").await?.to_lowercase();
        let text = statement.text.wording(messages.language(), &negotiation.language).text;
        for words in [text, quote, attribution.as_str()] {
            assert!(record.contains(&words.to_lowercase()), "‘{words}’ is not in the record: {record}");
        }
        let address = source.url.as_ref().map(|url| url.as_str()).unwrap_or_default();
        assert!(page.count(&format!("#panel-record a[href^='{address}']")).await? > 0);
        assert!(page.query().await?.contains(&format!("focus=statement:{}", statement.id)));
        page.back().await?;
        page.until("!document.querySelector('#panel-record article')").await?;
        assert!(!page.query().await?.contains("focus="));
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_page_reached_by_clicks_is_the_page_of_its_address() -> Result<()> {
    // Attributes by name: their order tells how the page came about, and nothing to anyone else. Likewise, whether a link
    // still leads to the page that was written ahead for what it asks.
    const PANELS: &str = "[...document.querySelectorAll('[id^=panel-]')].map(function plain(node) { \
         if (!node.tagName) return node.nodeValue; \
         const attributes = [...node.attributes].map(a => a.name + '=' + \
             a.value.replace(/^[.][/][^?]*([?][^#]*).*$/, '$1')); \
         return [node.tagName, ...attributes.filter(a => !/^(data-tr(ee|aced)|tabindex)=/.test(a)).sort(), \
                 ...[...node.childNodes].map(plain)].join(' '); })";
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        for step in ["view=table", "view=compare", "view=timeline", "view=sources"] {
            page.click(&format!(".tabs a[href*='{step}']")).await?;
            page.until(&format!("location.search.includes('{step}')")).await?;
        }
        page.click(".tabs li:first-child a").await?;
        page.until("!location.search.includes('view=')").await?;
        page.click("[data-mark=statement]").await?;
        page.until("!!document.querySelector('#panel-record article')").await?;
        let reached: Vec<String> = page.value(PANELS).await?;
        let query = page.query().await?;
        page.open(&format!("?{query}")).await?;
        page.until_state("ready").await?;
        page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
        let fresh: Vec<String> = page.value(PANELS).await?;
        assert_eq!(reached.len(), fresh.len());
        for (reached, fresh) in reached.iter().zip(&fresh) {
            let shared = reached.bytes().zip(fresh.bytes()).take_while(|(a, b)| a == b).count();
            let rest =
                |panel: &str| panel.bytes().skip(shared.saturating_sub(60)).take(120).collect::<Vec<_>>();
            let (reached, fresh) = (rest(reached), rest(fresh));
            assert_eq!(String::from_utf8_lossy(&reached), String::from_utf8_lossy(&fresh));
        }
        Ok(())
    })
}

/// A statement with a quote, the quote, how it is attributed, and its source, which has an address.
fn quoted(negotiation: &Negotiation) -> Option<(&Statement, &str, &'static str, &Source)> {
    negotiation.statements.iter().find_map(|statement| {
        statement.reports.iter().find_map(|report| {
            let source = &negotiation[report.source];
            let quote = report.quote.as_ref().filter(|_| source.url.is_some())?;
            Some((statement, &*quote.text, report.attribution.word(), source))
        })
    })
}

#[test]
fn what_is_named_again_traces_what_it_names() -> Result<()> {
    // What is traced when the pointer comes to the first that a selector finds.
    const TRACED: &str = "(mark => { mark.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })); \
        return [...document.querySelectorAll('[data-traced]')].map(e => e.dataset.id ?? 'again ' + e.dataset.again).sort(); })";
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
        let names: Vec<String> = page
            .value("[...new Set([...document.querySelectorAll('.token')].map(e => e.dataset.again))]")
            .await?;
        assert!(names.iter().any(|name| name.starts_with("party:")), "{names:?}");
        for name in names {
            let (kind, id) = name.split_once(':').unwrap_or_default();
            let by_token: Vec<String> =
                page.value(&format!("{TRACED}(document.querySelector(\"[data-again='{name}']\"))")).await?;
            let by_mark: Vec<String> = page
                .value(&format!(
                    "{TRACED}(document.querySelector(\".graph a[data-mark='{kind}'][data-id='{id}']\"))"
                ))
                .await?;
            assert_eq!(by_token, by_mark, "{name}");
            assert!(by_token.iter().any(|traced| traced == id) && by_token.len() > 2, "{by_token:?}");
            // Large enough to point at, at the size that the picture is drawn for.
            let height: f64 = page
                .value(&format!("document.querySelector(\"[data-again='{name}']\").getBBox().height"))
                .await?;
            assert!(height >= 24.0, "{height}");
        }
        Ok(())
    })
}

#[test]
fn the_key_can_be_reached_from_the_head_of_the_picture() -> Result<()> {
    const SEEN: &str = "document.querySelector('.to-key').checkVisibility()";
    browse(&Wishes::default(), async |page| {
        page.size(1440, 900).await?;
        page.open("?focus=statement:ist2-four-party").await?;
        page.until_state("ready").await?;
        assert!(!page.value::<bool>(SEEN).await?, "the key stands beside the picture");
        page.size(1024, 768).await?;
        page.until(SEEN).await?;
        let before: String = page.value("location.href").await?;
        page.run("document.querySelector('.to-key').click()").await?;
        // It is folded while a record is open.
        page.until(
            "(({ top, bottom }) => top >= -1 && bottom > top + 200)(document.getElementById('panel-legend').getBoundingClientRect())",
        )
        .await?;
        page.until("document.getElementById('panel-legend').contains(document.activeElement)").await?;
        assert_eq!(page.value::<String>("location.href").await?, before);
        page.open("?static=1").await?;
        page.until_state("ready").await?;
        assert!(!page.value::<bool>(SEEN).await?, "without the key there is no way to it");
        Ok(())
    })
}
