//! The program in two parts: what the first live picture needs, and all that is reached only through gates
//! (`src/later/mod.rs`).
//!
//! Both parts work on one memory and one table. The first exports whatever of it the second uses. In place of each
//! function that stands behind a gate the first has a stub, which has the second part come where it has not yet
//! (`src/bin/explorer/rest.rs`) and then calls the function by its place in the table, where the second part puts it.
//! So nothing depends on when the second part comes but how long a reader waits.
//!
//! Long texts that are read behind gates alone (`src/later/text.rs`) go too: the first part leaves their places in memory
//! empty, and the second fills them.

use crate::profile;
use anyhow::{Context as _, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataId, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalId, GlobalKind, ImportedFunction, LocalFunction, MemoryId, Module, ModuleConfig,
    TableId, ValType,
};

/// The export that has the second part come.
const BRING: &str = "bringRest";
/// The name by which the second part knows the first.
const FIRST: &str = "program";
/// The export of the first part that says whether the second is there.
const CAME: &str = "came";

/// What stands around a text that may wait.
const TEXT: [&[u8]; 2] = [b"<later-text>", b"</later-text>"];

/// The two parts of a program.
pub struct Parts {
    /// What the first live picture needs.
    pub first: Vec<u8>,
    /// The rest.
    pub rest: Vec<u8>,
    /// How many texts the rest has of its own.
    pub texts: usize,
}

/// Divides a program, whose functions have names.
///
/// # Errors
/// Where it is no program, has no gate, or is of a shape that this does not know.
pub fn split(wasm: &[u8]) -> Result<Parts> {
    let module = read(wasm)?;
    let plan = Plan::of(&module)?;
    let texts = pieces(&module)?.len();
    Ok(Parts { first: first(read(wasm)?, &plan)?, rest: rest(read(wasm)?, &plan)?, texts })
}

fn read(wasm: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(wasm).context("what Trunk wrote is no program")
}

/// Whether what is reached only through a function may wait, by its name.
fn may_wait(name: &str) -> bool {
    is_gate(name) || WAITING.iter().any(|part| name.contains(part)) || is_behind_listener(name)
}

/// Modules of the shell of which only the listeners are there from the start (`follow` and the closures in it), and
/// gates lead from these to all the rest; but what waits for an answer there is called by the browser, past any gate.
const LISTENING: [&str; 6] = ["copy", "dialogs", "download", "opening", "play", "printing"];

/// Whether a function stands behind a listener of the shell.
fn is_behind_listener(name: &str) -> bool {
    let own = name.trim_start_matches('<').strip_prefix("explorer").and_then(|rest| rest.split_once("::"));
    let Some((module, function)) = own.and_then(|(_, path)| path.split_once("::")) else { return false };
    let is_listener = function.starts_with("follow") && function.matches("{closure#").count() < 2;
    LISTENING.contains(&module) && !is_listener
        // What the session waits for when a document is opened.
        || module == "session" && (function.starts_with("Session>::go::") || function.starts_with("Session>::open_file::"))
}

/// What may wait besides what stands behind gates, by parts of the names of functions: how values look to developers,
/// which only messages of panics say, and streams that Leptos has for servers, which this program has none of.
const WAITING: [&str; 3] = ["::fmt::Debug>::fmt", "wasm_streams[", "intounderlying"];

/// Whether a function is a gate: an instance of `demarche::later::later`.
fn is_gate(name: &str) -> bool {
    // The crate's name is followed by its hash, and the function's by what it is an instance of.
    let path = name.split_once("::").filter(|(root, _)| root.starts_with("demarche")).map(|(_, path)| path);
    path.is_some_and(|path| path.starts_with("later::later::<"))
}

/// What goes where. Functions are named by their place, which is the same each time the program is read.
struct Plan {
    /// Functions of the second part that are called from the first, with their place behind the end of the table.
    stubs: BTreeMap<usize, usize>,
    /// What the second part takes from the first.
    shared: Uses,
    /// The table of functions.
    table: usize,
}

/// What a piece of a program uses.
#[derive(Default)]
struct Uses {
    functions: BTreeSet<usize>,
    tables: BTreeSet<usize>,
    globals: BTreeSet<usize>,
    memories: BTreeSet<usize>,
}

impl Visitor<'_> for Uses {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.insert(id.index());
    }

    fn visit_table_id(&mut self, id: &TableId) {
        self.tables.insert(id.index());
    }

    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.insert(id.index());
    }

    fn visit_memory_id(&mut self, id: &MemoryId) {
        self.memories.insert(id.index());
    }
}

