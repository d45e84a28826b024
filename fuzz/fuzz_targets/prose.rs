//! Any text is read: readings lie within it, and the report that comes of it is written and read alike.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let read = tongbi::extract::read(text, None);
    let length = text.chars().count();
    assert!(read.readings.iter().all(|reading| reading.span.start < reading.span.end && reading.span.end <= length));
    let _ = tongbi::annotate::paragraphs(&read.report);
    let written = tongbi::format::write(&read.report);
    assert_eq!(tongbi::format::read(&written).reports, [read.report]);
});
