//! Figures that the reader marks because the extractor missed them.
//!
//! | marked text | proposed form |
//! | --- | --- |
//! | `古树200棵` in the review of a report of 2024 | 古树, 200, 棵, result of 2023 |
//! | `古树200棵` in the plan | 古树, 200, 棵, target of 2024 |
//! | `古树很多` | 古树很多, no value: [`Unlike::NoNumber`] |
//! | `2023年` | [`Unlike::Year`] |

use super::{CorrectionForm, FormField, insert};
use crate::extract;
use crate::model::{
    Evidence, Gap, Kind, Observation, Origin, Period, Report, SectionKind, Span, Value, Year,
};
use crate::source::ends_clause;

/// The proposed form for a missed figure: the number in the marked text, the words before it, and
/// the period of the surrounding section. `None` if `span` has no text.
#[must_use]
pub fn missed(report: &Report, span: Span) -> Option<CorrectionForm> {
    let length = span.end.checked_sub(span.start).filter(|length| *length > 0)?;
    let words: String = report.text.as_deref()?.chars().skip(span.start).take(length).collect();
    let figure = extract::figure(&words);
    let name = match &figure {
        Some(figure) => words.chars().take(figure.from).collect(),
        None => words,
    };
    let heading =
        report.outline.iter().rev().find(|h| h.evidence.span.is_some_and(|at| at.start <= span.start));
    let planned = heading.is_some_and(|h| h.part == SectionKind::Plan);
    Some(CorrectionForm {
        indicator: name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned(),
        value: figure.as_ref().map(|f| f.value.clone()).unwrap_or_default(),
        unit: figure.map(|f| f.unit).unwrap_or_default(),
        period: Period::Year(if planned { report.year } else { report.year.saturating_sub(1) }).to_string(),
        kind: if planned { Kind::Target } else { Kind::Actual },
        change: String::new(),
        completion: String::new(),
    })
}

/// Why marked text does not look like a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// It contains no number.
    NoNumber,
    /// Its number is a year.
    Year(Year),
}

/// Why marked text does not look like a figure. A number within a name (九小场所) does not count.
#[must_use]
pub fn unlike_a_figure(words: &str, form: &CorrectionForm) -> Option<Unlike> {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let is_year = |text: &str| {
        let year: Option<Year> = text.parse().ok();
        year.filter(|year| (1900..=2100).contains(year) && text.len() == 4)
    };
    if let Some(year) =
        is_year(form.value.trim()).filter(|_| form.unit.trim() == "年" || words.contains('年'))
    {
        return Some(Unlike::Year(year));
    }
    if let (Some(year), true) = (is_year(&digits), form.value.trim().is_empty()) {
        return Some(Unlike::Year(year));
    }
    // A numeral in characters counts only before a unit: 三座, but not 九小.
    let is_written = !digits.is_empty() || (!form.value.trim().is_empty() && !form.unit.trim().is_empty());
    (form.value.trim().is_empty() || !is_written).then_some(Unlike::NoNumber)
}

/// Adds a missed figure at its span in the text.
///
/// # Errors
/// The first invalid field; the report is unchanged.
pub fn add(report: &mut Report, span: Span, form: &CorrectionForm) -> Result<(), FormField> {
    let sentence = report.text.as_deref().map(|text| sentence(text, span));
    let period = Period::Year(report.year);
    let mut observation = Observation {
        evidence: Evidence {
            quote: sentence,
            span: Some(span),
            origin: Origin::Reader,
            ..Evidence::default()
        },
        ..Observation::new("".into(), period, form.kind, Value::Missing(Gap::Unexplained), "".into())
    };
    if form.value.trim().is_empty() {
        return Err(FormField::Value);
    }
    form.fill(&mut observation)?;
    observation.as_written = None;
    insert(report, observation);
    Ok(())
}

/// The sentence around a span.
fn sentence(text: &str, span: Span) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = span.start.min(chars.len());
    let from = (0..start).rev().find(|i| chars.get(*i).is_some_and(|c| ends_clause(*c))).map_or(0, |i| i + 1);
    let to = (span.end..chars.len())
        .find(|i| chars.get(*i).is_some_and(|c| ends_clause(*c)))
        .unwrap_or(chars.len());
    chars.get(from..to).unwrap_or_default().iter().collect()
}
