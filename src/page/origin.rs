//! Where the document on show comes from, where that is not the site itself; and the way to open another.

use crate::markup::{Element, Node};
use crate::page::View;
use crate::page::parts::mixed;
use crate::state::{Origin, host};

/// What the reader should know of a document that the site does not answer for. It stands in every form of the page,
/// within others too: nobody should take the document for one of the host's.
#[must_use]
pub fn origin(view: &View<'_>) -> Option<Element> {
    let (words, names) = match &view.state.origin {
        Origin::Site => return None,
        Origin::File(name) => {
            let name = Element::new("bdi").text(&**name);
            (view.get("origin.file"), vec![("name", vec![Node::from(name)])])
        }
        Origin::Elsewhere(address) => {
            let link = Element::new("a")
                .with("href", place(view, address))
                .with("rel", "nofollow noopener noreferrer external")
                .child(Element::new("bdi").with("dir", "ltr").text(&**address));
            let host = Element::new("strong").child(Element::new("bdi").text(match host(address) {
                "" => address,
                host => host,
            }));
            (view.get("origin.elsewhere"), vec![("host", vec![host.into()]), ("address", vec![link.into()])])
        }
    };
    Some(Element::new("p").class("origin").children(mixed(&words, names)))
}

/// The link to the document as it stands, and the name to save it under; a reader's own file needs none.
#[must_use]
pub fn document_link(view: &View<'_>) -> Option<Element> {
    let id = &view.negotiation.id;
    let href = match &view.state.origin {
        Origin::Site => format!("{}negotiations/{id}.json", view.base),
        Origin::File(_) => return None,
        Origin::Elsewhere(address) => place(view, address),
    };
    Some(Element::new("a").with("href", href).with("download", format!("{id}.json")))
}

/// The field that opens a file of the reader's, which only the live page can read.
#[must_use]
pub fn opening(view: &View<'_>) -> Element {
    let field = Element::new("input")
        .class("unseen")
        .with("type", "file")
        .with("accept", ".json,application/json")
        .with("data-open", "");
    let label = Element::new("label").class("live").text(view.get("open.file")).child(field);
    Element::new("p").class("opening").child(label).text(" ").text(view.get("open.note"))
}

/// The address as the page can follow it: a path counts from the root of the site.
fn place(view: &View<'_>, address: &str) -> String {
    let base = if host(address).is_empty() { view.base } else { "" };
    [base, address].concat()
}
