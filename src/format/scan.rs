//! Scans the skeleton of a JSON text: where its values begin and end, in one pass over the bytes.
//!
//! Only brackets, quotation marks, commas and colons are examined; each value is parsed strictly
//! afterwards. So a slip in one observation affects only that observation. A string ends at a line
//! break, which JSON strings cannot contain, so that a missing quotation mark does not swallow the
//! rest of the file.
//!
//! | text | fields |
//! | --- | --- |
//! | `{"a": 1, "b": [2]}` | `"a"` with `1`, `"b"` with `[2]` |
//! | `{"a": 1 "b": 2}` | `"a"` with `1`; broken at `"b"` |

use std::ops::Range;

/// A field of an object.
pub(super) struct Entry {
    /// Its name, including quotation marks.
    pub name: Range<usize>,
    /// Its value.
    pub value: Range<usize>,
}

/// The parts of an object or a list.
pub(super) struct Parts<T> {
    pub parts: Vec<T>,
    /// One past its last byte.
    pub end: usize,
    /// The offset of a broken bracket, comma or colon, if there is one. The rest is not read.
    pub broken: Option<usize>,
}

/// The first byte at or after `at` that is not white space.
pub(super) fn skip_space(text: &str, mut at: usize) -> usize {
    while text.as_bytes().get(at).is_some_and(|b| matches!(b, b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

/// The fields of the object that starts at `at`.
pub(super) fn entries(text: &str, at: usize) -> Parts<Entry> {
    let mut parts = Vec::new();
    let mut at = skip_space(text, at + 1);
    if byte(text, at) == Some(b'}') {
        return Parts { parts, end: at + 1, broken: None };
    }
    loop {
        if byte(text, at) != Some(b'"') {
            return Parts { parts, end: text.len(), broken: Some(at) };
        }
        let name = at..value_end(text, at);
        at = skip_space(text, name.end);
        if byte(text, at) != Some(b':') {
            return Parts { parts, end: text.len(), broken: Some(at) };
        }
        at = skip_space(text, at + 1);
        let value = at..value_end(text, at);
        at = skip_space(text, value.end);
        parts.push(Entry { name, value });
        match byte(text, at) {
            Some(b',') => at = skip_space(text, at + 1),
            Some(b'}') => return Parts { parts, end: at + 1, broken: None },
            _ => return Parts { parts, end: text.len(), broken: Some(at) },
        }
    }
}

/// The items of the list that starts at `at`.
pub(super) fn items(text: &str, at: usize) -> Parts<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = skip_space(text, at + 1);
    if byte(text, at) == Some(b']') {
        return Parts { parts, end: at + 1, broken: None };
    }
    loop {
        let item = at..value_end(text, at);
        if item.is_empty() {
            return Parts { parts, end: text.len(), broken: Some(at) };
        }
        at = skip_space(text, item.end);
        parts.push(item);
        match byte(text, at) {
            Some(b',') => at = skip_space(text, at + 1),
            Some(b']') => return Parts { parts, end: at + 1, broken: None },
            _ => return Parts { parts, end: text.len(), broken: Some(at) },
        }
    }
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// One past the value that starts at `at`; the end of the text if the value does not end.
pub(super) fn value_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = at;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                at += 1;
            }
            b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return at,
            _ => {
                at += 1;
                if depth == 0 && bytes.get(at).is_some_and(|next| matches!(next, b'"' | b'{' | b'[')) {
                    return at;
                }
                continue;
            }
        }
        if depth == 0 {
            return at;
        }
    }
    at
}

/// One past the string that starts at `at`, or the line break within it.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\n' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}
