//! Any fragment can be read as a link or is refused. A link that was read is written and read again without change.
//! Any text can be read as a draft or is refused.
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
