//! The words that name the figures of a row. They are read once for all cells of the row.

use crate::intake::table::label::Label;
use crate::intake::table::name;

/// A row's text in a column of indicators, and what it says.
#[derive(Clone, Debug, Default)]
pub(super) struct RowName {
    pub(super) text: String,
    pub(super) label: Label,
    /// The name without number and marks, and the unit behind it.
    pub(super) clean: (String, Option<String>),
}

impl RowName {
    /// Reads another text.
    pub(super) fn set(&mut self, text: &str) {
        if self.text != text {
            *self = Self { text: text.to_owned(), label: Label::of(text), clean: name::clean(text) };
        }
    }
}
