//! Writes reports as JSON in version 1; its types generate the published schema.

use std::borrow::Borrow;

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

mod entry;
mod observation;
pub(super) mod value;

use self::entry::{CommitmentV1, HeadingV1, ProblemV1, ProjectV1};
#[cfg(not(target_arch = "wasm32"))]
pub(super) use self::observation::observation_schema;
use self::observation::{DroppedV1, ObservationV1};
use self::value::{ExtraV1, Verbatim, WordV1, YearV1};

use super::FORMAT;
use crate::model::{Json, Level, Observation, Place, Provenance, ReadReport, Report, Year};

/// The JSON text of one report on one line. A report whose year is unknown is written without one.
#[must_use]
pub fn write<Y: Copy + Into<Option<Year>>>(report: &Report<Y>) -> String {
    to_json(&ReportV1::from(report))
}

/// The JSON text of a list of reports, indented.
#[must_use]
pub fn write_list(reports: &[impl Borrow<Report>]) -> String {
    let reports: Vec<_> = reports.iter().map(|report| ReportV1::from(report.borrow())).collect();
    serde_json::to_string_pretty(&reports).unwrap_or_default()
}

/// The JSON text of a list of reports, those whose year is unknown without one.
#[must_use]
pub fn write_undated(reports: &[ReadReport]) -> String {
    to_json(&reports.iter().map(ReportV1::from).collect::<Vec<_>>())
}

/// The JSON text of one observation.
#[must_use]
pub fn write_observation(observation: &Observation) -> String {
    to_json(&ObservationV1::from(observation))
}

/// Writing to memory fails only for maps with non-string keys, which version 1 does not have.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A government work report: the results of last year and the commitments for this one.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Report"))]
pub(super) struct ReportV1<'a> {
    /// The format and its version: `tongbi.report/1`.
    format: &'static str,
    /// The place whose report it is.
    place: PlaceV1<'a>,
    /// The year in which the report is given. A report of 2024 reviews 2023 and plans 2024.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "YearV1"))]
    year: Option<YearV1>,
    /// The title as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    /// The file or address it was taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceV1<'a>>,
    /// Its figures, in reading order.
    #[serde(skip_serializing_if = "List::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<ObservationV1<'static>>>"))]
    observations: List<'a, ObservationV1<'a>>,
    /// Its investment and building projects.
    #[serde(skip_serializing_if = "List::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<ProjectV1<'static>>>"))]
    projects: List<'a, ProjectV1<'a>>,
    /// The commitments of the report, one per task.
    #[serde(skip_serializing_if = "List::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<CommitmentV1<'static>>>"))]
    commitments: List<'a, CommitmentV1<'a>>,
    /// The problems that the report names.
    #[serde(skip_serializing_if = "List::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<ProblemV1<'static>>>"))]
    problems: List<'a, ProblemV1<'a>>,
    /// Its headings, in reading order.
    #[serde(skip_serializing_if = "List::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<HeadingV1<'static>>>"))]
    outline: List<'a, HeadingV1<'a>>,
    /// The text of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
    /// The statements that a reader dropped.
    #[serde(skip_serializing_if = "List::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<DroppedV1<'static>>>"))]
    dropped: List<'a, DroppedV1<'a>>,
}

/// The entries of a list. Those that could not be read come last, verbatim.
struct List<'a, T> {
    entries: Vec<T>,
    unread: Vec<&'a Json>,
}

impl<T> List<'_, T> {
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.unread.is_empty()
    }
}

impl<T: Serialize> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Entry<'e, T> {
            Read(&'e T),
            Unread(Verbatim<'e>),
        }
        let read = self.entries.iter().map(Entry::Read);
        serializer.collect_seq(read.chain(self.unread.iter().map(|json| Entry::Unread(Verbatim(&json.0)))))
    }
}

impl<'a, Y: Copy + Into<Option<Year>>> From<&'a Report<Y>> for ReportV1<'a> {
    fn from(report: &'a Report<Y>) -> Self {
        let unread = |list: &str| {
            report.unread.iter().filter(|unread| unread.list == list).map(|unread| &unread.json).collect()
        };
        Self {
            format: FORMAT,
            place: (&report.place).into(),
            year: report.year.into().map(YearV1),
            title: report.title.as_deref(),
            source: (report.source != Provenance::default()).then(|| (&report.source).into()),
            observations: List {
                entries: report.observations.iter().map(Into::into).collect(),
                unread: unread("observations"),
            },
            projects: List {
                entries: report.projects.iter().map(Into::into).collect(),
                unread: unread("projects"),
            },
            commitments: List {
                entries: report.commitments.iter().map(Into::into).collect(),
                unread: unread("commitments"),
            },
            problems: List {
                entries: report.problems.iter().map(Into::into).collect(),
                unread: unread("problems"),
            },
            outline: List {
                entries: report.outline.iter().map(Into::into).collect(),
                unread: unread("outline"),
            },
            text: report.text.as_deref(),
            extra: ExtraV1(&report.extra),
            dropped: List {
                entries: report.dropped.iter().map(Into::into).collect(),
                unread: unread("dropped"),
            },
        }
    }
}

/// A government's place.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Place"))]
struct PlaceV1<'a> {
    /// The place's own name: 度佳镇.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1)))]
    name: &'a str,
    /// Its administrative level.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<WordV1<Level>>,
    /// The places that contain it, the largest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<String>>"))]
    within: Vec<&'a str>,
    /// The administrative division code (GB/T 2260).
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
}

impl<'a> From<&'a Place> for PlaceV1<'a> {
    fn from(place: &'a Place) -> Self {
        Self {
            name: &place.name,
            level: place.level.map(WordV1),
            within: place.within.iter().map(AsRef::as_ref).collect(),
            code: place.code.as_deref(),
            extra: ExtraV1(&place.extra),
        }
    }
}

/// The source of a report.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Source"))]
struct SourceV1<'a> {
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// The address where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
}

impl<'a> From<&'a Provenance> for SourceV1<'a> {
    fn from(source: &'a Provenance) -> Self {
        Self { file: source.file.as_deref(), url: source.url.as_deref(), extra: ExtraV1(&source.extra) }
    }
}
