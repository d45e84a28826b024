//! Writes reports as JSON in version 1; its types generate the published schema.

use std::borrow::Borrow;

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::FORMAT;
use super::word::Word;
use crate::model::{
    Amount, Basis, Bound, Commitment, Confidence, DroppedStatement, Evidence, Extra, Figure, Gap, Heading,
    Json, Kind, Level, Number, Observation, Period, Place, Problem, Project, Provenance, ReadReport, Report,
    SectionKind, Span, StatedChange, Status, Topic, Value, Year,
};

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

/// One number: indicator, period, kind, value, unit.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Observation"))]
struct ObservationV1<'a> {
    /// The indicator: what is measured.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1)))]
    indicator: &'a str,
    /// The indicator's name in the report, if it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_written: Option<&'a str>,
    /// The topic it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<WordV1<Topic>>,
    /// The period it holds for. A commitment's target may omit it: then it is the report's year.
    period: PeriodV1,
    /// The kind of statement. A commitment's target may omit it.
    kind: WordV1<Kind>,
    /// The number, or the lower end of a range; `null` if the value is missing, with the reason in `gap`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "super::schema::NumberOrNull"))]
    value: Option<NumberV1<'a>>,
    #[serde(flatten)]
    bounds: BoundsV1<'a>,
    /// The reason why the value is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<WordV1<Gap>>,
    /// The unit as people write it; empty for a bare number.
    unit: &'a str,
    /// The change that the report itself states.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<StatedChangeV1<'a>>,
    /// The share of the target that is done, in percent, as the report states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<NumberV1<'a>>,
    /// The place of the completion in `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    completion_span: Option<SpanV1>,
    #[serde(flatten)]
    evidence: EvidenceV1<'a>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
    /// The original, if a reader corrected it.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected_from: Option<Box<Self>>,
}

/// The original of a correction.
fn original(statement: Option<&Observation>) -> Option<Box<ObservationV1<'_>>> {
    statement.map(|statement| Box::new(statement.into()))
}

impl<'a> From<&'a Observation> for ObservationV1<'a> {
    fn from(observation: &'a Observation) -> Self {
        let gap = match observation.value {
            Value::Stated(_) | Value::Missing(Gap::Unexplained) => None,
            Value::Missing(gap) => Some(WordV1(gap)),
        };
        Self {
            indicator: &observation.indicator,
            as_written: observation.as_written.as_deref(),
            topic: observation.topic.map(WordV1),
            period: PeriodV1(observation.period),
            kind: WordV1(observation.kind),
            value: observation.value.figure().map(|figure| NumberV1(&figure.number)),
            bounds: observation.value.figure().map(Into::into).unwrap_or_default(),
            gap,
            unit: &observation.unit,
            change: observation.change.as_ref().map(Into::into),
            completion: observation.completion.as_ref().map(NumberV1),
            completion_span: observation.completion_span.map(SpanV1::from),
            evidence: (&observation.evidence).into(),
            extra: ExtraV1(&observation.extra),
            corrected_from: original(observation.corrected_from.as_deref()),
        }
    }
}

/// A statement that a reader dropped.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "DroppedStatement"))]
struct DroppedV1<'a> {
    #[serde(flatten)]
    observation: ObservationV1<'a>,
    /// Its former place: the index of its commitment, or `null` for the report's own list, and its index in
    /// that list.
    #[serde(skip_serializing_if = "Option::is_none")]
    stood: Option<(Option<u32>, u32)>,
}

impl<'a> From<&'a DroppedStatement> for DroppedV1<'a> {
    fn from(dropped: &'a DroppedStatement) -> Self {
        Self {
            observation: (&dropped.observation).into(),
            stood: dropped.stood.map(|at| (at.commitment, at.observation)),
        }
    }
}

#[derive(Default, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
struct BoundsV1<'a> {
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<NumberV1<'a>>,
    /// The bound: about, at least, over … Without it, the number is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<WordV1<Bound>>,
}

impl<'a> From<&'a Figure> for BoundsV1<'a> {
    fn from(figure: &'a Figure) -> Self {
        Self {
            to: figure.to.as_ref().map(NumberV1),
            bound: Some(figure.bound).filter(|bound| *bound != Bound::Exactly).map(WordV1),
        }
    }
}

