//! The modules of `src/`, one per file, and which modules each of them uses.
//!
//! | in `chart::draw::bar` | gives |
//! | --- | --- |
//! | `use super::super::scale::Axis;` | `chart::draw::bar` → `chart::scale` |
//! | `use super::{Chart, rows};` | → `chart::data`, where `Chart` comes from through `chart::draw`; → `chart::draw::rows` |
//! | `tongbi::export::xlsx(…)` in the page | → `export::xlsx` |

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module's path from the root of the crate; the root itself is empty.
pub(crate) type Module = Vec<String>;

/// A source file: its module, and its text without comments and tests.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) code: String,
    imports: Vec<Import>,
}

/// One name that a `use` brings into a module.
#[derive(Debug)]
struct Import {
    name: String,
    path: Vec<String>,
}

/// All modules of the library and the page. The two roots share a folder, and so the same tree.
#[derive(Debug)]
pub(crate) struct Modules {
    pub(crate) sources: BTreeMap<Module, Source>,
}

impl Modules {
    pub(crate) fn read(root: &Path) -> Self {
        let mut files = Vec::new();
        collect(root, &mut files);
        let source = |path: PathBuf| {
            let text = fs::read_to_string(&path).unwrap();
            let code = without_tests(&text);
            let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let code = code.join("\n");
            let imports = imports(&code);
            let relative = path.strip_prefix(root).unwrap().with_extension("");
            let module = relative.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            (module, Source { path, code, imports })
        };
        Self { sources: files.into_iter().map(source).collect() }
    }

    /// The other modules that each module names.
    pub(crate) fn uses(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let of = |(module, source): (&Module, &Source)| {
            let imported = source.imports.iter().map(|import| import.path.clone());
            let inline = paths(&source.code);
            imported.chain(inline).filter_map(|path| self.resolve(module, &path, 8)).collect::<BTreeSet<_>>()
        };
        let named = self.sources.iter().map(|entry| (entry.0, of(entry)));
        named
            .map(|(module, uses)| (module, uses.into_iter().filter(|used| used != module).collect()))
            .collect()
    }

    /// The module that defines what a path in `from` names; `None` for other crates.
    fn resolve(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        // `super::*` occurs in inline modules and means the file itself.
        if path.iter().all(|part| part == "super") {
            return None;
        }
        let mut at = from.clone();
        let mut rest = path.iter().peekable();
        match path.first()?.as_str() {
            "crate" | "tongbi" => {
                rest.next();
                at.clear();
            }
            "self" => {
                rest.next();
            }
            "super" => {
                while rest.next_if(|part| *part == "super").is_some() {
                    at.pop()?;
                }
            }
            child => {
                at.push(child.to_owned());
                self.sources.get(&at)?;
                rest.next();
            }
        }
        while let Some(part) = rest.next() {
            at.push(part.clone());
            if self.sources.contains_key(&at) {
                continue;
            }
            at.pop();
            let import = self
                .sources
                .get(&at)
                .and_then(|source| source.imports.iter().find(|import| import.name == *part && at != *from));
            let Some(import) = import.filter(|_| depth > 0) else { break };
            let onward: Vec<String> = import.path.iter().chain(rest).cloned().collect();
            return self.resolve(&at, &onward, depth - 1);
        }
        Some(at)
    }
}

/// The code of a file without the items that are compiled only for tests.
fn without_tests(text: &str) -> String {
    let mut parts = text.split("#[cfg(test)]");
    let mut code = parts.next().unwrap().to_owned();
    for part in parts {
        let mut depth = 0;
        let end = part.char_indices().find_map(|(at, character)| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                ';' if depth == 0 => return Some(at),
                _ => return None,
            }
            (depth == 0).then_some(at)
        });
        code += end.map_or("", |end| &part[end + 1..]);
    }
    code
}

