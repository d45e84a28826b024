//! Several tabs that edit one draft at the same time: no edit is lost, and all end with the same bytes.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use proptest::prelude::*;
use tongbi::correct::{self, CorrectionForm};
use tongbi::document::{Action, Document, Edit};
use tongbi::draft::{CommitFault, Memory, PendingSnapshot, Session, Store, StoreFault};

use super::{act, bytes, report, with_reports};

/// A key and its new text, or `None` if it is removed.
type Write = (String, Option<String>);

/// Local storage as a browser gives it to several tabs. A tab reads its own writes at once. The browser learns of them
/// later, in order, and tells the other tabs later still. A tab ignores the writes of others to a key of which the
/// browser has not confirmed its own.
struct Browser {
    kept: Memory,
    views: Vec<Memory>,
    /// Writes of each tab on their way to the browser.
    sent: Vec<VecDeque<Write>>,
    /// Writes on their way to each tab, with the tab that made them.
    coming: Vec<VecDeque<(usize, Write)>>,
    unconfirmed: Vec<BTreeMap<String, usize>>,
}

fn put(store: &mut Memory, (key, text): &Write) {
    match text {
        Some(text) => store.set(key, text).unwrap(),
        None => store.remove(key).unwrap(),
    }
}

impl Browser {
    fn new(kept: Memory, tabs: usize) -> Self {
        Self {
            views: vec![kept.clone(); tabs],
            kept,
            sent: vec![VecDeque::new(); tabs],
            coming: vec![VecDeque::new(); tabs],
            unconfirmed: vec![BTreeMap::new(); tabs],
        }
    }

    fn write(&mut self, tab: usize, write: Write) {
        put(&mut self.views[tab], &write);
        *self.unconfirmed[tab].entry(write.0.clone()).or_default() += 1;
        self.sent[tab].push_back(write);
    }

    /// The browser gets a tab's next write.
    fn receive(&mut self, tab: usize) {
        let Some(write) = self.sent[tab].pop_front() else { return };
        put(&mut self.kept, &write);
        for coming in &mut self.coming {
            coming.push_back((tab, write.clone()));
        }
    }

    /// A tab gets the next write. Returns its key if another tab made it.
    fn deliver(&mut self, tab: usize) -> Option<String> {
        let (from, write) = self.coming[tab].pop_front()?;
        let waiting = self.unconfirmed[tab].entry(write.0.clone()).or_default();
        if from == tab {
            *waiting -= 1;
            return None;
        }
        if *waiting == 0 {
            put(&mut self.views[tab], &write);
        }
        Some(write.0)
    }

    fn is_quiet(&self) -> bool {
        self.sent.iter().all(VecDeque::is_empty) && self.coming.iter().all(VecDeque::is_empty)
    }
}

/// What one tab sees of local storage.
struct View<'b> {
    browser: &'b RefCell<Browser>,
    tab: usize,
}

impl Store for View<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.browser.borrow().views[self.tab].get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.browser.borrow_mut().write(self.tab, (key.to_owned(), Some(text.to_owned())));
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreFault> {
        self.browser.borrow_mut().write(self.tab, (key.to_owned(), None));
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        self.browser.borrow().views[self.tab].keys()
    }
}

/// Tabs of one draft, which starts with two reports.
struct Tabs {
    browser: RefCell<Browser>,
    sessions: Vec<Session>,
    /// Snapshots that the tabs have written and not yet read back.
    pending: Vec<Option<PendingSnapshot>>,
    /// What the tabs told their readers.
    told: Vec<CommitFault>,
    now: u64,
}

impl Tabs {
    fn new(tabs: usize) -> Self {
        let mut kept = Memory::default();
        with_reports(&mut kept);
        let sessions = (0..tabs).map(|_| Session::open(&kept, "a").unwrap()).collect();
        let browser = RefCell::new(Browser::new(kept, tabs));
        Self { browser, sessions, pending: vec![None; tabs], told: Vec::new(), now: 10 }
    }

    /// Lets writes arrive, so that no tab is many edits ahead of the browser: it is milliseconds ahead.
    fn keep_near(&mut self) {
        /// An edit is up to three writes: a report, the edit, the summary.
        const MOST: usize = 12;
        for tab in 0..self.sessions.len() {
            while self.browser.borrow().sent[tab].len() > MOST {
                self.browser.get_mut().receive(tab);
            }
            while self.browser.borrow().coming[tab].len() > MOST {
                self.deliver(tab);
            }
        }
    }

