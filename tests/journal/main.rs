//! Drafts as snapshot and journal: every edit is undone and redone exactly, replays, is shared by tabs, and
//! survives a crash between any two writes. Damaged texts are never overwritten.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod group;
mod replay;
mod sweep;
mod tabs;
mod versions;

use std::sync::Arc;

use proptest::prelude::*;
use tongbi::chart::{Caption, ChartKind};
use tongbi::correct::{self, CorrectionForm};
use tongbi::document::{Action, Document, Edit};
use tongbi::draft::{self, Layered, Memory, ReadReports, ReportText, Session, Store};
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
                let form = CorrectionForm { value: which.to_string(), ..CorrectionForm::of(first) };
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
            tasks::set(&mut report.commitments[0], year, tasks::TaskField::Lead, &format!("{which}办"))
                .unwrap();
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
            view.chart = Some(ChartKind::ALL[usize::from(which) % ChartKind::ALL.len()]);
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
    assert!(edit.is_move());
    session.commit(&mut store, &edit, 3).unwrap();
    assert_eq!(session.can_undo(), Some(Action::Choose));
    session.undo(&mut store, 4).unwrap();
    let view = session.document().view();
    assert_eq!((&view.selection.headlines, view.tab), (&None, Tab::Charts));
    session.redo(&mut store, 5).unwrap();
    assert_eq!(session.document().view(), &gone);
    assert_eq!(Session::open(&store, "a").unwrap().document().view(), &gone);
}

/// Two tabs choose different things; each keeps its position.
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
    own.chart = Some(ChartKind::Heat);
    there.catch_up(&store).unwrap();
    let view = there.document().looked_at(&start, &own);
    there.commit(&mut store, &Edit::chosen(there.document(), &view).unwrap(), 3).unwrap();
    here.catch_up(&store).unwrap();
    let seen = here.document().seen_at(View { tab: Tab::Text, ..gone });
    assert_eq!((seen.tab, seen.chart), (Tab::Text, Some(ChartKind::Heat)));
    assert_eq!(seen.selection.headlines, chosen.selection.headlines);
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

/// Another tab opens and corrects a report that only the large store has room for.
#[test]
fn a_report_that_comes_late_is_read_when_it_is_there() {
    let mut store = Memory::default();
    let mut here = with_reports(&mut store);
    let mut there = Session::open(&store, "a").unwrap();
    let open = Edit::open(here.document(), vec![report("丙镇", 2022)]);
    let written = here.commit(&mut store, &open, 2).unwrap().here;
    let (key, text) = written.into_iter().find(|(key, _)| key.starts_with("tongbi.report.")).unwrap();
    store.remove(&key).unwrap();
    act(&mut here, &mut store, (3, 2), 3);
    assert_eq!(there.catch_up(&store), Ok(true));
    assert_eq!((there.document().unreadable(), there.document().reports().len()), (1, 2));
    // This tab goes on meanwhile.
    act(&mut there, &mut store, (9, 1), 4);
    let layered = Layered { front: &mut store, fetched: [(key, text)].into() };
    assert_eq!(there.reopen(&layered, ReadReports::default()), Ok(()));
    here.catch_up(&layered).unwrap();
    assert_eq!(there.document(), here.document());
    assert_eq!((there.document().reports().len(), there.document().view().dismissed.len()), (3, 1));
    assert!(there.faults().is_empty(), "{:?}", there.faults());
}

/// Texts that were written before the edit are those that the edit would write.
#[test]
fn texts_of_reports_can_be_made_before_the_edit() {
    let (mut store, mut expected) = (Memory::default(), Memory::default());
    with_reports(&mut expected);
    let mut session = Session::new("a".to_owned(), Document::default());
    let reports = vec![report("甲镇", 2023), report("甲镇", 2024)];
    session.prepare(reports.iter().chain([&report("乙镇", 2024)]).map(ReportText::of).collect());
    let open = Edit::open(session.document(), reports);
    session.commit(&mut store, &open, 1).unwrap();
    assert_eq!(store, expected);
}

/// Two tabs append under one number at the same time; the store keeps the second edit. The first tab makes its own
/// again.
#[test]
fn an_edit_that_another_tab_overwrote_is_made_again() {
    for (here, there) in
        [((1, 0), (1, 1)), ((9, 1), (3, 7)), ((3, 7), (14, 2)), ((0, 5), (0, 6)), ((12, 1), (9, 2))]
    {
        let mut store = Memory::default();
        let mut first = with_reports(&mut store);
        let mut second = Session::open(&store, "a").unwrap();
        let mut unseen = store.clone();
        act(&mut first, &mut store, here, 2);
        act(&mut second, &mut unseen, there, 3);
        for key in unseen.keys().unwrap() {
            let text = unseen.get(&key).unwrap().unwrap();
            store.set(&key, &text).unwrap();
        }
        assert_eq!(second.regain(&mut store, 4), Ok(Vec::new()));
        let written = first.regain(&mut store, 4).unwrap();
        assert!(matches!(written.as_slice(), [Ok(_)]), "{here:?} {there:?}: {written:?}");
        assert_eq!(first.regain(&mut store, 5), Ok(Vec::new()));
        second.catch_up(&store).unwrap();
        let opened = Session::open(&store, "a").unwrap();
        assert!(opened.faults().is_empty());
        assert_eq!((first.document(), second.document()), (opened.document(), opened.document()));
        // Both edits are there, and can be undone.
        let mut alone = with_reports(&mut Memory::default());
        act(&mut alone, &mut Memory::default(), there, 3);
        assert_ne!(opened.document(), alone.document());
        first.undo(&mut store, 6).unwrap();
        assert_eq!(first.document(), alone.document(), "{here:?} {there:?}");
    }
}
