//! Any bytes can be opened as a workbook or are refused; its sheets can be planned and read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongbi::intake::workbook;

fuzz_target!(|data: &[u8]| {
    for table in workbook::tables("a.xlsx", data).unwrap_or_default() {
        let _ = table.reports();
    }
});