impl Plan {
    fn of(module: &Module) -> Result<Self> {
        let mut uses = uses(module);
        let may_wait = gates(module, |name| may_wait(name) || profile::is_idle(name))?;
        // What has the second part come cannot wait for it.
        let bring = module.exports.get_func(BRING).ok().map(|id| id.index());
        let bringing = reach(&uses, &BTreeSet::new(), bring.into_iter().collect()).reached;
        let gates = may_wait.difference(&bringing).copied().collect();
        let Reach { reached, stopped } = reach(&uses, &gates, roots(module)?);
        let later: BTreeSet<usize> = uses.keys().filter(|at| !reached.contains(at)).copied().collect();
        let mut shared = Uses::default();
        for used in later.iter().filter_map(|at| uses.remove(at)) {
            shared.functions.extend(used.functions.difference(&later));
            shared.tables.extend(used.tables);
            shared.globals.extend(used.globals);
            shared.memories.extend(used.memories);
        }
        let table = module.tables.main_function_table()?.context("the program has no table of functions")?;
        shared.tables.insert(table.index());
        let stubs = stopped.into_iter().enumerate().map(|(place, at)| (at, place)).collect();
        Ok(Self { stubs, shared, table: table.index() })
    }
}

/// A function that can be reached without passing a gate.
pub struct Function {
    /// Its place in the program.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// How many instructions it has.
    pub size: u64,
}

/// All functions of a program that can be reached without passing a gate, whether they ever run or not.
///
/// # Errors
/// Where it is no program, or has no gate.
pub fn reached(wasm: &[u8]) -> Result<Vec<Function>> {
    let module = read(wasm)?;
    let gates = gates(&module, may_wait)?;
    let Reach { reached, .. } = reach(&uses(&module), &gates, roots(&module)?);
    let functions = module.funcs.iter_local().filter(|(id, _)| reached.contains(&id.index()));
    let functions = functions.map(|(id, function)| {
        let name = module.funcs.get(id).name.clone().unwrap_or_default();
        Function { at: id.index(), name, size: function.size() }
    });
    Ok(functions.collect())
}

/// What each function uses.
fn uses(module: &Module) -> BTreeMap<usize, Uses> {
    let used = module.funcs.iter_local().map(|(id, function)| {
        let mut used = Uses::default();
        dfs_in_order(&mut used, function, function.entry_block());
        (id.index(), used)
    });
    used.collect()
}

/// The functions that may wait, by their names.
fn gates(module: &Module, may_wait: impl Fn(&str) -> bool) -> Result<BTreeSet<usize>> {
    let names = |is_such: &dyn Fn(&str) -> bool| -> BTreeSet<usize> {
        let functions = module.funcs.iter_local();
        let named = functions.filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(is_such));
        named.map(|(id, _)| id.index()).collect()
    };
    // What may wait besides does not make up for them.
    ensure!(!names(&is_gate).is_empty(), "the program has no gate, or its functions have no names");
    Ok(names(&may_wait))
}

/// What can be reached from somewhere, and where gates stopped it.
struct Reach {
    reached: BTreeSet<usize>,
    stopped: BTreeSet<usize>,
}

fn reach(uses: &BTreeMap<usize, Uses>, gates: &BTreeSet<usize>, mut pending: Vec<usize>) -> Reach {
    let (mut reached, mut stopped) = (BTreeSet::new(), BTreeSet::new());
    while let Some(at) = pending.pop() {
        if gates.contains(&at) {
            stopped.insert(at);
        } else if reached.insert(at) {
            pending.extend(uses.get(&at).iter().flat_map(|uses| &uses.functions));
        }
    }
    Reach { reached, stopped }
}

/// The functions by which a program is entered.
fn roots(module: &Module) -> Result<Vec<usize>> {
    let mut roots: Vec<usize> = module.start.iter().map(|start| start.index()).collect();
    roots.extend(module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id.index()),
        _ => None,
    }));
    for element in module.elements.iter() {
        match &element.items {
            ElementItems::Functions(functions) => roots.extend(functions.iter().map(|id| id.index())),
            ElementItems::Expressions(..) => bail!("the program has a table of expressions"),
        }
    }
    Ok(roots)
}

/// What a stub needs to know.
struct Way {
    /// Has the second part come.
    bring: FunctionId,
    /// Says whether it has.
    came: GlobalId,
    /// The table of functions.
    table: TableId,
    /// The function's place in it.
    place: i32,
}

