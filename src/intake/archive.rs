//! Archives: zip files of reports, each of which is opened like a file of its own.
//!
//! | in the archive | file |
//! | --- | --- |
//! | `报告/2024年.docx` | `2024年.docx` |
//! | a name in GBK, as archives made on Chinese Windows have | the name, decoded |
//! | a folder, `__MACOSX/…`, `.DS_Store`, `Thumbs.db`, `desktop.ini` | none |

use std::io::Cursor;

use zip::ZipArchive;

use super::container::{self, ContainerFault};
use super::encoding::{Decoders, Legacy};

/// The most bytes that the files of an archive may have unpacked.
const MOST_BYTES: u64 = 256 << 20;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 10_000;

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name, without folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Unpacks the files of an archive, in the archive's order.
///
/// # Errors
/// The archive is damaged, protected by a password, or beyond the limits.
pub fn members(bytes: &[u8], decoders: Decoders) -> Result<Vec<Member>, ContainerFault> {
    within(bytes, decoders, MOST_BYTES)
}

/// Unpacks the files of an archive, which may have up to `budget` bytes.
fn within(bytes: &[u8], decoders: Decoders, mut budget: u64) -> Result<Vec<Member>, ContainerFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ContainerFault::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(ContainerFault::TooLarge);
    }
    let names: Vec<Option<String>> =
        archive.file_names_raw().map(|raw| file_name(&path(raw, decoders)).map(str::to_owned)).collect();
    let named = names.into_iter().enumerate().filter_map(|(at, name)| Some((at, name?)));
    named
        .map(|(at, name)| {
            let bytes = container::unpack(&mut archive, at, &mut budget)?;
            Ok(Member { name, bytes })
        })
        .collect()
}

/// The path of an entry. Names that are not UTF-8 are in the encoding of Chinese Windows.
fn path(raw: &[u8], decoders: Decoders) -> String {
    match std::str::from_utf8(raw) {
        Ok(path) => path.to_owned(),
        Err(_) => decoders(Legacy::Gb18030, raw).unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned()),
    }
}

/// The name of the file at a path; `None` for a folder and for what the system added.
fn file_name(path: &str) -> Option<&str> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_system = name.starts_with('.')
        || path.starts_with("__MACOSX/")
        || ["thumbs.db", "desktop.ini"].iter().any(|system| name.eq_ignore_ascii_case(system));
    (!name.is_empty() && !is_system).then_some(name)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::encoding::tests::decoders;
    use super::*;

    fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn names(bytes: &[u8]) -> Vec<String> {
        members(bytes, decoders).unwrap().into_iter().map(|member| member.name).collect()
    }

    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(file_name(path), expected, "{path}");
    }

    #[test]
    fn files_of_the_system_are_left_out() {
        check("报告/2024年.docx", Some("2024年.docx"));
        check("报告\\2024年.docx", Some("2024年.docx"));
        check("报告/", None);
        check("__MACOSX/报告/._2024年.docx", None);
        check("报告/.DS_Store", None);
        check("报告/Thumbs.db", None);
    }

    #[test]
    fn each_file_is_unpacked() {
        let bytes = archive(&[("a/2023.txt", "甲"), ("a/2024.txt", "乙")]);
        let expected = ["2023.txt", "2024.txt"].into_iter().zip(["甲", "乙"]);
        let expected = expected.map(|(name, text)| Member { name: name.to_owned(), bytes: text.into() });
        assert_eq!(members(&bytes, decoders).unwrap(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn names_in_gbk_are_decoded() {
        // The name is replaced by bytes of the same length: 报告 in GBK.
        let bytes = archive(&[("bggg.txt", "甲")]);
        let gbk: Vec<u8> = [b"\xB1\xA8\xB8\xE6".as_slice(), b".txt"].concat();
        let at: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"bggg.txt")).collect();
        let mut bytes = bytes;
        for at in at {
            bytes[at..at + gbk.len()].copy_from_slice(&gbk);
        }
        assert_eq!(names(&bytes), ["报告.txt"]);
    }

    #[test]
    fn an_archive_beyond_the_limit_is_refused() {
        let bytes = archive(&[("a", "12345"), ("b", "67890")]);
        assert!(within(&bytes, decoders, 10).is_ok());
        assert_eq!(within(&bytes, decoders, 9), Err(ContainerFault::TooLarge));
    }

    proptest! {
        #[test]
        fn damaged_archives_never_panic(at in 0..200usize, byte: u8, length in 0..300usize) {
            let mut bytes = archive(&[("a/2023.txt", "甲"), ("2024.txt", "乙")]);
            if let Some(slot) = bytes.get_mut(at) {
                *slot = byte;
            }
            bytes.truncate(length);
            let _ = members(&bytes, decoders);
        }
    }
}
