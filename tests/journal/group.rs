//! Files that were opened at once are undone and redone at once.

use tongbi::document::{Action, Edit};
use tongbi::draft::{self, Memory, Session, Store};

use super::{act, report};

/// Opens three files at once: 甲镇, 乙镇 and 丙镇.
fn three(store: &mut Memory) -> Session {
    let mut session = Session::new("a".to_owned(), tongbi::document::Document::default());
    for (at, place) in ["甲镇", "乙镇", "丙镇"].into_iter().enumerate() {
        let opened = vec![report(place, 2024)];
        let edit = match at {
            0 => Edit::open(session.document(), opened),
            _ => Edit::open_more(session.document(), opened),
        };
        session.commit(store, &edit, 1).unwrap();
    }
    session
}

fn places(session: &Session) -> Vec<String> {
    session.document().reports().iter().map(|report| report.place.name.to_string()).collect()
}

#[test]
fn files_opened_at_once_are_one_step() {
    let mut store = Memory::default();
    let mut session = three(&mut store);
    for _ in 0..2 {
        draft::undo(&mut session, &mut store, 2).unwrap().unwrap();
        assert_eq!((places(&session), session.can_undo()), (Vec::new(), None));
        // The same after a reload.
        session = Session::open(&store, "a").unwrap();
        assert_eq!((places(&session), session.can_redo()), (Vec::new(), Some(Action::Open)));
        draft::redo(&mut session, &mut store, 3).unwrap().unwrap();
        assert_eq!((places(&session).len(), session.can_redo()), (3, None));
        session = Session::open(&store, "a").unwrap();
    }
    assert_eq!(draft::redo(&mut session, &mut store, 4).unwrap(), None);
}

#[test]
fn what_was_opened_before_stays() {
    let mut store = Memory::default();
    let mut session = three(&mut store);
    for place in ["丁镇", "戊镇"] {
        let edit = match place {
            "丁镇" => Edit::open(session.document(), vec![report(place, 2024)]),
            _ => Edit::open_more(session.document(), vec![report(place, 2024)]),
        };
        session.commit(&mut store, &edit, 2).unwrap();
    }
    draft::undo(&mut session, &mut store, 3).unwrap();
    assert_eq!(places(&session), ["甲镇", "乙镇", "丙镇"]);
    // An edit between two files ends the group.
    act(&mut session, &mut store, (3, 1), 4);
    let edit = Edit::open_more(session.document(), vec![report("己镇", 2024)]);
    session.commit(&mut store, &edit, 5).unwrap();
    draft::undo(&mut session, &mut store, 6).unwrap();
    assert_eq!((places(&session).len(), session.can_undo()), (3, Some(Action::Correct)));
    draft::undo(&mut session, &mut store, 7).unwrap();
    assert_eq!((places(&session).len(), session.can_undo()), (3, Some(Action::OpenMore)));
}

/// Entries as version 3 writes them.
#[test]
fn a_stored_group_opens() {
    let mut store = Memory::default();
    for (key, text) in [
        ("tongbi.edit.a.1", r#"{"v":1,"t":1,"a":"open","c":[{"insert":[0,1,"00"]}]}"#),
        ("tongbi.edit.a.2", r#"{"v":3,"t":2,"a":"more","c":[{"insert":[1,2,"11"]}]}"#),
    ] {
        store.set(key, text).unwrap();
    }
    let session = Session::open(&store, "a").unwrap();
    assert_eq!((session.document().unreadable(), session.can_undo()), (2, Some(Action::OpenMore)));
}
