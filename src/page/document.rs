//! The whole page as a file, with its panels in their places.

use crate::markup::{Element, digest, html_file};
use crate::page::View;
use crate::page::panels::{Panel, panels};
use crate::page::printed::printed;
use crate::page::share;
use crate::state::{Lens, Theme, host};
use crate::text::Language;

/// What a page is sent under: nothing from elsewhere, no script or style within the page itself.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'";

/// The page's icon, two pillars, within the page itself: a browser would ask the host for one otherwise.
const ICON: &str = concat!(
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E",
    "%3Cpath fill='%232b64a8' d='M1 1h4v14H1z'/%3E%3Cpath fill='%23974c00' d='M11 1h4v14h-4z'/%3E%3C/svg%3E"
);

/// The files that belong to a page, by their addresses as seen from it.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheets.
    pub styles: Vec<String>,
    /// The script that starts the live page, where there is one.
    pub boot: Option<Boot>,
    /// What the head says about the page to others than its reader (`site::about`).
    pub about: Vec<Element>,
    /// From where documents may come besides the site, as [`sound_source`](crate::state::sound_source) writes it.
    pub sources: Vec<String>,
    /// The full address of the site, empty where it is not known. The policy names it beside `'self'`, which means
    /// nothing to some WebKits in a frame without an origin (WebKit/WebKit#66923).
    pub site: String,
}

/// The program of the live page.
#[derive(Debug, Clone, Default)]
pub struct Boot {
    /// The script that starts it.
    pub boot: String,
    /// The way from the page to the root of the site: empty, or ending in `/`.
    pub base: String,
    /// The script that the build has made.
    pub script: String,
    /// The program.
    pub wasm: String,
    /// The second part of the program, where it is divided.
    pub rest: String,
    /// The files of the words of the other languages, each as `TAG=ADDRESS`, separated by blanks.
    pub words: String,
    /// The script of a page within another page.
    pub frame: String,
    /// The script of the dialog that shares the view.
    pub share: String,
}

/// The file.
#[must_use]
pub fn document(view: &View<'_>, assets: &Assets) -> String {
    let page = root(view).child(head(view, assets)).child(body(view, assets));
    html_file(&page)
}

/// The root element with the attributes that follow from the state, and nothing within: the browser keeps the live
/// root like it.
#[must_use]
pub fn root(view: &View<'_>) -> Element {
    let state = view.state;
    Element::new("html")
        .with("lang", view.language().as_str())
        .with("dir", view.language().direction().as_str())
        .with("data-state", "loading")
        .with("data-negotiation", view.negotiation.id.as_ref())
        .with("data-lens", state.lens.word())
        .with_some("data-theme", state.theme.map(Theme::word))
        // The language that was chosen when the page was written: without another choice the live page keeps to it.
        .with_some("data-lang", state.language.as_ref().map(Language::as_str))
        .with_flag("data-embed", state.embed)
        .with_flag("data-plain", state.plain)
        .with_flag("data-still", state.still)
        .with_flag("data-transparent", state.transparent)
        // Style sheets could tell from what is in the record, but browsers then look through the whole page at each change.
        .with_flag("data-recorded", state.focus.is_some())
}

/// The title of the negotiation's page.
pub(super) fn title(view: &View<'_>) -> String {
    view.say("page.title", &[("title", view.wording(&view.negotiation.title).text)])
}

/// The title of the page in the browser's tab and in lists of pages: of a lens other than the graph, with its name.
#[must_use]
pub fn headline(view: &View<'_>) -> String {
    let title = title(view);
    match view.state.lens {
        Lens::Graph => title,
        lens => format!("{} · {title}", view.get(&format!("lens.{}", lens.word()))),
    }
}

/// What the page shows, in a sentence or two.
pub(super) fn description(view: &View<'_>) -> String {
    let summary = view.wording(&view.negotiation.summary).text.to_owned();
    match view.state.lens {
        Lens::Graph => summary,
        lens => format!("{} {summary}", view.get(&format!("lens.{}.lead", lens.word()))),
    }
}

/// The head.
#[must_use]
pub fn head(view: &View<'_>, assets: &Assets) -> Element {
    head_of(&headline(view), &description(view), assets)
}

