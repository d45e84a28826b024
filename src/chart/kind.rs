//! The kinds of charts.

/// The kinds of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Years along a line.
    Line,
    /// Bars side by side.
    Bar,
    /// 柱线图: the level of an indicator as bars, and its growth as a line.
    BarLine,
    /// Result against target.
    Bullet,
    /// The change between two years, sorted by change.
    Dumbbell,
    /// A small panel for each indicator.
    Multiples,
    /// Indicators by years, coloured by change.
    Heat,
}

impl ChartKind {
    /// All kinds, in menu order.
    pub const ALL: [Self; 7] =
        [Self::Line, Self::Bar, Self::BarLine, Self::Bullet, Self::Dumbbell, Self::Multiples, Self::Heat];
}
