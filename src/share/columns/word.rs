//! The fixed words of the format as numbers. New words are only appended to a list.

use crate::model::{Basis, Bound, Gap, Kind, Level, Topic};

/// A type whose values have numbers.
pub(super) trait Numbered: Copy + PartialEq + 'static {
    /// All values; the index is the number.
    const VALUES: &'static [Self];

    fn number(self) -> u8 {
        let at = Self::VALUES.iter().position(|value| *value == self).unwrap_or_default();
        u8::try_from(at).unwrap_or_default()
    }

    fn of_number(number: u8) -> Option<Self> {
        Self::VALUES.get(usize::from(number)).copied()
    }
}

macro_rules! numbered {
    ($($type:ident { $($value:ident)+ })+) => {
        $(impl Numbered for $type {
            const VALUES: &'static [Self] = &[$(Self::$value),+];
        })+
    };
}

numbered! {
    Kind { Actual Target Preliminary Previous }
    Bound { Exactly About AtLeast AtMost Over Nearly }
    Gap { Unexplained NotPublished NotApplicable DefinitionChanged NotSet }
    Basis { ComparablePrice CurrentPrice ComparableScope }
    Level { National Province City County Town Village }
    Topic {
        Economy Finance Industry Agriculture Investment Trade Innovation Employment Livelihood Education
        Health Environment Safety Population Governance Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Word;

    fn check<T: Numbered + Word + std::fmt::Debug>() {
        for (_, value) in T::WORDS {
            assert_eq!(T::of_number(value.number()), Some(*value));
        }
    }

    #[test]
    fn every_word_has_a_number() {
        check::<Kind>();
        check::<Bound>();
        check::<Gap>();
        check::<Basis>();
        check::<Level>();
        check::<Topic>();
    }
}
