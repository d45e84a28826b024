//! Texts in IndexedDB: those too large for local storage, and a second copy of the journal.
//!
//! Browsers write local storage to disk late. IndexedDB with strict durability completes only after
//! writing, so its content survives a browser that is killed.

use std::cell::RefCell;

use idb::{
    Database, DatabaseEvent as _, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode,
};
use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// Why the large store failed.
pub(crate) type LargeStoreFault = Error;

const DATABASE: &str = "tongbi";
const STORE: &str = "bodies";

thread_local! {
    /// The open connection.
    static CONNECTION: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

async fn database() -> Result<Database, Error> {
    if let Some(open) = CONNECTION.with_borrow(Clone::clone) {
        return Database::try_from(open);
    }
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    let open: JsValue = request.await?.into();
    CONNECTION.set(Some(open.clone()));
    Database::try_from(open)
}

/// A write transaction that completes only when the texts are on disk.
async fn writing() -> Result<(Transaction, ObjectStore), Error> {
    let database: JsValue = database().await?.into();
    let strictly = || -> Result<Transaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&database, &"transaction".into())?.dyn_into()?;
        let arguments = Array::of3(&Array::of1(&STORE.into()), &"readwrite".into(), &options);
        let transaction = begin.apply(&database, &arguments)?;
        Transaction::try_from(transaction).map_err(|_| JsValue::UNDEFINED)
    };
    let transaction = match strictly() {
        Ok(transaction) => transaction,
        // The connection was closed, by the browser or because the page's data was deleted.
        Err(_) => {
            CONNECTION.set(None);
            self::database().await?.transaction(&[STORE], TransactionMode::ReadWrite)?
        }
    };
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}

async fn reading() -> Result<ObjectStore, Error> {
    let transaction = match database().await?.transaction(&[STORE], TransactionMode::ReadOnly) {
        Ok(transaction) => transaction,
        Err(_) => {
            CONNECTION.set(None);
            database().await?.transaction(&[STORE], TransactionMode::ReadOnly)?
        }
    };
    transaction.object_store(STORE)
}

/// Stores texts under keys: all of them or, on an error, none.
pub(crate) async fn put_all(texts: &[(String, String)]) -> Result<(), Error> {
    let (transaction, store) = writing().await?;
    for (key, text) in texts {
        store.put(&JsValue::from(text), Some(&JsValue::from(key)))?;
    }
    transaction.commit()?.await?;
    Ok(())
}

/// The text under a key.
pub(crate) async fn get(key: &str) -> Result<Option<String>, Error> {
    Ok(get_within(key, usize::MAX).await?.and_then(Result::ok))
}

/// A stored text that is longer than the caller wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLong;

/// The text under a key, if it has at most so many UTF-16 code units. A longer one is not copied into the page's memory.
pub(crate) async fn get_within(key: &str, most: usize) -> Result<Option<Result<String, TooLong>>, Error> {
    let value = reading().await?.get(JsValue::from(key))?.await?;
    Ok(value.and_then(|value| {
        let is_long = value.dyn_ref::<JsString>().is_some_and(|text| text.length() as usize > most);
        if is_long { Some(Err(TooLong)) } else { value.as_string().map(Ok) }
    }))
}

/// All keys with a prefix.
pub(crate) async fn keys(prefix: &str) -> Result<Vec<String>, Error> {
    // No key continues with the greatest UTF-16 code unit.
    let end = format!("{prefix}\u{ffff}");
    let range = KeyRange::bound(&JsValue::from(prefix), &JsValue::from(end), None, None)?;
    let keys = reading().await?.get_all_keys(Some(Query::KeyRange(range)), None)?.await?;
    Ok(keys.into_iter().filter_map(|key| key.as_string()).collect())
}

/// Removes keys, if they exist.
pub(crate) async fn remove_all(keys: &[String]) -> Result<(), Error> {
    let (transaction, store) = writing().await?;
    for key in keys {
        store.delete(JsValue::from(key))?;
    }
    transaction.commit()?.await?;
    Ok(())
}
