//! The wasm side of the browser benchmarks: the page's own code, called by `benches/*.bench.mjs`.
//!
//! `make bench` builds it with the page's profile. Built natively, it does nothing.

#[cfg(target_arch = "wasm32")]
mod charts;
#[cfg(target_arch = "wasm32")]
mod comparing;
#[cfg(target_arch = "wasm32")]
#[path = "../../src/platform/drawing.rs"]
mod drawing;

fn main() {}
