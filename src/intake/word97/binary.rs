//! Reads little-endian numbers and slices of bytes, with bounds checked.

/// `length` bytes from `start`; `None` if they are not all there.
pub(super) fn slice(bytes: &[u8], start: usize, length: usize) -> Option<&[u8]> {
    bytes.get(start..start.checked_add(length)?)
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    slice(bytes, at, 2)?.first_chunk().map(|pair| u16::from_le_bytes(*pair))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    slice(bytes, at, 4)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// A number that counts or locates something.
pub(super) fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}
