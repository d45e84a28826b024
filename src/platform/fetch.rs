//! Files read from an address: the page's own samples, and what a reader names.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::window;

/// Why a file could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FetchFault {
    /// No answer: no network, or a host that does not let other pages read it. Browsers do not
    /// tell these two apart.
    NoAnswer,
    /// The host answers with this status.
    Status(u16),
}

/// Fetches a file as bytes.
pub(crate) async fn bytes(address: &str) -> Result<Vec<u8>, FetchFault> {
    let no_answer = |_: JsValue| FetchFault::NoAnswer;
    let response = JsFuture::from(window().fetch_with_str(address)).await.map_err(no_answer)?;
    let response: Response = response.dyn_into().map_err(no_answer)?;
    if !response.ok() {
        return Err(FetchFault::Status(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(no_answer)?).await.map_err(no_answer)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
