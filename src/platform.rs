//! The browser: the only module that uses `web-sys`, `js-sys` and the crates that wrap them.
//!
//! Each submodule covers one browser interface. None knows reports. `callback`, `encoding` and `file_array` run in
//! the reading worker, so its programs in `src/bin` declare them.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod download;
pub(crate) mod drawing;
pub(crate) mod fetch;
pub(crate) mod files;
pub(crate) mod focus;
pub(crate) mod large_store;
pub(crate) mod page;
pub(crate) mod pinyin;
pub(crate) mod reading_worker;
pub(crate) mod storage;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, convert::FromWasmAbi};
use web_sys::{EventTarget, Window};

/// The window.
#[allow(clippy::expect_used)] // nothing here runs outside a page, and a page has a window
fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// Calls `run` at every event of this name as long as the page lives.
fn listen<E: FromWasmAbi + 'static>(target: &EventTarget, event: &str, run: impl Fn(E) + 'static) {
    let run = Closure::<dyn Fn(E)>::new(run);
    let _ = target.add_event_listener_with_callback(event, run.as_ref().unchecked_ref());
    run.forget();
}
