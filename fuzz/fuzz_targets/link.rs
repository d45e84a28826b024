//! Any fragment is a link, damaged, or none; any text is a draft, or none.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = tongbi::share::read(text);
    let _ = tongbi::draft::read_body(text);
});
