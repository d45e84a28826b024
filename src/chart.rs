//! Charts: from a selection to a drawing.

/// The kinds of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Years along a line.
    Line,
    /// Bars side by side.
    Bar,
    /// From one year to another, sorted by change.
    Dumbbell,
    /// Result against target.
    Bullet,
    /// A small chart for each indicator.
    Multiples,
    /// Indicators by years, coloured by change.
    Heat,
}
