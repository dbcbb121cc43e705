//! Every language as its readers' browsers write it, in both directions, and the way from one to another.

use crate::browser::{Wishes, browse};
use crate::engine::Engine;
use crate::page::Page;
use anyhow::{Context as _, Result};
use demarche::page::date_words;
use demarche::text::{Date, Day, Direction, INTERFACE, Language, Messages, SolarDay};
use std::collections::BTreeMap;

fn messages(tag: &str) -> Result<Messages> {
    Ok(Messages::shipped(&Language::parse(tag)?))
}

/// The tag under which a browser writes what this project does: English with the day first, and Arabic with the digits
/// that most of its newspapers use.
fn as_browsers_say(tag: &str) -> &str {
    match tag {
        "en" => "en-GB",
        "ar" => "ar-u-nu-latn",
        other => other,
    }
}

/// The languages for which this browser has what a constructor of `Intl` needs; Chromium has no Pashto.
async fn known(page: &Page, kind: &str) -> Result<Vec<&'static str>> {
    let mut known = Vec::new();
    for (tag, _) in INTERFACE {
        let is_known = format!("new Intl.{kind}('{tag}').resolvedOptions().locale === '{tag}'");
        if page.value(&is_known).await? {
            known.push(tag);
        }
    }
    assert!(known.len() >= 4, "this browser knows {known:?} only");
    Ok(known)
}

#[test]
fn dates_and_numbers_are_written_as_browsers_write_them() -> Result<()> {
    let mut dates: Vec<(String, &str)> =
        (1..=12).map(|month| (format!("2025-{month:02}-{:02}", month * 2 + 1), "day")).collect();
    dates.extend([("2024-10".to_owned(), "month"), ("1999".to_owned(), "year")]);
    let numbers = [0, 7, 70, 999, 1000, 12_345, 1_234_567];
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        for tag in known(page, "DateTimeFormat").await? {
            if tag == "ps" && page.engine() == Engine::Webkit {
                // The tables of the system, which it reads, may be older, with a word before each part of a date.
                continue;
            }
            let own = messages(tag)?;
            let browsers = as_browsers_say(tag);
            let asked: Vec<(String, &str)> = dates
                .iter()
                .map(|(date, precision)| (format!("{date}{}", &"0000-01-01"[date.len()..]), *precision))
                .collect();
            let said: Vec<String> = page
                .value(&format!(
                    "{}.map(([date, precision]) => new Intl.DateTimeFormat('{browsers}', {{ calendar: 'gregory', year: 'numeric', \
                     month: precision === 'year' ? undefined : 'long', day: precision === 'day' ? 'numeric' : undefined, \
                     timeZone: 'UTC' }}).format(new Date(date)))",
                    serde_json::to_string(&asked)?
                ))
                .await?;
            for ((date, _), said) in dates.iter().zip(said) {
                let (said, ours) = (plain(&said), plain(&date_words(&own, Date::parse(date)?)));
                if tag == "ps" || tag == "fa-AF" && page.engine() == Engine::Chromium {
                    // Pashto spells its months this way and that, and Chromium takes those of Iran for Dari's; their
                    // place is the same, and the digits are.
                    let shape = |words: &str| {
                        let part = |part: &str| {
                            if part.chars().all(char::is_alphabetic) {
                                "-".to_owned()
                            } else {
                                part.to_owned()
                            }
                        };
                        words.split(' ').map(part).collect::<Vec<_>>()
                    };
                    assert_eq!(shape(&said), shape(&ours), "{said} and {ours}");
                } else {
                    assert_eq!(said, ours, "{tag}");
                }
            }
        }
        for tag in known(page, "NumberFormat").await? {
            let own = messages(tag)?;
            let browsers = as_browsers_say(tag);
            let said: Vec<String> = page
                .value(&format!("{numbers:?}.map(n => new Intl.NumberFormat('{browsers}').format(n))"))
                .await?;
            let said: Vec<String> = said.iter().map(|said| plain(said)).collect();
            assert_eq!(said, numbers.map(|number| own.number(number)), "{tag}");
        }
        Ok(())
    })
}

/// Without signs that only tell which way to run.
fn plain(words: &str) -> String {
    words.chars().filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}')).collect()
}

#[test]
fn the_solar_years_begin_when_browsers_say() -> Result<()> {
    // The four days on which a year may begin, in each of two hundred years.
    let days: Vec<Day> =
        (1901..2100).flat_map(|year| (19..=22).map(move |day| Day { year, month: 3, day })).collect();
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        let said: Vec<Vec<u16>> = page
            .value(
                "(() => { const days = []; \
                 const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' }); \
                 for (let year = 1901; year < 2100; year += 1) for (let day = 19; day <= 22; day += 1) { \
                   const parts = format.formatToParts(new Date(Date.UTC(year, 2, day))); \
                   days.push(['year', 'month', 'day'].map(type => Number(parts.find(part => part.type === type).value))); } \
                 return days; })()",
            )
            .await?;
        assert_eq!(said.len(), days.len());
        for (day, said) in days.iter().zip(said) {
            let own = SolarDay::of(*day).context("no solar day")?;
            assert_eq!(vec![own.year, own.month.into(), own.day.into()], said, "{day}");
        }
        Ok(())
    })
}

