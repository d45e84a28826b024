//! Any texts under a draft's keys can be opened, or refused without losing a text.
#![no_main]

use tongbi::draft::{Memory, Session, Store as _, summaries};

libfuzzer_sys::fuzz_target!(|texts: (&str, &str, &str, &str)| {
    let mut store = Memory::default();
    let keys = ["tongbi.snapshot.a.1", "tongbi.edit.a.1", "tongbi.edit.a.2", "tongbi.body.a"];
    for (key, text) in keys.into_iter().zip([texts.0, texts.1, texts.2, texts.3]) {
        if !text.is_empty() && store.set(key, text).is_err() {
            return;
        }
    }
    let before = store.clone();
    let _ = Session::open(&store, "a");
    let _ = summaries(&store);
    assert_eq!(store, before);
});