/// A change as the report states it.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "StatedChange"))]
struct StatedChangeV1<'a> {
    /// In percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<NumberV1<'a>>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_to: Option<NumberV1<'a>>,
    /// The bound: about, at least, over … Without it, the number is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_bound: Option<WordV1<Bound>>,
    /// In percentage points.
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<NumberV1<'a>>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    points_to: Option<NumberV1<'a>>,
    /// The bound: about, at least, over … Without it, the number is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    points_bound: Option<WordV1<Bound>>,
    /// As an amount, in the observation's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<NumberV1<'a>>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount_to: Option<NumberV1<'a>>,
    /// The bound: about, at least, over … Without it, the number is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount_bound: Option<WordV1<Bound>>,
    /// The base period. Without it, the period before.
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<PeriodV1>,
    /// The basis of the computation: comparable prices, current prices …
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<WordV1<Basis>>,
    /// The place of its figure in `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<SpanV1>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
}

impl<'a> From<&'a StatedChange> for StatedChangeV1<'a> {
    fn from(change: &'a StatedChange) -> Self {
        let told = |figure: &'a Option<Figure>| {
            let BoundsV1 { to, bound } = figure.as_ref().map(Into::into).unwrap_or_default();
            (figure.as_ref().map(|figure| NumberV1(&figure.number)), to, bound)
        };
        let (percent, percent_to, percent_bound) = told(&change.percent);
        let (points, points_to, points_bound) = told(&change.points);
        let (amount, amount_to, amount_bound) = told(&change.amount);
        Self {
            percent,
            percent_to,
            percent_bound,
            points,
            points_to,
            points_bound,
            amount,
            amount_to,
            amount_bound,
            against: change.against.map(PeriodV1),
            basis: change.basis.map(WordV1),
            span: change.span.map(SpanV1::from),
            extra: ExtraV1(&change.extra),
        }
    }
}

#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
struct EvidenceV1<'a> {
    /// The sentence that states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    /// Its place in `text`: first character and one past the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<SpanV1>,
    /// The characters before a scanning fault was repaired.
    #[serde(skip_serializing_if = "Option::is_none")]
    repaired_from: Option<&'a str>,
    /// The rule that read it from prose.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    /// How sure its reading is; high if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<WordV1<Confidence>>,
    /// What else its figure could measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    runner_up: Option<&'a str>,
}

impl<'a> From<&'a Evidence> for EvidenceV1<'a> {
    fn from(evidence: &'a Evidence) -> Self {
        Self {
            quote: evidence.quote.as_deref(),
            span: evidence.span.map(SpanV1::from),
            repaired_from: evidence.repaired_from.as_deref(),
            rule: evidence.origin.name(),
            confidence: Some(evidence.confidence).filter(|own| *own == Confidence::Low).map(WordV1),
            runner_up: evidence.runner_up.as_deref(),
        }
    }
}

/// An amount with its unit.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Amount"))]
struct AmountV1<'a> {
    /// The number, or the lower end of a range.
    value: NumberV1<'a>,
    #[serde(flatten)]
    bounds: BoundsV1<'a>,
    /// The unit as people write it.
    unit: &'a str,
    #[serde(flatten)]
    evidence: EvidenceV1<'a>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
    /// The original, if a reader corrected it.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected_from: Option<Box<ObservationV1<'a>>>,
}

impl<'a> From<&'a Amount> for AmountV1<'a> {
    fn from(amount: &'a Amount) -> Self {
        Self {
            value: NumberV1(&amount.figure.number),
            bounds: (&amount.figure).into(),
            unit: &amount.unit,
            evidence: (&amount.evidence).into(),
            extra: ExtraV1(&amount.extra),
            corrected_from: original(amount.corrected_from.as_deref()),
        }
    }
}

/// An investment or building project.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Project"))]
struct ProjectV1<'a> {
    /// Its name.
    name: &'a str,
    /// Its total investment.
    #[serde(skip_serializing_if = "Option::is_none")]
    investment: Option<AmountV1<'a>>,
    /// Its length, for roads, pipes and canals.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<AmountV1<'a>>,
    /// Its status.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<WordV1<Status>>,
    /// Its due date.
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<PeriodV1>,
    #[serde(flatten)]
    evidence: EvidenceV1<'a>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
    /// The investment that a reader dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    dropped_investment: Option<Box<ObservationV1<'a>>>,
    /// The length that a reader dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    dropped_length: Option<Box<ObservationV1<'a>>>,
}

impl<'a> From<&'a Project> for ProjectV1<'a> {
    fn from(project: &'a Project) -> Self {
        Self {
            name: &project.name,
            investment: project.investment.as_ref().map(Into::into),
            length: project.length.as_ref().map(Into::into),
            status: project.status.map(WordV1),
            due: project.due.map(PeriodV1),
            evidence: (&project.evidence).into(),
            extra: ExtraV1(&project.extra),
            dropped_investment: original(project.dropped_investment.as_deref()),
            dropped_length: original(project.dropped_length.as_deref()),
        }
    }
}

