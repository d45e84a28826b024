//! The document: its language, title, theme and width, and page-wide events.

use wasm_bindgen::JsCast as _;
use web_sys::{DataTransfer, DragEvent, HtmlElement, KeyboardEvent, MouseEvent, StorageEvent};
pub(crate) use web_sys::{Element, Event};

use super::{listen, window};

/// The root element of the page, cleared of its loading content.
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

/// Sets the theme `light` or `dark`; by default the page follows the system.
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

/// The selected text as positions. Each element with `attribute` gives the position of its first
/// character. `None` if nothing is selected, or an end is outside such elements.
pub(crate) fn selected(attribute: &str) -> Option<(usize, usize)> {
    let range = window().get_selection().ok()??.get_range_at(0).ok()?;
    let offset = |node: web_sys::Node, offset: u32| -> Option<usize> {
        let within = node.text_content()?;
        let element = node.parent_element()?.closest(&format!("[{attribute}]")).ok()??;
        let from: usize = element.get_attribute(attribute)?.parse().ok()?;
        // DOM offsets count UTF-16 code units.
        let units: Vec<u16> = within.encode_utf16().take(offset as usize).collect();
        Some(from + char::decode_utf16(units).count())
    };
    let start = offset(range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = offset(range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some((start, end))
}

/// Calls `run` whenever the page is hidden or closed, the last moment to save.
pub(crate) fn on_hide(run: impl Fn() + Clone + 'static) {
    let hide = run.clone();
    listen(&window(), "pagehide", move |_: Event| hide());
    listen(&window(), "visibilitychange", move |_: Event| {
        if window().document().is_some_and(|document| document.hidden()) {
            run();
        }
    });
}

/// Calls `run` with the key whenever another tab writes local storage; `None` if it was cleared.
pub(crate) fn on_storage(run: impl Fn(Option<String>) + 'static) {
    listen(&window(), "storage", move |event: StorageEvent| run(event.key()));
}

/// Calls `run` with the key pressed together with Ctrl or ⌘, and whether Shift is pressed. Not
/// called in text fields, where such keys have their own meaning. If `run` returns true, the
/// browser's default is suppressed.
pub(crate) fn on_shortcut(run: impl Fn(&str, bool) -> bool + 'static) {
    listen(&window(), "keydown", move |event: KeyboardEvent| {
        let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let typed = is_within(&event, "input:not([type=checkbox]), textarea, select, [contenteditable]");
        if held && !typed && run(&event.key().to_ascii_lowercase(), event.shift_key()) {
            event.prevent_default();
        }
    });
}

/// Calls `run` whenever Escape is pressed and nothing has used the key; if it returns false, the nearest open
/// `details` around the focus is closed.
pub(crate) fn on_escape(run: impl Fn() -> bool + 'static) {
    listen(&window(), "keydown", move |event: KeyboardEvent| {
        if event.key() != "Escape" || event.default_prevented() || run() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let open = target.and_then(|target| target.closest("details[open]").ok().flatten());
        if let Some(open) = open {
            let _ = open.remove_attribute("open");
            let head = open.query_selector("summary").ok().flatten();
            if let Some(head) = head.and_then(|head| head.dyn_into::<HtmlElement>().ok()) {
                let _ = head.focus();
            }
        }
    });
}

/// Calls `run` whenever something is clicked outside the elements that match a selector.
pub(crate) fn on_click_outside(selector: &'static str, run: impl Fn() + 'static) {
    listen(&window(), "click", move |event: Event| {
        if !is_within(&event, selector) {
            run();
        }
    });
}

/// Calls `run` with the new width whenever the window is resized.
pub(crate) fn on_resize(run: impl Fn(u32) + 'static) {
    listen(&window(), "resize", move |_: Event| run(width()));
}

/// Calls `run` whenever the page was scrolled, at most once per frame.
pub(crate) fn on_scroll(run: impl Fn() + 'static) {
    listen(&window(), "scroll", move |_: Event| run());
}

/// Top and height of the first element that matches a selector, in CSS pixels from the window's
/// top.
pub(crate) fn extent(selector: &str) -> Option<(f64, f64)> {
    let element = window().document()?.query_selector(selector).ok()??;
    let extent = element.get_bounding_client_rect();
    Some((extent.top(), extent.height()))
}

/// Left and right of each element that matches a selector, in CSS pixels from the window's left.
pub(crate) fn spans(selector: &str) -> Vec<(f64, f64)> {
    let found = window().document().and_then(|document| document.query_selector_all(selector).ok());
    let elements =
        found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |at| found.item(at)));
    let extents = elements.filter_map(|node| Some(node.dyn_ref::<Element>()?.get_bounding_client_rect()));
    extents.map(|extent| (extent.left(), extent.right())).collect()
}

