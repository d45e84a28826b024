//! Files read from an address: the page's own samples, and what a reader names.
//!
//! A stranger's answer may never end or never begin: it is read piece by piece, up to [`MOST`] bytes,
//! with at most [`PATIENCE`] between two pieces, and can be stopped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response};

use super::{clock, window};

/// The most bytes that are read from an address.
const MOST: usize = 200 << 20;

/// How long to wait for the answer, or for its next piece, in milliseconds.
const PATIENCE: i32 = 20_000;

/// Why a file could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FetchFault {
    /// The browser has no network.
    Offline,
    /// No answer: no such host, or one that does not let other pages read it. Browsers do not
    /// tell these two apart.
    NoAnswer,
    /// An address without encryption on another host: the page's content policy forbids it.
    Insecure,
    /// The host answers with this status.
    Status(u16),
    /// More than [`MOST`] bytes.
    TooLarge,
    /// Nothing came for [`PATIENCE`].
    Stalled,
    /// The reader stopped it.
    Stopped,
}

/// How far a download has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Bytes that have come.
    pub(crate) received: usize,
    /// Bytes in all, where the host says so.
    pub(crate) total: Option<usize>,
}

thread_local! {
    /// The download that is under way.
    static CURRENT: RefCell<Option<Download>> = const { RefCell::new(None) };
}

/// A download, to be stopped by the reader or by the clock.
#[derive(Clone)]
struct Download {
    controller: AbortController,
    why: Rc<Cell<Option<FetchFault>>>,
}

impl Download {
    fn stop(&self, why: FetchFault) {
        if self.why.get().is_none() {
            self.why.set(Some(why));
        }
        self.controller.abort();
    }

    /// Waits for a promise, for so long as a host is given.
    async fn wait(&self, promise: js_sys::Promise) -> Result<JsValue, FetchFault> {
        let late = self.clone();
        let timer = clock::after(PATIENCE, move || late.stop(FetchFault::Stalled));
        let answer = JsFuture::from(promise).await;
        if let Some(timer) = timer {
            timer.clear();
        }
        answer.map_err(|_| {
            let offline = || (!window().navigator().on_line()).then_some(FetchFault::Offline);
            self.why.get().or_else(offline).unwrap_or(FetchFault::NoAnswer)
        })
    }
}

/// Stops the download that is under way.
pub(crate) fn stop() {
    if let Some(download) = CURRENT.take() {
        download.stop(FetchFault::Stopped);
    }
}

/// Fetches a file of the page's own.
pub(crate) async fn bytes(address: &str) -> Result<Vec<u8>, FetchFault> {
    download(address, |_| ()).await
}

/// Fetches a file from any address, telling how far it has come. One at a time: another stops it.
pub(crate) async fn download(address: &str, tell: impl Fn(Progress)) -> Result<Vec<u8>, FetchFault> {
    stop();
    let controller = AbortController::new().map_err(|_| FetchFault::NoAnswer)?;
    let download = Download { controller, why: Rc::default() };
    CURRENT.set(Some(download.clone()));
    let fetched = receive(address, &download, tell).await;
    // What comes after a fault is not wanted.
    download.controller.abort();
    let is_mine = |current: &Download| Rc::ptr_eq(&current.why, &download.why);
    CURRENT.with_borrow_mut(|current| {
        current.take_if(|current| is_mine(current));
    });
    fetched
}

async fn receive(address: &str, download: &Download, tell: impl Fn(Progress)) -> Result<Vec<u8>, FetchFault> {
    let init = RequestInit::new();
    init.set_signal(Some(&download.controller.signal()));
    let answer = download.wait(window().fetch_with_str_and_init(address, &init)).await;
    let response: Response = match answer {
        Err(FetchFault::NoAnswer) if is_insecure(address) => return Err(FetchFault::Insecure),
        answer => answer?.dyn_into().map_err(|_| FetchFault::NoAnswer)?,
    };
    if !response.ok() {
        return Err(FetchFault::Status(response.status()));
    }
    let length = response.headers().get("content-length").ok().flatten();
    let total: Option<usize> = length.and_then(|length| length.parse().ok());
    if total.is_some_and(|total| total > MOST) {
        return Err(FetchFault::TooLarge);
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = download.wait(reader.read()).await?;
        let field = |name: &str| js_sys::Reflect::get(&piece, &JsValue::from_str(name));
        if field("done").is_ok_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        let piece: js_sys::Uint8Array =
            field("value").ok().and_then(|value| value.dyn_into().ok()).ok_or(FetchFault::NoAnswer)?;
        if bytes.len() + piece.length() as usize > MOST {
            return Err(FetchFault::TooLarge);
        }
        bytes.extend(piece.to_vec());
        let received = bytes.len();
        // Of a packed answer the length is that of the packed bytes.
        tell(Progress { received, total: total.filter(|total| *total >= received) });
    }
}

fn is_insecure(address: &str) -> bool {
    address.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"))
}
