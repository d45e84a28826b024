//! Clocks and timers.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// A pending call.
#[derive(Debug)]
pub(crate) struct Timer(i32);

impl Timer {
    /// Cancels the call if it has not run.
    pub(crate) fn clear(&self) {
        window().clear_timeout_with_handle(self.0);
    }
}

/// Milliseconds since 1970 (UTC).
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JS dates are whole numbers
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The date in the reader's time zone: year, month, day.
pub(crate) fn today() -> (u32, u32, u32) {
    let now = js_sys::Date::new_0();
    (now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// A time in the reader's time zone, to the minute: `2026-03-05 14:07`.
pub(crate) fn local(time: u64) -> String {
    #[allow(clippy::cast_precision_loss)] // exact for some 280,000 years
    let date = js_sys::Date::new(&JsValue::from_f64(time as f64));
    format!(
        "{}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Milliseconds of a monotonic clock, for measuring durations.
pub(crate) fn ticks() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Yields, so that the browser can paint and handle events.
pub(crate) async fn breathe() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _: Result<JsValue, _> = JsFuture::from(promise).await;
}

/// Work that is done in slices, so that the page stays responsive.
#[derive(Debug)]
pub(crate) struct Slices {
    /// When the current slice began.
    since: f64,
}

impl Slices {
    /// The length of a slice in milliseconds: half a frame at 60 Hz.
    const LENGTH: f64 = 8.0;

    /// Begins the first slice.
    pub(crate) fn begin() -> Self {
        Self { since: ticks() }
    }

    /// Whether the slice is over.
    pub(crate) fn is_over(&self) -> bool {
        ticks() - self.since > Self::LENGTH
    }

    /// Yields and begins the next slice.
    pub(crate) async fn next(&mut self) {
        breathe().await;
        self.since = ticks();
    }
}

/// Waits for a time in milliseconds.
pub(crate) async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _: Result<JsValue, _> = JsFuture::from(promise).await;
}

/// Waits for a future, but no longer than a time in milliseconds. The future continues after that.
pub(crate) async fn at_most(milliseconds: i32, what: impl Future<Output = ()> + 'static) {
    let promise = |what: std::pin::Pin<Box<dyn Future<Output = ()>>>| {
        wasm_bindgen_futures::future_to_promise(async move {
            what.await;
            Ok(JsValue::UNDEFINED)
        })
    };
    let both = js_sys::Array::of2(&promise(Box::pin(what)), &promise(Box::pin(pause(milliseconds))));
    let _: Result<JsValue, _> = JsFuture::from(js_sys::Promise::race(&both)).await;
}

/// Calls `run` later, unless the timer is cleared before.
pub(crate) fn after(milliseconds: i32, run: impl FnOnce() + 'static) -> Option<Timer> {
    let run = Closure::once_into_js(run);
    let timer =
        window().set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), milliseconds);
    timer.ok().map(Timer)
}

/// A random number, which distinguishes tabs opened in the same millisecond.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 2³²
pub(crate) fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
