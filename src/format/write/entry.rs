//! Writes the entries of a report's other lists: projects, commitments, problems, headings.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::Serialize;

use super::observation::{AmountV1, EvidenceV1, ObservationV1, original};
use super::value::{ExtraV1, PeriodV1, WordV1};
use crate::model::{Commitment, Heading, Problem, Project, SectionKind, Status, Topic};

/// An investment or building project.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Project"))]
pub(super) struct ProjectV1<'a> {
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
pub(super) struct CommitmentV1<'a> {
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
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Vec<crate::format::schema::TargetV1>>"))]
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
pub(super) struct ProblemV1<'a> {
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
pub(super) struct HeadingV1<'a> {
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