#[test]
fn each_count_takes_the_form_that_browsers_take() -> Result<()> {
    const FORMS: &str =
        r#"{"k.zero":"zero","k.one":"one","k.two":"two","k.few":"few","k.many":"many","k.other":"other"}"#;
    let counts: Vec<usize> = (0..=212).chain([999, 1000, 1001, 1002, 1011, 10_000, 1_000_003]).collect();
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        for tag in known(page, "PluralRules").await? {
            let messages = Messages::parse(Language::parse(tag)?, FORMS)?;
            let own: Vec<String> = counts.iter().map(|count| messages.count("k", *count, &[])).collect();
            let said: Vec<String> = page
                .value(&format!("{counts:?}.map(count => new Intl.PluralRules('{tag}').select(count))"))
                .await?;
            for (count, (own, said)) in counts.iter().zip(own.iter().zip(&said)) {
                assert_eq!(own, said, "{tag}: {count}");
            }
        }
        Ok(())
    })
}

#[test]
fn another_language_keeps_the_state() -> Result<()> {
    let state = "view=table&kind=demand&q=guarantee&as_of=2025-11-01";
    browse(&Wishes::default(), async |page| {
        page.open(&format!("?{state}")).await?;
        page.until_state("ready").await?;
        let sorted = |query: &str| {
            let mut parts: Vec<String> = query
                .split('&')
                .filter(|part| !part.starts_with("lang=") && !part.starts_with("n="))
                .map(str::to_owned)
                .collect();
            parts.sort();
            parts
        };
        let rows = "[...document.querySelectorAll('.ledger tbody tr')].map(row => row.dataset.id)";
        let before: Vec<String> = page.value(rows).await?;
        assert!(!before.is_empty());
        for (tag, name) in INTERFACE.iter().rev() {
            page.click(&format!(".languages a[lang='{tag}']")).await?;
            page.until(&format!("document.documentElement.lang === '{tag}'")).await?;
            page.until(&format!(
                "document.querySelector('.languages a[aria-current]').textContent === '{name}'"
            ))
            .await?;
            let direction = Language::parse(tag)?.direction();
            let said: String = page.value("getComputedStyle(document.body).direction").await?;
            assert_eq!(said, direction.as_str(), "{tag}");
            let query = page.query().await?;
            assert_eq!(sorted(&query), sorted(state), "{tag}");
            assert!(query.contains(&format!("lang={tag}")), "{query}");
            assert_eq!(page.value::<Vec<String>>(rows).await?, before, "{tag}");
            // The words of the page are those of the language, and none is missing.
            let tab = messages(tag)?.get("lens.table");
            assert_eq!(
                page.value::<String>("document.querySelector('.tabs a[aria-current]').textContent")
                    .await?
                    .trim(),
                tab
            );
            assert!(!page.value::<bool>("document.body.textContent.includes('⟦')").await?, "{tag}");
        }
        page.back().await?;
        page.until("document.documentElement.lang === 'ar'").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_address_chooses_the_language_else_the_browser_does() -> Result<()> {
    browse(&Wishes { language: "ur-PK", ..Wishes::default() }, async |page| {
        let state = "view=table&kind=demand";
        // Whatever the address says of it wins: as a choice, or as the page that was written ahead in a language.
        for (address, tag, direction) in [
            (format!("?{state}"), "ur", "rtl"),
            (format!("?{state}&lang=tr"), "tr", "ltr"),
            (format!("?{state}&lang=en"), "en", "ltr"),
            ("n/istanbul-2025/ar/".to_owned(), "ar", "rtl"),
            // A language that the interface does not have is no choice.
            ("?lang=fi".to_owned(), "ur", "rtl"),
        ] {
            page.open(&address).await?;
            page.until_state("ready").await?;
            let asked: String = page.value("navigator.languages[0]").await?;
            assert!(asked.starts_with("ur"), "the browser asks for {asked}");
            page.until(&format!("document.documentElement.lang === '{tag}'")).await.context(address)?;
            assert_eq!(page.value::<String>("getComputedStyle(document.body).direction").await?, direction);
            let tab: String = page.value("document.querySelector('.tabs a').textContent").await?;
            assert_eq!(tab.trim(), messages(tag)?.get("lens.graph"));
        }
        // Another one is chosen from there, and the state stays.
        page.open(&format!("?{state}")).await?;
        page.until("document.documentElement.lang === 'ur'").await?;
        page.until_state("ready").await?;
        page.click(".languages a[lang=ps]").await?;
        page.until("document.documentElement.lang === 'ps'").await?;
        let query = page.query().await?;
        assert!(state.split('&').chain(["lang=ps"]).all(|part| query.contains(part)), "{query}");
        assert_eq!(page.count(".ledger").await?, 1);
        Ok(())
    })
}

#[test]
fn what_is_in_another_language_than_the_page_says_so() -> Result<()> {
    // Runs of Latin words in what a page in Arabic script shows, by the language and direction that they stand in.
    const FOREIGN: &str = "(() => { const told = {}; \
         const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT); \
         for (let node = walk.nextNode(); node; node = walk.nextNode()) { \
           const words = node.textContent.trim(); \
           if (!/^[A-Za-z’',.()–-]+( [A-Za-z0-9’',.()–-]+){2,}$/.test(words) || node.parentElement.closest('title, script')) continue; \
           const of = node.parentElement.closest('[lang]').getAttribute('lang'); \
           const runs = getComputedStyle(node.parentElement).direction; \
           (told[of + ' ' + runs] ??= []).push(words); } \
         return told; })()";
    browse(&Wishes::default(), async |page| {
        for (tag, _) in INTERFACE {
            if Language::parse(tag)?.direction() == Direction::LeftToRight {
                continue;
            }
            page.open(&format!("?lang={tag}")).await?;
            page.until_state("ready").await?;
            page.until(&format!("document.documentElement.lang === '{tag}'")).await?;
            for (at, lens) in ["graph", "table", "compare", "timeline", "sources"].iter().enumerate() {
                page.click(&format!(".tabs li:nth-child({}) a", at + 1)).await?;
                page.until(&format!("!document.querySelector('[data-view={lens}]').hidden")).await?;
                let told: BTreeMap<String, Vec<String>> = page.value(FOREIGN).await?;
                let foreign = told.get("en ltr").map_or(0, Vec::len);
                assert!(foreign > 5, "{tag}, {lens}: {told:?}");
                let other: Vec<_> = told.iter().filter(|(of, _)| *of != "en ltr").collect();
                assert!(other.is_empty(), "{tag}, {lens}: {other:?}");
            }
        }
        Ok(())
    })
}

#[test]
fn words_of_the_graph_stand_within_their_marks() -> Result<()> {
    const OUTSIDE: &str = "(() => { const outside = []; \
         for (const mark of document.querySelectorAll('.graph a[data-mark]')) { \
           const body = mark.querySelector('.body')?.getBBox(); if (!body) continue; \
           for (const text of mark.querySelectorAll('text')) { const own = text.getBBox(); \
             if (own.width && (own.x < body.x - 4 || own.x + own.width > body.x + body.width + 4)) \
               outside.push([mark.dataset.mark, mark.dataset.id, text.textContent, own.x, own.width, body.x, body.width].join(' ')); } } \
         return outside; })()";
    browse(&Wishes::default(), async |page| {
        for (tag, _) in INTERFACE {
            for (width, height) in [(1440, 900), (390, 844)] {
                page.size(width, height).await?;
                page.open(&format!("?lang={tag}")).await?;
                page.until_state("ready").await?;
                page.until(&format!("document.documentElement.lang === '{tag}'")).await?;
                page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
                let outside: Vec<String> = page.value(OUTSIDE).await?;
                assert_eq!(outside, [] as [String; 0], "{tag} at {width}");
            }
        }
        Ok(())
    })
}

#[test]
fn what_is_kept_from_one_state_to_the_next_is_never_of_another_date_or_language() -> Result<()> {
    // What the marks and the bar say, as far as it is made once for many states.
    const SAID: &str = "JSON.stringify([...document.querySelectorAll( \
        '#panel-lens-graph [data-mark=statement] title, .filters, .legend, .as-of')].map(x => x.textContent))";
    let states =
        ["?lang=en", "?lang=en&as_of=2025-10-26", "?lang=tr&as_of=2025-10-26", "?lang=tr", "?lang=en"];
    browse(&Wishes::default(), async |page| {
        let mut fresh = Vec::new();
        for state in states {
            page.open(state).await?;
            page.until_state("ready").await?;
            fresh.push(page.value::<String>(SAID).await?);
        }
        assert!(fresh[0] != fresh[1] && fresh[1] != fresh[2] && fresh[2] != fresh[3]);
        for (state, fresh) in states.into_iter().zip(fresh) {
            page.run(&format!(
                "history.pushState(null, '', {state:?}); dispatchEvent(new PopStateEvent('popstate', {{ state: null }}))"
            ))
            .await?;
            page.until(&format!("{SAID} === {}", serde_json::Value::from(fresh))).await?;
        }
        Ok(())
    })
}
