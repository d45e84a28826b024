//! Compound files (\[MS-CFB\]), the container of old Office and WPS documents. Their streams tell the
//! format.
//!
//! | stream | taken as |
//! | --- | --- |
//! | `WordDocument` | a document of Word 97 or WPS Writer: [`word97`](super::word97) |
//! | `EncryptedPackage` | a new Office document with a password |
//! | `PowerPoint Document` | a presentation |
//! | other | [`FileKind::OldOffice`] |

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use super::Refusal;
use super::docx::DocxFault;
use super::encoding::Decoders;
use super::kind::FileKind;
use super::manuscript::Manuscript;
use super::word97::{self, Word97Fault};

/// A compound file in memory.
pub struct Compound<'a>(cfb::CompoundFile<Cursor<Cow<'a, [u8]>>>);

/// The most bytes read of a stream. No report is longer.
const LONGEST_STREAM: u64 = 256 << 20;

/// The first bytes of a compound file.
pub const BEGINNING: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl<'a> Compound<'a> {
    /// Opens a compound file; `None` if it is damaged.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let opened = |bytes| cfb::CompoundFile::open(Cursor::new(bytes)).ok().map(Self);
        // Some programs omit the sectors after the last one in use, but list them.
        opened(Cow::Borrowed(bytes)).or_else(|| {
            /// The number of bytes that one sector of the list covers.
            const LISTED: usize = 128 * 512;
            let mut filled = bytes.to_vec();
            filled.resize(512 + bytes.len().saturating_sub(512).next_multiple_of(LISTED), 0);
            opened(Cow::Owned(filled))
        })
    }

    /// Whether the file has a stream of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.is_stream(name)
    }

    /// The content of a stream; empty if there is none.
    pub fn stream(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Ok(stream) = self.0.open_stream(name) {
            // Keeps what could be read of a truncated stream.
            let _ = stream.take(LONGEST_STREAM).read_to_end(&mut bytes);
        }
        bytes
    }
}

/// Reads the words of a compound file.
pub(super) fn manuscript(bytes: &[u8], decoders: Decoders) -> Result<Manuscript, Refusal> {
    let mut compound = Compound::open(bytes).ok_or(Refusal::Word97(Word97Fault::Damaged))?;
    if compound.has("WordDocument") {
        word97::manuscript(&mut compound, decoders).map_err(Refusal::Word97)
    } else if compound.has("EncryptedPackage") {
        Err(Refusal::Word(DocxFault::Encrypted))
    } else if compound.has("PowerPoint Document") {
        Err(Refusal::Other(FileKind::Slides))
    } else {
        Err(Refusal::Other(FileKind::OldOffice))
    }
}
