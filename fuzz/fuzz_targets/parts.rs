//! Containers made of fuzzed parts. Fuzzed bytes are hardly ever a valid container.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Cuts bytes into parts at each separator, a pair of 0xFF. There are always `N`; the last has the rest.
pub fn parts<const N: usize>(bytes: &[u8]) -> [&[u8]; N] {
    let mut rest = bytes;
    std::array::from_fn(|at| {
        let end = rest.windows(2).position(|pair| pair == [0xFF, 0xFF]).filter(|_| at + 1 < N);
        let part = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        rest = rest.get(part.len() + 2..).unwrap_or_default();
        part
    })
}

/// A zip file.
#[allow(dead_code)]
pub fn zip(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).ok()?;
        writer.write_all(content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// A compound file.
#[allow(dead_code)]
pub fn compound(streams: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    for (name, content) in streams {
        file.create_stream(name).ok()?.write_all(content).ok()?;
    }
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}
