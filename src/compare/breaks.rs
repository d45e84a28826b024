//! Breaks in a series: the values before and after are not strictly comparable.
//!
//! | break | evidence |
//! | --- | --- |
//! | the definition changed | the report's reason for a gap, 按可比口径 beside the growth, 口径 and 调整 in the sentence or note |
//! | the area changed | 区划调整, 撤并, 撤县设区 in the sentence or note; the place's rank or name in its reports |
//! | not yet final | one of the two figures is 预计, the other is not |
//! | set by the reader | the reader's decision |

use super::index::Class;
use super::{Index, SeriesId};
use crate::format;
use crate::model::{Basis, Gap, Kind, Observation, Year};

/// Why a series breaks before a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// 口径变化: the indicator's definition changed.
    Definition,
    /// 区划变化: the place's area changed.
    Area,
    /// 预计: one of the figures is not final.
    Preliminary,
    /// The reader set the break.
    ByHand,
}

/// Words in a sentence or note that state a change of definition.
const DEFINITION: &[&str] = &["口径调整", "口径变化", "口径变更", "调整口径", "新口径", "统计制度改革"];

/// Words that state a change of area.
const AREA: &[&str] =
    &["区划调整", "撤并", "撤县设", "撤乡设", "撤乡并", "撤镇设", "撤市设", "代管", "划转", "合并设立"];

impl Index {
    /// The years before which a series breaks, ascending, with the gravest break of each. Only
    /// results count.
    #[must_use]
    pub fn breaks(&self, id: SeriesId) -> Vec<(Year, Break)> {
        let statements = self.statements(id);
        let mut years: Vec<Year> =
            statements.iter().filter(|s| s.class == Class::Result).map(|s| s.year).collect();
        years.dedup();
        // The kind and report of the last year with a figure.
        let mut before: Option<(Kind, u32)> = None;
        let mut breaks = Vec::new();
        let mut redefined = false;
        for year in years {
            let Some(first) = self.about(id, year, Class::Result).first() else { continue };
            let Some(observation) = self.observation(first.at) else { continue };
            if !first.stated {
                redefined |= observation.value == crate::model::Value::Missing(Gap::DefinitionChanged);
                continue;
            }
            if let Some((kind, report)) = before {
                let is_final = |kind: Kind| kind != Kind::Preliminary;
                let found = self
                    .set_by_hand(id, year)
                    .or_else(|| (redefined || mentions(observation, DEFINITION)).then_some(Break::Definition))
                    .or_else(|| {
                        self.area_changed(report, first.at.report, observation).then_some(Break::Area)
                    })
                    .or_else(|| has_basis(observation).then_some(Break::Definition))
                    .or_else(|| (is_final(kind) != is_final(observation.kind)).then_some(Break::Preliminary));
                breaks.extend(found.map(|found| (year, found)));
            }
            redefined = false;
            before = Some((observation.kind, first.at.report));
        }
        breaks
    }

    /// A break that the reader set.
    fn set_by_hand(&self, id: SeriesId, year: Year) -> Option<Break> {
        let (place, key) = (self.place_label(id)?, &self.indicator(id)?.key);
        let mut set = self.overrides().breaks.iter();
        set.any(|(at, name, from)| *from == year && *at == place && self.key(name) == *key)
            .then_some(Break::ByHand)
    }

    /// Whether two reports are about places of different rank or name, or the later sentence states
    /// a change of area.
    fn area_changed(&self, earlier: u32, later: u32, observation: &Observation) -> bool {
        let place = |report: u32| self.reports().get(report as usize).map(|report| &report.place);
        let other = match (place(earlier), place(later)) {
            (Some(a), Some(b)) => a.name != b.name || a.level.zip(b.level).is_some_and(|(a, b)| a != b),
            _ => false,
        };
        other || mentions(observation, AREA)
    }
}

/// Whether growth was computed on a comparable basis, which implies a change of definition.
fn has_basis(observation: &Observation) -> bool {
    observation.change.as_ref().is_some_and(|change| change.basis == Some(Basis::ComparableScope))
}

fn mentions(observation: &Observation, words: &[&str]) -> bool {
    let note = format::text_of(&observation.extra, "note");
    let said = observation.evidence.quote.as_deref().into_iter().chain(note.as_deref());
    said.into_iter().any(|said| words.iter().any(|word| said.contains(word)))
}
