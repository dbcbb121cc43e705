//! What the first live page costs on the wire.

use crate::compress;
use anyhow::{Result, ensure};
use std::path::Path;

/// What page, style, scripts and program may weigh together, compressed; the document comes on top.
///
/// The aim is 150,000. The program's first part alone, with the reader of documents, the layout and the graph in it, is
/// over that still; this is the weight that no change may add to, to be lowered whenever one takes some away.
const BUDGET: usize = 227_000;

/// One file that the first live page needs.
struct Weight {
    name: String,
    plain: usize,
    sent: usize,
}

/// Prints the weights.
///
/// # Errors
/// Where a file cannot be read.
pub fn print(site: &Path) -> Result<()> {
    let weights = weigh(site)?;
    for weight in &weights {
        println!("{:>9} {:>9}  {}", weight.plain, weight.sent, weight.name);
    }
    println!("{:>9} {:>9}  of {BUDGET} bytes, as brotli", "", total(&weights));
    Ok(())
}

/// Refuses a site that weighs more than the budget.
///
/// # Errors
/// Where it does, or a file cannot be read.
pub fn check(site: &Path) -> Result<()> {
    print(site)?;
    let total = total(&weigh(site)?);
    ensure!(total <= BUDGET, "the first live page weighs {total} bytes, over the budget of {BUDGET}");
    Ok(())
}

fn total(weights: &[Weight]) -> usize {
    weights.iter().map(|weight| weight.sent).sum()
}

fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let list: serde_json::Value = serde_json::from_slice(&std::fs::read(site.join("assets.json"))?)?;
    // The style of the pages that stand as they are is not among them.
    let mut names: Vec<String> = ["style", "boot", "script", "wasm"]
        .iter()
        .filter_map(|role| list[*role].as_str().map(str::to_owned))
        .collect();
    names.push("index.html".to_owned());
    names.sort();
    let weigh = |name: String| {
        let bytes = std::fs::read(site.join(&name))?;
        Ok(Weight { name, plain: bytes.len(), sent: compress::brotli(&bytes)?.len() })
    };
    names.into_iter().map(weigh).collect()
}
