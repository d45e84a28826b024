//! Writes observations: the number with its bound, the stated change, the evidence, the amounts of projects.
//!
//! | in the model | fields |
//! | --- | --- |
//! | 超5.2 万亩 | `"value": "5.2", "bound": "over", "unit": "万亩"` |
//! | a gap | `"value": null, "gap": "not_published"` |
//! | a change of 5% to 6% | `"change": {"percent": "5", "percent_to": "6"}` |

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::Serialize;

use super::value::{ExtraV1, NumberV1, PeriodV1, SpanV1, WordV1};
use crate::model::{
    Amount, Basis, Bound, Confidence, DroppedStatement, Evidence, Figure, Gap, Kind, Observation,
    StatedChange, Topic, Value,
};

/// One number: indicator, period, kind, value, unit.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "Observation"))]
pub(super) struct ObservationV1<'a> {
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
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::format::schema::NumberOrNull"))]
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
    /// The proportion of the target that is done, in percent, as the report states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<NumberV1<'a>>,
    /// The position of the completion in `text`.
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
pub(super) fn original(statement: Option<&Observation>) -> Option<Box<ObservationV1<'_>>> {
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
pub(super) struct DroppedV1<'a> {
    #[serde(flatten)]
    observation: ObservationV1<'a>,
    /// Its former position: the index of its commitment, or `null` for the report's own list, and its index in
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

/// Defines a figure of a stated change, whose fields are named for how it is stated.
macro_rules! change_figure {
    ($name:ident { $(#[$doc:meta])+ $number:ident, $to:ident, $bound:ident }) => {
        #[derive(Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
        struct $name<'a> {
            $(#[$doc])+
            #[serde(skip_serializing_if = "Option::is_none")]
            $number: Option<NumberV1<'a>>,
            /// The upper end of a range.
            #[serde(skip_serializing_if = "Option::is_none")]
            $to: Option<NumberV1<'a>>,
            /// The bound: about, at least, over … Without it, the number is exact.
            #[serde(skip_serializing_if = "Option::is_none")]
            $bound: Option<WordV1<Bound>>,
        }

        impl<'a> From<Option<&'a Figure>> for $name<'a> {
            fn from(figure: Option<&'a Figure>) -> Self {
                let BoundsV1 { to, bound } = figure.map(Into::into).unwrap_or_default();
                Self { $number: figure.map(|figure| NumberV1(&figure.number)), $to: to, $bound: bound }
            }
        }
    };
}

change_figure!(PercentV1 {
    /// In percent.
    percent,
    percent_to,
    percent_bound
});
change_figure!(PointsV1 {
    /// In percentage points.
    points,
    points_to,
    points_bound
});
change_figure!(ChangeAmountV1 {
    /// As an amount, in the observation's unit.
    amount,
    amount_to,
    amount_bound
});

/// A change as the report states it.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(rename = "StatedChange"))]
struct StatedChangeV1<'a> {
    #[serde(flatten)]
    percent: PercentV1<'a>,
    #[serde(flatten)]
    points: PointsV1<'a>,
    #[serde(flatten)]
    amount: ChangeAmountV1<'a>,
    /// The base period. Without it, the period before.
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<PeriodV1>,
    /// The basis of the computation: comparable prices, current prices …
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<WordV1<Basis>>,
    /// The position of its figure in `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<SpanV1>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    extra: ExtraV1<'a>,
}

impl<'a> From<&'a StatedChange> for StatedChangeV1<'a> {
    fn from(change: &'a StatedChange) -> Self {
        Self {
            percent: change.percent.as_ref().into(),
            points: change.points.as_ref().into(),
            amount: change.amount.as_ref().into(),
            against: change.against.map(PeriodV1),
            basis: change.basis.map(WordV1),
            span: change.span.map(SpanV1::from),
            extra: ExtraV1(&change.extra),
        }
    }
}

#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct EvidenceV1<'a> {
    /// The sentence that states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    /// Its position in `text`: first character and one past the last.
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
pub(super) struct AmountV1<'a> {
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

/// The schema of an observation, spelled out.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::format) fn observation_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    <ObservationV1<'static> as JsonSchema>::json_schema(generator)
}