/// The head of a page of any kind.
pub(super) fn head_of(title: &str, description: &str, assets: &Assets) -> Element {
    let meta = |name: &str, content: &str| Element::new("meta").with("name", name).with("content", content);
    let mut head = Element::new("head")
        .child(Element::new("meta").with("charset", "utf-8"))
        .child(meta("viewport", "width=device-width, initial-scale=1"))
        .child(
            Element::new("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy(&assets.site, &assets.sources)),
        )
        .child(Element::new("title").text(title))
        .child(meta("description", description))
        .child(meta("color-scheme", "light dark"))
        .children(assets.about.iter().cloned());
    head.push(Element::new("link").with("rel", "icon").with("href", ICON));
    for style in &assets.styles {
        head.push(Element::new("link").with("rel", "stylesheet").with("href", style.as_str()));
    }
    if let Some(boot) = &assets.boot {
        // Most of what a page weighs: on its way while style and script still come, and not before them. The script asks
        // for it in the same way, so it comes once; but WebKit (GTK 2.50) would fetch it anew, so the link asks for a
        // feature that it does not know.
        if !boot.wasm.is_empty() {
            head.push(
                Element::new("link")
                    .with("rel", "preload")
                    .with("media", "(prefers-reduced-transparency: no-preference)")
                    .with("as", "fetch")
                    .with("type", "application/wasm")
                    .with("crossorigin", "")
                    .with("fetchpriority", "low")
                    .with("href", boot.wasm.as_str()),
            );
        }
        // Before the script, which looks for it.
        if !assets.sources.is_empty() {
            head.push(meta("demarche:sources", &assets.sources.join(" ")));
        }
        head.push(
            Element::new("script")
                .with("src", boot.boot.as_str())
                .with("data-base", boot.base.as_str())
                .with("data-script", boot.script.as_str())
                .with("data-wasm", boot.wasm.as_str())
                .with("data-rest", boot.rest.as_str())
                .with("data-words", boot.words.as_str())
                .with("data-frame", boot.frame.as_str())
                .with("data-share", boot.share.as_str()),
        );
    }
    head
}

/// What a page is sent under, where its site's address is known and lets documents come from elsewhere too.
fn policy(site: &str, sources: &[String]) -> String {
    let mut connect = "connect-src 'self'".to_owned();
    for source in sources.iter().filter(|source| !host(source).is_empty()) {
        connect.push(' ');
        connect.push_str(source);
    }
    let policy = POLICY.replace("connect-src 'self'", &connect);
    if site.is_empty() { policy } else { policy.replace("'self'", &format!("'self' {site}")) }
}

/// The body, with each panel in its place and the hash of its tree, by which the browser knows whether it has the same.
/// What stands beside the panels names its message in `data-words` or `data-label`, for when the language changes.
#[must_use]
pub fn body(view: &View<'_>, assets: &Assets) -> Element {
    let mut panels = panels(view);
    let mut take = |name: &str| {
        let at = panels.iter().position(|panel| panel.name == name)?;
        Some(placed(panels.remove(at)))
    };
    let failure = Element::new("div")
        .class("failure")
        .with("id", "failure")
        .with("role", "alert")
        .with("data-stopped", view.get("page.stopped"))
        .with("data-older", view.get("page.older"))
        .with("data-absent", view.get("page.absent"))
        .with("data-other", view.get("page.other"))
        .with_flag("hidden", true)
        .child(Element::new("p").with("data-words", "page.failure").text(view.get("page.failure")))
        // The page's own address.
        .child(
            Element::new("a").with("href", "").with("data-words", "page.retry").text(view.get("page.retry")),
        );
    // Where there is a live page to miss, its readers are told what they do without.
    let unscripted = assets.boot.is_some().then(|| {
        let words = Element::new("p").class("failure").text(view.get("page.unscripted"));
        Element::new("noscript").child(words)
    });
    let loading = Element::new("p")
        .class("loading")
        .with("id", "loading")
        .with("role", "status")
        .with_flag("hidden", true)
        .child(Element::new("span").with("data-words", "page.loading").text(view.get("page.loading")))
        .text(" ")
        .child(Element::new("span").with("data-amount", ""))
        .text(" ")
        // Without a value it says that something is under way; the program fills it in where the end is known.
        .child(
            Element::new("progress")
                .with("data-label", "page.loading")
                .with("aria-label", view.get("page.loading")),
        )
        .text(" ")
        .child(
            Element::new("button")
                .with("type", "button")
                .with("data-words", "page.cancel")
                .text(view.get("page.cancel")),
        );
    let skip = Element::new("a")
        .class("skip")
        .with("href", "#content")
        .with("data-words", "page.skip")
        .text(view.get("page.skip"));
    let lenses = ["lens-graph", "other-width", "lens-table", "lens-compare", "lens-timeline", "lens-sources"];
    let mut main = Element::new("main").class("page-main").with("id", "content").with("tabindex", "-1");
    let header = take("header");
    let bar = take("lenses");
    let notices = take("notices");
    for lens in lenses {
        main = main.children(take(lens));
    }
    let side = Element::new("aside")
        .class("page-side")
        .with("data-label", "page.side")
        .with("aria-label", view.get("page.side"))
        .children(take("record"))
        .children(take("legend"));
    Element::new("body")
        .child(skip)
        .child(failure)
        .children(unscripted)
        .child(loading)
        .children(header)
        .children(bar)
        .children(notices)
        .child(Element::new("div").class("page-body").child(main).child(side))
        .children(take("footer"))
        .child(printed(view, None))
        .children(take("keys"))
        // What the pointer is told by a mark's title, shown to the keyboard; read out it is the mark's name already.
        .child(Element::new("p").class("caption").with("id", "caption").with("aria-hidden", "true"))
        .child(Element::new("p").class("unseen").with("id", "told").with("role", "status"))
        .child(share::dialog(view))
        .child(Element::new("p").class("announcement").with("id", "announcement").with("role", "status"))
}

/// A panel with its name in the page.
fn placed(panel: Panel) -> Element {
    let hash = digest(&panel.tree);
    panel.tree.with("id", format!("panel-{}", panel.name)).with("data-tree", hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_host_names_widens_the_policy() {
        assert_eq!(policy("", &[]), POLICY);
        assert_eq!(policy("", &["drafts/".to_owned()]), POLICY);
        let wider = policy("", &["drafts/".to_owned(), "https://example.org/talks/".to_owned()]);
        let wanted = "; connect-src 'self' https://example.org/talks/; ";
        assert!(wider.contains(wanted), "{wider}");
        assert_eq!(wider.replace(wanted, "; connect-src 'self'; "), POLICY);
        let named = policy("https://example.org/a/", &[]);
        assert!(named.contains("; script-src 'self' https://example.org/a/ 'wasm-unsafe-eval'; "), "{named}");
        assert_eq!(named.replace(" https://example.org/a/", ""), POLICY);
    }
}
