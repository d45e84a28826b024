//! File formats that are recognized but not read, by content or, if content does not tell, by the name's
//! ending. For each, `i18n::files` says how to get the report's words.
//!
//! | begins with, or ends in | kind |
//! | --- | --- |
//! | nothing | [`FileKind::Empty`] |
//! | `\xFF\xD8\xFF`, `\x89PNG`, … | [`FileKind::Picture`] |
//! | `Rar!`, `7z`, a zip file of other content | [`FileKind::Archive`] |
//! | `[InternetShortcut]`, a Windows link | [`FileKind::Shortcut`] |
//! | `%TSD-Header`, `E-SafeNet` | [`FileKind::Sealed`] |
//! | `.ceb`, `.caj`, … | [`FileKind::ReaderOfItsOwn`] |

/// A file format that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// It has no content.
    Empty,
    /// A photograph or scan.
    Picture,
    /// A presentation.
    Slides,
    /// An archive with other files in it.
    Archive,
    /// A format that only its own program reads: CEB, CAJ.
    ReaderOfItsOwn,
    /// A file that only links to another: a Windows shortcut, a web address.
    Shortcut,
    /// A placeholder for a document that WPS or Tencent keeps online.
    Online,
    /// Sound or film.
    Media,
    /// An electronic book.
    Book,
    /// Encrypted by the software of an office, so that only its computers read it.
    Sealed,
    /// A program or a database.
    Program,
    /// A document of Apple's Pages.
    Pages,
    /// An old Office or WPS file that is not a text document.
    OldOffice,
    /// A document of a Word version before 6, or another format of old Word programs.
    OlderWord,
}

/// The first bytes of each format.
const BEGINNINGS: [(FileKind, &[u8]); 30] = [
    (FileKind::Picture, b"\xFF\xD8\xFF"),
    (FileKind::Picture, b"\x89PNG"),
    (FileKind::Picture, b"GIF8"),
    (FileKind::Picture, b"BM\x36"),
    (FileKind::Picture, b"II*\0"),
    (FileKind::Picture, b"MM\0*"),
    (FileKind::Picture, b"8BPS"),
    (FileKind::Archive, b"Rar!"),
    (FileKind::Archive, b"7z\xBC\xAF"),
    (FileKind::Archive, b"\x1F\x8B"),
    (FileKind::Archive, b"BZh"),
    (FileKind::Archive, b"\xFD7zXZ"),
    (FileKind::Archive, b"PK\x05\x06"),
    (FileKind::Shortcut, b"L\0\0\0\x01\x14\x02\0"),
    (FileKind::Shortcut, b"[InternetShortcut]"),
    (FileKind::Media, b"ID3"),
    (FileKind::Media, b"OggS"),
    (FileKind::Media, b"fLaC"),
    (FileKind::Media, b"\x1A\x45\xDF\xA3"),
    (FileKind::Media, b"\x30\x26\xB2\x75"),
    (FileKind::Media, b"#!AMR"),
    (FileKind::Sealed, b"%TSD-Header"),
    (FileKind::Sealed, b"E-SafeNet"),
    (FileKind::Sealed, b"\x62\x14\x23\x65"),
    (FileKind::Program, b"MZ\x90\0"),
    (FileKind::Program, b"SQLite format 3"),
    (FileKind::ReaderOfItsOwn, b"CAJ\0"),
    (FileKind::ReaderOfItsOwn, b"KDH "),
    (FileKind::OlderWord, b"\xDB\xA5"),
    (FileKind::OlderWord, b"\x31\xBE\0\0"),
];

