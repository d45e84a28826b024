//! The decoders of legacy encodings for native programs. The page uses the browser's decoders.

use tongbi::intake::encoding::Legacy;

pub(crate) fn decode(legacy: Legacy, bytes: &[u8]) -> Option<String> {
    let encoding = match legacy {
        Legacy::Gb18030 => encoding_rs::GB18030,
        Legacy::Big5 => encoding_rs::BIG5,
    };
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}
