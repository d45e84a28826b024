//! Downloads from an address: the page's own samples, and addresses given by the reader.
//!
//! An untrusted response may never end or never begin. It is read in chunks, up to [`MOST`] bytes,
//! with at most [`PATIENCE`] between chunks, and can be stopped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, Response};

use super::{clock, window};

/// The most bytes read from an address.
const MOST: usize = 200 << 20;

/// The longest wait for a response or its next chunk, in milliseconds.
const PATIENCE: i32 = 20_000;

/// Why a file could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FetchFault {
    /// The browser has no network.
    Offline,
    /// No response: the host does not exist, or it does not allow other pages to read it. Browsers
    /// do not distinguish the two.
    NoAnswer,
    /// An unencrypted address on another host, which the page's content policy forbids.
    Insecure,
    /// The host responded with this status.
    Status(u16),
    /// More than [`MOST`] bytes.
    TooLarge,
    /// Nothing arrived for [`PATIENCE`].
    Stalled,
    /// The reader stopped it.
    Stopped,
}

/// The progress of a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DownloadProgress {
    /// Bytes received.
    pub(crate) received: usize,
    /// Total bytes, if the host gives them.
    pub(crate) total: Option<usize>,
}

thread_local! {
    /// The current download.
    static CURRENT: RefCell<Option<Download>> = const { RefCell::new(None) };
}

/// A download that the reader or a timeout can stop.
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

    /// Waits for a promise, at most [`PATIENCE`].
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

/// Stops the current download.
pub(crate) fn stop() {
    if let Some(download) = CURRENT.take() {
        download.stop(FetchFault::Stopped);
    }
}

/// Fetches one of the page's own files.
pub(crate) async fn bytes(address: &str) -> Result<Vec<u8>, FetchFault> {
    download(address, |_| ()).await
}

/// Downloads a file from any address and reports the progress. A new download stops the previous
/// one.
pub(crate) async fn download(address: &str, tell: impl Fn(DownloadProgress)) -> Result<Vec<u8>, FetchFault> {
    stop();
    let controller = AbortController::new().map_err(|_| FetchFault::NoAnswer)?;
    let download = Download { controller, why: Rc::default() };
    CURRENT.set(Some(download.clone()));
    let fetched = receive(address, &download, tell).await;
    // After a fault, further chunks are not needed.
    download.controller.abort();
    let is_mine = |current: &Download| Rc::ptr_eq(&current.why, &download.why);
    CURRENT.with_borrow_mut(|current| {
        current.take_if(|current| is_mine(current));
    });
    fetched
}

async fn receive(
    address: &str,
    download: &Download,
    tell: impl Fn(DownloadProgress),
) -> Result<Vec<u8>, FetchFault> {
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
        // For a compressed response, the length is that of the compressed bytes.
        tell(DownloadProgress { received, total: total.filter(|total| *total >= received) });
    }
}

fn is_insecure(address: &str) -> bool {
    address.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"))
}
