//! The fixed words of the format: one table for reading, writing and the schema.

use crate::model::{Basis, Bound, Confidence, Gap, Kind, Level, SectionKind, Status, Topic};

/// A type whose values are fixed words of the format.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];

    /// The word for this value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }
}

macro_rules! format_words {
    ($($type:ident { $($word:literal => $value:ident),+ $(,)? })+) => {
        $(impl Word for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$value)),+];
        })+
    };
}

format_words! {
    Level {
        "national" => National, "province" => Province, "city" => City, "county" => County,
        "town" => Town, "village" => Village,
    }
    Kind { "actual" => Actual, "preliminary" => Preliminary, "target" => Target, "previous" => Previous }
    Bound {
        "exactly" => Exactly, "about" => About, "at_least" => AtLeast, "at_most" => AtMost,
        "over" => Over, "nearly" => Nearly,
    }
    Gap {
        "not_published" => NotPublished, "not_applicable" => NotApplicable,
        "definition_changed" => DefinitionChanged, "not_set" => NotSet,
    }
    Basis {
        "comparable_price" => ComparablePrice, "current_price" => CurrentPrice,
        "comparable_scope" => ComparableScope,
    }
    Confidence { "high" => High, "low" => Low }
    Status {
        "seeking" => Seeking, "planned" => Planned, "under_construction" => UnderConstruction,
        "completed" => Completed, "in_use" => InUse, "suspended" => Suspended,
    }
    SectionKind { "review" => Review, "problems" => Problems, "plan" => Plan, "other" => Other }
    Topic {
        "economy" => Economy, "finance" => Finance, "industry" => Industry,
        "agriculture" => Agriculture, "investment" => Investment, "trade" => Trade,
        "innovation" => Innovation, "employment" => Employment, "livelihood" => Livelihood,
        "education" => Education, "health" => Health, "environment" => Environment,
        "safety" => Safety, "population" => Population, "governance" => Governance, "other" => Other,
    }
}
