//! Encodings that every browser can decode, so that the core needs no tables for them.

use tongbi::intake::encoding::Legacy;
use web_sys::TextDecoder;

/// The browser's decoders; broken bytes become `U+FFFD`.
pub(crate) fn decode(legacy: Legacy, bytes: &[u8]) -> Option<String> {
    let label = match legacy {
        Legacy::Gb18030 => "gb18030",
        Legacy::Big5 => "big5",
    };
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}
