//! Tells a worker's script of a panic: running out of memory ends a program in the same trap, but without a panic.

/// Runs when the program starts: a panic sets `globalThis.panicked`.
#[wasm_bindgen::prelude::wasm_bindgen(start)]
fn announce_panics() {
    std::panic::set_hook(Box::new(|_| {
        let _ = js_sys::Reflect::set(&js_sys::global(), &"panicked".into(), &true.into());
    }));
}