    fn with<T>(&mut self, tab: usize, run: impl FnOnce(&mut Session, &mut View<'_>, u64) -> T) -> T {
        self.now += 1;
        run(&mut self.sessions[tab], &mut View { browser: &self.browser, tab }, self.now)
    }

    /// A tab makes an edit if it is possible there. Returns whether it did.
    fn edit(&mut self, tab: usize, make: impl FnOnce(&Document) -> Option<Edit>) -> bool {
        self.with(tab, |session, store, now| {
            session.catch_up(store).unwrap();
            let edit = make(session.document());
            edit.is_some_and(|edit| session.commit(store, &edit, now).is_ok())
        })
    }

    /// One write moves on; a tab that learns of another tab's edit follows it, as the page does. Or the pause of a tab
    /// ends after which it makes its lost edits again. Or a tab reads its snapshot back.
    fn step(&mut self, which: usize) {
        let tab = which / 6 % self.sessions.len();
        match which % 6 {
            0 | 1 => self.browser.get_mut().receive(tab),
            2 | 3 => self.deliver(tab),
            4 => self.regain(tab),
            _ => self.read_back(tab),
        }
    }

    /// A tab writes a snapshot.
    fn snapshot(&mut self, tab: usize) {
        self.pending[tab] = Some(self.with(tab, |session, store, now| session.snapshot(store, now)));
    }

    /// A tab reads its snapshot back and removes what it no longer needs.
    fn read_back(&mut self, tab: usize) {
        if let Some(pending) = self.pending[tab].take() {
            self.with(tab, |session, store, _| session.settle(store, &pending));
        }
    }

    fn deliver(&mut self, tab: usize) {
        let key = self.browser.get_mut().deliver(tab);
        if key.is_some_and(|key| key.starts_with("tongbi.edit.")) {
            self.with(tab, |session, store, _| session.catch_up(store).unwrap());
        }
    }

    fn regain(&mut self, tab: usize) {
        let again = self.with(tab, |session, store, now| session.regain(store, now).unwrap());
        self.told.extend(again.into_iter().filter_map(Result::err));
    }

    /// All writes arrive, and the pauses end one after another.
    fn settle(&mut self) {
        loop {
            while !self.browser.borrow().is_quiet() {
                for tab in 0..self.sessions.len() {
                    self.browser.get_mut().receive(tab);
                    self.deliver(tab);
                }
            }
            let Some(tab) = self.sessions.iter().position(Session::has_lost) else { return };
            self.regain(tab);
        }
    }

    /// The draft as it opens now. All tabs must show it, with the same bytes.
    fn document(&self) -> Document {
        let opened = Session::open(&self.browser.borrow().kept, "a").unwrap();
        let written = |document: &Document| bytes(&mut Session::new("b".to_owned(), document.clone())).pop();
        assert!(opened.faults().is_empty(), "{:?}", opened.faults());
        for session in &self.sessions {
            let keys = self.browser.borrow().kept.keys().unwrap();
            assert_eq!(session.document().view(), opened.document().view(), "{keys:?}");
            assert!(session.document() == opened.document(), "{keys:?}");
            assert!(session.faults().is_empty());
            assert!(written(session.document()) == written(opened.document()));
        }
        opened.document().clone()
    }
}

fn dismiss(what: &str) -> impl FnOnce(&Document) -> Option<Edit> {
    let what = what.to_owned();
    move |document| {
        let mut view = document.view().clone();
        view.dismissed.push(what);
        Edit::view_changed(document, &view)
    }
}

/// Sets the value of an observation of the report of a place.
fn correct(place: &str, at: usize, value: &str) -> impl FnOnce(&Document) -> Option<Edit> {
    let (place, value) = (place.to_owned(), value.to_owned());
    move |document| {
        let which = document.reports().iter().position(|report| *report.place.name == *place)?;
        let mut new = (**document.reports().get(which)?).clone();
        let observation = new.observations.get_mut(at)?;
        let form = CorrectionForm { value, ..CorrectionForm::of(observation) };
        correct::correct(observation, &form).unwrap();
        Edit::report_changed(document, which, &Arc::new(new), Action::Correct)
    }
}

fn open(place: &str) -> impl FnOnce(&Document) -> Option<Edit> {
    let report = report(place, 2024);
    move |document| Some(Edit::open(document, vec![report]))
}

/// Values of the observations of a place's report.
fn values(document: &Document, place: &str) -> Vec<String> {
    let report = document.reports().iter().find(|report| *report.place.name == *place).unwrap();
    report.observations.iter().map(|one| CorrectionForm::of(one).value).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Edits that do not touch the same thing are all there in the end.
    #[test]
    fn no_edit_is_lost(
        tabs in 2usize..5,
        acts in proptest::collection::vec((0usize..4, 0u8..3, 0usize..12, any::<usize>()), 1..20),
    ) {
        let mut tabs = Tabs::new(tabs);
        let mut expected: Vec<String> = Vec::new();
        let found = |document: &Document| {
            let opened = document.reports().iter().skip(2).flat_map(|report| {
                let place = report.place.name.to_string();
                let corrected = values(document, &place)[0].clone();
                [(corrected != "5").then(|| format!("{place} {corrected}")), Some(place)]
            });
            let mut found: Vec<String> = opened.flatten().chain(document.view().dismissed.iter().cloned()).collect();
            found.sort_unstable();
            found
        };
        for (number, (tab, what, steps, which)) in acts.into_iter().enumerate() {
            let tab = tab % tabs.sessions.len();
            match what {
                0 => {
                    let key = format!("甲镇|{number}");
                    prop_assert!(tabs.edit(tab, dismiss(&key)));
                    expected.push(key);
                }
                // A report, and a correction of it, which depends on it.
                _ => {
                    let place = format!("镇{number}");
                    prop_assert!(tabs.edit(tab, open(&place)));
                    expected.push(place.clone());
                    if what == 2 {
                        let value = format!("1{number}");
                        prop_assert!(tabs.edit(tab, correct(&place, 0, &value)));
                        expected.push(format!("{place} {value}"));
                    }
                }
            }
            for step in 0..steps {
                tabs.step(which.wrapping_mul(step + 1));
            }
            tabs.keep_near();
        }
        tabs.settle();
        expected.sort_unstable();
        let document = tabs.document();
        prop_assert_eq!(found(&document), expected);
        prop_assert_eq!(&tabs.told, &[]);
        // Undone one after another, in any of the tabs, they are all gone.
        let mut tab = 0;
        while tabs.with(tab, |session, store, now| session.undo(store, now).unwrap().is_some()) {
            tabs.settle();
            tab = (tab + 1) % tabs.sessions.len();
        }
        prop_assert_eq!(tabs.document(), Document::default());
    }
}

proptest! {
    // Long, so that snapshots settle and older edits are removed.
    #![proptest_config(ProptestConfig::with_cases(4))]

    /// Any edits, undone and redone, also of the same things, with snapshots while entries are under way.
    #[test]
    fn tabs_that_write_at_the_same_time_end_equal(
        tabs in 2usize..5,
        acts in proptest::collection::vec((0u8..18, any::<u8>()), 60..100),
        ways in proptest::collection::vec((0usize..4, 0usize..9, any::<usize>()), 100),
    ) {
        let mut tabs = Tabs::new(tabs);
        for (one, (tab, steps, which)) in acts.into_iter().zip(ways) {
            let tab = tab % tabs.sessions.len();
            tabs.with(tab, |session, store, now| act(session, store, one, now));
            if steps.is_multiple_of(3) {
                tabs.snapshot(tab);
            }
            for step in 0..steps {
                tabs.step(which.wrapping_mul(step + 1));
            }
            tabs.keep_near();
        }
        tabs.settle();
        tabs.document();
    }
}

/// Two tabs act at the same time; then all writes arrive.
fn both(
    first: impl FnOnce(&Document) -> Option<Edit>,
    second: impl FnOnce(&Document) -> Option<Edit>,
) -> Tabs {
    let mut tabs = Tabs::new(2);
    assert!(tabs.edit(0, dismiss("甲")) && tabs.edit(0, dismiss("乙")));
    tabs.settle();
    assert!(tabs.edit(0, first) && tabs.edit(1, second));
    tabs.settle();
    tabs
}

fn allow(what: &str) -> impl FnOnce(&Document) -> Option<Edit> {
    let what = what.to_owned();
    move |document| {
        let mut view = document.view().clone();
        view.dismissed.retain(|other| *other != what);
        Edit::view_changed(document, &view)
    }
}

fn lead(value: &str) -> impl FnOnce(&Document) -> Option<Edit> {
    let value = value.to_owned();
    move |document| {
        let mut new = (**document.reports().first()?).clone();
        let year = new.year;
        tongbi::tasks::set(&mut new.commitments[0], year, tongbi::tasks::TaskField::Lead, &value).unwrap();
        Edit::report_changed(document, 0, &Arc::new(new), Action::Task)
    }
}

fn remove(at: usize) -> impl FnOnce(&Document) -> Option<Edit> {
    move |document| Edit::remove(document, at)
}

fn drop_figure(at: u32) -> impl FnOnce(&Document) -> Option<Edit> {
    move |document| {
        let mut new = (**document.reports().first()?).clone();
        correct::drop_statement(&mut new, tongbi::model::StatementRef { commitment: None, observation: at });
        Edit::report_changed(document, 0, &Arc::new(new), Action::Drop)
    }
}

#[test]
fn the_same_decision_in_two_tabs_is_made_once() {
    let tabs = both(allow("甲"), allow("甲"));
    assert_eq!(tabs.document().view().dismissed, ["乙"]);
    let tabs = both(allow("甲"), allow("乙"));
    assert_eq!(tabs.document().view().dismissed, [""; 0]);
    assert_eq!(both(remove(0), remove(0)).document().reports().len(), 1);
    assert_eq!(both(open("丙镇"), open("丙镇")).document().reports().len(), 3);
    assert_eq!(both(open("丙镇"), open("丁镇")).document().reports().len(), 4);
}

#[test]
fn two_tabs_change_different_parts_of_one_report() {
    let tabs = both(correct("甲镇", 2, "9"), drop_figure(0));
    let document = tabs.document();
    let report = &document.reports()[0];
    assert_eq!((report.observations.len(), report.dropped.len()), (2, 1));
    assert_eq!(values(&document, "甲镇"), ["6", "9"]);
    let tabs = both(drop_figure(0), drop_figure(1));
    let report = tabs.document().reports()[0].clone();
    assert_eq!((report.observations.len(), report.dropped.len()), (1, 2));
    let tabs = both(correct("甲镇", 0, "9"), lead("水利站"));
    let document = tabs.document();
    assert_eq!(values(&document, "甲镇"), ["9", "6", "7"]);
    assert_eq!(document.reports()[0].commitments[0].lead.as_deref(), Some("水利站"));
}

/// One of the two is refused, and its reader is told.
#[test]
fn a_report_is_removed_in_one_tab_and_corrected_in_the_other() {
    for (removes, corrects) in [(0, 1), (1, 0)] {
        let mut tabs = Tabs::new(2);
        assert!(tabs.edit(removes, remove(0)));
        assert!(tabs.edit(corrects, correct("甲镇", 0, "9")));
        tabs.settle();
        let reports = tabs.document().reports().len();
        let told = tabs.told.len();
        assert_eq!((reports, told), (1, usize::from(corrects < removes)), "{removes}");
        // Undone in both tabs at once, then one after another.
        for tab in [removes, corrects] {
            tabs.with(tab, |session, store, now| session.undo(store, now).unwrap());
        }
        tabs.settle();
        tabs.document();
        while tabs.with(corrects, |session, store, now| session.undo(store, now).unwrap().is_some()) {
            tabs.settle();
        }
        assert_eq!(tabs.document(), Document::default());
    }
}

/// A snapshot that contains an edit which another tab has overwritten is never what the draft begins with.
#[test]
fn a_snapshot_of_an_overwritten_edit_is_read_back_late() {
    let mut tabs = Tabs::new(2);
    assert!(tabs.edit(0, dismiss("甲")));
    tabs.snapshot(0);
    assert!(tabs.edit(1, dismiss("乙")));
    tabs.settle();
    tabs.read_back(0);
    for number in 0..150 {
        assert!(tabs.edit(0, dismiss(&number.to_string())));
        tabs.settle();
    }
    tabs.snapshot(0);
    tabs.settle();
    tabs.read_back(0);
    tabs.settle();
    assert_eq!(tabs.document().view().dismissed.len(), 152);
}
