//! Keeps the focus on the page when the element that has it is built anew or removed.
//!
//! | the element | the focus goes to |
//! | --- | --- |
//! | built anew: another has its id, or its tag and name | that one |
//! | removed from a panel, which names the button that opened it | that button |
//! | removed | the main content |
//!
//! Without this, browsers put the focus on the body, and a keyboard or a screen reader starts at the top again.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

use super::{listen, window};

/// The attribute with the id of the element to which the focus returns.
pub(crate) const HOME: &str = "data-home";

/// The element that has the focus, and how to find its replacement if it is removed.
struct Focused {
    element: Element,
    id: String,
    tag: String,
    name: String,
    home: Option<String>,
}

thread_local! {
    static FOCUSED: RefCell<Option<Focused>> = const { RefCell::new(None) };
}

/// Follows the focus from now on; `main` is the id of the main content.
pub(crate) fn keep(main: &'static str) {
    listen(&window(), "focusin", |event: Event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        FOCUSED.set(
            element.map(|element| Focused {
                id: element.id(),
                tag: element.tag_name().to_ascii_lowercase(),
                name: name(&element),
                home: element
                    .closest(&format!("[{HOME}]"))
                    .ok()
                    .flatten()
                    .and_then(|home| home.get_attribute(HOME)),
                element,
            }),
        );
    });
    let restore = Closure::<dyn Fn()>::new(move || restore(main));
    let observer = MutationObserver::new(restore.as_ref().unchecked_ref());
    let body = window().document().and_then(|document| document.body());
    if let (Ok(observer), Some(body)) = (observer, body) {
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        let _ = observer.observe_with_options(&body, &init);
    }
    restore.forget();
}

/// What an element is called: its label, else its text.
fn name(element: &Element) -> String {
    element.get_attribute("aria-label").or_else(|| element.text_content()).unwrap_or_default()
}

/// Moves the focus if its element is no longer on the page.
fn restore(main: &str) {
    let Some(document) = window().document() else { return };
    let lost = FOCUSED.with_borrow_mut(|focused| focused.take_if(|focused| !focused.element.is_connected()));
    let Some(lost) = lost else { return };
    // The page has put the focus somewhere itself.
    if document.active_element().is_some_and(|active| active.tag_name() != "BODY") {
        return;
    }
    let by_id = |id: &str| (!id.is_empty()).then(|| document.get_element_by_id(id)).flatten();
    let alike = || {
        let all = document.get_elements_by_tag_name(&lost.tag);
        (0..all.length()).filter_map(|at| all.item(at)).find(|other| name(other) == lost.name)
    };
    let targets = [by_id(&lost.id), alike(), lost.home.as_deref().and_then(by_id), by_id(main)];
    for target in targets.into_iter().flatten().filter_map(|target| target.dyn_into::<HtmlElement>().ok()) {
        // The page stays where the reader is: the main content may be far longer than the window.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = target.focus_with_options(&options);
        if document.active_element().is_some_and(|active| active.is_same_node(Some(&target))) {
            return;
        }
    }
}
