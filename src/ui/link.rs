//! The link in the page's address: whether there is one, and what it holds.

use std::cell::RefCell;

use tongbi::share::{self, Link, LinkFault};

use crate::platform::address;

/// What came of reading a fragment.
type Outcome = Result<Option<Link>, LinkFault>;

thread_local! {
    /// The last fragment that was looked at, whether it is a link, and what it holds until that is
    /// opened: reading a long one takes a while.
    static READ: RefCell<Option<(String, bool, Option<Outcome>)>> = const { RefCell::new(None) };
}

/// Whether the address holds a link that is to be opened instead of the last draft.
pub(crate) fn is_there() -> bool {
    let text = address::link();
    let known = READ.with_borrow(|read| read.as_ref().filter(|read| read.0 == text).map(|read| read.1));
    known.unwrap_or_else(|| {
        let outcome = share::read(&text);
        let is_link = matches!(outcome, Ok(Some(_)));
        READ.set(Some((text, is_link, Some(outcome))));
        is_link
    })
}

/// What the address holds. Read once: whoever takes it opens it.
pub(crate) fn take() -> Outcome {
    is_there();
    let outcome = READ.with_borrow_mut(|read| read.as_mut().and_then(|read| read.2.take()));
    outcome.unwrap_or_else(|| share::read(&address::link()))
}
