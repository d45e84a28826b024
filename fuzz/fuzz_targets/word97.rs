//! Any bytes can be read as a Word 97 document in a compound file, or are refused.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let beginning = tongbi::intake::compound::BEGINNING;
    let file = [&beginning[..], bytes].concat();
    if let Some(mut compound) = tongbi::intake::compound::Compound::open(&file) {
        let _ = tongbi::intake::word97::manuscript(&mut compound, |_, _| None);
    }
});
