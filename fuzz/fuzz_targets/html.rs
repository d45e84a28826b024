//! Any text can be read as a web page.
#![no_main]

libfuzzer_sys::fuzz_target!(|page: &str| {
    let _ = tongbi::intake::html::is_html(page);
    let _ = tongbi::intake::html::manuscript(page).text();
});
