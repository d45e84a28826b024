//! Pauses between the steps of long work, so that a page stays responsive. The work is asynchronous and awaits
//! [`Pause::pause`] every few milliseconds; the caller decides whether to pause.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Decides after each step of long work whether to do something else first.
pub trait Pause {
    /// Waits until the work may go on.
    fn pause(&mut self) -> impl Future<Output = ()>;
}

/// Never pauses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unpaused;

impl Pause for Unpaused {
    async fn pause(&mut self) {}
}

/// The result of work that never pauses.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
