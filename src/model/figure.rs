//! A figure: a number with its bound and range end.
//!
//! | text | number | to | bound |
//! | --- | --- | --- | --- |
//! | 15.64 | 15.64 | | [`Bound::Exactly`] |
//! | 4万余 | 4 | | [`Bound::Over`] |
//! | 5%—6% | 5 | 6 | [`Bound::Exactly`] |

use super::Number;

/// A number with its bound and range end: 15.64, 4万余, 6%以上, 5%—6%.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number, or the lower end of a range.
    pub number: Number,
    /// The upper end of a range.
    pub to: Option<Number>,
    /// The bound of the number.
    pub bound: Bound,
}

impl Figure {
    /// A figure without bound or range.
    #[must_use]
    pub fn exactly(number: Number) -> Self {
        Self { number, to: None, bound: Bound::Exactly }
    }

    /// The figure with its sign changed: 8 to 10 becomes −10 to −8, at least 3 becomes at most −3.
    /// Zero has no sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        let down = |number: &Number| match number.value() {
            value if value.is_zero() => number.clone(),
            value => Number::new(-value),
        };
        let (number, to) = match &self.to {
            Some(to) => (down(to), Some(down(&self.number))),
            None => (down(&self.number), None),
        };
        Self { number, to, bound: self.bound.turned() }
    }
}

/// The bound of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Exactly this.
    #[default]
    Exactly,
    /// 左右, 约.
    About,
    /// 以上, 不低于.
    AtLeast,
    /// 以内, 以下, 不超过, 控制在.
    AtMost,
    /// 余, 多, 超, 突破: slightly more than this.
    Over,
    /// 近: slightly less than this.
    Nearly,
}

impl Bound {
    /// The bound after a change of sign: a fall of more than 3 is below −3.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Over => Self::Nearly,
            Self::Nearly => Self::Over,
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            both @ (Self::Exactly | Self::About) => both,
        }
    }
}
