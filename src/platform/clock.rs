//! Time: now, and later.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Something that is to run later.
#[derive(Debug)]
pub(crate) struct Timer(i32);

impl Timer {
    /// Keeps it from running, if it has not.
    pub(crate) fn clear(&self) {
        window().clear_timeout_with_handle(self.0);
    }
}

/// Milliseconds since 1970 (UTC).
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JS dates are whole numbers
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The reader's date: year, month, day.
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

/// Milliseconds of a clock that only goes forward, for measuring how long something took.
pub(crate) fn ticks() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Lets the browser paint and answer before going on.
pub(crate) async fn breathe() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _: Result<JsValue, _> = JsFuture::from(promise).await;
}

/// Waits.
pub(crate) async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _: Result<JsValue, _> = JsFuture::from(promise).await;
}

/// Does something, and waits for its end, but no longer than so many milliseconds: then it goes on by itself.
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

/// Runs something later, unless the timer is cleared before.
pub(crate) fn after(milliseconds: i32, run: impl FnOnce() + 'static) -> Option<Timer> {
    let run = Closure::once_into_js(run);
    let timer =
        window().set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), milliseconds);
    timer.ok().map(Timer)
}

/// A number that another tab, opened in the same millisecond, does not have.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 2³²
pub(crate) fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
