//! Workers that read files. There is usually one; a second is started when a file waits while the
//! first is busy. Stopping a file ends its worker, and a new worker takes over the waiting files.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::files::File;
use super::window;

/// The most files read at once.
const MOST_WORKERS: usize = 2;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadFailure {
    /// It was stopped.
    Stopped,
    /// A part of the worker could not be fetched.
    Missing,
    /// The browser has not enough memory.
    Memory,
    /// The worker failed.
    Broken,
}

/// A worker's answer about a file.
pub(crate) enum WorkerAnswer {
    /// A message of `intake::worker_protocol`.
    Message(String),
    /// The files of an archive.
    Files(Vec<File>),
}

/// A file that waits for a worker or is being read.
struct Job {
    id: u32,
    message: Object,
    /// The objects transferred with it.
    moved: Array,
    /// Receives the worker's message, or the reason for its absence.
    answer: Function,
    progress: Box<dyn Fn(u32)>,
}

struct WorkerSlot {
    worker: Worker,
    job: Option<Job>,
}

thread_local! {
    static SLOTS: RefCell<Vec<WorkerSlot>> = const { RefCell::new(Vec::new()) };
    static WAITING: RefCell<VecDeque<Job>> = const { RefCell::new(VecDeque::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A unique number for a file, by which it can be stopped.
pub(crate) fn number() -> u32 {
    NEXT.replace(NEXT.get().wrapping_add(1))
}

/// Opens a file in a worker; `year` is given for a report's text whose year is known. `progress` is called with the percentage if the worker knows it.
///
/// # Errors
/// The file was stopped, or no worker could read it.
pub(crate) async fn open(
    id: u32,
    name: &str,
    bytes: &[u8],
    year: Option<i16>,
    progress: impl Fn(u32) + 'static,
) -> Result<WorkerAnswer, ReadFailure> {
    let bytes = Uint8Array::from(bytes);
    let year = year.map_or(JsValue::UNDEFINED, JsValue::from);
    let fields = [("name", name.into()), ("bytes", bytes.clone().into()), ("year", year)];
    let answer = ask(id, &fields, Array::of1(&bytes.buffer()), progress).await?;
    Ok(match answer.as_string() {
        Some(message) => WorkerAnswer::Message(message),
        None => WorkerAnswer::Files(Array::from(&answer).iter().map(JsValue::unchecked_into).collect()),
    })
}

/// Reads a table by a choice (as JSON) in a worker; returns the preview as JSON.
///
/// # Errors
/// No worker could read it.
pub(crate) async fn table(choice: &str) -> Result<String, ReadFailure> {
    let answer = ask(number(), &[("table", choice.into())], Array::new(), |_| ()).await?;
    answer.as_string().ok_or(ReadFailure::Broken)
}

/// Sends a message with these fields to a worker and returns its answer, a text or a list; `moved` is transferred.
async fn ask(
    id: u32,
    fields: &[(&str, JsValue)],
    moved: Array,
    progress: impl Fn(u32) + 'static,
) -> Result<JsValue, ReadFailure> {
    let message = Object::new();
    Reflect::set(&message, &"id".into(), &id.into()).map_err(|_| ReadFailure::Broken)?;
    for (field, value) in fields {
        Reflect::set(&message, &(*field).into(), value).map_err(|_| ReadFailure::Broken)?;
    }
    let mut job = Some((message, moved, Box::new(progress)));
    let answer = Promise::new(&mut |answer, _| {
        if let Some((message, moved, progress)) = job.take() {
            WAITING.with_borrow_mut(|waiting| {
                waiting.push_back(Job { id, message, moved, answer, progress });
            });
        }
    });
    assign();
    let answer = JsFuture::from(answer).await.map_err(|_| ReadFailure::Broken)?;
    match answer.as_f64() {
        None => Ok(answer),
        Some(0.0) => Err(ReadFailure::Stopped),
        Some(1.0) => Err(ReadFailure::Missing),
        Some(2.0) => Err(ReadFailure::Memory),
        Some(_) => Err(ReadFailure::Broken),
    }
}

/// Stops a file, whether it waits or is being read.
pub(crate) fn stop(id: u32) {
    let waits = WAITING.with_borrow_mut(|waiting| {
        let at = waiting.iter().position(|job| job.id == id)?;
        waiting.remove(at)
    });
    let job = waits.or_else(|| end(|job| job.id == id));
    if let Some(job) = job {
        job.refuse(ReadFailure::Stopped);
    }
    assign();
}

impl Job {
    fn refuse(&self, why: ReadFailure) {
        let number = match why {
            ReadFailure::Stopped => 0,
            ReadFailure::Missing => 1,
            ReadFailure::Memory => 2,
            ReadFailure::Broken => 3,
        };
        let _ = self.answer.call1(&JsValue::NULL, &number.into());
    }
}

/// Ends the worker of a job, and returns the job.
fn end(is_meant: impl Fn(&Job) -> bool) -> Option<Job> {
    SLOTS.with_borrow_mut(|slots| {
        let at = slots.iter().position(|slot| slot.job.as_ref().is_some_and(&is_meant))?;
        let slot = slots.swap_remove(at);
        slot.worker.terminate();
        slot.job
    })
}

/// Assigns waiting jobs to idle workers.
fn assign() {
    while let Some(job) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        let free = SLOTS.with_borrow(|slots| slots.iter().position(|slot| slot.job.is_none()));
        let slot = free.or_else(|| {
            let count = SLOTS.with_borrow(Vec::len);
            let worker = if count < MOST_WORKERS { start()? } else { return None };
            SLOTS.with_borrow_mut(|slots| slots.push(WorkerSlot { worker, job: None }));
            Some(count)
        });
        let Some(slot) = slot else {
            if SLOTS.with_borrow(Vec::is_empty) {
                job.refuse(ReadFailure::Missing);
                continue;
            }
            return WAITING.with_borrow_mut(|waiting| waiting.push_front(job));
        };
        SLOTS.with_borrow_mut(|slots| {
            let Some(slot) = slots.get_mut(slot) else { return };
            let posted = slot.worker.post_message_with_transfer(&job.message, &job.moved);
            if posted.is_ok() {
                slot.job = Some(job);
            } else {
                job.refuse(ReadFailure::Broken);
            }
        });
    }
}

fn start() -> Option<Worker> {
    let address = window().document()?.get_element_by_id("boot")?.get_attribute("data-reading-worker")?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options).ok()?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let field = |name: &str| Reflect::get(&event.data(), &name.into()).unwrap_or(JsValue::NULL);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // it was made from a u32
        let Some(id) = field("id").as_f64().map(|id| id as u32) else { return };
        let is_meant = |job: &Job| job.id == id;
        let (opened, percent) = (field("opened"), field("percent"));
        if opened.is_string() || opened.is_array() {
            done(is_meant, &opened);
        } else if let Some(percent) = percent.as_f64() {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 100
            progress(is_meant, percent as u32);
        } else {
            let why = match field("failed").as_string().as_deref() {
                Some("missing") => ReadFailure::Missing,
                Some("memory") => ReadFailure::Memory,
                _ => ReadFailure::Broken,
            };
            fail(is_meant, why);
        }
    });
    // A worker that could not start sends no answer, so its job gets the reason instead.
    let of = worker.clone();
    let on_error = Closure::<dyn FnMut()>::new(move || {
        let job = SLOTS.with_borrow_mut(|slots| {
            let at = slots.iter().position(|slot| slot.worker == of)?;
            slots.swap_remove(at).job
        });
        if let Some(job) = job {
            job.refuse(ReadFailure::Missing);
        }
        assign();
    });
    worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
    Some(worker)
}

fn done(is_meant: impl Fn(&Job) -> bool, opened: &JsValue) {
    let job = SLOTS.with_borrow_mut(|slots| {
        let slot = slots.iter_mut().find(|slot| slot.job.as_ref().is_some_and(&is_meant))?;
        slot.job.take()
    });
    if let Some(job) = job {
        let _ = job.answer.call1(&JsValue::NULL, opened);
    }
    assign();
}

fn progress(is_meant: impl Fn(&Job) -> bool, percent: u32) {
    SLOTS.with_borrow(|slots| {
        if let Some(job) = slots.iter().filter_map(|slot| slot.job.as_ref()).find(|job| is_meant(job)) {
            (job.progress)(percent);
        }
    });
}

/// Handles the failure of a worker: ends it and assigns waiting jobs to another.
fn fail(is_meant: impl Fn(&Job) -> bool, why: ReadFailure) {
    if let Some(job) = end(is_meant) {
        job.refuse(why);
    }
    assign();
}
