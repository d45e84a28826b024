//! Any text can be read as JSON. A report that was read is written and read again without change, and can be checked.
#![no_main]

use std::sync::Arc;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let outcome = tongbi::format::read(text);
    for report in &outcome.reports {
        let written = tongbi::format::write(report);
        assert_eq!(tongbi::format::read(&written).reports.first(), Some(report));
    }
    let reports: Vec<_> = outcome.reports.into_iter().map(Arc::new).collect();
    let index = tongbi::compare::Index::new(&reports);
    let _ = tongbi::check::run(&index);
});
