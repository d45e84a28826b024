//! The clipboard, and what is pasted from it.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, ClipboardItem, DataTransfer, Event};

use super::window;

/// Copies a text to the clipboard. Returns false if the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Copies a text in two forms: HTML for word processors, plain for everything else. Returns false if the browser
/// does not allow it.
pub(crate) async fn copy_html(html: &str, plain: &str) -> bool {
    let blob = |kind: &str, text: &str| {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)
    };
    let record = js_sys::Object::new();
    for (kind, text) in [("text/html", html), ("text/plain", plain)] {
        let Ok(blob) = blob(kind, text) else { return false };
        if js_sys::Reflect::set(&record, &kind.into(), &blob).is_err() {
            return false;
        }
    }
    match ClipboardItem::new_with_record_from_str_to_blob_promise(&record) {
        Ok(item) => {
            let items = js_sys::Array::of1(&item);
            JsFuture::from(window().navigator().clipboard().write(&items)).await.is_ok()
        }
        Err(_) => false,
    }
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

/// What a paste event brings: the text, and the same as HTML.
pub(crate) struct Pasted {
    /// The text.
    pub(crate) text: String,
    /// The HTML; empty if the program that was copied from gives none.
    pub(crate) html: String,
}

/// What a paste event brings; `None` for another event.
pub(crate) fn pasted(event: &Event) -> Option<Pasted> {
    let data: DataTransfer = js_sys::Reflect::get(event, &"clipboardData".into()).ok()?.dyn_into().ok()?;
    Some(Pasted { text: data.get_data("text/plain").ok()?, html: data.get_data("text/html").ok()? })
}
