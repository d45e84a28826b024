//! Tells a worker's script of a panic: running out of memory ends a program in the same trap, but without a panic.

/// Sets `globalThis.panicked` when this program panics.
pub(crate) fn announce() {
    std::panic::set_hook(Box::new(|_| {
        let _ = js_sys::Reflect::set(&js_sys::global(), &"panicked".into(), &true.into());
    }));
}
