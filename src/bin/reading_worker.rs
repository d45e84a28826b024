//! The worker that reads files, so that the page stays responsive. Each function takes a file's content and
//! returns a message of `intake::worker_protocol`. `reading_worker.js` passes the messages on. For a PDF it first
//! calls `pdf.js`, which lists the text.

#[cfg(target_arch = "wasm32")]
#[path = "../platform"]
mod platform {
    pub(crate) mod encoding;
    pub(crate) mod file_array;
    pub(crate) mod panic;
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use tongbi::intake::worker_protocol::OpenedFile;
    use tongbi::intake::{Refusal, archive};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::platform::encoding::decode;
    use super::platform::file_array::file_array;

    /// Opens a file, and reads it if it holds a report's text. If `year` is given, `bytes` are the text of a report
    /// of that year.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reading_worker.js
    pub fn open(name: &str, bytes: Vec<u8>, year: Option<i16>) -> String {
        let opened = match year {
            Some(year) => OpenedFile::words(&String::from_utf8_lossy(&bytes), name, Some(year)),
            None => OpenedFile::file(name, bytes, decode),
        };
        opened.message()
    }

    /// Reads a PDF from the text items that `pdf.js` lists.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reading_worker.js
    pub fn open_pdf(name: &str, items: &str) -> String {
        OpenedFile::pdf(name, items).message()
    }

    /// The message for a PDF whose text items could not be listed. `fault` is the reason that `pdf.js` gives.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reading_worker.js
    pub fn refuse_pdf(fault: &str) -> String {
        OpenedFile::pdf_refused(fault).message()
    }

    /// Offers the tables of a workbook that the part for workbooks has opened.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reading_worker.js
    pub fn offer(tables: &str) -> String {
        OpenedFile::tables(tables).map(|opened| opened.message()).unwrap_or_default()
    }

    /// Unpacks an archive into files; if that is impossible, returns the message why.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reading_worker.js
    pub fn unpack(bytes: &[u8]) -> JsValue {
        match archive::members(bytes, decode) {
            Ok(members) => file_array(members.into_iter().map(|member| (member.name, member.bytes))).into(),
            Err(fault) => OpenedFile::Refused(Refusal::Archive(fault)).message().into(),
        }
    }

    /// The preview of a table by the reader's choice; both are JSON.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reading_worker.js
    pub fn table(choice: &str) -> Option<String> {
        tongbi::intake::table::offer::answer(choice)
    }
}

fn main() {}
