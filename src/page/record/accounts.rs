//! Rival accounts of one statement, side by side.

use crate::markup::Element;
use crate::model::{Says, StatementKey};
use crate::page::View;
use crate::page::links::{party_link, source_link};
use crate::page::parts::{local, mixed};
use crate::page::record::{list, part as section};

/// The part of the record; nothing where no two reports tell it differently.
pub fn part(view: &View<'_>, key: StatementKey) -> Option<Element> {
    let statement = &view.negotiation[key];
    let mut told: Vec<&str> = Vec::new();
    let mut items = Vec::new();
    let mut stances = (false, false);
    for at in view.known.reports(key) {
        let Some(report) = statement.reports.get(*at as usize) else { continue };
        match report.says {
            Says::Asserts => stances.0 = true,
            Says::Denies => stances.1 = true,
        }
        let Some(account) = &report.account else { continue };
        let words = view.wording(account).text;
        if told.contains(&words) {
            continue;
        }
        told.push(words);
        let mut item = Element::new("li");
        let whose = match report.side {
            Some(side) => mixed(&view.get("accounts.side"), vec![("party", vec![party_link(view, side)])]),
            None => {
                mixed(&view.get("accounts.source"), vec![("source", vec![source_link(view, report.source)])])
            }
        };
        item.push(Element::new("h4").children(whose));
        item.push(Element::new("p").child(local(view, account)));
        if report.says == Says::Denies {
            item.push(Element::new("p").child(Element::new("strong").text(view.get("report.denies"))));
        }
        items.push(item);
    }
    let differ = items.len() > 1 || (!items.is_empty() && stances == (true, true));
    section(view, "record.accounts", list("accounts", items).filter(|_| differ))
}
