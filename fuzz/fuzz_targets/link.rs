//! Any fragment is a link, damaged, or none; a link that was read is written and read again the same.
//! Any text is a draft, or none.
#![no_main]

use tongbi::share::{Link, LinkFault, data_fragment, read};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(Some(Link::Data { reports, view })) = read(text) {
        match read(&data_fragment(&reports, &view)) {
            Ok(Some(Link::Data { view: other, .. })) => assert_eq!(view, other),
            again => assert_eq!(again, Err(LinkFault::TooLarge)),
        }
    }
    let _ = tongbi::draft::read_body(text);
});
