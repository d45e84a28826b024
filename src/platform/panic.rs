//! Tells a worker's script of a panic. Without memory a program ends in the same trap, but does not panic.

/// Sets `globalThis.panicked` when this program panics.
pub(crate) fn announce() {
    std::panic::set_hook(Box::new(|_| {
        let _ = js_sys::Reflect::set(&js_sys::global(), &"panicked".into(), &true.into());
    }));
}
