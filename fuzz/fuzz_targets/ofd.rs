//! Any XML can be the document and the page of an OFD file.
#![no_main]

mod parts;

use parts::{parts, zip};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [page, document] = parts(bytes);
    let pages: &[u8] = b"<Document><Pages><Page BaseLoc=\"p.xml\"/></Pages></Document>";
    let document = if document.is_empty() { pages } else { document };
    let file = zip(&[
        ("OFD.xml", b"<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>"),
        ("d.xml", document),
        ("p.xml", page),
    ]);
    let _ = tongbi::intake::ofd::manuscript(&file.unwrap_or_default(), |_, _| None);
});
