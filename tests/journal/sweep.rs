//! Reports that nothing names are removed, and nothing else.

use proptest::prelude::*;
use tongbi::document::{Document, Edit};
use tongbi::draft::{self, Memory, Session, Store};

use super::{act, report, snapshot, with_reports};

#[test]
fn a_deleted_draft_comes_back_and_its_reports_are_swept_later() {
    let mut store = Memory::default();
    with_reports(&mut store);
    let before = store.clone();
    assert_eq!(draft::unused(&store).unwrap(), [""; 0]);
    let removed = draft::delete_draft(&mut store, "a").unwrap();
    assert_eq!(draft::summaries(&store).unwrap().len(), 0);
    assert_eq!(draft::unused(&store).unwrap().len(), 2);
    draft::restore_draft(&mut store, &removed).unwrap();
    assert_eq!(store, before);
}

/// A text that something stored names.
fn is_named(store: &Memory, key: &str) -> bool {
    let hash = key.strip_prefix("tongbi.report.").unwrap();
    let texts = store.keys().unwrap().into_iter().filter(|other| !other.starts_with("tongbi.report."));
    texts.into_iter().any(|other| store.get(&other).unwrap().unwrap().contains(hash))
}

/// Removes the texts of unused reports. None of them may be named by anything.
fn sweep(store: &mut Memory) {
    for key in draft::unused(store).unwrap() {
        assert!(!is_named(store, &key), "{key}");
        store.remove(&key).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Two tabs on one draft and one on another edit, write snapshots and points, and undo, while reports that
    /// nothing names are removed again and again.
    #[test]
    fn removing_unused_reports_loses_nothing(
        acts in proptest::collection::vec((0u8..18, any::<u8>()), 1..40),
        tabs in proptest::collection::vec(0usize..3, 40),
        deleted in any::<bool>(),
    ) {
        let mut store = Memory::default();
        let first = with_reports(&mut store);
        let mut other = Session::new("b".to_owned(), Document::default());
        other.commit(&mut store, &Edit::open(other.document(), vec![report("丁镇", 2022)]), 1).unwrap();
        let second = Session::open(&store, "a").unwrap();
        let mut sessions = [first, second, other];
        for ((now, one), tab) in (2..).zip(acts).zip(tabs) {
            act(&mut sessions[tab], &mut store, one, now);
            match now % 5 {
                0 => snapshot(&mut sessions[tab], &mut store),
                1 => drop(sessions[tab].point(&mut store, None, now)),
                _ => {}
            }
            sweep(&mut store);
        }
        // What undo brings back is stored again, however long nothing has named it.
        while sessions[2].undo(&mut store, 100).unwrap().is_some() {
            sweep(&mut store);
            let opened = Session::open(&store, "b").unwrap();
            prop_assert!(opened.faults().is_empty(), "{:?}", opened.faults());
            prop_assert_eq!(opened.document(), sessions[2].document());
        }
        if deleted {
            let removed = draft::delete_draft(&mut store, "b").unwrap();
            // The page keeps the texts of a deleted draft elsewhere until the deletion is final.
            let mut kept = store.clone();
            draft::restore_draft(&mut kept, &removed).unwrap();
            prop_assert!(Session::open(&kept, "b").unwrap().faults().is_empty());
            sweep(&mut store);
        }
        let opened = Session::open(&store, "a").unwrap();
        prop_assert!(opened.faults().is_empty(), "{:?}", opened.faults());
        for point in draft::points(&store, "a").unwrap() {
            prop_assert_eq!(draft::document_at(&store, point).unreadable(), 0);
        }
    }
}

/// A report that is removed and, after enough edits and snapshots, in no text any more comes back by undo.
#[test]
fn undo_stores_a_removed_report_again() {
    let mut store = Memory::default();
    let mut session = with_reports(&mut store);
    let remove = Edit::remove(session.document(), 0).unwrap();
    session.commit(&mut store, &remove, 2).unwrap();
    for now in 3..101 {
        act(&mut session, &mut store, (9, 1), now);
        if now % 20 == 0 {
            snapshot(&mut session, &mut store);
        }
    }
    assert_eq!(draft::unused(&store).unwrap().len(), 1);
    sweep(&mut store);
    while session.undo(&mut store, 200).unwrap().is_some() {
        let opened = Session::open(&store, "a").unwrap();
        assert!(opened.faults().is_empty(), "{:?}", opened.faults());
        assert_eq!(opened.document(), session.document());
    }
}
