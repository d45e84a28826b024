//! Any separated text, in a file named as a table, is opened, planned and read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongbi::intake::{self, Intake};

fuzz_target!(|data: &[u8]| {
    if let Intake::Tables(tables) = intake::open("a.csv", data.to_vec(), |_, _| None) {
        for table in tables {
            let _ = table.reports();
        }
    }
});
