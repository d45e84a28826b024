//! Drafts of version 1, one text each: still read, and written as the file of a draft.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use tongbi::draft::{self, OpenFault};
use tongbi::view::Tab;

#[test]
fn what_cannot_be_read_is_told_apart() {
    for (text, fault) in [
        ("{\"version\":1,", OpenFault::Unreadable),
        ("", OpenFault::Unreadable),
        ("[]", OpenFault::Unreadable),
        ("{\"version\":2,\"future\":true}", OpenFault::Newer),
    ] {
        assert_eq!(draft::read_body(text), Err(fault), "{text}");
    }
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

/// Several drafts in one file come back, each with its name.
#[test]
fn drafts_travel_in_one_file() {
    let body = draft::read_body(include_str!("fixtures/draft-v1.json")).unwrap();
    let drafts = vec![("甲".to_owned(), body), ("乙 \"稿\"".to_owned(), draft::Body::default())];
    let text = draft::file_text(&drafts);
    assert_eq!(draft::read_file(&text), Ok(drafts));
    assert_eq!(
        draft::read_file(&text.replace("{\"version\":1,\"drafts\"", "{\"version\":2,\"drafts\"")),
        Err(OpenFault::Newer)
    );
    assert_eq!(draft::read_file(include_str!("fixtures/draft-v1.json")), Err(OpenFault::Unreadable));
    // Nor is it taken for a draft.
    assert_eq!(draft::read_body(&text), Err(OpenFault::Unreadable));
}
