//! The clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, ClipboardItem};

use super::window;

/// Copies a text to the clipboard. Returns false if the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Copies a picture to the clipboard once it is made. Browsers require its promise during the click
/// event. Returns false if the browser does not allow it, or the picture fails.
pub(crate) async fn copy_picture(picture: impl Future<Output = Option<Blob>> + 'static) -> bool {
    let made = future_to_promise(async { picture.await.map(JsValue::from).ok_or(JsValue::NULL) });
    let record = js_sys::Object::new();
    let set = js_sys::Reflect::set(&record, &"image/png".into(), &made);
    match set.and_then(|_| ClipboardItem::new_with_record_from_str_to_blob_promise(&record)) {
        Ok(item) => {
            let items = js_sys::Array::of1(&item);
            JsFuture::from(window().navigator().clipboard().write(&items)).await.is_ok()
        }
        Err(_) => false,
    }
}
