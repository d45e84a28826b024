//! The worker that reads reports' words, so that the page answers meanwhile: a file's bytes in, what
//! it turned out to be out. Core only; `reader.js` hands the messages on, and has `pdf.js` list a PDF's
//! text.

#[cfg(target_arch = "wasm32")]
#[path = "../platform/encoding.rs"]
mod encoding;

#[cfg(target_arch = "wasm32")]
mod worker {
    use tongbi::intake::worker_protocol::Opened;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::encoding::decode;

    /// Opens a file, and reads it if it holds a report's words. `year` is the report's where it is
    /// known and `bytes` are its words.
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

    /// Reads a PDF's text items, as `pdf.js` lists them.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn open_pdf(name: &str, items: &str) -> String {
        Opened::pdf(name, items).message()
    }

    /// Says why a PDF's text items could not be listed: by a word of `pdf.js`.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn refuse_pdf(fault: &str) -> String {
        Opened::pdf_refused(fault).message()
    }

    /// Offers the tables of a workbook, which its own part has opened.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn offer(tables: &str) -> String {
        Opened::tables(tables).map(|opened| opened.message()).unwrap_or_default()
    }

    /// How a table is taken by a choice; both are JSON.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from reader.js
    pub fn table(choice: &str) -> Option<String> {
        tongbi::intake::table::offer::answer(choice)
    }
}

fn main() {}
