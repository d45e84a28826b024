//! Files to download.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

use super::window;

/// Downloads a text as a file.
pub(crate) fn text(name: &str, kind: &str, text: &str) {
    if let Ok(blob) = blob(kind, text) {
        offer(name, &blob);
    }
}

/// Downloads bytes as a file.
pub(crate) fn bytes(name: &str, kind: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        offer(name, &blob);
    }
}

/// Renders an SVG at `scale` and downloads it as a PNG. Returns false if the browser could not
/// render it.
pub(crate) async fn png(name: &str, svg: &str, scale: u32) -> bool {
    match picture(svg, scale).await {
        Some(blob) => {
            offer(name, &blob);
            true
        }
        None => false,
    }
}

/// An SVG rendered at `scale` as a PNG; `None` if the browser could not render it.
pub(crate) async fn picture(svg: &str, scale: u32) -> Option<Blob> {
    rasterised(svg, scale).await.ok()
}

fn blob(kind: &str, text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)
}

async fn rasterised(svg: &str, scale: u32) -> Result<Blob, JsValue> {
    let address = Url::create_object_url_with_blob(&blob("image/svg+xml", svg)?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&address)?;
    decoded?;
    let (width, height) = (image.natural_width() * scale, image.natural_height() * scale);
    let document = window().document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )?;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob(&resolve);
    });
    JsFuture::from(promise).await?.dyn_into()
}

fn offer(name: &str, blob: &Blob) {
    let Some(document) = window().document() else { return };
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    if let Ok(anchor) = document.create_element("a") {
        let anchor: HtmlAnchorElement = anchor.unchecked_into();
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
    }
    // The download holds its own reference to the data when the next task runs.
    super::clock::after(1000, move || {
        let _ = Url::revoke_object_url(&address);
    });
}
