//! Table exports: a tidy list with one figure per row, as spreadsheets and statistics programs
//! expect it, and any other [`Sheet`]; as CSV or as a workbook.

mod docx;
mod html;
mod print_table;
mod sheet;
mod xlsx;

use std::sync::Arc;

pub use docx::docx;
pub use html::{Block, HtmlPage, PageCell, Section, html};
pub use print_table::PrintTable;
pub use sheet::{Note, Sheet, SheetCell};
pub use xlsx::{XlsxFault, xlsx, xlsx_of, xlsx_with_notes};

use crate::format::Word as _;
use crate::model::{Amount, Bound, Evidence, Figure, Number, Observation, Project, Report, Value};

/// The columns by their names in the format, and their widths in characters.
const COLUMNS: [(&str, u16); 16] = [
    ("place", 12),
    ("report_year", 12),
    ("indicator", 28),
    ("as_written", 28),
    ("period", 12),
    ("kind", 12),
    ("value", 12),
    ("value_to", 12),
    ("bound", 10),
    ("unit", 10),
    ("change_percent", 14),
    ("change_points", 14),
    ("completion", 12),
    ("gap", 14),
    ("repaired_from", 14),
    ("quote", 80),
];

/// All figures of these reports, one per row. `kind` distinguishes results, targets and project
/// amounts (`investment`, `length`). A missing value is an empty cell, with the reason in `gap`.
#[must_use]
pub fn tidy(reports: &[Arc<Report>]) -> Sheet {
    let mut rows = Vec::new();
    for report in reports {
        rows.extend(report.statements().map(|(_, one)| row(report, one)));
        for project in &report.projects {
            let amounts = [("investment", &project.investment), ("length", &project.length)];
            let stated = amounts.into_iter().filter_map(|(kind, amount)| Some((kind, amount.as_ref()?)));
            rows.extend(stated.map(|(kind, amount)| amount_row(report, project, kind, amount)));
        }
    }
    Sheet {
        name: "tongbi".to_owned(),
        head: COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
        rows,
    }
}

fn row(report: &Report, observation: &Observation) -> Vec<SheetCell> {
    let Observation {
        indicator, as_written, period, kind, value, unit, change, completion, evidence, ..
    } = observation;
    let (figure, gap) = match value {
        Value::Stated(figure) => (Some(figure), None),
        Value::Missing(gap) => (None, Some(gap.word())),
    };
    let change = change.as_ref();
    let subject = [
        SheetCell::text(&*report.place.name),
        SheetCell::Number(report.year.into()),
        SheetCell::text(&**indicator),
        SheetCell::text(as_written.as_deref().unwrap_or_default()),
        SheetCell::text(period.to_string()),
        SheetCell::text(kind.word()),
    ];
    let qualified = [
        growth(change.and_then(|c| c.percent.as_ref())),
        growth(change.and_then(|c| c.points.as_ref())),
        number(completion.as_ref()),
        SheetCell::text(gap.unwrap_or_default()),
    ];
    subject.into_iter().chain(stated(figure, unit)).chain(qualified).chain(source_cells(evidence)).collect()
}

fn amount_row(report: &Report, project: &Project, kind: &str, amount: &Amount) -> Vec<SheetCell> {
    let Amount { figure, unit, evidence, .. } = amount;
    let subject = [
        SheetCell::text(&*report.place.name),
        SheetCell::Number(report.year.into()),
        SheetCell::text(&*project.name),
        SheetCell::Empty,
        SheetCell::Empty,
        SheetCell::text(kind),
    ];
    let qualified = [const { SheetCell::Empty }; 4];
    subject
        .into_iter()
        .chain(stated(Some(figure), unit))
        .chain(qualified)
        .chain(source_cells(evidence))
        .collect()
}

/// The cells of a figure with its unit.
fn stated(figure: Option<&Figure>, unit: &str) -> [SheetCell; 4] {
    [
        number(figure.map(|f| &f.number)),
        number(figure.and_then(|f| f.to.as_ref())),
        SheetCell::text(figure.map(|f| f.bound.word()).unwrap_or_default()),
        SheetCell::text(unit),
    ]
}

fn source_cells(evidence: &Evidence) -> [SheetCell; 2] {
    let text = |text: &Option<String>| SheetCell::text(text.as_deref().unwrap_or_default());
    [text(&evidence.repaired_from), text(&evidence.quote)]
}

/// A stated change: a number if it is exact, else text with its bound or range end.
fn growth(figure: Option<&Figure>) -> SheetCell {
    match figure {
        Some(figure) if figure.bound == Bound::Exactly && figure.to.is_none() => number(Some(&figure.number)),
        Some(figure) => {
            let to = figure.to.as_ref().map(|to| format!("–{to}")).unwrap_or_default();
            let bound = if figure.bound == Bound::Exactly { "" } else { figure.bound.word() };
            SheetCell::text(format!("{bound} {}{to}", figure.number).trim())
        }
        None => SheetCell::Empty,
    }
}

fn number(number: Option<&Number>) -> SheetCell {
    number.map_or(SheetCell::Empty, |number| SheetCell::Number(number.value()))
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
        let text = tidy(&reports).csv();
        let rows: Vec<&str> = text.trim_end().split("\r\n").skip(1).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn figures_are_exported_as_written_and_gaps_empty() {
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
    fn texts_are_quoted_and_never_formulas() {
        check(
            r#"{"indicator":"=SUM(A1),\"x\"","period":2023,"kind":"target","value":"1","unit":""}"#,
            &[r#"甲镇,2024,"'=SUM(A1),""x""",,2023,target,1,,exactly,,,,,,,"#],
        );
    }
}
