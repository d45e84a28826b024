//! A drawing in the page: inserted as a whole once, then updated by differences.
//!
//! A drawing consists of three groups of paths or texts, so the shapes of two drawings are paired
//! by their order, and the element type always matches. Differing attributes are set, missing
//! shapes are appended, surplus ones removed. Parsing markup again costs several times as much
//! (`make bench`).

use std::sync::Arc;

use tongbi::chart::{Drawing, Label, Path, Svg, labels, paths, pixels};
use web_sys::Element;

/// An element that shows one drawing after another.
pub(crate) struct Canvas {
    host: Element,
    shown: Option<Arc<Drawing>>,
}

impl Canvas {
    /// Takes an empty element.
    pub(crate) fn new(host: Element) -> Self {
        Self { host, shown: None }
    }

    /// Shows a drawing in place of the previous one.
    pub(crate) fn show(&mut self, drawing: Arc<Drawing>) {
        let changed = self.shown.as_ref().and_then(|before| self.change(before, &drawing));
        if changed.is_none() {
            self.host.set_inner_html(drawing.svg().as_str());
        }
        self.shown = Some(drawing);
    }

    /// The drawing's element, if there is one.
    pub(crate) fn svg(&self) -> Option<Element> {
        self.host.first_element_child()
    }

    /// Updates the drawing in the page. `None` if the page does not contain it any more.
    fn change(&self, before: &Drawing, now: &Drawing) -> Option<()> {
        let svg = self.svg()?;
        let lines = svg.first_element_child()?;
        let words = lines.next_element_sibling()?;
        let ticks = words.next_element_sibling()?;
        if (before.width, before.height) != (now.width, now.height) {
            set(&svg, "width", &now.width.to_string());
            set(&svg, "height", &now.height.to_string());
            set(&svg, "viewBox", &format!("0 0 {} {}", now.width, now.height));
        }
        if before.description != now.description {
            set(&svg, "aria-label", &now.description);
        }
        group(&lines, &before.paths, &now.paths, path, paths);
        group(&words, &before.labels, &now.labels, label, labels);
        group(&ticks, &before.ticks, &now.ticks, label, labels);
        Some(())
    }
}

/// Updates the shapes of a group.
fn group<T: PartialEq>(
    parent: &Element,
    before: &[T],
    now: &[T],
    change: fn(&Element, &T, &T),
    more: fn(&[T]) -> Svg,
) {
    let mut element = parent.first_element_child();
    for (before, now) in before.iter().zip(now) {
        let Some(here) = element else { return };
        if before != now {
            change(&here, before, now);
        }
        element = here.next_element_sibling();
    }
    while let Some(surplus) = element {
        element = surplus.next_element_sibling();
        surplus.remove();
    }
    if let Some(new) = now.get(before.len()..).filter(|new| !new.is_empty()) {
        let _ = parent.insert_adjacent_html("beforeend", more(new).as_str());
    }
}

fn path(element: &Element, before: &Path, now: &Path) {
    if before.class != now.class {
        set(element, "class", &now.class);
    }
    if before.d != now.d {
        set(element, "d", &now.d);
    }
    if before.mark != now.mark {
        set_or_remove(element, "data-mark", now.mark.map(|mark| mark.to_string()).as_deref());
    }
}

fn label(element: &Element, before: &Label, now: &Label) {
    if before.class != now.class {
        set(element, "class", &now.class);
    }
    if before.x != now.x {
        set(element, "x", &pixels(now.x));
    }
    if before.y != now.y {
        set(element, "y", &pixels(now.y));
    }
    if before.anchor != now.anchor {
        set_or_remove(element, "text-anchor", now.anchor);
    }
    if (&before.text, before.is_foreign) != (&now.text, now.is_foreign) {
        match now.is_foreign {
            true => element.set_inner_html(&now.content()),
            false => element.set_text_content(Some(&now.text)),
        }
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // All these names are valid attribute names.
    let _ = element.set_attribute(name, value);
}

fn set_or_remove(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => set(element, name, value),
        None => {
            let _ = element.remove_attribute(name);
        }
    }
}
