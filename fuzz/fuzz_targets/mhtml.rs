//! Any bytes can be read as a web page saved as one file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tongbi::intake::mhtml::is_mhtml(bytes);
    let _ = tongbi::intake::mhtml::manuscript(bytes, |_, _| None);
});
