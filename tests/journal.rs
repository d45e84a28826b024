//! Drafts as snapshot and journal: every edit is undone and redone exactly, replays, is shared by tabs, and
//! survives a crash between any two writes. Damaged texts are never overwritten.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::cell::RefCell;
use std::sync::Arc;

use proptest::prelude::*;
use tongbi::chart::{Caption, Kind};
use tongbi::correct::{self, Form};
use tongbi::document::{Action, Document, Edit};
use tongbi::draft::{self, Layered, Memory, OpenFault, Session, Store, StoreFault};
use tongbi::format;
use tongbi::model::{Report, StatementRef};
use tongbi::tasks;
use tongbi::view::{Tab, View};

fn report(place: &str, year: i16) -> Arc<Report> {
    let one = |name: &str, value: u32| {
        format!(
            r#"{{"indicator":"{name}","period":{},"kind":"actual","value":"{value}","unit":"吨"}}"#,
            year - 1
        )
    };
    let json = format!(
        r#"{{"format":"tongbi.report/1","place":{{"name":"{place}"}},"year":{year},"observations":[{},{},{}],
            "commitments":[{{"text":"修路5公里"}},{{"text":"建水厂","lead":"水利站"}}]}}"#,
        one("粮食产量", 5),
        one("茶叶产量", 6),
        one("鱼产量", 7)
    );
    Arc::new(format::read(&json).reports.remove(0))
}

/// The edit that two numbers encode, if it is possible.
fn edit(document: &Document, what: u8, which: u8) -> Option<Edit> {
    let at = usize::from(which) % document.reports().len().max(1);
    let changed = |action, change: &dyn Fn(&mut Report)| {
        let mut new = (**document.reports().get(at)?).clone();
        change(&mut new);
        Edit::report_changed(document, at, &Arc::new(new), action)
    };
    let viewed = |change: &dyn Fn(&mut View)| {
        let mut view = document.view().clone();
        change(&mut view);
        Edit::view_changed(document, &view)
    };
    match what % 15 {
        0 => Some(Edit::open(
            document,
            vec![report("甲镇", 2000 + i16::from(which % 20)), report("乙镇", 2024)],
        )),
        1 => Edit::remove(document, at),
        2 => Edit::replace(document, at, report("丙镇", 2020)),
        3 => changed(Action::Correct, &|report| {
            if let Some(first) = report.observations.first_mut() {
                let form = Form { value: which.to_string(), ..Form::of(first) };
                correct::correct(first, &form).unwrap();
            }
        }),
        4 => changed(Action::Drop, &|report| {
            let observation = u32::from(which % 3);
            correct::drop_statement(report, StatementRef { commitment: None, observation });
        }),
        5 => changed(Action::Restore, &|report| {
            if let Some(one) = correct::corrections(report).first() {
                correct::undo(report, one);
            }
        }),
        6 => changed(Action::Task, &|report| {
            let year = report.year;
            tasks::set(&mut report.commitments[0], year, tasks::Field::Lead, &format!("{which}办")).unwrap();
        }),
        7 => viewed(&|view| view.overrides.join(&format!("甲{}", which % 4).into(), &"乙".into())),
        8 => viewed(&|view| view.overrides.separate(&format!("甲{}", which % 4).into(), &"乙".into())),
        9 => viewed(&|view| view.dismissed.push(format!("甲镇|2024|{which}"))),
        10 => viewed(&|view| view.tab = Tab::ALL[usize::from(which) % 7]),
        11 => viewed(&|view| {
            let title = Some(format!("标题{which}"));
            view.set_caption(&["茶园".into()], Caption { title, ..Caption::default() });
        }),
        12 => viewed(&|view| {
            view.selection.headlines =
                (!which.is_multiple_of(3)).then(|| vec![format!("指标{which}").into()]);
            view.selection.years = (!which.is_multiple_of(2)).then_some((2020, 2020 + i16::from(which % 5)));
        }),
        13 => viewed(&|view| {
            view.chart = Some(Kind::ALL[usize::from(which) % Kind::ALL.len()]);
            view.phrases.push(format!("词{which}"));
        }),
        _ => Edit::rename(document, &format!("草稿{which}")),
    }
}

