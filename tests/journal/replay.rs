//! Any series of edits, by one tab or several, with a crash or damage at any point.

use std::cell::RefCell;
use std::sync::Arc;

use proptest::prelude::*;
use tongbi::correct::{self, CorrectionForm};
use tongbi::document::{self, Action, Document, Edit};
use tongbi::draft::{self, Memory, OpenFault, Session, Store, StoreFault};
use tongbi::model::Report;
use tongbi::tasks;

use super::{act, acts, bytes, report, snapshot, with_reports};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn all_undone_and_redone_gives_the_same_bytes(acts in acts()) {
        let mut store = Memory::default();
        let mut session = with_reports(&mut store);
        for (now, one) in (2..).zip(acts) {
            act(&mut session, &mut store, one, now);
        }
        let end = session.document().clone();
        let end_bytes = bytes(&mut Session::new("b".to_owned(), end.clone()));
        let mut undone = 0;
        while session.undo(&mut store, 100).unwrap().is_some() {
            undone += 1;
        }
        prop_assert_eq!(session.document(), &Document::default());
        for _ in 0..undone {
            prop_assert!(session.redo(&mut store, 200).unwrap().is_some());
        }
        prop_assert_eq!(session.document(), &end);
        prop_assert_eq!(bytes(&mut Session::new("b".to_owned(), session.document().clone())), end_bytes);
    }

    #[test]
    fn replay_equals_live_and_any_prefix_replays(acts in acts(), cut in 0usize..25) {
        let mut store = Memory::default();
        let mut session = with_reports(&mut store);
        let mut states = vec![session.document().clone()];
        for (number, (now, one)) in (2..).zip(acts).enumerate() {
            act(&mut session, &mut store, one, now);
            if number == cut {
                snapshot(&mut session, &mut store);
            }
            let opened = Session::open(&store, "a").unwrap();
            prop_assert_eq!(opened.document(), session.document());
            prop_assert!(opened.faults().is_empty());
            prop_assert_eq!(opened.can_undo(), session.can_undo());
            prop_assert_eq!(opened.can_redo(), session.can_redo());
            states.push(session.document().clone());
        }
        let edits = |store: &Memory| -> Vec<u64> {
            let keys = store.keys().unwrap();
            let mut numbers: Vec<u64> =
                keys.iter().filter_map(|key| key.strip_prefix("tongbi.edit.a.")?.parse().ok()).collect();
            numbers.sort_unstable();
            numbers
        };
        let is_cut = store.keys().unwrap().iter().any(|key| key.starts_with("tongbi.snapshot"));
        while let Some(last) = edits(&store).pop().filter(|_| !is_cut) {
            let opened = Session::open(&store, "a").unwrap();
            prop_assert!(states.contains(opened.document()), "{last}");
            prop_assert!(opened.faults().is_empty());
            store.remove(&format!("tongbi.edit.a.{last}")).unwrap();
        }
    }

    #[test]
    fn tabs_end_equal(acts in acts(), tabs in proptest::collection::vec(0usize..3, 25)) {
        let mut store = Memory::default();
        let first = with_reports(&mut store);
        let mut sessions =
            vec![first, Session::open(&store, "a").unwrap(), Session::open(&store, "a").unwrap()];
        for ((now, one), tab) in (2..).zip(acts).zip(tabs) {
            act(&mut sessions[tab], &mut store, one, now);
            if now % 7 == 0 {
                snapshot(&mut sessions[tab], &mut store);
            }
        }
        for session in &mut sessions {
            session.catch_up(&store).unwrap();
        }
        let opened = Session::open(&store, "a").unwrap();
        prop_assert!(opened.faults().is_empty(), "{:?}", opened.faults());
        for session in &sessions {
            prop_assert_eq!(session.document(), opened.document());
            // The journal may be cut, so that an open tab can undo more than one that opens now.
            prop_assert!(session.can_undo().is_some() || opened.can_undo().is_none());
        }
    }

    #[test]
    fn a_crash_between_any_two_writes_leaves_a_draft_that_opens(acts in acts()) {
        let mut store = Recorded::default();
        let mut session = Session::new("a".to_owned(), Document::default());
        let open = Edit::open(session.document(), vec![report("甲镇", 2023)]);
        session.commit(&mut store, &open, 1).unwrap();
        for (now, one) in (2..).zip(acts) {
            let before = session.document().clone();
            store.states.borrow_mut().clear();
            act(&mut session, &mut store, one, now);
            if now % 3 == 0 {
                snapshot(&mut session, &mut store);
            }
            for state in store.states.borrow().iter() {
                let opened = Session::open(state, "a").unwrap();
                let is_one = [&before, session.document()].contains(&opened.document());
                prop_assert!(is_one, "neither before nor after");
                prop_assert!(opened.faults().is_empty());
            }
        }
    }

    #[test]
    fn what_is_damaged_is_said_and_kept(acts in acts(), which in any::<prop::sample::Index>(), damage in "\\PC{0,8}") {
        let mut store = Memory::default();
        let mut session = with_reports(&mut store);
        for (now, one) in (2..).zip(acts) {
            act(&mut session, &mut store, one, now);
            if now == 8 {
                snapshot(&mut session, &mut store);
            }
        }
        let keys: Vec<String> =
            store.keys().unwrap().into_iter().filter(|key| !key.starts_with("tongbi.summary")).collect();
        let key = which.get(&keys);
        let text = store.get(key).unwrap().unwrap();
        let cut: String = text.chars().take(text.chars().count() / 2).chain(damage.chars()).collect();
        store.set(key, &cut).unwrap();
        let before = store.clone();
        match Session::open(&store, "a") {
            Ok(mut session) => {
                let needed = draft::needs(&store, "a").unwrap().contains(key) || !key.starts_with("tongbi.report");
                let shows = session.document() == Session::open(&before, "a").unwrap().document();
                prop_assert!(needed && shows);
                let rename = Edit::rename(session.document(), "另一个名字").unwrap();
                session.commit(&mut store, &rename, 99).unwrap();
                for _ in 0..3 {
                    snapshot(&mut session, &mut store);
                }
                // A damaged text can be restored under the report's hash, because the journal contains the report.
                let now = store.get(key).unwrap();
                prop_assert!(now == Some(cut) || (key.starts_with("tongbi.report") && now == Some(text)));
            }
            Err(fault) => {
                prop_assert_eq!(fault, OpenFault::Unreadable);
                prop_assert_eq!(store, before);
            }
        }
    }

    #[test]
    fn any_entry_is_read_without_a_panic(text in "\\PC*", number in 1u64..4) {
        let mut store = Memory::default();
        store.set(&format!("tongbi.edit.a.{number}"), &text).unwrap();
        store.set("tongbi.snapshot.a.1", &text).unwrap();
        let _ = Session::open(&store, "a");
        let _ = draft::summaries(&store);
    }
}

