//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Puts a text on the clipboard. False if the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
