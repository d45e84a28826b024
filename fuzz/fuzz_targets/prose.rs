//! Any text can be read. The readings lie within it, and its report is written and read again without change.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let read = tongbi::extract::read_of(text, None, Some(2024));
    let length = text.chars().count();
    assert!(read.readings.iter().all(|reading| reading.span.start < reading.span.end && reading.span.end <= length));
    let Some(mut report) = read.report.dated() else { return };
    let _ = tongbi::annotate::paragraphs(&report);
    if report.place.name.is_empty() {
        // The page asks the reader for these.
        report.place.name = "甲镇".into();
    }
    assert_eq!(tongbi::format::read(&tongbi::format::write(&report)).reports, [report]);
});
