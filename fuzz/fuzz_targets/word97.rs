//! Any bytes can be read as a Word 97 document in a compound file, or are refused.
#![no_main]

mod parts;

use parts::{compound, parts};
use tongbi::intake::compound::{BEGINNING, Compound};
use tongbi::intake::word97;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let raw = [&BEGINNING[..], bytes].concat();
    let [document, table, data] = parts(bytes);
    let built = compound(&[("WordDocument", document), ("0Table", table), ("1Table", table), ("Data", data)]);
    for file in [raw, built.unwrap_or_default()] {
        if let Some(mut compound) = Compound::open(&file) {
            let _ = word97::manuscript(&mut compound, |_, _| None);
        }
    }
});
