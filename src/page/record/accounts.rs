//! Rival accounts of one statement, side by side.

use crate::markup::{Element, Node};
use crate::model::{PartyKey, Says, SourceKey, StatementKey};
use crate::page::View;
use crate::page::links::{party_link, source_link};
use crate::page::parts::{local, mixed};
use crate::page::record::{list, part as section};
use crate::text::LocalText;

/// One teller of the story: a side, or a source of no side, that tells it or disputes it.
struct Teller<'a> {
    side: Option<PartyKey>,
    source: SourceKey,
    says: Says,
    accounts: Vec<&'a LocalText>,
}

/// The part of the record; nothing where no two tell it differently.
pub fn part(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let known = view.known.reports(view.negotiation, key);
    let mut tellers: Vec<Teller<'_>> = Vec::new();
    for report in known.clone() {
        let Some(account) = &report.account else { continue };
        let is_teller = |teller: &&mut Teller<'_>| {
            let same = report.side.is_some() || teller.source == report.source;
            teller.side == report.side && teller.says == report.says && same
        };
        match tellers.iter_mut().find(is_teller) {
            Some(teller) if teller.accounts.contains(&account) => {}
            Some(teller) => teller.accounts.push(account),
            None => tellers.push(Teller {
                side: report.side,
                source: report.source,
                says: report.says,
                accounts: vec![account],
            }),
        }
    }
    let told: usize = tellers.iter().map(|teller| teller.accounts.len()).sum();
    let says = |wanted: bool| known.clone().any(|report| (report.says == Says::Asserts) == wanted);
    let disputed = says(true) && says(false);
    let items = tellers.iter().map(|teller| item(view, teller)).collect();
    section(view, "record.accounts", list("accounts", items).filter(|_| told > 1 || disputed))
}

fn item(view: &View<'_>, teller: &Teller<'_>) -> Element {
    let (message, name, link): (_, _, Node) = match teller.side {
        Some(side) => ("accounts.side", "party", party_link(view, side)),
        None => ("accounts.source", "source", source_link(view, teller.source)),
    };
    let whose = Element::new("h4").children(mixed(&view.get(message), vec![(name, vec![link])]));
    let accounts = teller.accounts.iter().map(|account| Element::new("p").child(local(view, account)));
    let denies = (teller.says == Says::Denies)
        .then(|| Element::new("p").child(Element::new("strong").text(view.get("report.denies"))));
    Element::new("li").child(whose).children(accounts).children(denies)
}
