//! QR codes: a separate wasm file, because few readers need it.

use tongbi::share;
use wasm_split_helpers::wasm_split;

#[allow(unsafe_code, reason = "the functions of another wasm file are declared as foreign ones")]
mod gate {
    use super::*;
    use wasm_split_helpers::SplitLoaderError;

    #[wasm_split(qr, fallible)]
    pub(super) fn qr(text: String) -> Result<Box<Option<String>>, SplitLoaderError> {
        Ok(Box::new(share::qr(&text)))
    }
}

/// A text as a QR code in SVG; `None` if it is too long, or the wasm file could not be fetched.
pub(crate) async fn code(text: String) -> Option<String> {
    gate::qr(text).await.ok().and_then(|code| *code)
}