/// Scrolls the first element that matches a selector sideways, by a number of CSS pixels to the right.
pub(crate) fn scroll_sideways(selector: &str, by: f64) {
    let found = window().document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        element.scroll_by_with_x_and_y(by, 0.0);
    }
}

/// Scrolls the page after the next layout, so that the first element that matches a selector ends above a height in CSS
/// pixels from the window's top.
pub(crate) fn lift(selector: &'static str, height: f64) {
    super::clock::after(0, move || {
        if let Some((top, extent)) = self::extent(selector) {
            let below = top + extent - height;
            if below > 0.0 {
                window().scroll_by_with_x_and_y(0.0, below);
            }
        }
    });
}

/// Whether the focus is in an element that matches a selector.
pub(crate) fn has_focus(selector: &str) -> bool {
    let active = window().document().and_then(|document| document.active_element());
    active.is_some_and(|active| active.closest(selector).ok().flatten().is_some())
}

/// The scroll position of the page in whole CSS pixels.
pub(crate) fn scroll() -> i32 {
    window().scroll_y().unwrap_or_default() as i32
}

/// Scrolls the page after the next layout.
pub(crate) fn scroll_to(top: i32) {
    super::clock::after(0, move || {
        super::clock::after(0, move || window().scroll_to_with_x_and_y(0.0, top.into()));
    });
}

/// The height of the window in CSS pixels.
pub(crate) fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(768.0)
}

/// Calls `run` whenever the fragment changes.
pub(crate) fn on_fragment(run: impl Fn() + 'static) {
    listen(&window(), "hashchange", move |_: Event| run());
}

/// Calls `hover` with whether files hover over the page, and `drop` with dropped items.
pub(crate) fn on_drop(hover: impl Fn(bool) + Clone + 'static, drop: impl Fn(DataTransfer) + 'static) {
    let (entered, left) = (hover.clone(), hover.clone());
    listen(&window(), "dragover", move |event: DragEvent| {
        // Otherwise the browser would open the file itself.
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

/// Stores the page's files for offline visits (see `boot.js`).
pub(crate) fn keep_offline() {
    dispatch("tongbi:keep");
}

/// Calls `run` once a new build of the page is stored (see `boot.js`).
pub(crate) fn on_update(run: impl Fn() + 'static) {
    listen(&window(), "tongbi:update", move |_: Event| run());
}

/// Reloads the page if the host has a newer build than the browser's copy of `index.html`.
pub(crate) fn renew() {
    dispatch("tongbi:renew");
}

/// Restarts the page with its new build.
pub(crate) fn take_update() {
    dispatch("tongbi:take-update");
}

/// Dispatches an event to `boot.js`.
fn dispatch(event: &str) {
    if let Ok(event) = Event::new(event) {
        let _ = window().dispatch_event(&event);
    }
}

/// Prints the page after the listeners of [`on_print`] have run.
pub(crate) fn print() {
    // The browser's own event comes too late: changes made in it are not built before layout.
    if let Ok(event) = Event::new("beforeprint") {
        let _ = window().dispatch_event(&event);
    }
    super::clock::after(0, || {
        let _ = window().print();
    });
}

/// Prints only the figure.
pub(crate) fn print_figure() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-print", "figure");
        print();
    }
}

/// Calls `run` whenever the page enters or leaves print layout.
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

/// Focuses the element with this id and scrolls it into view.
pub(crate) fn focus(id: &str) {
    let element = window().document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Focuses an element once it is in the page, and selects its text.
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

/// The pointer's position over an element, in fractions of its width and height, and the value of
/// the attribute on the innermost element there.
pub(crate) fn pointed(event: &Event, over: &Element, attribute: &str) -> Option<(f64, f64, Option<String>)> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let frame = over.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - frame.left()) / frame.width();
    let y = (f64::from(event.client_y()) - frame.top()) / frame.height();
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    Some((x, y, target.and_then(|element| element.get_attribute(attribute))))
}

/// The value of an attribute on the event's target or its nearest ancestor that has it.
pub(crate) fn attribute(event: &Event, name: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// Whether an event came from within an element that matches a selector.
pub(crate) fn is_within(event: &Event, selector: &str) -> bool {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// The name of the pressed key; `None` with a modifier, or for other events.
pub(crate) fn key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    (!held).then(|| event.key())
}