/// An action of a tab: edit, undo or redo.
fn act(session: &mut Session, store: &mut impl Store, (what, which): (u8, u8), now: u64) {
    match what % 18 {
        16 => drop(session.undo(store, now).unwrap()),
        17 => drop(session.redo(store, now).unwrap()),
        _ => {
            session.catch_up(store).unwrap();
            if let Some(edit) = edit(session.document(), what, which) {
                session.commit(store, &edit, now).unwrap();
            }
        }
    }
}

fn acts() -> impl Strategy<Value = Vec<(u8, u8)>> {
    proptest::collection::vec((0u8..18, any::<u8>()), 1..25)
}

fn with_reports(store: &mut Memory) -> Session {
    let mut session = Session::new("a".to_owned(), Document::default());
    let open = Edit::open(session.document(), vec![report("甲镇", 2023), report("甲镇", 2024)]);
    session.commit(store, &open, 1).unwrap();
    session
}

/// A snapshot's text: the document as bytes.
fn bytes(session: &mut Session) -> Vec<(String, String)> {
    let mut store = Memory::default();
    session.snapshot(&mut store, 0).written.here
}

/// Writes a snapshot and reads it back.
fn snapshot(session: &mut Session, store: &mut impl Store) {
    let pending = session.snapshot(store, 9);
    assert!(session.settle(store, &pending).is_some());
}

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
                let shows = session.document() == self::Session::open(&before, "a").unwrap().document();
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

#[test]
fn an_edit_is_small() {
    let mut store = Memory::default();
    let mut session = with_reports(&mut store);
    for what in [3, 4, 6, 7, 9, 10, 11, 12, 13, 14] {
        let edit = edit(session.document(), what, 1).unwrap();
        let written = session.commit(&mut store, &edit, 2).unwrap();
        let (key, text) = written.here.last().unwrap();
        assert!(key.starts_with("tongbi.edit.a.") && text.len() < 1000, "{what}: {} {text}", text.len());
    }
}

#[test]
fn views_merge_and_undo_passes_them() {
    let mut store = Memory::default();
    let mut session = with_reports(&mut store);
    let keys = |store: &Memory| store.keys().unwrap().iter().filter(|key| key.contains(".edit.")).count();
    act(&mut session, &mut store, (9, 1), 2);
    let before = keys(&store);
    for which in 1..5 {
        act(&mut session, &mut store, (10, which), 3);
    }
    assert_eq!(keys(&store), before + 1);
    assert_eq!(session.can_undo(), Some(Action::Decide));
    session.undo(&mut store, 4).unwrap();
    assert_eq!((session.document().view().dismissed.len(), session.document().view().tab), (0, Tab::ALL[4]));
    session.undo(&mut store, 5).unwrap();
    assert_eq!(session.can_undo(), Some(Action::Show));
    session.undo(&mut store, 6).unwrap();
    assert_eq!(session.document(), &Document::default());
}

/// The view of a reader who pinned an indicator and then went to another tab.
fn pinned(before: &View) -> (View, View) {
    let mut pinned = before.clone();
    pinned.selection.headlines = Some(vec!["粮食产量".into()]);
    let gone = View { tab: Tab::Charts, ..pinned.clone() };
    (pinned, gone)
}

#[test]
fn what_is_chosen_is_undone_and_where_the_reader_is_stays() {
    let mut store = Memory::default();
    let mut session = with_reports(&mut store);
    let (chosen, gone) = pinned(session.document().view());
    let edit = Edit::chosen(session.document(), &chosen).unwrap();
    session.commit(&mut store, &edit, 2).unwrap();
    let edit = Edit::view_changed(session.document(), &gone).unwrap();
    assert!(edit.is_view());
    session.commit(&mut store, &edit, 3).unwrap();
    assert_eq!(session.can_undo(), Some(Action::Choose));
    session.undo(&mut store, 4).unwrap();
    let view = session.document().view();
    assert_eq!((&view.selection.headlines, view.tab), (&None, Tab::Charts));
    session.redo(&mut store, 5).unwrap();
    assert_eq!(session.document().view(), &gone);
    assert_eq!(Session::open(&store, "a").unwrap().document().view(), &gone);
}

