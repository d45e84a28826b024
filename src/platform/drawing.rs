//! A drawing in the page.

use tongbi::chart::Drawing;
use web_sys::Element;

/// An element that shows one drawing after another.
pub(crate) struct Canvas {
    host: Element,
}

impl Canvas {
    /// Takes an empty element.
    pub(crate) fn new(host: Element) -> Self {
        Self { host }
    }

    /// Shows a drawing in place of the one that is shown.
    #[allow(clippy::needless_pass_by_value)]
    pub(crate) fn show(&mut self, drawing: Drawing) {
        self.host.set_inner_html(drawing.svg.as_str());
    }
}