/// A store that keeps the state after each write.
#[derive(Default)]
struct Recorded {
    now: Memory,
    states: RefCell<Vec<Memory>>,
}

impl Store for Recorded {
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.now.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.now.set(key, text)?;
        self.states.borrow_mut().push(self.now.clone());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreFault> {
        self.now.remove(key)?;
        self.states.borrow_mut().push(self.now.clone());
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        self.now.keys()
    }
}

/// A correction is taken back although other things of the report changed later; not if the figure itself did.
#[test]
fn a_correction_is_taken_back_alone() {
    let mut store = Memory::default();
    let mut session = with_reports(&mut store);
    let mut change = |action, change: &dyn Fn(&mut Report)| {
        let before = session.document().reports()[0].clone();
        let mut new = (*before).clone();
        change(&mut new);
        let edit = Edit::report_changed(session.document(), 0, &Arc::new(new), action).unwrap();
        session.commit(&mut store, &edit, 2).unwrap();
        (before, session.document().clone())
    };
    let set = |report: &mut Report, value: &str| {
        let first = &mut report.observations[0];
        let form = CorrectionForm { value: value.to_owned(), ..CorrectionForm::of(first) };
        correct::correct(first, &form).unwrap();
    };
    let (old, corrected) = change(Action::Correct, &|report| set(report, "8"));
    let lead =
        |report: &mut Report| tasks::set(&mut report.commitments[0], 2023, tasks::TaskField::Lead, "水利站");
    let (_, assigned) = change(Action::Task, &|report| assert!(lead(report).unwrap()));
    let new = &corrected.reports()[0];
    let mut taken = assigned.clone();
    let edit = Edit::taken_back(&assigned, 0, &old, new).unwrap().unwrap();
    document::apply(&mut taken, &edit).unwrap();
    let report = &taken.reports()[0];
    assert_eq!(report.observations, old.observations);
    assert_eq!(report.commitments[0].lead.as_deref(), Some("水利站"));
    assert_eq!(Edit::taken_back(&taken, 0, &old, new), Ok(None));
    let (_, again) = change(Action::Correct, &|report| set(report, "9"));
    assert!(Edit::taken_back(&again, 0, &old, new).is_err());
}
