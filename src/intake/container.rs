//! Zip containers (Word documents, workbooks, OpenDocument): finds parts by name and unpacks them within a
//! limit.
//!
//! | name in the container | found as |
//! | --- | --- |
//! | `word/document.xml`, `/Word/Document.XML`, `word\document.xml` | `word/document.xml` |
//! | `word/my%20report.xml` | `word/my report.xml` |

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes that all parts read from one file may have unpacked. A small file can claim to unpack to
/// more than any memory holds. A report has less than half a megabyte.
pub const MOST: u64 = 64 << 20;

/// Why a container or a part of it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerFault {
    /// The container or a part is damaged.
    Damaged,
    /// The parts unpack to more than the limit.
    TooLarge,
    /// The part is protected by a password.
    Encrypted,
}

/// A zip file with its parts by name.
pub struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The index of each part in the archive, by normalized name.
    positions: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    budget: u64,
}

impl<'a> Container<'a> {
    /// Opens a container and allows `budget` bytes to be unpacked ([`MOST`] for a whole file).
    ///
    /// # Errors
    /// The container's directory is damaged.
    pub fn open(bytes: &'a [u8], budget: u64) -> Result<Self, ContainerFault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ContainerFault::Damaged)?;
        let mut positions = HashMap::with_capacity(archive.len());
        for (position, name) in archive.file_names_raw().enumerate() {
            positions.entry(normal_name(&String::from_utf8_lossy(name))).or_insert(position);
        }
        Ok(Self { archive, positions, budget })
    }

    /// The normalized names of all parts, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.positions.keys().map(String::as_str)
    }

    /// How many bytes may still be unpacked.
    #[must_use]
    pub fn budget(&self) -> u64 {
        self.budget
    }

    /// Counts bytes that a nested container unpacked.
    pub(super) fn spend(&mut self, bytes: u64) {
        self.budget = self.budget.saturating_sub(bytes);
    }

    /// Returns a part, unpacked; `None` if there is none of this name.
    ///
    /// # Errors
    /// The part is damaged, protected by a password, or beyond the budget.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ContainerFault> {
        let Some(position) = self.positions.get(&normal_name(name)) else { return Ok(None) };
        unpack(&mut self.archive, *position, &mut self.budget).map(Some)
    }
}

/// Unpacks an entry of a zip file, and takes its length from `budget`.
///
/// # Errors
/// The entry is damaged, protected by a password, or beyond the budget.
pub(super) fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    budget: &mut u64,
) -> Result<Vec<u8>, ContainerFault> {
    let file = archive.by_index(at).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ContainerFault::Encrypted,
        _ => ContainerFault::Damaged,
    })?;
    let mut content = Vec::new();
    file.take(budget.saturating_add(1)).read_to_end(&mut content).map_err(|_| ContainerFault::Damaged)?;
    *budget = budget.checked_sub(content.len() as u64).ok_or(ContainerFault::TooLarge)?;
    Ok(content)
}

/// Normalizes a part name: `/` as separator, no leading `/`, lower case, percent codes decoded.
#[must_use]
pub fn normal_name(name: &str) -> String {
    let name = name.replace('\\', "/").to_lowercase();
    let name = name.trim_start_matches('/');
    if !name.contains('%') {
        return name.to_owned();
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = match (first, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_in_one_form() {
        for name in ["word/a b.xml", "/Word/A%20b.xml", "word\\a b.XML"] {
            assert_eq!(normal_name(name), "word/a b.xml");
        }
        assert_eq!(normal_name("100%"), "100%");
        assert_eq!(normal_name("%e6%8a%a5"), "报");
    }
}
