//! Any text can be read as a list of a PDF's text items.
#![no_main]

libfuzzer_sys::fuzz_target!(|items: &str| {
    if let Ok(manuscript) = tongbi::intake::pdf::manuscript(items) {
        let _ = manuscript.text();
    }
});
