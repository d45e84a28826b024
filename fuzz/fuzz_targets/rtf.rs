//! Any bytes are an RTF document, at least an empty one.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tongbi::intake::rtf::manuscript(bytes, |_, _| None);
});
