//! Any XML can be a part of a Word document, and any bytes a Word document.
#![no_main]

mod parts;

use parts::{parts, zip};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tongbi::intake::docx::manuscript(bytes, |_, _| None);
    let [body, numbering, styles, notes] = parts(bytes);
    let file = zip(&[
        ("word/document.xml", body),
        ("word/numbering.xml", numbering),
        ("word/styles.xml", styles),
        ("word/footnotes.xml", notes),
    ]);
    let _ = tongbi::intake::docx::manuscript(&file.unwrap_or_default(), |_, _| None);
});
