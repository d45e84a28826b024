//! Holds the arrows of ARCHITECTURE.md: which part of the core may use which, and that each
//! outside crate has one home.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The parts of the core from the ground up: a part may use what stands before it.
const ORDER: &[&str] = &[
    "model", "quantity", "source", "extract", "format", "intake", "compare", "correct", "tasks", "check",
    "overview", "annotate", "chart", "view", "share", "draft", "export", "i18n",
];

/// Each outside crate and the part that it is used by.
const HOMES: &[(&str, &[&str])] = &[
    ("leptos", &["ui"]),
    ("web_sys", &["platform"]),
    ("js_sys", &["platform"]),
    ("gloo_storage", &["platform"]),
    ("idb", &["platform"]),
    ("wasm_split_helpers", &["ui"]),
    ("plotters", &["chart"]),
    ("plotters_backend", &["chart"]),
    ("miniz_oxide", &["share"]),
    ("base64", &["intake", "share"]),
    // Everything else takes its decimals from `quantity`, which stands above `model`.
    ("rust_decimal", &["model", "quantity"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// Every source file of `src/`: its part, its path and its text without comments.
fn parts() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let first = path.strip_prefix(&root).unwrap().iter().next().unwrap();
            let part = Path::new(first).file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let code = code.collect::<Vec<_>>().join("\n");
            (part, path, code)
        })
        .collect()
}

/// Whether code names a path that begins like this.
fn names(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !is_word(before) && before != Some(':') && !is_word(after)
    })
}

#[test]
fn arrows_run_one_way() {
    let mut against = Vec::new();
    for (part, path, code) in parts() {
        let Some(at) = ORDER.iter().position(|other| *other == part) else { continue };
        for later in &ORDER[at + 1..] {
            if names(&code, &format!("crate::{later}")) {
                against.push(format!("{} uses {later}", path.display()));
            }
        }
    }
    assert_eq!(against, Vec::<String>::new());
}

#[test]
fn each_outside_crate_has_one_home() {
    let mut astray = Vec::new();
    for (part, path, code) in parts() {
        for (name, homes) in HOMES {
            if names(&code, name) && !homes.contains(&part.as_str()) {
                astray.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert_eq!(astray, Vec::<String>::new());
}

#[test]
fn the_core_says_types_and_leaves_the_words_to_i18n() {
    // A reader's sentence ends in a full stop; the words that reports themselves use do not.
    let mut said = Vec::new();
    for (part, path, code) in parts() {
        let is_core = ORDER.contains(&part.as_str()) && part != "i18n";
        if (is_core || part == "ui") && code.contains("。\"") {
            said.push(path.display().to_string());
        }
    }
    assert_eq!(said, Vec::<String>::new());
}
