//! Reading prose: a text's bytes in, the report as JSON out, as the page's worker does it.

use tongbi::intake::message::Opened;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a text and gives the length of what it is answered with.
#[wasm_bindgen]
#[must_use]
#[allow(unreachable_pub)] // called from the page
pub fn read(bytes: Vec<u8>) -> usize {
    Opened::file("text.txt", bytes, |_| None).message().len()
}
