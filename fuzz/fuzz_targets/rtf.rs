//! Any bytes can be read as RTF, at least as an empty document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tongbi::intake::rtf::manuscript(bytes, |_, _| None);
});