/// Two tabs choose different things; each keeps its place.
#[test]
fn tabs_share_choices_and_not_places() {
    let mut store = Memory::default();
    let mut here = with_reports(&mut store);
    let mut there = Session::open(&store, "a").unwrap();
    let start = here.document().view().clone();
    let (chosen, gone) = pinned(&start);
    here.commit(&mut store, &Edit::chosen(here.document(), &chosen).unwrap(), 2).unwrap();
    // The other tab, which has not seen this yet, chooses a chart.
    let mut own = start.clone();
    own.chart = Some(Kind::Heat);
    there.catch_up(&store).unwrap();
    let view = there.document().looked_at(&start, &own);
    there.commit(&mut store, &Edit::chosen(there.document(), &view).unwrap(), 3).unwrap();
    here.catch_up(&store).unwrap();
    let seen = here.document().seen_at(View { tab: Tab::Text, ..gone });
    assert_eq!((seen.tab, seen.chart), (Tab::Text, Some(Kind::Heat)));
    assert_eq!(seen.selection.headlines, chosen.selection.headlines);
}

#[test]
fn a_draft_of_version_1_is_kept_until_the_new_form_is_read_back() {
    let text = include_str!("fixtures/draft-v1.json").trim();
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

#[test]
fn what_local_storage_cannot_hold_goes_to_the_large_store() {
    let mut store = Memory::with_limit(400);
    let mut session = Session::new("a".to_owned(), Document::default());
    let open = Edit::open(session.document(), vec![report("甲镇", 2023), report("甲镇", 2024)]);
    let written = session.commit(&mut store, &open, 1).unwrap();
    assert!(!written.large.is_empty());
    assert!(Session::open(&store, "a").is_ok_and(|session| session.faults().reports.len() == 2));
    let fetched = written.large.into_iter().collect();
    let layered = Layered { front: &mut store, fetched };
    let opened = Session::open(&layered, "a").unwrap();
    assert_eq!(opened.document(), session.document());
    assert!(opened.faults().is_empty());
}

#[test]
fn a_later_version_is_kept() {
    for (key, text) in
        [("tongbi.edit.a.2", r#"{"v":3,"new":true}"#), ("tongbi.snapshot.a.1", r#"{"version":3}"#)]
    {
        let mut store = Memory::default();
        with_reports(&mut store);
        store.set(key, text).unwrap();
        let before = store.clone();
        assert_eq!(Session::open(&store, "a").unwrap_err(), OpenFault::Newer);
        assert_eq!(store, before);
    }
}

#[test]
fn points_are_kept_and_opened() {
    let mut store = Memory::default();
    let mut session = with_reports(&mut store);
    let first = session.document().clone();
    assert!(session.point(&mut store, None, 10).is_some());
    assert!(session.point(&mut store, None, 11).is_none());
    act(&mut session, &mut store, (10, 3), 12);
    assert!(session.point(&mut store, None, 13).is_none(), "only looked at");
    act(&mut session, &mut store, (3, 9), 14);
    assert!(session.point(&mut store, Some("送审稿"), 15).is_some());
    let points = draft::points(&store, "a").unwrap();
    let named: Vec<_> = points.iter().map(|point| (point.time, point.name.as_deref())).collect();
    assert_eq!(named, [(15, Some("送审稿")), (10, None)]);
    let last = points.into_iter().last().unwrap();
    assert_eq!(draft::document_at(&store, last).reports(), first.reports());
    for now in 100..150u8 {
        act(&mut session, &mut store, (3, now), now.into());
        session.point(&mut store, None, u64::from(now) * 60_000);
    }
    assert_eq!(draft::points(&store, "a").unwrap().len(), 31);
}

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

/// A report that is removed and, after two snapshots, in no text any more comes back by undo.
#[test]
fn undo_stores_a_removed_report_again() {
    let mut store = Memory::default();
    let mut session = with_reports(&mut store);
    let remove = Edit::remove(session.document(), 0).unwrap();
    session.commit(&mut store, &remove, 2).unwrap();
    for now in 3..6 {
        act(&mut session, &mut store, (9, 1), now);
        snapshot(&mut session, &mut store);
    }
    assert_eq!(draft::unused(&store).unwrap().len(), 1);
    sweep(&mut store);
    while session.undo(&mut store, 9).unwrap().is_some() {
        let opened = Session::open(&store, "a").unwrap();
        assert!(opened.faults().is_empty(), "{:?}", opened.faults());
        assert_eq!(opened.document(), session.document());
    }
}

/// A draft as the first version of journal and snapshot wrote it: a key and its text a line.
#[test]
fn a_stored_draft_of_journal_1_and_snapshot_2_opens() {
    let mut store = Memory::default();
    for line in include_str!("fixtures/draft-v2.txt").lines() {
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
    let lines = [include_str!("fixtures/draft-v2.txt"), include_str!("fixtures/draft-v2-chosen.txt")];
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
