//! Any text can be normalized, and each character's position lies within the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|original: &str| {
    let text = tongbi::source::NormalizedText::new(original);
    let length = original.chars().count();
    for i in 0..text.len() {
        let span = text.span(i, i + 1);
        assert!(span.start < span.end && span.end <= length);
    }
});
