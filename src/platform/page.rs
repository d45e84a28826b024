//! The document around the app: its language, title, theme and width, and events on the whole page.

use wasm_bindgen::JsCast as _;
use web_sys::{DataTransfer, DragEvent, HtmlElement, KeyboardEvent, MouseEvent, StorageEvent};
pub(crate) use web_sys::{Element, Event};

use super::{listen, window};

/// The element that the page is built in, emptied of what stood there while it was loading.
pub(crate) fn take_frame() -> Option<HtmlElement> {
    let frame = window().document()?.get_element_by_id("app")?;
    frame.set_text_content(None);
    frame.dyn_into().ok()
}

fn root() -> Option<HtmlElement> {
    window().document()?.document_element()?.dyn_into().ok()
}

/// Sets the document's language and title.
pub(crate) fn set_language(code: &str, title: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", code);
    }
    if let Some(document) = window().document() {
        document.set_title(title);
    }
}

/// Chooses the theme `light` or `dark`; until then the page follows the system.
pub(crate) fn set_theme(theme: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// Whether the system prefers dark colours.
pub(crate) fn prefers_dark() -> bool {
    window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches())
}

/// The width of the window in CSS pixels.
pub(crate) fn width() -> u32 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1024.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a window is a few thousand wide
    let width = width.max(0.0) as u32;
    width
}

/// What the reader has selected, as places that elements give: each has in `attribute` the place of
/// its first character. `None` if nothing is selected, or an end lies outside of such elements.
pub(crate) fn selected(attribute: &str) -> Option<(usize, usize)> {
    let range = window().get_selection().ok()??.get_range_at(0).ok()?;
    let place = |node: web_sys::Node, offset: u32| -> Option<usize> {
        let within = node.text_content()?;
        let element = node.parent_element()?.closest(&format!("[{attribute}]")).ok()??;
        let from: usize = element.get_attribute(attribute)?.parse().ok()?;
        // Offsets in a page count UTF-16 units.
        let units: Vec<u16> = within.encode_utf16().take(offset as usize).collect();
        Some(from + char::decode_utf16(units).count())
    };
    let start = place(range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some((start, end))
}

/// Calls `run` whenever the page is hidden or left: the last moment to save.
pub(crate) fn on_hide(run: impl Fn() + Clone + 'static) {
    let hide = run.clone();
    listen(&window(), "pagehide", move |_: Event| hide());
    listen(&window(), "visibilitychange", move |_: Event| {
        if window().document().is_some_and(|document| document.hidden()) {
            run();
        }
    });
}

/// Calls `run` with the key whenever another tab has written local storage; `None`: it was emptied.
pub(crate) fn on_storage(run: impl Fn(Option<String>) + 'static) {
    listen(&window(), "storage", move |event: StorageEvent| run(event.key()));
}

/// Calls `run` with the key pressed while Ctrl or ⌘ is held, and whether Shift is; not while a text is
/// typed, where such keys have a meaning of their own. Where `run` gives true, the browser does nothing.
pub(crate) fn on_shortcut(run: impl Fn(&str, bool) -> bool + 'static) {
    listen(&window(), "keydown", move |event: KeyboardEvent| {
        let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let typed = is_within(&event, "input:not([type=checkbox]), textarea, select, [contenteditable]");
        if held && !typed && run(&event.key().to_lowercase(), event.shift_key()) {
            event.prevent_default();
        }
    });
}

/// Calls `run` with the new width whenever the window changes its size.
pub(crate) fn on_resize(run: impl Fn(u32) + 'static) {
    listen(&window(), "resize", move |_: Event| run(width()));
}

/// Calls `run` whenever the page was scrolled: at most once a frame.
pub(crate) fn on_scroll(run: impl Fn() + 'static) {
    listen(&window(), "scroll", move |_: Event| run());
}

/// Top and height of the first element that a selector finds, in CSS pixels from the window's top.
pub(crate) fn extent(selector: &str) -> Option<(f64, f64)> {
    let element = window().document()?.query_selector(selector).ok()??;
    let extent = element.get_bounding_client_rect();
    Some((extent.top(), extent.height()))
}

/// How far the page is scrolled down, in CSS pixels.
pub(crate) fn scroll() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page once it is laid out anew.
pub(crate) fn scroll_to(top: f64) {
    super::clock::after(0, move || {
        super::clock::after(0, move || window().scroll_to_with_x_and_y(0.0, top));
    });
}

/// The height of the window in CSS pixels.
pub(crate) fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(768.0)
}

