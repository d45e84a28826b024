//! Any bytes are a file: JSON, words, or refused.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tongbi::intake::open("", bytes.to_vec(), |_, _| None);
});
