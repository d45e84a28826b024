//! Encodings that every browser knows, so that their tables are no part of the core.

use web_sys::{TextDecoder, TextDecoderOptions};

/// Decodes GB18030; `None` if the bytes are not in it.
pub(crate) fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
