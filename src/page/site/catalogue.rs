//! The list of a site's negotiations, as a page that stands as it is.

use crate::markup::Element;
use crate::page::dates::date_words;
use crate::page::document::{Assets, head_of};
use crate::page::site::about::Site;
use crate::page::site::entry::Entry;
use crate::page::site::paths::{CATALOGUE, lens_path, record_path};
use crate::page::site::words::{language_words, words};
use crate::state::Lens;
use crate::text::{LocalText, Messages};

/// The page, in the folder [`CATALOGUE`] or wherever else `base` leads to the root of the site.
#[must_use]
pub fn catalogue(
    entries: &[Entry],
    messages: &Messages,
    assets: &Assets,
    base: &str,
    site: Site<'_>,
) -> Element {
    let words = words();
    let title = format!("{} · {}", words.get("catalogue.title"), messages.get("header.kicker"));
    let lead = match entries.len() {
        0 => words.get("catalogue.none"),
        many => words.count("catalogue.lead", many, &[]),
    };
    let graph = |property: &str, content: &str| {
        Element::new("meta").with("property", property).with("content", content)
    };
    let mut assets = assets.clone();
    assets.about.extend([
        graph("og:type", "website"),
        graph("og:title", &title),
        graph("og:description", &lead),
    ]);
    if let Some(origin) = site.origin {
        let canonical = format!("{origin}{CATALOGUE}");
        assets.about.push(graph("og:url", &canonical));
        assets.about.push(Element::new("link").with("rel", "canonical").with("href", canonical));
        let feed = Element::new("link").with("rel", "alternate").with("type", "application/atom+xml");
        assets.about.push(feed.with("href", format!("{origin}feed.xml")));
    }
    let header = Element::new("header")
        .class("page-header")
        .child(Element::new("p").class("kicker").text(messages.get("header.kicker")))
        .child(Element::new("h1").text(words.get("catalogue.title")))
        .child(Element::new("p").class("summary").text(lead.as_str()));
    let list = Element::new("ul")
        .class("shelf")
        .children(entries.iter().map(|entry| item(entry, messages, &words, base)));
    let feed = site.origin.map(|_| {
        let link =
            Element::new("a").with("href", format!("{base}feed.xml")).text(words.get("catalogue.feed"));
        Element::new("p").child(link)
    });
    let footer = Element::new("footer")
        .class("page-footer")
        .children(feed)
        .child(Element::new("p").text(messages.get("footer.credit")));
    let skip = Element::new("a").class("skip").with("href", "#content").text(messages.get("page.skip"));
    let main = Element::new("main").class("reading").with("id", "content").with("tabindex", "-1").child(list);
    Element::new("html")
        .with("lang", messages.language().as_str())
        .with("dir", messages.language().direction().as_str())
        .child(head_of(&title, &lead, &assets))
        .child(Element::new("body").child(skip).child(header).child(main).child(footer))
}

fn item(entry: &Entry, messages: &Messages, words: &Messages, base: &str) -> Element {
    // `?n=` opens it in the live page; its folder has it for readers without.
    let open = format!("{base}{}", lens_path(&entry.id, Lens::Graph));
    let text = |tag: &'static str, text: &LocalText| {
        let wording = text.wording(messages.language(), &entry.language);
        let element = Element::new(tag).text(wording.text);
        if wording.language.primary() == messages.language().primary() {
            return element;
        }
        element.with("lang", wording.language.as_str()).with("dir", wording.language.direction().as_str())
    };
    let title = Element::new("a").with("href", open).child(text("bdi", &entry.title));
    let mut dates = words.say("catalogue.as-of", &[("date", &date_words(messages, entry.as_of))]);
    if let Some(revised) = entry.revised {
        let revised = words.say("catalogue.revised", &[("date", &date_words(messages, revised))]);
        dates = format!("{dates}, {revised}");
    }
    let languages: Vec<String> =
        entry.languages.iter().map(|language| language_words(words, language)).collect();
    let languages = words.say("catalogue.language", &[("languages", &messages.list(&languages))]);
    let counts = entry.counts;
    let unanswered = words.number(counts.unanswered);
    let facts = [
        dates,
        words.count("catalogue.parties", counts.parties, &[]),
        words.count("catalogue.statements", counts.statements, &[]),
        words.count("catalogue.asks", counts.asks, &[("unanswered", &unanswered)]),
        words.count("catalogue.sources", counts.sources, &[]),
        languages,
    ];
    let ways =
        Lens::ALL.map(|lens| (lens_path(&entry.id, lens), messages.get(&format!("lens.{}", lens.word()))));
    let others = [
        (record_path(&entry.id), words.get("catalogue.record")),
        (format!("negotiations/{}.json", entry.id), words.get("catalogue.document")),
    ];
    let ways = ways.into_iter().chain(others).map(|(path, words)| {
        Element::new("li").child(Element::new("a").with("href", format!("{base}{path}")).text(words))
    });
    Element::new("li")
        .child(Element::new("h2").child(title))
        .child(text("p", &entry.summary).class("shelf-summary"))
        .child(
            Element::new("ul").class("shelf-facts").children(facts.map(|fact| Element::new("li").text(fact))),
        )
        .child(Element::new("ul").class("shelf-ways").children(ways))
}
