//! The reader's own words for a chart.

/// The reader's own words for a chart; `None` for those made from its data. They are one line each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The title.
    pub title: Option<String>,
    /// The line below the title: unit and rule.
    pub subtitle: Option<String>,
    /// A note above the sources; there is none by default.
    pub note: Option<String>,
}

impl Caption {
    /// Whether all words are those made from the data.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
