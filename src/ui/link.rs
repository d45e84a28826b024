//! The link in the page's address: whether there is one, and its content.

use std::cell::RefCell;

use tongbi::share::{self, Link, LinkFault};

use crate::platform::address;

/// The result of reading a fragment.
type Decoded = Result<Option<Link>, LinkFault>;

thread_local! {
    /// The last fragment, whether it is a link, and its content until that is opened. Cached
    /// because reading a long link takes time.
    static READ: RefCell<Option<(String, bool, Option<Decoded>)>> = const { RefCell::new(None) };
}

/// Whether the address has a link to open instead of the last draft.
pub(crate) fn is_there() -> bool {
    let text = address::link();
    let known = READ.with_borrow(|read| read.as_ref().filter(|read| read.0 == text).map(|read| read.1));
    known.unwrap_or_else(|| {
        let decoded = share::read(&text);
        let is_link = matches!(decoded, Ok(Some(_)));
        READ.set(Some((text, is_link, Some(decoded))));
        is_link
    })
}

/// The content of the link. It is removed from the cache, so the caller has to open it.
pub(crate) fn take() -> Decoded {
    is_there();
    let decoded = READ.with_borrow_mut(|read| read.as_mut().and_then(|read| read.2.take()));
    decoded.unwrap_or_else(|| share::read(&address::link()))
}