/// The name endings of formats that content does not tell.
const ENDINGS: [(FileKind, &[&str]); 6] = [
    (FileKind::ReaderOfItsOwn, &["ceb", "cebx", "caj", "kdh", "nh", "gd", "sep", "gw"]),
    (FileKind::Online, &["otl", "ksheet", "dbt", "pom", "kdocs", "wpsonline", "gdoc", "gsheet"]),
    (FileKind::Shortcut, &["url", "lnk", "webloc", "website"]),
    (FileKind::Media, &["mp3", "mp4", "m4a", "wav", "wma", "avi", "mov", "amr", "mkv"]),
    (FileKind::Book, &["mobi", "azw", "azw3"]),
    (FileKind::Program, &["exe", "dll", "mdb", "accdb", "dmg", "apk"]),
];

/// Recognizes a format by its first bytes.
#[must_use]
pub fn by_content(bytes: &[u8]) -> Option<FileKind> {
    if bytes.is_empty() {
        return Some(FileKind::Empty);
    }
    let begins = BEGINNINGS.iter().find(|(_, beginning)| bytes.starts_with(beginning)).map(|(kind, _)| *kind);
    begins.or_else(|| of_box(bytes))
}

/// Recognizes a format by the name's ending.
#[must_use]
pub fn by_name(name: &str) -> Option<FileKind> {
    let ending = name.rsplit('.').next()?.to_ascii_lowercase();
    ENDINGS.iter().find(|(_, endings)| endings.contains(&ending.as_str())).map(|(kind, _)| *kind)
}

/// Recognizes formats whose name follows a length.
fn of_box(bytes: &[u8]) -> Option<FileKind> {
    match (bytes.get(..4)?, bytes.get(4..8)?, bytes.get(8..12)?) {
        (_, b"ftyp", b"heic" | b"heix" | b"mif1" | b"avif") | (b"RIFF", _, b"WEBP") => {
            Some(FileKind::Picture)
        }
        (_, b"ftyp", _) | (b"RIFF", _, b"WAVE" | b"AVI ") => Some(FileKind::Media),
        _ => None,
    }
}

/// Recognizes a zip file without a Word document and without a workbook, by its part names.
#[must_use]
pub fn of_zip(names: impl Iterator<Item = impl AsRef<str>>) -> FileKind {
    let mut kind = FileKind::Archive;
    for name in names {
        kind = match name.as_ref().to_ascii_lowercase().as_str() {
            "ppt/presentation.xml" => FileKind::Slides,
            "index/document.iwa" | "index.zip" => FileKind::Pages,
            "meta-inf/container.xml" => FileKind::Book,
            "androidmanifest.xml" => FileKind::Program,
            _ => continue,
        };
        break;
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, bytes: &[u8], expected: Option<FileKind>) {
        assert_eq!(by_content(bytes).or_else(|| by_name(name)), expected, "{name}");
    }

    #[test]
    fn content_goes_before_the_name() {
        check("a.docx", b"", Some(FileKind::Empty));
        check("a.docx", b"\xFF\xD8\xFF\xE0", Some(FileKind::Picture));
        check("a.doc", b"Rar!\x1a\x07", Some(FileKind::Archive));
        check("a", b"\0\0\0\x18ftypheic", Some(FileKind::Picture));
        check("a", b"\0\0\0\x18ftypmp42", Some(FileKind::Media));
        check("a", b"RIFF\x01\0\0\0WEBP", Some(FileKind::Picture));
        check("a.doc", b"%TSD-Header-###%", Some(FileKind::Sealed));
        check("a.CEB", b"anything", Some(FileKind::ReaderOfItsOwn));
        check("a.url", b"[InternetShortcut]\r\nURL=", Some(FileKind::Shortcut));
        check("a.txt", "产值".as_bytes(), None);
    }

    #[test]
    fn zip_files_are_told_by_what_they_hold() {
        assert_eq!(of_zip(["mimetype", "ppt/presentation.xml"].into_iter()), FileKind::Slides);
        assert_eq!(of_zip(["2024.docx", "2023.docx"].into_iter()), FileKind::Archive);
        assert_eq!(of_zip(["mimetype", "meta-inf/container.xml"].into_iter()), FileKind::Book);
    }
}
