//! The worker that reads reports' words: started when it is first needed, kept from then on.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::window;

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
    static WAITING: RefCell<HashMap<u32, js_sys::Function>> = RefCell::new(HashMap::new());
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Has the worker open a file; `year` where these are a report's words and its year is known. Its
/// message, or `None` if the worker could not be had or failed.
pub(crate) async fn open(name: &str, bytes: &[u8], year: Option<i16>) -> Option<String> {
    let bytes = Uint8Array::from(bytes);
    let year = year.map_or(JsValue::UNDEFINED, JsValue::from);
    let fields = [("name", name.into()), ("bytes", bytes.clone().into()), ("year", year)];
    ask(&fields, &Array::of1(&bytes.buffer())).await
}

/// Has the worker take a table by a choice, as JSON; how it is taken, as JSON.
pub(crate) async fn table(choice: &str) -> Option<String> {
    ask(&[("table", choice.into())], &Array::new()).await
}

/// The worker's answer to a message of these fields; `moved` is handed over to it.
async fn ask(fields: &[(&str, JsValue)], moved: &Array) -> Option<String> {
    let worker = worker()?;
    let id = NEXT.replace(NEXT.get().wrapping_add(1));
    let message = Object::new();
    Reflect::set(&message, &"id".into(), &id.into()).ok()?;
    for (field, value) in fields {
        Reflect::set(&message, &(*field).into(), value).ok()?;
    }
    let answer = js_sys::Promise::new(&mut |resolve, _| {
        WAITING.with_borrow_mut(|waiting| waiting.insert(id, resolve));
    });
    worker.post_message_with_transfer(&message, moved).ok()?;
    JsFuture::from(answer).await.ok()?.as_string()
}

fn worker() -> Option<Worker> {
    if let Some(worker) = WORKER.with_borrow(Clone::clone) {
        return Some(worker);
    }
    let address = window().document()?.get_element_by_id("boot")?.get_attribute("data-reader")?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options).ok()?;
    let answered = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let field = |name: &str| Reflect::get(&event.data(), &name.into()).unwrap_or(JsValue::NULL);
        if let Some(id) = id_of(&field("id")) {
            answer(id, &field("opened"));
        }
    });
    // A worker that could not start answers nothing: what waits for it is told so.
    let failed = Closure::<dyn FnMut()>::new(|| {
        WORKER.set(None);
        let waiting: Vec<u32> = WAITING.with_borrow(|waiting| waiting.keys().copied().collect());
        waiting.into_iter().for_each(|id| answer(id, &JsValue::NULL));
    });
    worker.set_onmessage(Some(answered.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(failed.into_js_value().unchecked_ref()));
    WORKER.set(Some(worker.clone()));
    Some(worker)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // it was made from a u32
fn id_of(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|id| id as u32)
}

fn answer(id: u32, opened: &JsValue) {
    if let Some(resolve) = WAITING.with_borrow_mut(|waiting| waiting.remove(&id)) {
        let _ = resolve.call1(&JsValue::NULL, opened);
    }
}
