//! The whole as GraphML, for Gephi, yEd and their kin: parties, statements and mechanisms, tied by role.

use crate::model::{MechanismKey, PartyKey, StatementKey};
use crate::page::export::{Subject, flag_words};
use std::fmt::Write as _;

/// What is said of a node or an edge: the name of the attribute, and whose it is.
const ATTRIBUTES: [(&str, &str); 13] = [
    ("label", "node"),
    ("mark", "node"),
    ("kind", "node"),
    ("text", "node"),
    ("date", "node"),
    ("issue", "node"),
    ("answers", "node"),
    ("answers_through", "node"),
    ("answers_unasked", "node"),
    ("flags", "node"),
    ("role", "edge"),
    ("answer", "edge"),
    ("stance", "edge"),
];

/// Everything known as of the date. Edges run from maker to statement to addressee, from a statement to its subject and
/// its mechanism, and from a response to what it responds to.
#[must_use]
pub fn graphml(subject: &Subject<'_>) -> String {
    let negotiation = subject.negotiation;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (name, on) in ATTRIBUTES {
        let _ =
            writeln!(xml, "  <key id=\"{name}\" for=\"{on}\" attr.name=\"{name}\" attr.type=\"string\"/>");
    }
    let _ = writeln!(xml, "  <graph id=\"{}\" edgedefault=\"directed\">", escape(&negotiation.id));
    for key in negotiation.party_keys() {
        let party = &negotiation[key];
        let said = [("label", subject.words(&party.name)), ("mark", "party"), ("kind", party.kind.word())];
        push_node(&mut xml, &party_id(subject, key), &said);
    }
    for key in negotiation.mechanism_keys() {
        let mechanism = &negotiation[key];
        let kinds: Vec<_> = mechanism.kinds.iter().map(|kind| kind.word()).collect();
        let said =
            [("label", subject.words(&mechanism.name)), ("mark", "mechanism"), ("kind", &kinds.join(" "))];
        push_node(&mut xml, &mechanism_id(subject, key), &said);
    }
    for key in subject.known.statements() {
        push_statement(&mut xml, subject, key);
    }
    for key in subject.known.statements() {
        push_ties(&mut xml, subject, key);
    }
    xml.push_str("  </graph>\n</graphml>\n");
    xml
}

fn party_id(subject: &Subject<'_>, key: PartyKey) -> String {
    format!("party:{}", subject.negotiation[key].id)
}

fn statement_id(subject: &Subject<'_>, key: StatementKey) -> String {
    format!("statement:{}", subject.negotiation[key].id)
}

fn mechanism_id(subject: &Subject<'_>, key: MechanismKey) -> String {
    format!("mechanism:{}", subject.negotiation[key].id)
}

fn push_statement(xml: &mut String, subject: &Subject<'_>, key: StatementKey) {
    let statement = &subject.negotiation[key];
    let said = [
        ("label", subject.words(statement.label())),
        ("mark", "statement"),
        ("kind", statement.kind.word()),
        ("text", subject.words(&statement.text)),
        ("date", &subject.known.when(key).to_string()),
        ("issue", &subject.negotiation[statement.issue].id),
        ("answers", &subject.answers(key)),
        ("answers_through", &subject.through(key)),
        ("answers_unasked", &subject.unasked(key)),
        ("flags", &flag_words(subject.known.flags(key)).join(" ")),
    ];
    push_node(xml, &statement_id(subject, key), &said);
}

fn push_ties(xml: &mut String, subject: &Subject<'_>, key: StatementKey) {
    let statement = &subject.negotiation[key];
    let own = statement_id(subject, key);
    for party in &statement.by {
        push_edge(xml, &party_id(subject, *party), &own, &[("role", "by")]);
    }
    for (role, parties) in [("to", &statement.to), ("about", &statement.about)] {
        for party in parties {
            push_edge(xml, &own, &party_id(subject, *party), &[("role", role)]);
        }
    }
    // A response to what is not known yet has nothing to run to.
    for response in statement.responds.iter().filter(|response| subject.known.knows(response.to)) {
        let said = [("role", "responds"), ("answer", response.answer.word())];
        push_edge(xml, &own, &statement_id(subject, response.to), &said);
    }
    for tie in &statement.mechanisms {
        let said = [("role", "mechanism"), ("stance", tie.stance.word())];
        push_edge(xml, &own, &mechanism_id(subject, tie.mechanism), &said);
    }
}

fn push_node(xml: &mut String, id: &str, said: &[(&str, &str)]) {
    let _ = writeln!(xml, "    <node id=\"{}\">", escape(id));
    push_said(xml, said);
    xml.push_str("    </node>\n");
}

fn push_edge(xml: &mut String, from: &str, to: &str, said: &[(&str, &str)]) {
    let _ = writeln!(xml, "    <edge source=\"{}\" target=\"{}\">", escape(from), escape(to));
    push_said(xml, said);
    xml.push_str("    </edge>\n");
}

fn push_said(xml: &mut String, said: &[(&str, &str)]) {
    for (name, value) in said.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(xml, "      <data key=\"{name}\">{}</data>", escape(value));
    }
}

/// Text for XML 1.0: its five signs written as entities, characters that it forbids left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter < ' ' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::export::fixture::talks;
    use crate::text::Language;

    #[test]
    fn nodes_and_ties_are_those_known_and_text_is_escaped() {
        let talks = talks();
        let (known, language) = (talks.known("2025-10-31"), Language::english());
        let subject = Subject { negotiation: &talks.negotiation, known: &known, language: &language };
        let xml = graphml(&subject);
        assert_eq!(xml.matches("<node ").count(), 3 + 1 + 2);
        let ties: Vec<_> = xml.lines().filter(|line| line.contains("<edge")).map(str::trim).collect();
        let tie = |from: &str, to: &str| format!("<edge source=\"{from}\" target=\"{to}\">");
        let expected = [
            tie("party:a", "statement:demand"),
            tie("statement:demand", "party:b"),
            tie("statement:demand", "party:c"),
            tie("statement:demand", "mechanism:body"),
            tie("party:b", "statement:no"),
            tie("statement:no", "statement:demand"),
        ];
        assert_eq!(ties, expected);
        assert!(xml.contains("<data key=\"text\">Say &quot;no&quot;, &lt;b&gt;&amp;\nthen go</data>"));
        assert!(xml.contains("<data key=\"answers\">b:rejects</data>"));
        assert!(xml.contains("<data key=\"stance\">requires</data>"));
        assert!(!xml.contains("later"));
    }
}
