//! Checks the dependencies in Cargo.lock against the project's rules, with `cargo metadata` and `cargo tree`.
//!
//! | rule | holds for |
//! | --- | --- |
//! | the licence is one of [`LICENCES`] | every package |
//! | the source is the registry, never a repository or another folder | every package but this one |
//! | one version of a package | what is compiled into the page's wasm, except [`TWICE`] |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Licences under which a dependency may be used. Of an `OR`, one of these is enough.
const LICENCES: &[&str] = &[
    "0BSD",
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages of which the page has two versions, and why.
const TWICE: &[(&str, &str)] = &[
    ("thiserror", "gloo-storage 0.4 needs version 1, leptos version 2; both are macros and a trait"),
    ("gloo-utils", "gloo-storage 0.4 needs 0.3, leptos' server functions 0.2; a few lines each"),
];

/// The output of a call of cargo.
fn cargo(arguments: &[&str]) -> Vec<u8> {
    let called = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let called = called.expect("cargo runs");
    assert!(called.status.success(), "{}", String::from_utf8_lossy(&called.stderr));
    called.stdout
}

/// `cargo metadata` of what is built for wasm.
fn metadata() -> Value {
    let cargo = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            "wasm32-unknown-unknown",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    serde_json::from_slice(&cargo.stdout).expect("cargo metadata is JSON")
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn packages(metadata: &Value) -> &Vec<Value> {
    metadata["packages"].as_array().expect("packages")
}

/// Whether a licence expression can be met with [`LICENCES`] alone.
fn is_allowed(expression: &str) -> bool {
    let bare = expression.replace(['(', ')'], "");
    bare.split(" AND ").all(|all| {
        all.split(" OR ").flat_map(|any| any.split('/')).any(|licence| LICENCES.contains(&licence.trim()))
    })
}

/// The packages that are compiled into the page, with their versions: `name v1.2.3`.
fn shipped() -> BTreeSet<String> {
    let tree = ["tree", "--locked", "--edges", "normal,no-proc-macro", "--target", "wasm32-unknown-unknown"];
    let printed = cargo(&[&tree[..], &["--prefix", "none", "--format", "{p}"]].concat());
    let name_and_version = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    String::from_utf8_lossy(&printed).lines().map(name_and_version).collect()
}

#[test]
fn licences_are_allowed() {
    let metadata = metadata();
    let others: Vec<String> = packages(&metadata)
        .iter()
        .filter(|package| !is_allowed(text(package, "license")))
        .map(|package| format!("{}: {}", text(package, "name"), text(package, "license")))
        .collect();
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn licence_expressions_are_understood() {
    assert!(is_allowed("MIT OR Apache-2.0"));
    assert!(is_allowed("Unlicense/MIT"));
    assert!(is_allowed("(MIT OR GPL-3.0) AND Unicode-3.0"));
    assert!(!is_allowed("MIT AND GPL-3.0"));
    assert!(!is_allowed("GPL-3.0"));
    assert!(!is_allowed(""));
}

#[test]
fn everything_comes_from_the_registry() {
    let metadata = metadata();
    let others: Vec<&str> = packages(&metadata)
        .iter()
        .filter(|package| {
            text(package, "name") != "tongbi" && !text(package, "source").starts_with("registry+")
        })
        .map(|package| text(package, "id"))
        .collect();
    assert_eq!(others, Vec::<&str>::new());
}

#[test]
fn the_page_has_one_version_of_each_package() {
    let shipped = shipped();
    assert!(shipped.len() > 20, "the packages of the page are found: {shipped:?}");
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, version) in shipped.iter().filter_map(|package| package.split_once(' ')) {
        versions.entry(name).or_default().push(version);
    }
    let twice: Vec<_> = versions.iter().filter(|(_, versions)| versions.len() > 1).collect();
    let unexplained: Vec<_> =
        twice.iter().filter(|(name, _)| !TWICE.iter().any(|(known, _)| known == *name)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    let stale: Vec<_> =
        TWICE.iter().filter(|(known, _)| !twice.iter().any(|(name, _)| *name == known)).collect();
    assert!(stale.is_empty(), "no longer there twice: {stale:?}");
}
