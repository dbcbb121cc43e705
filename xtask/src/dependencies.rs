//! What the project depends on, held against `deny.toml`: licences, versions, sources.
//!
//! Why not cargo-deny itself: it is a program of four hundred crates, which a fresh machine would compile for longer
//! than all else, to read what `cargo metadata` tells in a second. The file is in its form, for those who have it.

use crate::run::{cargo, output, root};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The one registry that crates come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Checks all dependencies on the systems that the file names, whatever they are for.
///
/// # Errors
/// Where one is against the rules, or the lock file is not up to date.
pub fn check() -> Result<()> {
    let rules = std::fs::read_to_string(root().join("deny.toml")).context("cannot read deny.toml")?;
    let mut packages = BTreeMap::new();
    for target in strings(&rules, "targets")? {
        let arguments =
            ["metadata", "--format-version", "1", "--locked", "--all-features", "--filter-platform"];
        let told = output(cargo(&arguments).arg(&target)).context("cargo metadata --locked has failed")?;
        let told: Value = serde_json::from_str(&told)?;
        let nodes = told["resolve"]["nodes"].as_array().context("cargo metadata tells of no packages")?;
        let used: BTreeSet<&str> = nodes.iter().filter_map(|node| node["id"].as_str()).collect();
        for package in told["packages"].as_array().into_iter().flatten() {
            let id = package["id"].as_str().unwrap_or_default();
            if used.contains(id) {
                packages.insert(id.to_owned(), package.clone());
            }
        }
    }
    let wrong = judge(&packages.into_values().collect::<Vec<_>>(), &rules)?;
    if !wrong.is_empty() {
        bail!("against deny.toml:\n{}", wrong.join("\n"));
    }
    Ok(())
}

/// What is against the rules.
fn judge(packages: &[Value], rules: &str) -> Result<Vec<String>> {
    let allowed = strings(rules, "allow")?;
    let skipped: BTreeSet<String> =
        strings(rules, "skip")?.into_iter().filter(|word| word.contains('@')).collect();
    let mut wrong = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        let (name, version) = (word(package, "name"), word(package, "version"));
        versions.entry(name).or_default().insert(version);
        let licence = word(package, "license");
        if !allows(licence, &|one| allowed.iter().any(|allowed| allowed == one)) {
            wrong.push(format!("{name} {version} is under “{licence}”"));
        }
        match package["source"].as_str() {
            None => {
                // A package of this repository.
                let wishes = package["dependencies"].as_array().into_iter().flatten();
                let any = wishes.filter(|wish| word(wish, "req") == "*" && wish["path"].is_null());
                wrong.extend(any.map(|wish| format!("{name} takes any version of {}", word(wish, "name"))));
            }
            Some(REGISTRY) => {}
            Some(other) => wrong.push(format!("{name} {version} comes from {other}")),
        }
    }
    let mut needless = skipped.clone();
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        let known = |version: &&&str| needless.remove(&format!("{name}@{version}"));
        let known = versions.iter().filter(known).count();
        if versions.len() - known > 1 {
            let versions: Vec<&str> = versions.iter().copied().collect();
            wrong.push(format!("{name} is there in versions {}", versions.join(" and ")));
        }
    }
    wrong.extend(needless.into_iter().map(|one| format!("{one} need not be skipped any more")));
    Ok(wrong)
}

fn word<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

/// The strings of the list that follows `name = [`.
fn strings(rules: &str, name: &str) -> Result<Vec<String>> {
    let start = format!("\n{name} = [");
    let list = rules.split_once(&start).with_context(|| format!("deny.toml has no {name}"))?.1;
    let list = list.split(']').next().unwrap_or_default();
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
    Ok(lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect())
}

/// Whether a licence expression of SPDX can be met with licences that are `allowed`. A slash is an old “or”.
fn allows(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any_of(&words, &mut at, allowed);
    met && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut met = all_of(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allowed);
    }
    met
}

fn all_of(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let word = words.get(*at).copied().unwrap_or_default();
    *at += 1;
    if word != "(" {
        if words.get(*at) != Some(&"WITH") {
            return allowed(word);
        }
        // A licence with an exception is one of its own.
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return allowed(&format!("{word} WITH {exception}"));
    }
    let met = any_of(words, at, allowed);
    *at += 1;
    met
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const RULES: &str =
        "\nallow = [\"MIT\", \"Zlib\"]\nskip = [\n  { crate = \"old@1.0.0\", reason = \"x\" },\n]\n";

    fn package(name: &str, version: &str, licence: &str, source: &str) -> Value {
        json!({ "name": name, "version": version, "license": licence, "source": source, "dependencies": [] })
    }

    #[test]
    fn a_licence_is_met_or_not() {
        let met = |expression| allows(expression, &|one| ["MIT", "Zlib", "Unicode-3.0"].contains(&one));
        for expression in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR Zlib",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "X WITH y OR MIT",
        ] {
            assert!(met(expression), "{expression}");
        }
        for expression in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT",
            "MIT OR",
            "MIT Zlib",
            "GPL-3.0 OR (MIT AND X)",
            "MIT WITH y",
        ] {
            assert!(!met(expression), "{expression}");
        }
    }

    #[test]
    fn what_is_against_the_rules_is_named() {
        let told = |packages: &[Value]| judge(packages, RULES).expect("rules");
        let old = [package("old", "1.0.0", "MIT", REGISTRY), package("old", "2.0.0", "MIT", REGISTRY)];
        assert_eq!(told(&old), [""; 0]);
        assert_eq!(told(&old[1..]), ["old@1.0.0 need not be skipped any more"]);
        let with = |more: Value| told(&[&old[..], &[more]].concat());
        assert_eq!(with(package("a", "1.0.0", "GPL-3.0", REGISTRY)), ["a 1.0.0 is under “GPL-3.0”"]);
        assert_eq!(with(package("a", "1.0.0", "MIT", "git+x")), ["a 1.0.0 comes from git+x"]);
        assert_eq!(
            with(package("old", "3.0.0", "MIT", REGISTRY)),
            ["old is there in versions 1.0.0 and 2.0.0 and 3.0.0"]
        );
        let mut own = package("own", "0.1.0", "MIT", "");
        own["source"] = Value::Null;
        own["dependencies"] = json!([{ "name": "any", "req": "*", "path": null }]);
        assert_eq!(with(own), ["own takes any version of any"]);
    }
}
