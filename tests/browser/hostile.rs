//! Hostile documents in a real browser: nothing in them runs, and what is wrong with them is listed.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

/// A document that uses every field of the format.
const SOUND: &str = include_str!("../negotiations/sound-every-field.json");

/// What would leave a trace if a browser ever took it for markup or a program.
const ATTACKS: [&str; 3] = [
    "<img src=x onerror=\"hit=1\"><script>hit=1</script>",
    "\"'></title></textarea></style><svg onload=hit=1><iframe srcdoc=\"<script>parent.hit=1</script>\">",
    "javascript:hit=1//{name}{party}{date}",
];

/// Names of texts that readers see.
const TEXTS: [&str; 18] = [
    "title",
    "summary",
    "licence",
    "compiled_by",
    "coverage",
    "name",
    "short",
    "note",
    "label",
    "text",
    "at",
    "speaker",
    "account",
    "translation",
    "publisher",
    "author",
    "place",
    "outcome",
];

/// The document with every text followed by these words.
fn with_words(words: &str) -> String {
    fn put(value: &mut Value, words: &str) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text) if TEXTS.contains(&name.as_str()) => {
                            *text = format!("{text} {words}")
                        }
                        value => put(value, words),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| put(item, words)),
            _ => {}
        }
    }
    let mut document: Value = serde_json::from_str(SOUND).unwrap_or_default();
    put(&mut document, words);
    document.to_string()
}

/// Drops a file on the page.
async fn drop_file(page: &Page, words: &str) -> Result<()> {
    page.run(&format!(
        "const held = new DataTransfer(); \
         held.items.add(new File([{}], 'hostile.json', {{ type: 'application/json' }})); \
         for (const type of ['dragover', 'drop']) document.querySelector('main') \
           .dispatchEvent(new DragEvent(type, {{ dataTransfer: held, bubbles: true, cancelable: true }}));",
        json!(words)
    ))
    .await
}

/// Elements that could run or fetch something.
const RUNS: &str = "document.querySelectorAll('body script, img, iframe, object, embed, body style, body link, \
    foreignObject, [onerror], [onload], [href^=javascript]').length";

#[test]
fn no_text_runs_in_any_view() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let before: usize = page.value(RUNS).await?;
        for attack in ATTACKS {
            drop_file(page, &with_words(attack)).await?;
            let told = format!(
                "document.querySelector('h1').textContent === {}",
                json!(format!("Title of all {attack}"))
            );
            page.until(&told).await.with_context(|| attack.to_owned())?;
            for (tab, lens) in ["graph", "table", "compare", "timeline", "sources"].into_iter().enumerate() {
                page.run(&format!("document.querySelectorAll('.tabs a')[{tab}].click()")).await?;
                page.until(&format!("!document.querySelector('[data-view={lens}]').hidden")).await?;
                let (hit, runs): (bool, usize) = page.value(&format!("['hit' in window, {RUNS}]")).await?;
                ensure!(
                    !hit && runs == before,
                    "{attack} in {lens}: {hit}, {runs} where there were {before}"
                );
                let shown = format!("document.body.textContent.includes({})", json!(attack));
                ensure!(page.value::<bool>(&shown).await?, "{attack} is not shown in {lens}");
            }
        }
        assert_eq!(page.complaints().await?, [] as [String; 0]);
        assert_eq!(page.foreign_requests().await?, [] as [String; 0]);
        Ok(())
    })
}

#[test]
fn a_name_that_passes_for_another_stands_with_a_warning_and_its_id() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let mut document: Value = serde_json::from_str(SOUND)?;
        document["parties"][2]["name"] = json!("S\u{43e}uth");
        drop_file(page, &document.to_string()).await?;
        page.until("!!document.querySelector('[data-mark=party][data-id=south]')").await?;
        let label: String =
            page.value("document.querySelector('[data-mark=party][data-id=south]').textContent").await?;
        assert!(label.contains("south ⚠\u{fe0e} S\u{43e}uth"), "{label}");
        page.run(
            "document.querySelector('[data-mark=party][data-id=south]') \
               .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
        )
        .await?;
        page.until("!!document.querySelector('.record .mixed-script code')").await?;
        assert_eq!(page.text(".record .mixed-script code").await?, "south");
        Ok(())
    })
}

#[test]
fn what_is_wrong_is_listed_and_the_rest_is_shown() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        let mut document: Value = serde_json::from_str(SOUND)?;
        document["statements"][0]["issue"] = json!("<b>nothing</b>");
        document["statements"][1]["kind"] = json!(7);
        document["parties"][0]["members"] = json!(["league", "nobody\u{202e}"]);
        document["sources"][0]["url"] = json!("javascript:hit=1");
        drop_file(page, &document.to_string()).await?;
        page.until("document.querySelectorAll('.page-notices details li').length > 4").await?;
        let listed: String =
            page.value("document.querySelector('.page-notices details').textContent").await?;
        for (code, path) in [
            ("unknown-reference", "statements[0].issue"),
            ("wrong-type", "statements[1].kind"),
            ("cycle", "parties[0].members[0]"),
            ("unknown-reference", "parties[0].members[1]"),
            ("bad-url", "sources[0].url"),
        ] {
            assert!(listed.contains(&format!("error[{code}] {path}: ")), "{code} at {path}: {listed}");
        }
        assert!(listed.contains("<b>nothing</b>") && !listed.contains('\u{202e}'), "{listed}");
        page.until("!!document.querySelector('[data-mark=statement][data-id=bystander]')").await?;
        assert_eq!(page.count("[data-id=ask], [data-id=answer]").await?, 0);
        assert_eq!(page.complaints().await?, [] as [String; 0]);
        Ok(())
    })
}
