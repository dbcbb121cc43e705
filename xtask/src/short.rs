//! Short names for what the program and its script call each other by: those of wasm-bindgen say a lot, to nobody, and
//! travel to every reader.

use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use walrus::ModuleConfig;

/// Names of so many letters or fewer stay.
const SHORT: usize = 12;

/// The program and its script with short names for each other's functions. The functions keep their own names, by which
/// the program is divided.
///
/// # Errors
/// Where it is no program.
pub fn names(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut module = ModuleConfig::new().parse(wasm).context("what Trunk wrote is no program")?;
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let mut short = BTreeMap::new();
    // No name that wasm-bindgen gives begins like this.
    for (at, name) in imports.chain(exports).filter(|name| name.len() > SHORT).enumerate() {
        let given: &mut String = short.entry(name.clone()).or_insert_with(|| format!("$${at:x}"));
        name.clone_from(given);
    }
    Ok((module.emit_wasm(), renamed(script, &short)))
}

/// A script with other words for some of its words.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let end = rest[start..].find(|letter| !is_part(letter)).map_or(rest.len(), |length| start + length);
        let word = &rest[start..end];
        text.push_str(&rest[..start]);
        text.push_str(names.get(word).map_or(word, String::as_str));
        rest = &rest[end..];
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, Module};

    #[test]
    fn both_sides_are_given_the_same_names() {
        let mut module = Module::default();
        let empty = module.types.add(&[], &[]);
        let (call, _) = module.add_import_func("./glue.js", "__wbg_call_0123456789abcdef", empty);
        let mut start = FunctionBuilder::new(&mut module.types, &[], &[]);
        start.name("a function of the program".to_owned());
        start.func_body().call(call);
        let start = start.finish(Vec::new(), &mut module.funcs);
        module.exports.add("__wbindgen_start_here", start);
        module.exports.add("bringRest", start);
        let script = "const a = { __wbg_call_0123456789abcdef: () => __wbg_call_0123456789abcdef2() }; wasm.__wbindgen_start_here();";
        let (wasm, script) = names(&module.emit_wasm(), script).expect("renamed");
        assert_eq!(script, "const a = { $$0: () => __wbg_call_0123456789abcdef2() }; wasm.$$1();");
        let module = ModuleConfig::new().parse(&wasm).expect("a program");
        let imports: Vec<_> = module.imports.iter().map(|import| &*import.name).collect();
        let exports: Vec<_> = module.exports.iter().map(|export| &*export.name).collect();
        assert_eq!((imports, exports), (vec!["$$0"], vec!["$$1", "bringRest"]));
        let names: Vec<_> = module.funcs.iter().filter_map(|function| function.name.as_deref()).collect();
        assert!(names.contains(&"a function of the program"), "{names:?}");
    }
}
