//! Drafts: saved, opened, listed, renamed, deleted and brought back; nothing is ever destroyed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::sync::Arc;

use tongbi::draft::{self, Body, Head, Memory, OpenFault, Saved, Store, StoreFault};
use tongbi::format;
use tongbi::view::{Tab, View};

fn body() -> Body {
    let text = std::fs::read_to_string("samples/dujia-2024.json").unwrap();
    Body {
        reports: format::read(&text).reports.into_iter().map(Arc::new).collect(),
        view: View { tab: Tab::Charts, ..View::default() },
    }
}

fn new(id: &str, name: &str) -> Head {
    Head { id: id.into(), name: name.into(), saved: 0, reports: 1, revision: 0, large: false }
}

fn save(store: &mut Memory, head: &Head, now: u64) -> Result<Saved, StoreFault> {
    draft::save(store, head, Some(&draft::body_text(&body())), now, || format!("{}-2", head.id))
}

/// The drafts as text: `name@saved`.
fn listed(store: &Memory) -> Vec<String> {
    draft::list(store).unwrap().iter().map(|head| format!("{}@{}", head.name, head.saved)).collect()
}

#[test]
fn what_is_saved_is_found_again() {
    let mut store = Memory::default();
    let head = save(&mut store, &new("a", "两会对比"), 100).unwrap().head();
    save(&mut store, &new("b", "另一份"), 200).unwrap();
    assert_eq!(listed(&store), ["另一份@200", "两会对比@100"]);
    assert_eq!(draft::open(&mut store, "a"), Ok(body()));
    assert_eq!(draft::last_open(&store), Ok(Some("b".into())));
    save(&mut store, &head, 300).unwrap();
    assert_eq!(listed(&store), ["两会对比@300", "另一份@200"]);
    assert_eq!(draft::open(&mut store, "c"), Err(OpenFault::Gone));
}

#[test]
fn two_tabs_do_not_overwrite_each_other() {
    let mut store = Memory::default();
    let first = save(&mut store, &new("a", "一"), 1).unwrap().head();
    let other_tab = save(&mut store, &first, 2).unwrap();
    assert!(matches!(other_tab, Saved::Here(_)));
    let Saved::Beside(beside) = save(&mut store, &first, 3).unwrap() else {
        panic!("overwrote the other tab")
    };
    assert_eq!(beside.id, "a-2");
    assert_eq!(listed(&store), ["一@3", "一@2"]);
}

#[test]
fn a_full_store_says_so_and_keeps_what_it_has() {
    let mut store = Memory::with_limit(14_000);
    let head = save(&mut store, &new("a", "一"), 1).unwrap().head();
    let before = store.clone();
    assert_eq!(save(&mut store, &new("b", "二"), 2), Err(StoreFault::Full));
    assert_eq!(store, before);
    assert!(save(&mut store, &head, 3).is_ok());
}

#[test]
fn a_large_body_lives_elsewhere() {
    let mut store = Memory::default();
    let head = save(&mut store, &new("a", "一"), 1).unwrap().head();
    let head = draft::save(&mut store, &head, None, 2, String::new).unwrap().head();
    assert!(head.large);
    assert_eq!(draft::open(&mut store, "a"), Err(OpenFault::Gone));
}

#[test]
fn a_deleted_draft_comes_back() {
    let mut store = Memory::default();
    save(&mut store, &new("a", "一"), 1).unwrap();
    let before = store.clone();
    let deleted = draft::delete(&mut store, "a").unwrap().unwrap();
    assert_eq!(listed(&store), [""; 0]);
    assert_eq!(draft::last_open(&store), Ok(None));
    draft::restore(&mut store, &deleted).unwrap();
    draft::set_open(&mut store, Some("a")).unwrap();
    assert_eq!(store, before);
    assert_eq!(draft::delete(&mut store, "zz"), Ok(None));
}

#[test]
fn a_renamed_draft_keeps_its_content() {
    let mut store = Memory::default();
    save(&mut store, &new("a", "一"), 1).unwrap();
    draft::rename(&mut store, "a", "改名").unwrap();
    assert_eq!(listed(&store), ["改名@1"]);
    assert_eq!(draft::open(&mut store, "a"), Ok(body()));
}

#[test]
fn what_cannot_be_read_is_kept() {
    let mut store = Memory::default();
    save(&mut store, &new("a", "一"), 1).unwrap();
    for (text, fault) in [
        ("{\"version\":1,", OpenFault::Unreadable),
        ("", OpenFault::Unreadable),
        ("[]", OpenFault::Unreadable),
        ("{\"version\":2,\"future\":true}", OpenFault::Newer),
    ] {
        store.set("tongbi.body.a", text).unwrap();
        assert_eq!(draft::open(&mut store, "a"), Err(fault), "{text}");
        assert_eq!(store.get("tongbi.body.a"), Ok(Some(text.to_owned())));
        if fault == OpenFault::Unreadable {
            assert_eq!(store.get("tongbi.unreadable.a"), Ok(Some(text.to_owned())));
        }
    }
    store.set("tongbi.draft.b", "garbage").unwrap();
    assert_eq!(listed(&store), ["一@1"]);
    assert_eq!(store.get("tongbi.draft.b"), Ok(Some("garbage".into())));
}

/// A draft saved by version 1 opens in every later version.
#[test]
fn a_draft_of_version_1_still_opens() {
    let text = include_str!("fixtures/draft-v1.json");
    let body = draft::read_body(text).unwrap();
    assert_eq!(body.view.tab, Tab::Compare);
    assert_eq!(body.reports.first().map(|report| report.observations.len()), Some(1));
}

/// What the reader decided is kept, in the form that version 1 wrote.
#[test]
fn decisions_of_version_1_still_hold() {
    let text = include_str!("fixtures/draft-v1-decided.json").trim();
    let body = draft::read_body(text).unwrap();
    let overrides = &body.view.overrides;
    assert_eq!(overrides.key("茶叶种植面积"), overrides.key("茶园面积"));
    assert_eq!(&*overrides.place(&"甲乡".into()), "甲镇");
    let answers: Vec<_> = overrides.answers.iter().map(|answer| answer.sentence.as_deref()).collect();
    assert_eq!(answers, [Some("东溪桥建成通车。"), None]);
    assert_eq!(body.view.schedule.as_ref().map(|schedule| schedule.month), Some(6));
    assert_eq!(draft::body_text(&body), text);
}
