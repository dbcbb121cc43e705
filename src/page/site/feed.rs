//! The feed of revisions (Atom, RFC 4287): what was compiled as of when, and what was put right since.
//!
//! Every date is the document's: the same documents make the same feed, whenever it is written.

use crate::markup::{Element, xml};
use crate::page::dates::date_words;
use crate::page::site::entry::Entry;
use crate::page::site::paths::lens_path;
use crate::state::Lens;
use crate::text::{Date, LocalText, Messages, Order};

/// One entry of the feed.
struct News {
    on: Date,
    entry: Element,
}

/// The file, for a site whose root has the full address `origin`.
#[must_use]
pub fn feed(entries: &[Entry], origin: &str, messages: &Messages) -> String {
    let mut news: Vec<News> = entries.iter().flat_map(|entry| news(entry, origin, messages)).collect();
    // The newest first; of one day, in the order of the site.
    news.order_by_key(|news| std::cmp::Reverse(news.on.moment()));
    let newest = news.iter().map(|news| news.on).max_by_key(|on| on.moment());
    let link = |rel: &str, href: String| Element::new("link").with("rel", rel).with("href", href);
    let feed = Element::new("feed")
        .with("xmlns", "http://www.w3.org/2005/Atom")
        .with("xml:lang", messages.language().as_str())
        .child(Element::new("id").text(origin))
        .child(Element::new("title").text(messages.get("header.kicker")))
        .children(newest.map(|on| Element::new("updated").text(moment(on))))
        .child(Element::new("author").child(Element::new("name").text("Demarche")))
        .child(link("self", format!("{origin}feed.xml")))
        .child(link("alternate", origin.to_owned()))
        .children(news.into_iter().map(|news| news.entry));
    xml(&feed)
}

/// The present revision of a negotiation and its corrections.
fn news(entry: &Entry, origin: &str, messages: &Messages) -> Vec<News> {
    let wording = |text: &LocalText| text.wording(messages.language(), &entry.language).text.to_owned();
    let page = format!("{origin}{}", lens_path(&entry.id, Lens::Graph));
    let title = wording(&entry.title);
    let as_of = messages.say("header.as-of", &[("date", &date_words(messages, entry.as_of))]);
    let item = |on: Date, mark: String, heading: String, words: String| {
        let entry = Element::new("entry")
            .child(Element::new("id").text(format!("{page}#{mark}")))
            .child(Element::new("title").text(heading))
            .child(Element::new("updated").text(moment(on)))
            .child(Element::new("link").with("rel", "alternate").with("href", page.as_str()))
            .child(Element::new("summary").text(words));
        News { on, entry }
    };
    let changed = entry.changed();
    let mut news = vec![item(
        changed,
        format!("as-of-{changed}"),
        title.clone(),
        format!("{} {as_of}", wording(&entry.summary)),
    )];
    for (place, correction) in (1..).zip(&entry.corrections) {
        let heading = format!("{}: {title}", messages.get("footer.corrections"));
        news.push(item(correction.on, format!("correction-{place}"), heading, wording(&correction.text)));
    }
    news
}

/// A date as feeds want it: to the second, from its first moment where that is not known.
fn moment(date: Date) -> String {
    if date.time().is_none() {
        return format!("{}T00:00:00Z", date.first_day());
    }
    let text = date.to_string();
    let (minute, rest) = text.split_at_checked("2025-10-26T21:30".len()).unwrap_or((&text, ""));
    if rest.starts_with(':') { text } else { format!("{minute}:00{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_becomes_a_moment_of_rfc_3339() {
        for (date, wanted) in [
            ("2025", "2025-01-01T00:00:00Z"),
            ("2025-10", "2025-10-01T00:00:00Z"),
            ("2025-10-26", "2025-10-26T00:00:00Z"),
            ("2025-10-26T21:30+03:00", "2025-10-26T21:30:00+03:00"),
            ("2025-10-26T21:30Z", "2025-10-26T21:30:00Z"),
            ("2025-10-26T21:30:15Z", "2025-10-26T21:30:15Z"),
            ("2025-10-26T21:30:15-04:30", "2025-10-26T21:30:15-04:30"),
        ] {
            assert_eq!(moment(Date::parse(date).expect("a date")), wanted);
        }
    }
}
