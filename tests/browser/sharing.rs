//! The dialog that gives snippets for other pages: what it gives is what it shows.

use crate::browser::{Wishes, browse};
use crate::page::Page;
use anyhow::Result;

/// What stands in the field with the snippet.
const CODE: &str = "document.querySelector('#share textarea').value";

/// Opens the dialog on a view, and waits for the preview.
async fn open(page: &Page, address: &str) -> Result<()> {
    page.open(address).await?;
    page.until_state("ready").await?;
    page.click("button[data-share]").await?;
    page.until("document.querySelector('dialog#share')?.open === true").await?;
    page.until("document.querySelector('#share iframe') !== null").await
}

/// Sets a field of the dialog as a reader would.
async fn set(page: &Page, name: &str, value: &str) -> Result<()> {
    page.run(&format!(
        "const field = document.querySelector('#share form').elements.namedItem({name:?}); \
         if (field.type === 'checkbox') field.checked = {value:?} === 'on'; else field.value = {value:?}; \
         const one = field[0]?.type === 'radio' ? [...field].find((one) => one.checked) : field; \
         one.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ))
    .await
}

#[test]
fn the_dialog_gives_the_view_as_it_stands() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        open(page, "?view=table&focus=party:pakistan&theme=dark").await?;
        let code: String = page.value(CODE).await?;
        let source =
            format!("src=\"{}n/istanbul-2025/table/?view=table&amp;focus=party:pakistan&amp;", page.site());
        assert!(code.contains(&source) && code.contains("embed=1"), "{code}");
        assert!(!code.contains("theme=dark"), "the reader's own theme is not the host's: {code}");
        for part in
            ["<iframe title=\"", "aria-label=\"", "loading=\"lazy\"", "<script>", "<noscript><a href=\""]
        {
            assert!(code.contains(part), "{part} in {code}");
        }
        // The preview is the page of the snippet, and comes to its height.
        let frame = "document.querySelector('#share iframe')";
        assert!(page.value::<bool>(&format!("{CODE}.replaceAll('&amp;', '&').includes({frame}.src)")).await?);
        page.enter(0).await?;
        page.until_state("ready").await?;
        page.until("innerHeight === Math.ceil(document.body.getBoundingClientRect().bottom + scrollY)")
            .await?;
        assert_eq!(page.count(".page-notices li").await?, 0, "the page knows every name of the address");
        // Where no script runs it shows the same.
        let standing = page.value::<String>("fetch(location.href).then(page => page.text())").await?;
        assert!(standing.contains("data-lens=\"table\""));
        let height: u32 = page.value("innerHeight").await?;
        page.leave().await?;
        page.until(&format!("Math.abs({CODE}.match(/ height=\"(\\d+)\"/)[1] - {height}) < 10")).await?;
        page.run("document.querySelector('#share [data-do=close]').click()").await?;
        page.until("document.querySelector('#share iframe') === null").await?;
        assert!(page.value::<bool>("document.activeElement.matches('button[data-share]')").await?);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_is_chosen_in_the_dialog_holds_in_the_frame() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        open(page, "n/plastics-inc5/").await?;
        for (name, value) in
            [("theme", "dark"), ("plain", "on"), ("static", "on"), ("rev", "on"), ("height", "777")]
        {
            set(page, name, value).await?;
        }
        let code: String = page.value(CODE).await?;
        for part in ["n/plastics-inc5/?", "theme=dark", "plain=1", "static=1", "rev=2", "height=\"780\""] {
            assert!(code.contains(part), "{part} in {code}");
        }
        page.until("document.querySelector('#share iframe').src.includes('rev=2')").await?;
        page.enter(0).await?;
        page.until_state("ready").await?;
        page.until(
            "document.documentElement.matches('[data-theme=dark][data-plain][data-still][data-embed]')",
        )
        .await?;
        page.until("document.querySelectorAll('.page-main a[href^=\"?\"]').length === 0").await?;
        let shown = "[...document.querySelectorAll('.page-header, .page-footer, .page-bar, .page-side, button')] \
                     .filter((part) => part.getBoundingClientRect().height > 0).length";
        assert_eq!(page.value::<u32>(shown).await?, 0, "a picture without heading and controls");
        page.leave().await?;
        set(page, "snippet", "frame").await?;
        let code: String = page.value(CODE).await?;
        assert!(
            code.starts_with("<iframe ") && code.ends_with("</iframe>") && !code.contains("<script"),
            "{code}"
        );
        set(page, "snippet", "picture").await?;
        let code: String = page.value(CODE).await?;
        let picture = format!("<img src=\"{}n/plastics-inc5/full.png\" alt=\"", page.site());
        assert!(code.starts_with("<a href=\"") && code.contains(&picture), "{code}");
        assert!(!code.contains("embed=1") && !code.contains("<iframe"), "{code}");
        Ok(())
    })
}

#[test]
fn a_hostile_title_stays_within_the_snippet() -> Result<()> {
    browse(&Wishes::default(), async |page| {
        page.open("").await?;
        page.until_state("ready").await?;
        page.run("document.title = '\"><script>alert(1)</script>&amp;{address}'").await?;
        page.click("button[data-share]").await?;
        page.until(&format!("{CODE} !== ''")).await?;
        page.run(&format!(
            "const pasted = new DOMParser().parseFromString({CODE}, 'text/html'); \
             window.pasted = [pasted.querySelector('iframe').title, pasted.querySelectorAll('script').length]"
        ))
        .await?;
        let pasted: (String, u32) = page.value("window.pasted").await?;
        assert_eq!(pasted, ("\"><script>alert(1)</script>&amp;{address}".to_owned(), 1));
        Ok(())
    })
}
