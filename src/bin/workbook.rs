//! The part of the reading worker that opens workbooks, fetched with the first workbook. `reading_worker.js` passes its
//! tables on.

#[cfg(target_arch = "wasm32")]
#[path = "../platform"]
mod platform {
    pub(crate) mod callback;
    pub(crate) mod panic;
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use tongbi::intake::workbook;
    use tongbi::intake::worker_protocol::OpenedFile;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::platform::callback::{Callback, call};

    /// The tables of a workbook as JSON; if it cannot be read, the message that refuses it. `tell` is called with the
    /// percentage that is read.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reading_worker.js
    pub fn tables(name: &str, bytes: &[u8], tell: &Callback) -> String {
        match workbook::tables_told(name, bytes, &mut |percent| call(tell, percent)) {
            Ok(tables) => serde_json::to_string(&tables).unwrap_or_default(),
            Err(refusal) => OpenedFile::Refused(refusal).message(),
        }
    }
}

fn main() {}
