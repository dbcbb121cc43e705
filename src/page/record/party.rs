//! The record of a party: who it is, what it asks, what is asked of it.

use crate::markup::{Element, Node};
use crate::model::{PartyKey, Role, StatementKey};
use crate::page::View;
use crate::page::links::{party_link, statement_link};
use crate::page::parts::{answer_glyph, answer_words, kind_glyph, mixed, name, series};
use crate::page::record::facts::Facts;
use crate::page::record::{frame, list, note, part};
use crate::page::rows;
use crate::page::sentence::party_names;
use crate::text::mixes_scripts;

/// The whole record.
pub fn article(view: &View<'_>, key: PartyKey) -> Element {
    let party = &view.negotiation[key];
    let swatch = swatch(view, key);
    let kind = view.get(&format!("party-kind.{}", party.kind.word()));
    let roles: Vec<String> =
        party.roles.iter().map(|role| view.get(&format!("role.{}", role.word()))).collect();
    let what = vec![swatch.into(), Node::Text(kind)];
    let aliases = party.aliases.iter().map(|alias| {
        let alias_name = Element::new("li").child(name(view, &alias.name));
        if alias.used_by.is_empty() {
            return alias_name;
        }
        let users = mixed(&view.get("record.used-by"), vec![("parties", party_names(view, &alias.used_by))]);
        alias_name.text(" ").children(users)
    });
    let coalitions: Vec<Node> = view
        .negotiation
        .party_keys()
        .filter(|other| view.negotiation[*other].members.contains(&key))
        .map(|other| party_link(view, other))
        .collect();
    let members: Vec<Node> = party.members.iter().map(|member| party_link(view, *member)).collect();
    let facts = Facts::new(view)
        .fact("record.roles", vec![Node::Text(view.messages.list(&roles))])
        .fact("record.members", series(view.messages, members))
        .fact("record.member-of", series(view.messages, coalitions))
        .list();
    frame(view, what, vec![name(view, &party.name).into()])
        .class(format!("record {}", view.hue(key)))
        .children(mixed_script(view, key))
        .children(facts)
        .children(part(view, "record.aliases", list("steps", aliases.collect())))
        .children(statements(view, "record.makes", &|view, statement| {
            view.negotiation[statement].by.contains(&key)
        }))
        .children(statements(view, "record.addressed", &|view, statement| {
            view.negotiation[statement].to.contains(&key)
        }))
        .children(statements(view, "record.subject-of", &|view, statement| {
            view.negotiation[statement].about.contains(&key)
        }))
        .children(note(view, party.note.as_ref()))
}

/// The warning that the name may pass for another, with the id that cannot.
fn mixed_script(view: &View<'_>, key: PartyKey) -> Option<Element> {
    let party = &view.negotiation[key];
    let names = [Some(&party.name), party.short.as_ref()];
    let is_mixed = names.into_iter().flatten().any(|name| mixes_scripts(view.wording(name).text));
    let id = vec![Element::new("code").with("dir", "ltr").text(&*party.id).into()];
    let words = mixed(&view.get("record.mixed-script"), vec![("id", id)]);
    let words = Element::new("span").text("⚠\u{fe0e} ").children(words);
    is_mixed.then(|| Element::new("p").class("flag mixed-script").child(words))
}

/// The sign of a party: its colour, round for those between the sides, hollow for those who are only talked about.
pub fn swatch(view: &View<'_>, key: PartyKey) -> Element {
    let party = &view.negotiation[key];
    let shape = if party.has_role(Role::Principal) {
        ""
    } else if party.has_role(Role::Subject) {
        " absent"
    } else {
        " between"
    };
    Element::new("span").class(format!("swatch{shape} {}", view.hue(key))).with("aria-hidden", "true")
}

/// The known statements that `wanted` picks, each with the answers that it has.
pub fn statements(
    view: &View<'_>,
    heading: &str,
    wanted: &dyn Fn(&View<'_>, StatementKey) -> bool,
) -> Option<Element> {
    let picked: Vec<StatementKey> = view.known.statements().filter(|key| wanted(view, *key)).collect();
    let shown = rows::beside(view);
    let items = picked.iter().take(shown).map(|key| line(view, *key)).collect();
    let list = list("steps", items)?;
    part(view, heading, Some(Element::new("div").child(list).children(rows::more(view, shown, picked.len()))))
}

/// One statement in a line: sign, makers, label, answers.
pub fn line(view: &View<'_>, key: StatementKey) -> Element {
    let statement = &view.negotiation[key];
    let makers = party_names(view, &statement.by);
    let nodes =
        mixed(&view.get("record.line"), vec![("by", makers), ("statement", vec![statement_link(view, key)])]);
    let mut item = Element::new("li").child(kind_glyph(statement.kind)).text(" ").children(nodes);
    for answer in view.known.answers(key) {
        let words = vec![
            Node::from(answer_glyph(answer.answer)),
            " ".into(),
            answer_words(view.messages, answer.answer).into(),
        ];
        let said = mixed(
            &view.get("answer.said"),
            vec![("party", party_names(view, &[answer.party])), ("answer", words)],
        );
        item.push(Element::new("p").class("aside").children(said));
    }
    item
}
