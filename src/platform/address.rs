//! The page's address: its query, its fragment, and the base of links to it.
//!
//! | address | link |
//! | --- | --- |
//! | `…/#r2-0024` | `r2-0024` |
//! | `…/?lang=zh%23r2-0024` | `r2-0024`: an app encoded the `#` |
//! | `…/?lang=zh` | none |

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use super::window;

/// The value of a field of the query.
pub(crate) fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The fragment without `#`; empty if there is none.
pub(crate) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The text after `#`, even if an app percent-encoded the `#`. Then the link is part of the query, as in
/// `?lang=zh&s=1%23r2-0024`.
pub(crate) fn link() -> String {
    let fragment = fragment();
    if !fragment.is_empty() {
        return fragment;
    }
    let search = window().location().search().unwrap_or_default();
    let hash = ["%23", "%2523"].iter().filter_map(|hash| search.split_once(hash)).next();
    hash.map(|(_, link)| link.to_owned()).unwrap_or_default()
}

/// The file of the page for links to charts: `index.html` that requests the chart's files at once (tools/finish.mjs).
const CHART_PAGE: &str = "chart.html";

/// The page's address without query and fragment.
pub(crate) fn base() -> String {
    address_of(|file| if file == CHART_PAGE { "" } else { file })
}

/// The address of the page for links to charts, without query and fragment.
pub(crate) fn chart_base() -> String {
    address_of(|_| CHART_PAGE)
}

/// The address of another file beside this page, given the name of the page's own file.
fn address_of(file: impl Fn(&str) -> &str) -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    // A page opened from disk has the origin "null".
    let origin = if origin == "null" { "file://".to_owned() } else { origin };
    let path = location.pathname().unwrap_or_default();
    let (folder, own) = path.rsplit_once('/').unwrap_or_default();
    format!("{origin}{folder}/{}", file(own))
}

/// Replaces query and fragment without navigation or a history entry.
pub(crate) fn replace(query: &str, fragment: &str) {
    let mut address = window().location().pathname().unwrap_or_default();
    if !query.is_empty() {
        address.push('?');
        address.push_str(query);
    }
    if !fragment.is_empty() {
        address.push('#');
        address.push_str(fragment);
    }
    if let Ok(history) = window().history() {
        let kept = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&kept, "", Some(&address));
    }
}

/// Stores `now` in the current history entry and adds an entry with `next`, so that the browser's
/// Back leads here. The address is unchanged.
pub(crate) fn leave(now: &str, next: &str) {
    note(now);
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::from_str(next), "", None);
    }
}

/// Stores a text in the current history entry.
pub(crate) fn note(now: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::from_str(now), "", None);
    }
}

/// Goes back in the browser's history.
pub(crate) fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Calls `run` with the stored text whenever the reader moves in the browser's history.
pub(crate) fn on_move(run: impl Fn(&str) + 'static) {
    super::listen(&window(), "popstate", move |_: web_sys::Event| {
        let noted = window().history().ok().and_then(|history| history.state().ok());
        if let Some(noted) = noted.and_then(|noted| noted.as_string()) {
            run(&noted);
        }
    });
}

/// The reader's most preferred language: `zh-CN`, `en`.
pub(crate) fn preferred_language() -> Option<String> {
    window().navigator().language()
}
