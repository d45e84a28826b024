//! Local storage as a [`Store`] for drafts.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use tongbi::draft::{Memory, Store, StoreFault};

use wasm_bindgen::{JsCast as _, JsValue};

use super::window;

/// Whether the browser has stored something for this page, or refuses to store anything.
pub(crate) fn is_used() -> bool {
    match window().local_storage() {
        Ok(Some(storage)) => storage.length().is_ok_and(|length| length > 0) || !Storage::probe().is_kept(),
        _ => true,
    }
}

/// The browser's local storage; memory if the browser blocks that, so that the page still works.
pub(crate) enum Storage {
    /// Local storage, kept until the reader or the browser clears it.
    Local,
    /// Memory, lost with the page.
    Blocked(Memory),
}

impl Storage {
    /// Determines whether local storage is usable. Some browsers refuse access to the object, on
    /// which `gloo_storage` panics, so the access is tested first.
    pub(crate) fn probe() -> Self {
        const KEY: &str = "tongbi.probe";
        let usable =
            window().local_storage().ok().flatten().is_some_and(|storage| {
                storage.set_item(KEY, KEY).is_ok() && storage.remove_item(KEY).is_ok()
            });
        // A full storage cannot be written but can contain readable drafts.
        let holds = || {
            window()
                .local_storage()
                .ok()
                .flatten()
                .is_some_and(|storage| storage.length().is_ok_and(|n| n > 0))
        };
        if usable || holds() { Self::Local } else { Self::Blocked(Memory::default()) }
    }

    /// Whether drafts are kept after the page is closed.
    pub(crate) fn is_kept(&self) -> bool {
        matches!(self, Self::Local)
    }
}

impl Store for Storage {
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault> {
        match self {
            Self::Local => LocalStorage::raw().get_item(key).map_err(|_| StoreFault::Blocked),
            Self::Blocked(memory) => memory.get(key),
        }
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreFault> {
        match self {
            // After a successful probe, the only reason for refusal is lack of room.
            Self::Local => LocalStorage::raw().set_item(key, text).map_err(|_| StoreFault::Full),
            Self::Blocked(memory) => memory.set(key, text),
        }
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreFault> {
        match self {
            Self::Local => {
                LocalStorage::delete(key);
                Ok(())
            }
            Self::Blocked(memory) => memory.remove(key),
        }
    }

    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        match self {
            Self::Local => {
                let storage = LocalStorage::raw();
                Ok((0..LocalStorage::length()).filter_map(|index| storage.key(index).ok()?).collect())
            }
            Self::Blocked(memory) => memory.keys(),
        }
    }
}

/// Whether the browser has a database for this page, without opening one.
pub(crate) async fn has_databases() -> bool {
    let list = || -> Result<js_sys::Promise, JsValue> {
        let factory = js_sys::Reflect::get(&window(), &"indexedDB".into())?;
        let list: js_sys::Function = js_sys::Reflect::get(&factory, &"databases".into())?.dyn_into()?;
        list.call0(&factory)?.dyn_into()
    };
    let Ok(list) = list() else { return false };
    let found = wasm_bindgen_futures::JsFuture::from(list).await;
    found.is_ok_and(|found| js_sys::Array::from(&found).length() > 0)
}

/// Asks the browser once not to evict this page's data when the disk is full.
pub(crate) fn persist() {
    thread_local! {
        static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }
    if ASKED.replace(true) {
        return;
    }
    let manager = js_sys::Reflect::get(&window().navigator(), &"storage".into());
    let ask = manager.as_ref().ok().and_then(|manager| js_sys::Reflect::get(manager, &"persist".into()).ok());
    if let (Ok(manager), Some(ask)) = (manager, ask.and_then(|ask| ask.dyn_into::<js_sys::Function>().ok())) {
        let _ = ask.call0(&manager);
    }
}

/// A counter of this tab that survives a reload; 0 if the browser stores none.
pub(crate) fn tab_count(key: &str) -> u32 {
    if has_tab_storage() { SessionStorage::get(key).unwrap_or(0) } else { 0 }
}

/// Sets a counter of this tab.
pub(crate) fn set_tab_count(key: &str, count: u32) {
    if has_tab_storage() {
        let _ = SessionStorage::set(key, count);
    }
}

/// Tested first, because `gloo_storage` panics if the browser refuses access to the object.
fn has_tab_storage() -> bool {
    window().session_storage().is_ok_and(|storage| storage.is_some())
}