/// The first part.
fn first(mut module: Module, plan: &Plan) -> Result<Vec<u8>> {
    let bring = module.exports.get_func(BRING).context("the program has no way to have its rest come")?;
    let came = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
    module.exports.add(CAME, came);
    let ids = Ids::of(&module);
    let table = ids.tables[plan.table];
    let base = lengthen(&mut module, table, plan.stubs.len());
    for (at, place) in &plan.stubs {
        let place = i32::try_from(base + u64::try_from(*place)?)?;
        let stub = stub(&mut module, ids.functions[*at], &Way { bring, came, table, place });
        module.funcs.get_mut(ids.functions[*at]).kind = FunctionKind::Local(stub);
    }
    for piece in &pieces(&module)? {
        piece.cut(&mut module);
    }
    for (at, name) in named('f', &plan.shared.functions) {
        module.exports.add(&name, ids.functions[at]);
    }
    for (at, name) in named('g', &plan.shared.globals) {
        module.exports.add(&name, ids.globals[at]);
    }
    for (at, name) in named('t', &plan.shared.tables) {
        module.exports.add(&name, ids.tables[at]);
    }
    for (at, name) in named('m', &plan.shared.memories) {
        module.exports.add(&name, ids.memories[at]);
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// The second part.
fn rest(mut module: Module, plan: &Plan) -> Result<Vec<u8>> {
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|export| module.exports.delete(export));
    let ids = Ids::of(&module);
    // What stands in memory and table from the beginning, the first part brings, but for the texts that may wait.
    let pieces = pieces(&module)?;
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|data| module.data.delete(data));
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|element| module.elements.delete(element));
    for memory in &ids.memories {
        module.memories.get_mut(*memory).data_segments.clear();
    }
    for piece in pieces {
        piece.add(&mut module);
    }
    for table in &ids.tables {
        module.tables.get_mut(*table).elem_segments.clear();
    }
    let table = ids.tables[plan.table];
    let base = lengthen(&mut module, table, plan.stubs.len());
    for (at, name) in named('f', &plan.shared.functions) {
        let id = ids.functions[at];
        let ty = module.funcs.get(id).ty();
        if let FunctionKind::Import(imported) = &module.funcs.get(id).kind {
            module.imports.delete(imported.import);
        }
        let import = module.imports.add(FIRST, &name, id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    for (at, name) in named('g', &plan.shared.globals) {
        let import = module.imports.add(FIRST, &name, ids.globals[at]);
        module.globals.get_mut(ids.globals[at]).kind = GlobalKind::Import(import);
    }
    for (at, name) in named('t', &plan.shared.tables) {
        let import = module.imports.add(FIRST, &name, ids.tables[at]);
        module.tables.get_mut(ids.tables[at]).import = Some(import);
    }
    for (at, name) in named('m', &plan.shared.memories) {
        let import = module.imports.add(FIRST, &name, ids.memories[at]);
        module.memories.get_mut(ids.memories[at]).import = Some(import);
    }
    // Its functions take their places as it is made, and then it says that it is there.
    let offset = ConstExpr::Value(Value::I32(i32::try_from(base)?));
    let functions = plan.stubs.keys().map(|at| ids.functions[*at]).collect();
    let element =
        module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
    let (came, _) = module.add_import_global(FIRST, CAME, ValType::I32, true, false);
    let mut start = FunctionBuilder::new(&mut module.types, &[], &[]);
    start.func_body().i32_const(1).global_set(came);
    module.start = Some(start.finish(Vec::new(), &mut module.funcs));
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// A text that may wait, as it stands in memory with its marks.
struct Piece {
    memory: MemoryId,
    /// Where it stands.
    at: i32,
    bytes: Vec<u8>,
    /// What brings it, and from where in it on.
    data: DataId,
    from: usize,
}

/// The texts that may wait; the last of each segment first, so that cutting one moves no other.
fn pieces(module: &Module) -> Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    for data in module.data.iter() {
        let DataKind::Active { memory, offset } = &data.kind else { continue };
        let found = marked(&data.value);
        if found.is_empty() {
            continue;
        }
        let ConstExpr::Value(Value::I32(base)) = offset else {
            bail!("the program has data without a place")
        };
        for (from, to) in found.into_iter().rev() {
            let (at, bytes) = (base + i32::try_from(from)?, data.value[from..to].to_vec());
            pieces.push(Piece { memory: *memory, at, bytes, data: data.id(), from });
        }
    }
    Ok(pieces)
}

/// Where marked texts begin and end, in order.
fn marked(bytes: &[u8]) -> Vec<(usize, usize)> {
    let [begin, end] = TEXT;
    let find = |mark: &[u8], from: usize| {
        let rest = bytes.get(from..)?;
        Some(from + rest.windows(mark.len()).position(|window| window == mark)?)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((from, last)) = find(begin, at).and_then(|from| Some((from, find(end, from)?))) {
        at = last + end.len();
        found.push((from, at));
    }
    found
}

impl Piece {
    /// Takes it out of what the program begins with.
    fn cut(&self, module: &mut Module) {
        let data = module.data.get_mut(self.data);
        let behind = data.value.split_off(self.from).split_off(self.bytes.len());
        let at = self.at + i32::try_from(self.bytes.len()).expect("it is within memory");
        Self { memory: self.memory, at, bytes: behind, data: self.data, from: 0 }.add(module);
    }

    /// Has a program begin with it.
    fn add(self, module: &mut Module) {
        let offset = ConstExpr::Value(Value::I32(self.at));
        let data = module.data.add(DataKind::Active { memory: self.memory, offset }, self.bytes);
        module.memories.get_mut(self.memory).data_segments.insert(data);
    }
}

/// The ids of a program's parts, by their places.
struct Ids {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    tables: Vec<TableId>,
    memories: Vec<MemoryId>,
}

impl Ids {
    fn of(module: &Module) -> Self {
        Self {
            functions: module.funcs.iter().map(|function| function.id()).collect(),
            globals: module.globals.iter().map(|global| global.id()).collect(),
            tables: module.tables.iter().map(|table| table.id()).collect(),
            memories: module.memories.iter().map(|memory| memory.id()).collect(),
        }
    }
}

/// Pieces of one sort with the names by which one part knows them of the other: as short as can be.
fn named(sort: char, pieces: &BTreeSet<usize>) -> impl Iterator<Item = (usize, String)> {
    pieces.iter().enumerate().map(move |(count, at)| (*at, format!("{sort}{count}")))
}

/// Makes room for more functions at the end of the table; returns the first new place.
fn lengthen(module: &mut Module, table: TableId, by: usize) -> u64 {
    let table = module.tables.get_mut(table);
    let base = table.initial;
    table.initial += by as u64;
    table.maximum = table.maximum.map(|most| most.max(table.initial));
    base
}

/// What stands in the first part for a function of the second.
fn stub(module: &mut Module, function: FunctionId, way: &Way) -> LocalFunction {
    let ty = module.funcs.get(function).ty();
    let (parameters, results) = {
        let ty = module.types.get(ty);
        (ty.params().to_vec(), ty.results().to_vec())
    };
    let arguments: Vec<_> = parameters.iter().map(|ty| module.locals.add(*ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = builder.func_body();
    body.global_get(way.came).if_else(
        None,
        |_| {},
        |missing| {
            missing.call(way.bring);
        },
    );
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(way.place).call_indirect(ty, way.table);
    builder.local_func(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::Module;

    #[test]
    fn gates_are_known_by_their_names() {
        assert!(is_gate(
            "demarche[4e4c37d12e0a1e5b]::later::later::<(), explorer[1]::keys::follow::{closure#0}>"
        ));
        assert!(is_gate("demarche::later::later::<(), demarche::page::panels::lens::{closure#0}>"));
        assert!(!is_gate("demarche[4e4c37d12e0a1e5b]::page::later::later::<()>"));
        assert!(!is_gate("core::ops::function::FnOnce::call_once::<demarche::later::later::<()>>"));
    }

    #[test]
    fn marked_texts_go_and_stand_where_they_stood() {
        let text: &[u8] = b"<later-text>two</later-text>";
        let mut module = module();
        let memory = module.memories.iter().next().expect("a memory").id();
        let whole = [b"one".as_slice(), text, b"three", text, b"four"].concat();
        let offset = ConstExpr::Value(Value::I32(100));
        let data = module.data.add(DataKind::Active { memory, offset }, whole.clone());
        module.memories.get_mut(memory).data_segments.insert(data);
        let parts = split(&module.emit_wasm()).expect("it is split");
        let memory_of = |part: &[u8]| {
            let mut bytes = vec![0_u8; 256];
            for data in read(part).expect("a program").data.iter() {
                let DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } = &data.kind else {
                    panic!("data without a place")
                };
                let at = usize::try_from(*at).expect("a place");
                bytes[at..at + data.value.len()].copy_from_slice(&data.value);
            }
            bytes
        };
        let (first, rest) = (memory_of(&parts.first), memory_of(&parts.rest));
        assert!(marked(&first).is_empty() && marked(&rest).len() == 2 && parts.texts == 2);
        let both: Vec<u8> = first.iter().zip(&rest).map(|(one, other)| one | other).collect();
        assert_eq!(&both[100..100 + whole.len()], whole);
    }

    #[test]
    fn what_is_behind_listeners_may_wait_and_they_may_not() {
        for (name, wanted) in [
            ("explorer[6ac0]::copy::follow", false),
            ("explorer[6ac0]::copy::follow::{closure#0}", false),
            ("explorer[6ac0]::copy::follow::{closure#0}::{closure#0}", true),
            ("explorer[6ac0]::download::save", true),
            ("<explorer[6ac0]::play::start::{closure#0} as core[c593]::ops::FnOnce<()>>::call_once", true),
            ("<explorer[6ac0]::session::Session>::open_file::{closure#0}", true),
            ("<explorer[6ac0]::session::Session>::page", false),
            (
                "leptos_dom[d338]::helpers::window_event_listener::<click, explorer[6ac0]::copy::follow::{closure#0}>",
                false,
            ),
            ("demarche[d10b]::copy::of", false),
        ] {
            assert_eq!(is_behind_listener(name), wanted, "{name}");
        }
    }

    /// A program that calls one function before a gate and two behind it, of which one is called from both sides.
    fn module() -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let table = module.tables.add_local(false, 1, Some(1), walrus::RefType::FUNCREF);
        let function = |module: &mut Module, name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
            builder.name(name.to_owned());
            let argument = module.locals.add(ValType::I32);
            let mut body = builder.func_body();
            body.local_get(argument);
            for call in calls {
                body.call(*call);
            }
            builder.finish(vec![argument], &mut module.funcs)
        };
        let shared = function(&mut module, "shared", &[]);
        let hidden = function(&mut module, "hidden", &[shared]);
        let gate = function(&mut module, "demarche[0]::later::later::<u8, u8>", &[hidden, shared]);
        let main = function(&mut module, "main", &[shared, gate]);
        let mut bring = FunctionBuilder::new(&mut module.types, &[], &[]);
        bring.name("bring".to_owned());
        let bring = bring.finish(Vec::new(), &mut module.funcs);
        module.exports.add("main", main);
        module.exports.add(BRING, bring);
        let offset = ConstExpr::Value(Value::I32(0));
        let element =
            module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(vec![main]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module
    }

    fn program() -> Vec<u8> {
        module().emit_wasm()
    }

    #[test]
    fn what_stands_behind_gates_goes_and_what_both_call_stays() {
        let parts = split(&program()).expect("it is split");
        let (first, rest) = (read(&parts.first).expect("a program"), read(&parts.rest).expect("a program"));
        // In the first: shared, the stub, main and what brings the rest; in the rest: the gate, what only it calls, and
        // the start.
        assert_eq!(first.funcs.iter_local().count(), 4);
        assert_eq!(rest.funcs.iter_local().count(), 3);
        let taken: Vec<&str> = rest.imports.iter().map(|import| import.name.as_str()).collect();
        let given: Vec<&str> = first.exports.iter().map(|export| export.name.as_str()).collect();
        assert!(!taken.is_empty() && taken.iter().all(|name| given.contains(name)), "{taken:?} {given:?}");
        assert!(rest.start.is_some() && first.start.is_none());
        // One place more, which only the second part fills.
        let tables: Vec<u64> =
            [&first, &rest].map(|part| part.tables.iter().next().map_or(0, |table| table.initial)).to_vec();
        assert_eq!(tables, [2, 2]);
    }

    #[test]
    fn a_program_without_gates_or_names_is_refused() {
        let mut module = ModuleConfig::new().parse(&program()).expect("a program");
        for function in module.funcs.iter_mut() {
            function.name = None;
        }
        let error = split(&module.emit_wasm()).err().expect("refused");
        assert!(error.to_string().contains("no gate"), "{error}");
        // Nor is what may wait besides a gate.
        for function in module.funcs.iter_mut() {
            function.name = Some("<u32 as core[0]::fmt::Debug>::fmt".to_owned());
        }
        let error = split(&module.emit_wasm()).err().expect("refused");
        assert!(error.to_string().contains("no gate"), "{error}");
    }
}
