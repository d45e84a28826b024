//! The port to a key-value store for texts, such as the browser's local storage.

use std::collections::BTreeMap;

/// A key-value store. The page implements it over local storage; tests and a page whose storage
/// is blocked use [`Memory`].
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// The store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault>;

    /// Stores a text under a key.
    ///
    /// # Errors
    /// The store is blocked or full; the previous text stays.
    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreFault>;

    /// Removes a key; a missing key is no error.
    ///
    /// # Errors
    /// The store cannot be written.
    fn remove(&mut self, key: &str) -> Result<(), StoreFault>;

    /// All keys, in any order.
    ///
    /// # Errors
    /// The store cannot be read.
    fn keys(&self) -> Result<Vec<String>, StoreFault>;
}

/// Why a store fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// The browser blocks it.
    Blocked,
    /// It is full.
    Full,
}

/// A store in memory, lost when the page closes. With a limit it can be full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    texts: BTreeMap<String, String>,
    limit: Option<usize>,
}

impl Memory {
    /// A store that holds at most `limit` bytes of keys and texts.
    #[must_use]
    pub fn with_limit(limit: usize) -> Self {
        Self { texts: BTreeMap::new(), limit: Some(limit) }
    }
}

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault> {
        Ok(self.texts.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreFault> {
        let others = self.texts.iter().filter(|(other, _)| *other != key);
        let used: usize = others.map(|(key, text)| key.len() + text.len()).sum();
        if self.limit.is_some_and(|limit| used + key.len() + text.len() > limit) {
            return Err(StoreFault::Full);
        }
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreFault> {
        self.texts.remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        Ok(self.texts.keys().cloned().collect())
    }
}

/// A store over texts that were fetched from another one: it reads from both and writes to the first.
#[derive(Debug)]
pub struct Layered<'s, S> {
    /// The store that is written to.
    pub front: &'s mut S,
    /// Keys and texts from the other store, such as the large store.
    pub fetched: BTreeMap<String, String>,
}

impl<S: Store> Store for Layered<'_, S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault> {
        let front = self.front.get(key);
        match (&front, self.fetched.get(key)) {
            (Ok(Some(_)), _) | (_, None) => front,
            (_, Some(text)) => Ok(Some(text.clone())),
        }
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.front.set(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreFault> {
        self.fetched.remove(key);
        self.front.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreFault> {
        let mut keys = self.front.keys()?;
        keys.extend(self.fetched.keys().cloned());
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }
}
