//! The files within a ZIP archive, as far as Word writes them: stored or deflated, no ZIP64.
//! Layout: PKWARE APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.

use miniz_oxide::inflate;

/// No file within is unpacked beyond this.
pub(super) const LARGEST: usize = 64 << 20;
/// The end record is no longer than this, its comment included.
const LONGEST_END: usize = 22 + 65_535;

/// Why a file within an archive cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZipError {
    /// No archive, or a damaged one.
    Damaged,
    /// No file of this name.
    Absent,
    /// It would unpack to more than [`LARGEST`].
    TooLarge,
}

/// Unpacks one file of an archive.
pub(super) fn file(archive: &[u8], name: &str) -> Result<Vec<u8>, ZipError> {
    let tail = archive.len().saturating_sub(LONGEST_END);
    let end = (tail..archive.len().saturating_sub(21))
        .rev()
        .find(|at| archive.get(*at..*at + 4) == Some(b"PK\x05\x06"))
        .ok_or(ZipError::Damaged)?;
    let mut at = u32_at(archive, end + 16)?;
    for _ in 0..u16_at(archive, end + 10)? {
        if archive.get(at..at + 4) != Some(b"PK\x01\x02") {
            return Err(ZipError::Damaged);
        }
        let length = u16_at(archive, at + 28)?;
        if archive.get(at + 46..at + 46 + length) == Some(name.as_bytes()) {
            return unpacked(archive, at);
        }
        at += 46 + length + u16_at(archive, at + 30)? + u16_at(archive, at + 32)?;
    }
    Err(ZipError::Absent)
}

/// Unpacks the file whose entry of the directory stands at `entry`.
fn unpacked(archive: &[u8], entry: usize) -> Result<Vec<u8>, ZipError> {
    let (method, packed, whole) =
        (u16_at(archive, entry + 10)?, u32_at(archive, entry + 20)?, u32_at(archive, entry + 24)?);
    let local = u32_at(archive, entry + 42)?;
    if whole > LARGEST {
        return Err(ZipError::TooLarge);
    }
    let from = local + 30 + u16_at(archive, local + 26)? + u16_at(archive, local + 28)?;
    let data = archive.get(from..from + packed).ok_or(ZipError::Damaged)?;
    match method {
        0 => Ok(data.to_vec()),
        8 => inflate::decompress_to_vec_with_limit(data, LARGEST).map_err(|error| match error.status {
            inflate::TINFLStatus::HasMoreOutput => ZipError::TooLarge,
            _ => ZipError::Damaged,
        }),
        _ => Err(ZipError::Damaged),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<usize, ZipError> {
    match bytes.get(at..at + 2) {
        Some(&[a, b]) => Ok(usize::from(u16::from_le_bytes([a, b]))),
        _ => Err(ZipError::Damaged),
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Result<usize, ZipError> {
    match bytes.get(at..at + 4) {
        Some(&[a, b, c, d]) => {
            usize::try_from(u32::from_le_bytes([a, b, c, d])).map_err(|_| ZipError::Damaged)
        }
        _ => Err(ZipError::Damaged),
    }
}
