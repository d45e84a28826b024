//! File formats that are recognized but not read, by content or, if content does not tell, by the name's
//! ending. For each, `i18n::files` says how to get the report's words.
//!
//! | begins with, or ends in | kind |
//! | --- | --- |
//! | nothing | [`Kind::Empty`] |
//! | `\xFF\xD8\xFF`, `\x89PNG`, … | [`Kind::Picture`] |
//! | `Rar!`, `7z`, a zip file of other content | [`Kind::Archive`] |
//! | `[InternetShortcut]`, a Windows link | [`Kind::Shortcut`] |
//! | `%TSD-Header`, `E-SafeNet` | [`Kind::Sealed`] |
//! | `.ceb`, `.caj`, … | [`Kind::ReaderOfItsOwn`] |

/// A file format that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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
const BEGINNINGS: [(Kind, &[u8]); 30] = [
    (Kind::Picture, b"\xFF\xD8\xFF"),
    (Kind::Picture, b"\x89PNG"),
    (Kind::Picture, b"GIF8"),
    (Kind::Picture, b"BM\x36"),
    (Kind::Picture, b"II*\0"),
    (Kind::Picture, b"MM\0*"),
    (Kind::Picture, b"8BPS"),
    (Kind::Archive, b"Rar!"),
    (Kind::Archive, b"7z\xBC\xAF"),
    (Kind::Archive, b"\x1F\x8B"),
    (Kind::Archive, b"BZh"),
    (Kind::Archive, b"\xFD7zXZ"),
    (Kind::Archive, b"PK\x05\x06"),
    (Kind::Shortcut, b"L\0\0\0\x01\x14\x02\0"),
    (Kind::Shortcut, b"[InternetShortcut]"),
    (Kind::Media, b"ID3"),
    (Kind::Media, b"OggS"),
    (Kind::Media, b"fLaC"),
    (Kind::Media, b"\x1A\x45\xDF\xA3"),
    (Kind::Media, b"\x30\x26\xB2\x75"),
    (Kind::Media, b"#!AMR"),
    (Kind::Sealed, b"%TSD-Header"),
    (Kind::Sealed, b"E-SafeNet"),
    (Kind::Sealed, b"\x62\x14\x23\x65"),
    (Kind::Program, b"MZ\x90\0"),
    (Kind::Program, b"SQLite format 3"),
    (Kind::ReaderOfItsOwn, b"CAJ\0"),
    (Kind::ReaderOfItsOwn, b"KDH "),
    (Kind::OlderWord, b"\xDB\xA5"),
    (Kind::OlderWord, b"\x31\xBE\0\0"),
];

/// The name endings of formats that content does not tell.
const ENDINGS: [(Kind, &[&str]); 6] = [
    (Kind::ReaderOfItsOwn, &["ceb", "cebx", "caj", "kdh", "nh", "gd", "sep", "gw"]),
    (Kind::Online, &["otl", "ksheet", "dbt", "pom", "kdocs", "wpsonline", "gdoc", "gsheet"]),
    (Kind::Shortcut, &["url", "lnk", "webloc", "website"]),
    (Kind::Media, &["mp3", "mp4", "m4a", "wav", "wma", "avi", "mov", "amr", "mkv"]),
    (Kind::Book, &["mobi", "azw", "azw3"]),
    (Kind::Program, &["exe", "dll", "mdb", "accdb", "dmg", "apk"]),
];

/// Recognizes a format by its first bytes.
#[must_use]
pub fn by_content(bytes: &[u8]) -> Option<Kind> {
    if bytes.is_empty() {
        return Some(Kind::Empty);
    }
    let begins = BEGINNINGS.iter().find(|(_, beginning)| bytes.starts_with(beginning)).map(|(kind, _)| *kind);
    begins.or_else(|| of_box(bytes))
}

/// Recognizes a format by the name's ending.
#[must_use]
pub fn by_name(name: &str) -> Option<Kind> {
    let ending = name.rsplit('.').next()?.to_ascii_lowercase();
    ENDINGS.iter().find(|(_, endings)| endings.contains(&ending.as_str())).map(|(kind, _)| *kind)
}

/// Recognizes formats whose name follows a length.
fn of_box(bytes: &[u8]) -> Option<Kind> {
    match (bytes.get(..4)?, bytes.get(4..8)?, bytes.get(8..12)?) {
        (_, b"ftyp", b"heic" | b"heix" | b"mif1" | b"avif") | (b"RIFF", _, b"WEBP") => Some(Kind::Picture),
        (_, b"ftyp", _) | (b"RIFF", _, b"WAVE" | b"AVI ") => Some(Kind::Media),
        _ => None,
    }
}

/// Recognizes a zip file without a Word document and without a workbook, by its part names.
#[must_use]
pub fn of_zip(names: impl Iterator<Item = impl AsRef<str>>) -> Kind {
    let mut kind = Kind::Archive;
    for name in names {
        kind = match name.as_ref().to_ascii_lowercase().as_str() {
            "ppt/presentation.xml" => Kind::Slides,
            "index/document.iwa" | "index.zip" => Kind::Pages,
            "meta-inf/container.xml" => Kind::Book,
            "androidmanifest.xml" => Kind::Program,
            _ => continue,
        };
        break;
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, bytes: &[u8], expected: Option<Kind>) {
        assert_eq!(by_content(bytes).or_else(|| by_name(name)), expected, "{name}");
    }

    #[test]
    fn content_goes_before_the_name() {
        check("a.docx", b"", Some(Kind::Empty));
        check("a.docx", b"\xFF\xD8\xFF\xE0", Some(Kind::Picture));
        check("a.doc", b"Rar!\x1a\x07", Some(Kind::Archive));
        check("a", b"\0\0\0\x18ftypheic", Some(Kind::Picture));
        check("a", b"\0\0\0\x18ftypmp42", Some(Kind::Media));
        check("a", b"RIFF\x01\0\0\0WEBP", Some(Kind::Picture));
        check("a.doc", b"%TSD-Header-###%", Some(Kind::Sealed));
        check("a.CEB", b"anything", Some(Kind::ReaderOfItsOwn));
        check("a.url", b"[InternetShortcut]\r\nURL=", Some(Kind::Shortcut));
        check("a.txt", "产值".as_bytes(), None);
    }

    #[test]
    fn zip_files_are_told_by_what_they_hold() {
        assert_eq!(of_zip(["mimetype", "ppt/presentation.xml"].into_iter()), Kind::Slides);
        assert_eq!(of_zip(["2024.docx", "2023.docx"].into_iter()), Kind::Archive);
        assert_eq!(of_zip(["mimetype", "meta-inf/container.xml"].into_iter()), Kind::Book);
    }
}
