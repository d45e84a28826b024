//! Functions that a script passes to a part.

use wasm_bindgen::JsValue;

/// A function of the script.
pub(crate) type Callback = js_sys::Function;

/// Calls a function with a number. What it returns or throws has no effect.
pub(crate) fn call(callback: &Callback, number: u32) {
    drop(callback.call1(&JsValue::NULL, &number.into()));
}