#[test]
fn only_items_for_tests_are_left_out() {
    let check = |text: &str, code: &str| assert_eq!(without_tests(text), code);
    check("a();\n#[cfg(test)]\nmod tests;\n", "a();\n\n");
    check("a();\n#[cfg(test)]\nmod tests { fn b() { c(); } }", "a();\n");
    check("fn at() {\n#[cfg(test)]\ncount();\na()\n}", "fn at() {\n\na()\n}");
    check("#[cfg(test)]\nthread_local! { static A: B = c(); }\nuse d;\n", "\nuse d;\n");
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// What the `use` declarations of a file import.
fn imports(code: &str) -> Vec<Import> {
    let mut found = Vec::new();
    for tree in declarations(code) {
        expand(&[], tree, &mut found);
    }
    found
}

/// The trees of all `use` declarations, such as `super::{a, b::c}`.
fn declarations(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices("use ").filter_map(|(at, word)| {
        let before = code[..at].rsplit('\n').next().unwrap_or_default().trim();
        let starts = before.is_empty() || before.starts_with("pub");
        let tree = code[at + word.len()..].split(';').next()?;
        starts.then_some(tree)
    })
}

/// The imports of a tree below a path.
fn expand(above: &[String], tree: &str, found: &mut Vec<Import>) {
    let tree = tree.trim();
    let (head, branches) = match tree.split_once('{') {
        Some((head, inner)) => (head, Some(inner.rsplit_once('}').map_or(inner, |(inner, _)| inner))),
        None => (tree, None),
    };
    let (head, alias) = head.split_once(" as ").map_or((head, None), |(head, alias)| (head, Some(alias)));
    let parts = head.split("::").map(str::trim).filter(|part| !part.is_empty());
    let mut path: Vec<String> = above.iter().cloned().chain(parts.map(str::to_owned)).collect();
    match branches {
        Some(inner) => split(inner).into_iter().for_each(|branch| expand(&path, branch, found)),
        None => {
            if path.last().is_some_and(|last| last == "self" || last == "*") && path.len() > 1 {
                path.pop();
            }
            let name = alias.unwrap_or_else(|| path.last().map_or("", |last| last)).trim().to_owned();
            found.push(Import { name, path });
        }
    }
}

/// The branches of a tree, separated by commas outside of braces.
fn split(inner: &str) -> Vec<&str> {
    let (mut depth, mut start, mut branches) = (0, 0, Vec::new());
    for (at, character) in inner.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                branches.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    branches.push(&inner[start..]);
    branches.retain(|branch| !branch.trim().is_empty());
    branches
}

/// The paths of two parts or more that code names outside of imports.
fn paths(code: &str) -> Vec<Vec<String>> {
    // `pub(in crate::chart)` is a visibility, not a use.
    let code = code.replace("pub(in crate::", "pub(");
    let is_part = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    code.split(|character| !is_part(character))
        .map(|word| word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect())
        .filter(|path: &Vec<String>| path.len() > 1)
        .collect()
}

/// The uses on circles: the used module uses the other one, directly or indirectly.
pub(crate) fn circles(graph: &BTreeMap<&Module, BTreeSet<Module>>) -> Vec<String> {
    let reach: BTreeMap<&Module, BTreeSet<Module>> =
        graph.keys().map(|module| (*module, reachable(graph, module))).collect();
    let leads_back = |from: &Module, to: &Module| reach.get(to).is_some_and(|reached| reached.contains(from));
    let uses = graph.iter().flat_map(|(from, uses)| uses.iter().map(move |to| (*from, to)));
    uses.filter(|(from, to)| leads_back(from, to))
        .map(|(from, to)| format!("{} → {}", from.join("::"), to.join("::")))
        .collect()
}

/// All modules that a module uses, directly or indirectly.
pub(crate) fn reachable(graph: &BTreeMap<&Module, BTreeSet<Module>>, from: &Module) -> BTreeSet<Module> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Module> = vec![from];
    while let Some(module) = open.pop() {
        for next in graph.get(module).into_iter().flatten() {
            if found.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    found
}
