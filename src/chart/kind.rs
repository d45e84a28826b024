//! The kinds of charts.

/// The kinds of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Years along a line.
    Line,
    /// Bars side by side.
    Bar,
    /// Result against target.
    Bullet,
    /// From one year to another, sorted by change.
    Dumbbell,
    /// A small chart for each indicator.
    Multiples,
    /// Indicators by years, coloured by change.
    Heat,
}

impl Kind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Line, Self::Bar, Self::Bullet, Self::Dumbbell, Self::Multiples, Self::Heat];
}
