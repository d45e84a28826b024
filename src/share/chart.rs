//! The chart of a link, without the page: shown at once when the link is opened, and embedded in other pages.
//!
//! This code and all that it uses is one small file (`src/bin/chart.rs`), so it reads only what the page writes into the
//! link of a chart today: statements in columns, and the indicators drawn. Any other link is opened by the page.
//!
//! | in the link | drawn |
//! | --- | --- |
//! | `r2-`, `drawn: [粮食产量]` | the chart |
//! | `r2-` without `drawn` | nothing: the page chooses what to draw |
//! | `r1-`, `src=` | nothing |

use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::budget::{Budget, MOST_CHARACTERS};
use super::json::JsonParts;
use super::{LinkFault, mend};
use crate::chart::{Svg, Wording};
use crate::compare::Index;
use crate::format::Word as _;
use crate::model::{Commitment, Evidence, Level, Name, Place, Report, Year};
use crate::view::View;
use crate::view::v1::ChartViewV1;

/// Reads only the JSON that a chart needs: the view, and the place and year of each report.
const SMALL: JsonParts = JsonParts {
    payload: |_, _| Err(LinkFault::Foreign),
    view: |json| read::<ChartViewV1>(json).map(View::from),
    report: |json| read::<ReportV1>(json)?.report(),
    observation: |_| None,
    text: |_| None,
    is_json: |_| true,
};

/// The deepest nesting that is read.
const DEEPEST: usize = 32;

/// Reads JSON with `serde-json-core`, which has no texts for faults: those are most of the code of `serde_json`.
fn read<'j, T: Deserialize<'j>>(json: &'j str) -> Option<T> {
    let mut unescaped = vec![0; json.len()];
    let is_flat = depth(json) <= DEEPEST;
    let read = is_flat.then(|| serde_json_core::from_str_escaped(json, &mut unescaped))?;
    read.ok().map(|(value, _)| value)
}

/// The depth of nesting of JSON.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    let (mut in_text, mut is_escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = in_text,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// What a chart needs of a report that is JSON except for its statements. The tasks are counted, because their
/// targets are among the statements.
#[derive(Deserialize)]
struct ReportV1 {
    place: PlaceV1,
    year: Year,
    #[serde(default)]
    commitments: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct PlaceV1 {
    name: String,
    #[serde(default)]
    level: Option<String>,
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    code: Option<String>,
}

impl ReportV1 {
    fn report(self) -> Option<Report> {
        let PlaceV1 { name, level, within, code } = self.place;
        let level = match level {
            Some(word) => Some(Level::from_word(&word)?),
            None => None,
        };
        let within = within.into_iter().map(Name::from).collect();
        let mut report = Report::new(Place { level, within, code, ..Place::named(name) }, self.year);
        let task = || Commitment::new(String::new(), Evidence::default());
        report.commitments = self.commitments.iter().map(|_| task()).collect();
        Some(report)
    }
}

/// The chart of a link as a figure of this width in pixels, with a link to `home` if that is given. `None` if the link
/// cannot be read or nothing of it can be drawn here: then the page opens it, or says why not.
#[must_use]
pub fn chart(fragment: &str, wording: &dyn Wording, width: u32, home: Option<&str>) -> Option<Svg> {
    if fragment.len() > MOST_CHARACTERS {
        return None;
    }
    let (reports, view) = super::content(&mend::plain(fragment), SMALL, &mut Budget::default()).ok()?;
    if view.drawn.is_empty() {
        return None;
    }
    let reports: Vec<_> = reports.into_iter().map(Arc::new).collect();
    let index = Index::with_overrides(&reports, &view.overrides);
    Some(view.chart_of(&index, &view.drawn).ok()?.counted(wording).figure_element(wording, width, home))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nesting_is_counted_outside_of_texts() {
        assert_eq!(depth(r#"{"a":[1,["[[[","\"[["]]}"#), 3);
        assert_eq!(depth(r#"["]",["]",["]"]]]"#), 3);
        assert_eq!(depth("]]["), 1);
        assert!(read::<ReportV1>(&format!("{{\"a\":{}", "[".repeat(100_000))).is_none());
    }

    proptest! {
        #[test]
        fn any_json_is_read_without_panic(json in r#"[\[\]{}",:\\a-z0-9 ]{0,60}"#) {
            let _ = read::<ChartViewV1>(&json);
            let _ = read::<ReportV1>(&json).and_then(ReportV1::report);
        }
    }
}
