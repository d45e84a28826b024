//! Drafts of every version: earlier ones open, later ones are kept.

use tongbi::correct;
use tongbi::document::Action;
use tongbi::draft::{self, Memory, OpenFault, Session, Store};
use tongbi::view::Tab;

use super::with_reports;

#[test]
fn a_draft_of_version_1_is_kept_until_the_new_form_is_read_back() {
    let text = include_str!("../fixtures/draft-v1.json").trim();
    let damaged = text.replacen("\"reports\":[", "\"reports\":[\"no report\",", 1);
    for (text, unreadable) in [(text, 0), (damaged.as_str(), 1)] {
        let mut store = Memory::default();
        store.set("tongbi.body.a", text).unwrap();
        store.set("tongbi.draft.a", r#"{"name":"两会","saved":5,"reports":1,"revision":1}"#).unwrap();
        assert_eq!(draft::summaries(&store).unwrap()[0].name, "两会");
        let mut session = Session::open(&store, "a").unwrap();
        assert_eq!((session.document().name(), session.document().view().tab), ("两会", Tab::Compare));
        assert_eq!((session.document().reports().len(), session.document().unreadable()), (1, unreadable));
        assert!(session.wants_snapshot());
        let pending = session.snapshot(&mut store, 6);
        assert_eq!(store.get("tongbi.body.a").unwrap().as_deref(), Some(text));
        assert!(session.settle(&mut store, &pending).is_some());
        assert_eq!(store.get("tongbi.body.a").unwrap(), None);
        let again = Session::open(&store, "a").unwrap();
        assert_eq!(again.document(), session.document());
        assert_eq!(again.faults().reports.len(), unreadable);
        let kept =
            store.keys().unwrap().iter().any(|key| store.get(key).unwrap().unwrap() == "\"no report\"");
        assert_eq!(kept, unreadable == 1);
    }
}

/// A draft as the first version of journal and snapshot wrote it: a key and its text a line.
#[test]
fn a_stored_draft_of_journal_1_and_snapshot_2_opens() {
    let mut store = Memory::default();
    for line in include_str!("../fixtures/draft-v2.txt").lines() {
        let (key, text) = line.split_once('\t').unwrap();
        store.set(key, text).unwrap();
    }
    let session = Session::open(&store, "a").unwrap();
    assert!(session.faults().is_empty(), "{:?}", session.faults());
    let document = session.document();
    assert_eq!((document.name(), document.reports().len(), document.view().tab), ("送审", 2, Tab::Charts));
    assert_eq!(correct::corrections(&document.reports()[0]).len(), 1);
    assert_eq!(document.reports()[1].commitments[0].lead.as_deref(), Some("5办"));
    assert_eq!((document.view().overrides.joined.len(), document.view().dismissed.len()), (1, 0));
    assert_eq!((session.can_undo(), session.can_redo()), (Some(Action::Rename), None));
    let points = draft::points(&store, "a").unwrap();
    assert_eq!(points[0].name.as_deref(), Some("第一稿"));
    assert_eq!(draft::summaries(&store).unwrap()[0].contents.years, Some((2023, 2024)));
}

/// The same with an entry of version 2.
#[test]
fn a_stored_choice_opens() {
    let mut store = Memory::default();
    let lines = [include_str!("../fixtures/draft-v2.txt"), include_str!("../fixtures/draft-v2-chosen.txt")];
    for line in lines.iter().flat_map(|lines| lines.lines()) {
        let (key, text) = line.split_once('\t').unwrap();
        store.set(key, text).unwrap();
    }
    let mut session = Session::open(&store, "a").unwrap();
    assert!(session.faults().is_empty(), "{:?}", session.faults());
    let selection = &session.document().view().selection;
    assert_eq!(selection.headlines.as_deref(), Some(&["粮食产量".into(), "茶叶产量".into()][..]));
    assert_eq!((session.document().view().tab, session.can_undo()), (Tab::Checks, Some(Action::Choose)));
    session.undo(&mut store, 20).unwrap();
    let view = session.document().view();
    assert_eq!((&view.selection.headlines, view.tab), (&None, Tab::Checks));
}

#[test]
fn a_later_version_is_kept() {
    for (key, text) in
        [("tongbi.edit.a.2", r#"{"v":4,"new":true}"#), ("tongbi.snapshot.a.1", r#"{"version":3}"#)]
    {
        let mut store = Memory::default();
        with_reports(&mut store);
        store.set(key, text).unwrap();
        let before = store.clone();
        assert_eq!(Session::open(&store, "a").unwrap_err(), OpenFault::Newer);
        assert_eq!(store, before);
    }
}
