//! Any XML can be the content of an OpenDocument text.
#![no_main]

mod parts;

use parts::{parts, zip};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [content, styles] = parts(bytes);
    let file = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("styles.xml", styles),
    ]);
    let _ = tongbi::intake::odt::manuscript(&file.unwrap_or_default(), |_, _| None);
});
