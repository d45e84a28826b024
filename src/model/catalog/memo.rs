//! Remembers what was found for a name. The same few thousand names are looked up for every view and at every change
//! of the reports, and finding one unifies its spelling several times.

use std::cell::RefCell;
use std::collections::HashMap;

/// The most names remembered; after that it begins anew. Many places have about as many names.
const MOST: usize = 20_000;

/// The longest name remembered, in bytes.
const LONGEST: usize = 200;

/// The answers of a pure function of a name.
#[derive(Debug)]
pub(crate) struct Memo<T>(RefCell<HashMap<Box<str>, T>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Memo<T> {
    /// The answer for a name.
    pub(crate) fn answer(&self, name: &str, find: impl FnOnce(&str) -> T) -> T {
        let known = self.0.try_borrow().ok().and_then(|known| known.get(name).cloned());
        known.unwrap_or_else(|| {
            let found = find(name);
            if name.len() <= LONGEST
                && let Ok(mut known) = self.0.try_borrow_mut()
            {
                if known.len() >= MOST {
                    known.clear();
                }
                known.insert(name.into(), found.clone());
            }
            found
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_once_and_memory_is_bounded() {
        let memo = Memo::default();
        assert_eq!(memo.answer("茶园", |name| name.len()), 6);
        assert_eq!(memo.answer("茶园", |_| 0), 6);
        let long = "茶".repeat(LONGEST);
        memo.answer(&long, |_| 1);
        assert_eq!(memo.answer(&long, |_| 2), 2);
        for number in 0..MOST {
            memo.answer(&number.to_string(), |_| 0);
        }
        assert!(memo.0.borrow().len() <= MOST);
        assert_eq!(memo.answer("茶园", |_| 7), 7);
    }
}
