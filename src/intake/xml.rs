//! Functions shared by the parsers of XML parts: encodings, attributes, characters.
//!
//! | XML | result |
//! | --- | --- |
//! | bytes of UTF-16 with a byte order mark | text |
//! | `<w:p w:val="a&amp;b"/>`, attribute `val` | `a&b` |
//! | `<w:vanish/>`, `<w:vanish w:val="0"/>` | on, off |
//! | `&#x4E2D;` | `中` |

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::encoding::{Decoders, Legacy, utf16};

/// The text of an XML part: UTF-8, UTF-16 with or without a byte order mark, or GB18030.
pub(super) fn text(bytes: Vec<u8>, decoders: Decoders) -> Option<String> {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, u16::from_be_bytes)),
        [b'<', 0, ..] => Some(utf16(&bytes, u16::from_le_bytes)),
        [0, b'<', ..] => Some(utf16(&bytes, u16::from_be_bytes)),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(other) => decoders(Legacy::Gb18030, other.as_bytes()),
        },
    }
}

/// The attributes of a start or empty tag, by name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    // Only the five predefined entities of XML: a part cannot define its own.
    match attribute.normalized_value(XmlVersion::Implicit1_0) {
        Ok(value) => Some(value.into_owned()),
        Err(_) => Some(attribute.value.into_owned()),
    }
}

/// The value of a numeric attribute.
pub(super) fn number<N: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Whether a property is on: `<w:vanish/>` is, `<w:vanish w:val="0"/>` is not.
pub(super) fn holds(tag: &BytesStart<'_>) -> bool {
    !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The characters of an event; none for a tag.
pub(super) fn characters<'a>(event: &'a Event<'_>) -> Cow<'a, str> {
    match event {
        Event::Text(text) => Cow::Borrowed(text),
        Event::CData(text) => Cow::Borrowed(text),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(c)) => Cow::Owned(c.to_string()),
            _ => Cow::Borrowed(quick_xml::escape::resolve_xml_entity(reference).unwrap_or_default()),
        },
        _ => Cow::Borrowed(""),
    }
}
