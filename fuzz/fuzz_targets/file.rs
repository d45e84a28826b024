//! Any bytes can be opened as a file, or are refused.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tongbi::intake::open("", bytes.to_vec(), |_, _| None);
});
