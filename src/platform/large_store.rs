//! Texts too big for local storage, in IndexedDB.

use idb::{Database, DatabaseEvent as _, Error, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "tongbi";
const STORE: &str = "bodies";

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Puts a text under a key.
pub(crate) async fn put(key: &str, text: &str) -> Result<(), Error> {
    let transaction = database().await?.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.put(&JsValue::from(text), Some(&JsValue::from(key)))?.await?;
    transaction.commit()?.await?;
    Ok(())
}

/// The text under a key.
pub(crate) async fn get(key: &str) -> Result<Option<String>, Error> {
    let transaction = database().await?.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let value = transaction.object_store(STORE)?.get(JsValue::from(key))?.await?;
    Ok(value.and_then(|value| value.as_string()))
}

/// Removes a key, if it is there.
pub(crate) async fn remove(key: &str) -> Result<(), Error> {
    let transaction = database().await?.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.delete(JsValue::from(key))?.await?;
    transaction.commit()?.await?;
    Ok(())
}
