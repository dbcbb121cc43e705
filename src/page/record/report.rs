//! One report of a statement: who published it, on whose word, in which words, and where to read them.

use crate::markup::{Element, Node};
use crate::model::{Report, Says, Source, StatementKey};
use crate::page::View;
use crate::page::dates::date_element;
use crate::page::links::{party_link, source_link};
use crate::page::parts::{in_language, local, mixed};
use crate::text::Wording;
use std::fmt::Write as _;

/// The report as an item of a list.
pub fn item(view: &View<'_>, statement: StatementKey, at: usize) -> Option<Element> {
    let report = view.negotiation[statement].reports.get(at)?;
    let source = &view.negotiation[report.source];
    let denies = report.says == Says::Denies;
    let mut item = Element::new("li").class(if denies { "report denies" } else { "report" });
    item.push(
        Element::new("p")
            .child(Element::new("span").class("publisher").child(source_link(view, report.source)))
            .text(view.get("list.comma"))
            .child(date_element(view.messages, source.published)),
    );
    item.push(Element::new("p").child(title(view, source, Some(report))));
    item.push(Element::new("p").class("aside").children(attribution(view, report)));
    if let Some(account) = &report.account {
        let account = mixed(&view.get("report.account"), vec![("account", vec![local(view, account)])]);
        item.push(Element::new("p").children(account));
    }
    for part in quote(view, report) {
        item.push(part);
    }
    item.push(Element::new("p").class("aside").children(whereabouts(view, source, report)));
    if let Some(origin) = source.origin.filter(|origin| view.is_out(*origin)) {
        let origin = mixed(&view.get("report.origin"), vec![("source", vec![source_link(view, origin)])]);
        item.push(Element::new("p").class("aside").children(origin));
    }
    Some(item)
}

/// The title of a source, as a link to the very passage where there is one.
pub fn title(view: &View<'_>, source: &Source, report: Option<&Report>) -> Node {
    let wording = view.wording(&source.title);
    let words = in_language(Element::new("cite"), wording, view).text(wording.text);
    let Some(url) = &source.url else { return words.into() };
    let mut address = url.as_str().to_owned();
    if let Some(quote) = report.and_then(|report| report.quote.as_ref())
        && quote.language.primary() == source.language.primary()
    {
        address = passage(&address, &quote.text);
    }
    outward(&address).with("hreflang", source.language.as_str()).child(words).into()
}

/// A link that leaves the page.
pub fn outward(address: &str) -> Element {
    Element::new("a").with("href", address).with("rel", "noopener noreferrer")
}

/// The address of the passage that holds `words`: a text fragment (WICG, “URL Fragment Text Directives”).
fn passage(address: &str, words: &str) -> String {
    let directive = if address.contains('#') { ":~:text=" } else { "#:~:text=" };
    let mut passage = format!("{address}{directive}");
    for byte in words.trim().bytes() {
        // The dash is syntax in a directive, so it is written as a code although addresses would allow it.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            passage.push(char::from(byte));
        } else {
            let _ = write!(passage, "%{byte:02X}");
        }
    }
    passage
}

/// On whose word the report rests, in a sentence.
fn attribution(view: &View<'_>, report: &Report) -> Vec<Node> {
    let word = report.attribution.word();
    let mut nodes = match &report.speaker {
        Some(speaker) => {
            let message = view.get(&format!("attribution.{word}.speaker"));
            mixed(&message, vec![("speaker", vec![local(view, speaker)])])
        }
        None => vec![Node::Text(view.get(&format!("attribution.{word}.sentence")))],
    };
    if let Some(side) = report.side {
        nodes.push(" ".into());
        nodes.extend(mixed(&view.get("report.side"), vec![("party", vec![party_link(view, side)])]));
    }
    if report.says == Says::Denies {
        nodes.push(" ".into());
        nodes.push(Element::new("strong").text(view.get("report.denies")).into());
    }
    nodes
}

fn quote(view: &View<'_>, report: &Report) -> Vec<Element> {
    let Some(quote) = &report.quote else { return Vec::new() };
    let marks = |text: &str| view.say("report.quoted", &[("text", text)]);
    let wording = Wording { text: &quote.text, language: &quote.language };
    let words =
        in_language(Element::new("blockquote").class("quote"), wording, view).text(marks(&quote.text));
    let mut parts = vec![words];
    if let Some(translation) = &quote.translation {
        let translation =
            mixed(&view.get("report.translation"), vec![("text", vec![local(view, translation)])]);
        parts.push(Element::new("p").children(translation));
    }
    parts
}

/// The place in the source, its language where it is another, and the kept copy.
fn whereabouts(view: &View<'_>, source: &Source, report: &Report) -> Vec<Node> {
    let mut parts: Vec<Node> = Vec::new();
    let mut add = |node: Node| {
        if !parts.is_empty() {
            parts.push(" · ".into());
        }
        parts.push(node);
    };
    if let Some(at) = &report.at {
        add(Element::new("bdi").text(at.as_ref()).into());
    }
    if let Some(node) = language_note(view, source) {
        add(node);
    }
    if let Some(url) = &source.url {
        add(Element::new("bdi").with("dir", "ltr").text(url.host().trim_start_matches("www.")).into());
    } else {
        add(view.get("report.no-address").into());
    }
    if let Some(archived) = &source.archived {
        add(outward(archived.as_str()).text(view.get("report.archived")).into());
    }
    parts
}

/// In which language a source is, where it is not the page's.
pub fn language_note(view: &View<'_>, source: &Source) -> Option<Node> {
    let primary = source.language.primary();
    if primary == view.language().primary() {
        return None;
    }
    let name = view.messages.find(&format!("language.{primary}")).unwrap_or(source.language.as_str());
    Some(view.say("report.language", &[("language", name)]).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_named_by_its_words() {
        assert_eq!(
            passage("https://a.example/b", "well-known, “so”"),
            "https://a.example/b#:~:text=well%2Dknown%2C%20%E2%80%9Cso%E2%80%9D"
        );
        assert_eq!(passage("https://a.example/#c", "x"), "https://a.example/#c:~:text=x");
    }
}
