//! Stands in for `document`, `state` and `page` until they land; both shells use it, then it goes.

use demarche::markup::Element;

pub struct Negotiation {
    pub id: String,
    pub title: String,
}

pub struct Reading {
    pub negotiation: Negotiation,
}

#[derive(Debug)]
pub struct Refusal;

impl std::fmt::Display for Refusal {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("This is no negotiation.")
    }
}

pub fn read(bytes: &[u8], _file_stem: Option<&str>) -> Result<Reading, Refusal> {
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| Refusal)?;
    let field =
        |name: &str| value[name].as_str().or_else(|| value[name]["en"].as_str()).unwrap_or("").to_owned();
    Ok(Reading { negotiation: Negotiation { id: field("id"), title: field("title") } })
}

#[derive(Clone, PartialEq, Eq, Default)]
pub struct ViewState {
    pub focus: Option<String>,
}

pub struct Address(Vec<(String, String)>);

impl Address {
    pub fn parse(query: &str) -> Self {
        let pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, value)| (name.to_owned(), value.replace("%3A", ":"))).collect())
    }

    pub fn negotiation(&self) -> Option<&str> {
        self.get("n")
    }

    fn get(&self, wanted: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

pub fn resolve(address: &Address, _: &Negotiation) -> (ViewState, Vec<String>) {
    (ViewState { focus: address.get("focus").map(str::to_owned) }, Vec::new())
}

pub fn query(state: &ViewState, n: &Negotiation) -> String {
    let focus = state.focus.as_ref().map(|focus| format!("&focus={focus}")).unwrap_or_default();
    format!("?n={}{focus}", n.id)
}

pub struct Panel {
    pub name: &'static str,
    pub tree: Element,
}

pub fn panels(n: &Negotiation, state: &ViewState) -> Vec<Panel> {
    let link = |focus: Option<&str>, words: &str| {
        let state = ViewState { focus: focus.map(str::to_owned) };
        Element::new("a").with("href", query(&state, n)).text(words)
    };
    let header = Element::new("header").child(Element::new("h1").text(n.title.as_str()));
    let graph = Element::new("main")
        .child(
            Element::new("svg")
                .with("viewBox", "0 0 100 20")
                .child(Element::new("text").with("y", "15").text("x")),
        )
        .child(link(Some("statement:a"), "A"))
        .child(link(Some("statement:b"), "B"))
        .child(link(None, "None"));
    let record = state.focus.as_ref().map(|focus| Element::new("p").text(focus.as_str()));
    let record = Element::new("aside").children(record);
    vec![
        Panel { name: "header", tree: header },
        Panel { name: "graph", tree: graph },
        Panel { name: "record", tree: record },
    ]
}
