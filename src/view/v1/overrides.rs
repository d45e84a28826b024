//! The reader's decisions as JSON, a part of a view.
//!
//! | JSON | decision |
//! | --- | --- |
//! | `{"joined":[["茶叶面积","茶园面积"]]}` | the two names are one indicator |
//! | `{"parted":[["财政收入","地方财政收入"]]}` | the two names are separate |
//! | `{"breaks":[["甲镇","茶园面积",2021]]}` | the series breaks before 2021 |
//! | `{}` | none |

use serde::{Deserialize, Serialize};

use super::{names, texts};
use crate::compare::{Overrides, Schedule, TaskAnswer};
use crate::model::{Name, Year};

/// The JSON shape of an [`Overrides`]: a list for each kind of decision.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OverridesV1 {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    joined: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[serde(rename = "parted")]
    separated: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_topic: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<(String, String)>,
    /// Place, indicator, year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    breaks: Vec<(String, String, Year)>,
    /// Place, year, task, sentence; `null` for a task that no sentence answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<(String, Year, String, Option<String>)>,
}

impl OverridesV1 {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn pair_texts(pairs: &[(Name, Name)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect()
}

fn pair_names(pairs: Vec<(String, String)>) -> Vec<(Name, Name)> {
    pairs.into_iter().map(|(a, b)| (a.into(), b.into())).collect()
}

impl From<&Overrides> for OverridesV1 {
    fn from(overrides: &Overrides) -> Self {
        let Overrides { joined, separated, by_topic, places, breaks, answers } = overrides;
        let answer = |a: &TaskAnswer| (a.place.to_string(), a.year, a.task.clone(), a.sentence.clone());
        Self {
            joined: pair_texts(joined),
            separated: pair_texts(separated),
            by_topic: texts(by_topic),
            places: pair_texts(places),
            breaks: breaks
                .iter()
                .map(|(place, name, year)| (place.to_string(), name.to_string(), *year))
                .collect(),
            answers: answers.iter().map(answer).collect(),
        }
    }
}

impl From<OverridesV1> for Overrides {
    fn from(v1: OverridesV1) -> Self {
        let answer = |(place, year, task, sentence): (String, Year, String, Option<String>)| TaskAnswer {
            place: place.into(),
            year,
            task,
            sentence,
        };
        Self {
            joined: pair_names(v1.joined),
            separated: pair_names(v1.separated),
            by_topic: names(v1.by_topic),
            places: pair_names(v1.places),
            breaks: v1
                .breaks
                .into_iter()
                .map(|(place, name, year)| (place.into(), name.into(), year))
                .collect(),
            answers: v1.answers.into_iter().map(answer).collect(),
        }
    }
}

/// A schedule as JSON: the month and the two thresholds as decimals.
pub(super) type ScheduleV1 = (u8, String, Option<String>);

pub(super) fn schedule_text(schedule: &Schedule) -> ScheduleV1 {
    let Schedule { month, behind_below, ahead_from } = schedule;
    (*month, behind_below.to_string(), ahead_from.map(|from| from.to_string()))
}

/// `None` for an invalid month or threshold.
pub(super) fn schedule((month, behind_below, ahead_from): ScheduleV1) -> Option<Schedule> {
    let ahead_from = match ahead_from {
        Some(from) => Some(from.parse().ok()?),
        None => None,
    };
    let behind_below = behind_below.parse().ok()?;
    (1..=12).contains(&month).then_some(Schedule { month, behind_below, ahead_from })
}
