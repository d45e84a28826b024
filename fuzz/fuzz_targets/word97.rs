//! Any bytes are a compound file or none, with a document of Word 97 in it or none.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let beginning = tongbi::intake::compound::BEGINNING;
    let file = [&beginning[..], bytes].concat();
    if let Some(mut compound) = tongbi::intake::compound::Compound::open(&file) {
        let _ = tongbi::intake::word97::manuscript(&mut compound, |_, _| None);
    }
});
