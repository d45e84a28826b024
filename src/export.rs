//! Tables to take along: a tidy CSV with one figure a row, as spreadsheets and statistics programs
//! like it.

use std::sync::Arc;

use crate::format::Word as _;
use crate::model::{Amount, Evidence, Observation, Project, Report, Value};

/// The columns, by the names that the format gives them.
const COLUMNS: [&str; 16] = [
    "place",
    "report_year",
    "indicator",
    "as_written",
    "period",
    "kind",
    "value",
    "value_to",
    "bound",
    "unit",
    "change_percent",
    "change_points",
    "completion",
    "gap",
    "repaired_from",
    "quote",
];

/// All figures of these reports, one a row: results, targets and the amounts of projects
/// (`investment`, `length`) are told apart by `kind`. With a byte order mark, by which Excel and WPS know UTF-8; a missing value
/// is an empty cell with its reason in `gap`.
#[must_use]
pub fn csv(reports: &[Arc<Report>]) -> String {
    let mut text = String::from("\u{feff}");
    push_row(&mut text, &COLUMNS.map(str::to_owned));
    for report in reports {
        let targets = report.commitments.iter().flat_map(|commitment| &commitment.targets);
        for observation in report.observations.iter().chain(targets) {
            push_row(&mut text, &row(report, observation));
        }
        for project in &report.projects {
            for (kind, amount) in [("investment", &project.investment), ("length", &project.length)] {
                if let Some(amount) = amount {
                    push_row(&mut text, &amount_row(report, project, kind, amount));
                }
            }
        }
    }
    text
}

fn row(report: &Report, observation: &Observation) -> [String; 16] {
    let Observation {
        indicator, as_written, period, kind, value, unit, change, completion, evidence, ..
    } = observation;
    let Evidence { quote, repaired_from, .. } = evidence;
    let (figure, gap) = match value {
        Value::Stated(figure) => (Some(figure), None),
        Value::Missing(gap) => (None, Some(gap.word())),
    };
    let text = |option: Option<String>| option.unwrap_or_default();
    let change = change.as_ref();
    [
        report.place.name.to_string(),
        report.year.to_string(),
        indicator.to_string(),
        text(as_written.as_ref().map(ToString::to_string)),
        period.to_string(),
        kind.word().to_owned(),
        text(figure.map(|f| f.number.to_string())),
        text(figure.and_then(|f| f.to.as_ref()).map(ToString::to_string)),
        text(figure.map(|f| f.bound.word().to_owned())),
        unit.to_string(),
        text(change.and_then(|c| c.percent.as_ref()).map(ToString::to_string)),
        text(change.and_then(|c| c.points.as_ref()).map(ToString::to_string)),
        text(completion.as_ref().map(ToString::to_string)),
        text(gap.map(str::to_owned)),
        text(repaired_from.clone()),
        text(quote.clone()),
    ]
}

fn amount_row(report: &Report, project: &Project, kind: &str, amount: &Amount) -> [String; 16] {
    let Amount { figure, unit, evidence, .. } = amount;
    let mut cells = [const { String::new() }; 16];
    let filled = [
        (0, report.place.name.to_string()),
        (1, report.year.to_string()),
        (2, project.name.clone()),
        (5, kind.to_owned()),
        (6, figure.number.to_string()),
        (7, figure.to.as_ref().map(ToString::to_string).unwrap_or_default()),
        (8, figure.bound.word().to_owned()),
        (9, unit.to_string()),
        (14, evidence.repaired_from.clone().unwrap_or_default()),
        (15, evidence.quote.clone().unwrap_or_default()),
    ];
    for (column, text) in filled {
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }
    cells
}

/// Rows of cells as a CSV with a byte order mark.
#[must_use]
pub fn rows(rows: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    rows.iter().for_each(|cells| push_row(&mut text, cells));
    text
}

/// Writes cells as RFC 4180 has them. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it: names come from strangers' files.
fn push_row(text: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        let is_number = cell.parse::<crate::quantity::Decimal>().is_ok();
        let guard = if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(guard);
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(guard);
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;

    fn check(observations: &str, expected: &[&str]) {
        let json = format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":2024,"observations":[{observations}]}}"#
        );
        let reports: Vec<_> = format::read(&json).reports.into_iter().map(Arc::new).collect();
        let text = csv(&reports);
        let rows: Vec<&str> = text.trim_end().split("\r\n").skip(1).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn figures_come_as_written_and_gaps_empty() {
        check(
            r#"{"indicator":"茶园","period":2023,"kind":"actual","value":"5.20","unit":"万亩","bound":"over","change":{"percent":"-4"}}"#,
            &["甲镇,2024,茶园,,2023,actual,5.20,,over,万亩,-4,,,,,"],
        );
        check(
            r#"{"indicator":"茶园","period":2023,"kind":"actual","value":null,"gap":"not_published","unit":"万亩"}"#,
            &["甲镇,2024,茶园,,2023,actual,,,,万亩,,,,not_published,,"],
        );
    }

    #[test]
    fn texts_stay_in_their_cell_and_are_no_formulas() {
        check(
            r#"{"indicator":"=SUM(A1),\"x\"","period":2023,"kind":"target","value":"1","unit":""}"#,
            &[r#"甲镇,2024,"'=SUM(A1),""x""",,2023,target,1,,exactly,,,,,,,"#],
        );
    }
}