/// Calls `run` whenever the address gets another fragment.
pub(crate) fn on_fragment(run: impl Fn() + 'static) {
    listen(&window(), "hashchange", move |_: Event| run());
}

/// Calls `hover` with whether files hover over the page, and `drop` with what is dropped anywhere.
pub(crate) fn on_drop(hover: impl Fn(bool) + Clone + 'static, drop: impl Fn(DataTransfer) + 'static) {
    let (entered, left) = (hover.clone(), hover.clone());
    listen(&window(), "dragover", move |event: DragEvent| {
        // Without this the browser opens the file instead of the page.
        event.prevent_default();
        entered(true);
    });
    listen(&window(), "dragleave", move |event: DragEvent| {
        if event.related_target().is_none() {
            left(false);
        }
    });
    listen(&window(), "drop", move |event: DragEvent| {
        event.prevent_default();
        hover(false);
        if let Some(transfer) = event.data_transfer() {
            drop(transfer);
        }
    });
}

/// Keeps the page's files for visits without a network; boot.js knows how.
pub(crate) fn keep_offline() {
    if let Ok(event) = Event::new("tongbi:keep") {
        let _ = window().dispatch_event(&event);
    }
}

/// Prints the page, once what listens to [`on_print`] is done.
pub(crate) fn print() {
    // The browser's own event comes too late: what it changes is not built before the page is laid out.
    if let Ok(event) = Event::new("beforeprint") {
        let _ = window().dispatch_event(&event);
    }
    super::clock::after(0, || {
        let _ = window().print();
    });
}

/// Prints nothing of the page but the figure.
pub(crate) fn print_figure() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-print", "figure");
        print();
    }
}

/// Calls `run` with whether the page is laid out for paper, whenever that changes.
pub(crate) fn on_print(run: impl Fn(bool) + Clone + 'static) {
    let before = run.clone();
    listen(&window(), "beforeprint", move |_: Event| before(true));
    listen(&window(), "afterprint", move |_: Event| {
        if let Some(root) = root() {
            let _ = root.remove_attribute("data-print");
        }
        run(false);
    });
}

/// Moves the keyboard's focus to the element with this id, and scrolls it into view.
pub(crate) fn focus(id: &str) {
    let element = window().document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the keyboard's focus to an element once it stands in the page, and selects its text.
pub(crate) fn focus_element(element: &Element) {
    if let Some(field) = element.dyn_ref::<web_sys::HtmlInputElement>().cloned() {
        super::clock::after(0, move || {
            let _ = field.focus();
            field.select();
        });
    }
}

/// Clicks the element with this id.
pub(crate) fn click(id: &str) {
    let element = window().document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Where the pointer is over an element, in shares of its width and height, and the value that the
/// attribute of the innermost element there has.
pub(crate) fn pointed(event: &Event, over: &Element, attribute: &str) -> Option<(f64, f64, Option<String>)> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let frame = over.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - frame.left()) / frame.width();
    let y = (f64::from(event.client_y()) - frame.top()) / frame.height();
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    Some((x, y, target.and_then(|element| element.get_attribute(attribute))))
}

/// What an attribute holds of the element that an event came from, or of the nearest around it that
/// has it.
pub(crate) fn attribute(event: &Event, name: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// Whether an event came from within an element that a selector names.
pub(crate) fn is_within(event: &Event, selector: &str) -> bool {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// The name of the key that an event is about; `None` while a modifier is held, or for no key.
pub(crate) fn key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    (!held).then(|| event.key())
}
