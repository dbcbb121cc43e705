//! Every lens held against the rules of axe-core for WCAG 2.2 AA, in both themes and on both widths of screen, with the
//! record and the dialogs open; and what those rules cannot see.

use crate::browser::{Wishes, browse, place};
use crate::page::Page;
use anyhow::{Context as _, Result};

const LENSES: [&str; 5] = ["graph", "table", "compare", "timeline", "sources"];
const SIZES: [(u32, u32); 2] = [(1280, 900), (390, 844)];

/// What axe finds wrong with the page: the rule, and where.
async fn violations(page: &Page, axe: &str) -> Result<Vec<String>> {
    if page.value::<bool>("!window.axe").await? {
        page.run(axe).await?;
    }
    // Driver scripts may wait for what a promise brings.
    page.value(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }) \
         .then(r => r.violations.flatMap(v => v.nodes.map(n => \
           [v.id, n.target.join(' '), (n.any[0] ?? n.all[0] ?? n.none[0])?.message].join(': '))).slice(0, 12))",
    )
    .await
}

fn axe() -> Result<String> {
    let file = place("DEMARCHE_AXE")?;
    std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// Holds the addresses against axe, in both themes and at both sizes.
fn hold(addresses: &[String]) -> Result<()> {
    let axe = axe()?;
    browse(&Wishes::default(), async |page| {
        let mut wrong = Vec::new();
        for address in addresses {
            for (width, height) in SIZES {
                page.look(width, height, "light").await?;
                page.open(address).await?;
                page.until_state("ready").await?;
                page.until("performance.getEntriesByName('demarche:shown').length === 1").await?;
                for scheme in ["light", "dark"] {
                    page.look(width, height, scheme).await?;
                    for found in violations(page, &axe).await? {
                        wrong.push(format!("{address} at {width}, {scheme}: {found}"));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

#[test]
fn no_lens_breaks_a_rule() -> Result<()> {
    hold(&LENSES.map(|lens| format!("?view={lens}")))
}

#[test]
fn no_record_breaks_a_rule() -> Result<()> {
    let negotiation = crate::site::document("istanbul-2025")?;
    let statement = negotiation.statements.iter().max_by_key(|statement| statement.reports.len());
    let statement = &statement.context("no statement")?.id;
    let things = [
        format!("statement:{statement}"),
        format!("party:{}", negotiation.parties[0].id),
        format!("mechanism:{}", negotiation.mechanisms[0].id),
        format!("issue:{}", negotiation.issues[0].id),
        format!("source:{}", negotiation.sources[0].id),
    ];
    hold(&things.map(|thing| format!("?focus={thing}")))
}

#[test]
fn no_language_nor_state_breaks_a_rule() -> Result<()> {
    hold(
        &[
            "?lang=ar",
            "?lang=ar&view=table",
            "?q=no+such+words",
            "?kind=demand&kind=offer",
            "?as_of=2025-10-19",
            "?frob=1",
        ]
        .map(str::to_owned),
    )
}

#[test]
fn no_dialog_breaks_a_rule() -> Result<()> {
    let axe = axe()?;
    browse(&Wishes::default(), async |page| {
        for (width, height) in SIZES {
            for scheme in ["light", "dark"] {
                page.look(width, height, scheme).await?;
                page.open("").await?;
                page.until_state("ready").await?;
                let dialogs: Vec<String> =
                    page.value("[...document.querySelectorAll('dialog')].map(dialog => dialog.id)").await?;
                assert!(!dialogs.is_empty());
                for dialog in dialogs {
                    page.run(&format!("document.getElementById('{dialog}').showModal()")).await?;
                    assert_eq!(
                        violations(page, &axe).await?,
                        Vec::<String>::new(),
                        "{dialog}, {width}, {scheme}"
                    );
                    page.press("Escape").await?;
                    page.until("!document.querySelector('dialog[open]')").await?;
                }
            }
        }
        Ok(())
    })
}

#[test]
fn a_mark_is_named_by_its_sentence_and_what_came_of_it() -> Result<()> {
    let negotiation = crate::site::document("istanbul-2025")?;
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let asks = negotiation.statements.iter().filter(|statement| {
            statement.kind.owes_answer() && statement.by.len() == 1 && statement.to.len() == 1
        });
        let english = &negotiation.language;
        for statement in asks.take(3) {
            let name = page.label(&format!("[data-mark=statement][data-id='{}']", statement.id)).await?;
            for words in [
                negotiation[statement.by[0]].name.wording(english, english).text,
                statement.text.wording(english, english).text,
            ] {
                let short = words.trim_end_matches('.');
                assert!(
                    name.contains(short)
                        || words == negotiation[statement.by[0]].name.wording(english, english).text,
                    "{name}: {words}"
                );
            }
            let answers: String = page
                .value(&format!(
                    "document.querySelector(\"[data-mark=statement][data-id='{}']\").dataset.answers",
                    statement.id
                ))
                .await?;
            if answers.ends_with(":unanswered") {
                assert!(name.contains("no known answer"), "{name}");
            }
        }
        for mark in ["party", "issue", "mechanism"] {
            let own: String = page
                .value(&format!("document.querySelector('[data-mark={mark}] title').textContent"))
                .await?;
            assert_eq!(page.label(&format!("[data-mark={mark}]")).await?, own);
            assert!(own.len() > 8, "{own}");
        }
        Ok(())
    })
}

#[test]
fn what_changes_is_told_to_those_who_listen() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.click(".tabs a[href*='view=table']").await?;
        page.until("document.getElementById('told').textContent === 'Table'").await?;
        page.click(".ledger .ask").await?;
        page.until("document.getElementById('told').textContent === document.getElementById('record-words').textContent")
            .await?;
        // How many statements are left, and as of when, are told where they stand.
        assert_eq!(page.count(".shown[role=status]").await?, 1);
        assert_eq!(page.count(".as-of .now[role=status]").await?, 1);
        Ok(())
    })
}

#[test]
fn headings_and_landmarks_stand_in_order() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        for lens in LENSES {
            page.open(&format!("?view={lens}")).await?;
            page.until_state("ready").await?;
            let levels: Vec<usize> = page
                .value(
                    "[...document.querySelectorAll('h1, h2, h3, h4, h5')].filter(h => h.checkVisibility()) \
                        .map(h => Number(h.tagName[1]))",
                )
                .await?;
            assert_eq!(levels.first(), Some(&1), "{lens}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{lens}: {levels:?}");
            let ways: Vec<String> = page
                .value("[...document.querySelectorAll('body nav:not(section *, article *)')].map(nav => nav.ariaLabel)")
                .await?;
            assert!(ways.len() == 2 && ways[0] != ways[1] && !ways.contains(&String::new()), "{ways:?}");
            for landmark in ["header", "main", "aside", "footer", "[role=search]"] {
                assert_eq!(
                    page.count(&format!("body {landmark}:not(section *, article *)")).await?,
                    1,
                    "{landmark}"
                );
            }
        }
        // The first stop of the keyboard leads past the header and the bar.
        page.press("Tab").await?;
        assert!(page.value::<bool>("document.activeElement.matches('.skip')").await?);
        page.press("Enter").await?;
        page.until("document.activeElement.id === 'content'").await?;
        Ok(())
    })
}
