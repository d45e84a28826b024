//! Any XML can be the body of a Word document, and any bytes a Word document.
#![no_main]

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = tongbi::intake::docx::manuscript(bytes, |_, _| None);
    // The first byte gives the position where the numbering ends and the body begins.
    let Some((at, parts)) = bytes.split_first() else { return };
    let (numbering, body) = parts.split_at(usize::from(*at).min(parts.len()));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("word/document.xml", body), ("word/numbering.xml", numbering), ("word/footnotes.xml", body)] {
        if writer.start_file(name, SimpleFileOptions::default()).and_then(|()| Ok(writer.write_all(content)?)).is_err() {
            return;
        }
    }
    if let Ok(file) = writer.finish() {
        let _ = tongbi::intake::docx::manuscript(&file.into_inner(), |_, _| None);
    }
});
