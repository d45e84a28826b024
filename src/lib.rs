//! Tongbi 同比: reads, compares and draws annual government work reports (政府工作报告).
//!
//! This library is the pure core. It knows reports and nothing of browsers, and is tested
//! natively; the page in `ui` and `platform` is built only for WebAssembly.

pub mod annotate;
pub mod chart;
pub mod check;
pub mod compare;
pub mod correct;
pub mod document;
pub mod draft;
pub mod export;
pub mod extract;
pub mod format;
pub mod i18n;
pub mod intake;
pub mod model;
pub mod overview;
pub mod quantity;
pub mod share;
pub mod source;
pub mod tasks;
pub mod view;
pub mod wording;