/// A task that the report promises.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Commitment"))]
struct CommitmentV1<'a> {
    /// The words of the task.
    text: &'a str,
    /// The topic it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<WordV1<Topic>>,
    /// 牵头单位: the office in charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<&'a str>,
    /// 配合单位: the supporting offices.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<String>>"))]
    support: &'a [String],
    /// 责任领导: the responsible leader.
    #[serde(skip_serializing_if = "Option::is_none")]
    leader: Option<&'a str>,
    /// 完成时限: the due date.
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<PeriodV1>,
    /// The due date in words, if they say more than the date: 6月底前, 长期.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_words: Option<&'a str>,
    /// The part of the report to which it belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    /// Its targets in figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<super::schema::TargetV1>>"))]
    targets: Vec<ObservationV1<'a>>,
    /// Its progress, in the words of the person who tracks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<&'a str>,
    #[serde(flatten)]
    evidence: EvidenceV1<'a>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
}

impl<'a> From<&'a Commitment> for CommitmentV1<'a> {
    fn from(commitment: &'a Commitment) -> Self {
        Self {
            text: &commitment.text,
            topic: commitment.topic.map(WordV1),
            lead: commitment.lead.as_deref(),
            support: &commitment.support,
            leader: commitment.leader.as_deref(),
            due: commitment.due.map(PeriodV1),
            due_words: commitment.due_words.as_deref(),
            section: commitment.section.as_deref(),
            targets: commitment.targets.iter().map(Into::into).collect(),
            progress: commitment.progress.as_deref(),
            evidence: (&commitment.evidence).into(),
            extra: ExtraV1(&commitment.extra),
        }
    }
}

/// A problem that the report names.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Problem"))]
struct ProblemV1<'a> {
    /// Its words.
    text: &'a str,
    #[serde(flatten)]
    evidence: EvidenceV1<'a>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
}

impl<'a> From<&'a Problem> for ProblemV1<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self { text: &problem.text, evidence: (&problem.evidence).into(), extra: ExtraV1(&problem.extra) }
    }
}

/// A heading of the report's text.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Heading"))]
struct HeadingV1<'a> {
    /// 1 for the highest level.
    level: u8,
    /// Its words, without the number.
    title: &'a str,
    /// The part of the report below it.
    part: WordV1<SectionKind>,
    #[serde(flatten)]
    evidence: EvidenceV1<'a>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
}

impl<'a> From<&'a Heading> for HeadingV1<'a> {
    fn from(heading: &'a Heading) -> Self {
        Self {
            level: heading.level,
            title: &heading.title,
            part: WordV1(heading.part),
            evidence: (&heading.evidence).into(),
            extra: ExtraV1(&heading.extra),
        }
    }
}

/// A place in the text: the first character and one past the last.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(inline))]
struct SpanV1(usize, usize);

impl From<Span> for SpanV1 {
    fn from(Span { start, end }: Span) -> Self {
        Self(start, end)
    }
}

/// A fixed word.
pub(super) struct WordV1<T>(T);

impl<T: Word> Serialize for WordV1<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

/// A decimal as it was read: a string or a JSON number.
pub(super) struct NumberV1<'a>(&'a Number);

impl Serialize for NumberV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Verbatim(&self.0.to_json()).serialize(serializer)
    }
}

/// A year as a JSON number.
#[derive(Serialize)]
pub(super) struct YearV1(Year);

/// A period: a year as a number, anything else as text.
pub(super) struct PeriodV1(Period);

impl Serialize for PeriodV1 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Period::Year(year) => serializer.serialize_i16(year),
            period => serializer.collect_str(&period),
        }
    }
}

/// JSON text that is written as it was read.
struct Verbatim<'a>(&'a str);

impl Serialize for Verbatim<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serde_json::from_str::<&RawValue>(self.0) {
            Ok(raw) => raw.serialize(serializer),
            Err(_) => serializer.serialize_unit(),
        }
    }
}

/// Fields beyond the format.
struct ExtraV1<'a>(&'a Extra);

impl Serialize for ExtraV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.0.len()))?;
        for (name, json) in &self.0.0 {
            map.serialize_entry(name, &Verbatim(&json.0))?;
        }
        map.end()
    }
}

/// The schema of an observation, spelled out.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn observation_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    <ObservationV1<'static> as JsonSchema>::json_schema(generator)
}
