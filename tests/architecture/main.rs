//! Checks the rules of ARCHITECTURE.md: which part of the core may use which, which part may use an outside crate, no
//! circles between files, and which files the first visit may name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod modules;

use std::collections::BTreeSet;
use std::path::Path;

use modules::{Module, Modules, circles, reachable};

/// The parts of the core from the bottom up: a part may use the parts before it.
const ORDER: &[&str] = &[
    "model", "quantity", "source", "extract", "format", "intake", "compare", "correct", "tasks", "check",
    "overview", "wording", "annotate", "chart", "view", "document", "share", "draft", "export", "i18n",
];

/// The parts of the page, and the roots of the crates.
const PAGE: &[&str] = &["platform", "ui", "main", "lib", "bin"];

/// Parts without circles between their own files.
const ACYCLIC: &[&str] = &["chart", "ui", "platform"];

/// The files of `ui` that a first visit fetches. They name the others through `lazy` alone.
const FIRST_VISIT: &[&str] = &[
    "drop",
    "element",
    "footer",
    "lazy",
    "masthead",
    "navigation",
    "notice",
    "notices",
    "pending_file",
    "sample",
    "sidebar",
    "start",
    "state",
    "tabs",
];

/// Each outside crate and the parts that may use it. In `Cargo.toml`, names have `-` for `_`.
const HOMES: &[(&str, &[&str])] = &[
    ("leptos", &["ui"]),
    ("wasm_bindgen", &["bin", "platform"]),
    ("wasm_bindgen_futures", &["platform"]),
    ("web_sys", &["platform"]),
    ("js_sys", &["platform"]),
    ("gloo_storage", &["platform"]),
    ("idb", &["platform"]),
    ("wasm_split_helpers", &["ui"]),
    ("plotters", &["chart"]),
    ("plotters_backend", &["chart"]),
    ("miniz_oxide", &["share"]),
    ("base64", &["intake", "share"]),
    ("sha2", &["draft"]),
    ("fast_qr", &["share"]),
    ("serde_json_core", &["share"]),
    ("cfb", &["intake"]),
    ("calamine", &["intake"]),
    ("html5gum", &["intake"]),
    ("quoted_printable", &["intake"]),
    // The feature by which `zip` unpacks.
    ("flate2", &[]),
    ("zip", &["export", "intake"]),
    ("quick_xml", &["export", "intake"]),
    ("serde", &["document", "draft", "format", "intake", "share", "view"]),
    (
        "serde_json",
        &["annotate", "bin", "chart", "document", "draft", "format", "intake", "share", "ui", "view"],
    ),
    ("schemars", &["format"]),
    // All other parts use the decimals of `quantity`, which comes after `model`.
    ("rust_decimal", &["model", "quantity"]),
];

fn read() -> Modules {
    Modules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// The part that a module belongs to.
fn part(module: &Module) -> &str {
    &module[0]
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// Whether code names a path that begins like this. A function such as `std::iter::zip` is none.
fn names(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let is_function = matches!(after, Some('(' | ',' | ';' | '}'));
        !is_word(before) && before != Some(':') && !is_word(after) && !is_function
    })
}

#[test]
fn every_part_is_listed() {
    let modules = read();
    let unknown: Vec<&str> = modules
        .sources
        .keys()
        .map(part)
        .filter(|part| !ORDER.contains(part) && !PAGE.contains(part))
        .collect();
    assert_eq!(unknown, Vec::<&str>::new(), "parts that are neither in ORDER nor in PAGE");
}

#[test]
fn every_outside_crate_has_a_home() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let tables = manifest.split("\n[").filter(|table| {
        table.lines().next().is_some_and(|name| name.ends_with("dependencies]") && !name.contains("dev-"))
    });
    let lines = tables.flat_map(|table| table.lines().skip(1));
    let names = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    let crates: BTreeSet<String> =
        names.filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_"))).collect();
    let homes: BTreeSet<String> = HOMES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(crates, homes);
}

#[test]
fn arrows_run_one_way() {
    let modules = read();
    let mut against = Vec::new();
    for (module, uses) in modules.uses() {
        let Some(at) = ORDER.iter().position(|other| *other == part(module)) else { continue };
        let later = uses
            .iter()
            .filter(|used| !used.is_empty())
            .filter(|used| ORDER.iter().position(|other| *other == part(used)).is_none_or(|used| used > at));
        against.extend(later.map(|used| format!("{} uses {}", module.join("::"), used.join("::"))));
    }
    assert_eq!(against, Vec::<String>::new());
}

#[test]
fn binaries_use_the_core_and_platform() {
    let modules = read();
    let mut against = Vec::new();
    for (module, uses) in modules.uses().into_iter().filter(|(module, _)| part(module) == "bin") {
        let others = uses.iter().filter(|used| !ORDER.contains(&part(used)) && part(used) != "bin");
        against.extend(others.map(|used| format!("{} uses {}", module.join("::"), used.join("::"))));
        let included = modules.sources[module].code.lines().filter(|line| line.contains("#[path"));
        let others = included.filter(|line| *line != "#[path = \"../platform\"]");
        against.extend(others.map(|line| format!("{} includes {line}", module.join("::"))));
    }
    assert_eq!(against, Vec::<String>::new());
}

#[test]
fn files_of_a_part_form_no_circle() {
    let modules = read();
    let mut graph = modules.uses();
    graph.retain(|module, _| ACYCLIC.contains(&part(module)));
    assert_eq!(circles(&graph), Vec::<String>::new());
}

#[test]
fn a_first_visit_names_the_rest_through_one_seam() {
    let modules = read();
    let mut graph = modules.uses();
    // The root registers the functions of the rest by naming them once.
    let parts: Module = vec!["ui".to_owned(), "parts".to_owned()];
    assert!(graph.remove(&parts).is_some(), "ui::parts names what is fetched later");
    let reached = reachable(&graph, &vec!["ui".to_owned()]);
    let named: Vec<String> = reached
        .iter()
        .filter(|module| part(module) == "ui" && module.len() > 1 && **module != parts)
        .filter(|module| !FIRST_VISIT.contains(&module[1].as_str()))
        .map(|module| module.join("::"))
        .collect();
    assert_eq!(named, Vec::<String>::new(), "reached without ui::lazy");
}

#[test]
fn each_outside_crate_has_one_home() {
    let mut astray = Vec::new();
    for (module, source) in &read().sources {
        for (name, homes) in HOMES {
            if names(&source.code, name) && !homes.contains(&part(module)) {
                astray.push(format!("{} uses {name}", source.path.display()));
            }
        }
    }
    assert_eq!(astray, Vec::<String>::new());
}

#[test]
fn the_core_says_types_and_leaves_the_words_to_i18n() {
    // A sentence for the reader ends in a full stop; words that are matched in reports do not.
    let mut said = Vec::new();
    for (module, source) in &read().sources {
        let is_core = ORDER.contains(&part(module)) && part(module) != "i18n";
        let is_sentence = source.code.contains("。\"");
        // The page has no words at all but the name 同比.
        let is_word = part(module) == "ui" && source.code.replace("同比", "").contains(is_han);
        if is_core && is_sentence || is_word {
            said.push(source.path.display().to_string());
        }
    }
    assert_eq!(said, Vec::<String>::new());
}
