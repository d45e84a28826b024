//! The worker that reads files, so that the page stays responsive. Each function takes a file's content and
//! returns a message of `intake::worker_protocol`. `reader.js` passes the messages on. For a PDF it first calls
//! `pdf.js`, which lists the text.

#[cfg(target_arch = "wasm32")]
#[path = "../platform/encoding.rs"]
mod encoding;

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{Array, Uint8Array};
    use tongbi::intake::worker_protocol::Opened;
    use tongbi::intake::{Refusal, archive};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::encoding::decode;

    /// Opens a file, and reads it if it holds a report's text. If `year` is given, `bytes` are the text of a report
    /// of that year.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn open(name: &str, bytes: Vec<u8>, year: Option<i16>) -> String {
        let opened = match year {
            Some(year) => Opened::words(&String::from_utf8_lossy(&bytes), name, Some(year)),
            None => Opened::file(name, bytes, decode),
        };
        opened.message()
    }

    /// Reads a PDF from the text items that `pdf.js` lists.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn open_pdf(name: &str, items: &str) -> String {
        Opened::pdf(name, items).message()
    }

    /// The message for a PDF whose text items could not be listed. `fault` is the reason that `pdf.js` gives.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn refuse_pdf(fault: &str) -> String {
        Opened::pdf_refused(fault).message()
    }

    /// Offers the tables of a workbook that the part for workbooks has opened.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn offer(tables: &str) -> String {
        Opened::tables(tables).map(|opened| opened.message()).unwrap_or_default()
    }

    /// Unpacks an archive into files; if that is impossible, returns the message why.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn unpack(bytes: &[u8]) -> JsValue {
        let members = match archive::members(bytes, decode) {
            Ok(members) => members,
            Err(fault) => return Opened::Refused(Refusal::Archive(fault)).message().into(),
        };
        let file = |member: archive::Member| {
            let content = Uint8Array::from(member.bytes.as_slice());
            web_sys::File::new_with_u8_array_sequence(&Array::of1(&content), &member.name).ok()
        };
        members.into_iter().filter_map(file).collect::<Array>().into()
    }

    /// The preview of a table by the reader's choice; both are JSON.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn table(choice: &str) -> Option<String> {
        tongbi::intake::table::offer::answer(choice)
    }
}

fn main() {}
