//! Texts of tables offered for import: the roles of columns, and faults.

use super::Lang;
use super::page::count;
use super::{compare, model};
use crate::intake::table::offer::{FaultyCell, LeftOut, Preview};
use crate::intake::table::{CellCause, ColumnMeasure, ColumnRole, Key, PercentScale, What};

/// The role of a column.
#[must_use]
pub fn role(lang: Lang, role: &ColumnRole) -> String {
    match role {
        ColumnRole::Key(key) => key_name(lang, *key).to_owned(),
        ColumnRole::Figures(measure) => measure_name(lang, measure),
    }
}

fn key_name(lang: Lang, key: Key) -> &'static str {
    let (zh, en) = match key {
        Key::Unused => ("不用", "Not used"),
        Key::Indicator => ("指标", "Indicator"),
        Key::Unit => ("单位", "Unit"),
        Key::Place => ("地方", "Place"),
        Key::Period => ("时间", "Time"),
        Key::Year => ("报告年份", "Year of the report"),
        Key::Kind => ("结果或目标", "Result or target"),
        Key::Value => ("数值", "Value"),
        Key::RangeEnd => ("上限", "Upper end"),
        Key::Bound => ("界限", "Bound"),
        Key::Gap => ("缺失原因", "Why missing"),
    };
    lang.pick(zh, en)
}

fn measure_name(lang: Lang, measure: &ColumnMeasure) -> String {
    let what = match measure.what {
        What::Level => measure.kind.map_or(lang.pick("数值", "Value"), |kind| model::kind(lang, kind)),
        What::Percent => lang.pick("增长%", "Change %"),
        What::Points => lang.pick("增减（百分点）", "Change in percentage points"),
        What::Amount => lang.pick("增减额", "Change in amount"),
        What::Completion => lang.pick("完成%", "Reached %"),
    };
    let period = measure.period.map(|period| compare::period(lang, period));
    let names = [&measure.place, &measure.indicator]
        .into_iter()
        .filter_map(|name| name.as_deref().map(str::to_owned));
    let unit = measure
        .unit
        .as_deref()
        .filter(|unit| *unit != "%")
        .map(|unit| lang.pick(format!("（{unit}）"), format!(" ({unit})")));
    let parts: Vec<String> = names.chain(period).chain([what.to_owned()]).collect();
    let scale = match measure.scale {
        PercentScale::Open => "",
        PercentScale::Percent => lang.pick("，照写：0.5 即 0.5%", ", as written: 0.5 is 0.5%"),
        PercentScale::Fraction => lang.pick("，小数：0.5 即 50%", ", as fractions: 0.5 is 50%"),
    };
    format!("{}{}{scale}", parts.join(" "), unit.unwrap_or_default())
}

/// The file and sheet of a table.
#[must_use]
pub fn heading(lang: Lang, file: &str, sheet: &str) -> String {
    if sheet.is_empty() {
        return lang.pick(
            format!("{file} 是表格，请看一下是否读对："),
            format!("{file} is a table. Please check that it was read correctly:"),
        );
    }
    lang.pick(
        format!("{file} 的工作表“{sheet}”，请看一下是否读对："),
        format!("Sheet “{sheet}” of {file}. Please check that it was read correctly:"),
    )
}

/// How much of a table is read.
#[must_use]
pub fn summary(lang: Lang, preview: &Preview) -> String {
    let (figures, faults) = (preview.figures, preview.fault_count);
    let reports = preview.reports.len();
    let zh = if faults > 0 { format!("，{faults} 格读不出，其余照读") } else { String::new() };
    let en = if faults > 0 {
        format!("; {} could not be read, the rest was", count(faults, "cell", "cells"))
    } else {
        String::new()
    };
    lang.pick(
        format!("共 {} 行，读出 {figures} 个数据，归入 {reports} 份报告{zh}。", preview.length),
        format!(
            "{} rows: {} for {}{en}.",
            preview.length,
            count(figures, "figure", "figures"),
            count(reports, "report", "reports")
        ),
    )
}

/// The hidden rows and columns that were left out; `None` if there are none.
#[must_use]
pub fn left_out(lang: Lang, LeftOut { rows, columns }: LeftOut) -> Option<String> {
    let of = |number: usize, zh: &str, one: &str, many: &str| {
        (number > 0).then(|| lang.pick(format!("{number} {zh}"), count(number, one, many)))
    };
    let parts =
        [of(rows, "行", "hidden row", "hidden rows"), of(columns, "列", "hidden column", "hidden columns")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let what = parts.join(lang.pick("、", " and "));
    (!what.is_empty()).then(|| {
        lang.pick(
            format!("表中隐藏的 {what}没有读入。要读入，请先在表格程序里取消隐藏。"),
            format!("Left out: {what}. To read them, unhide them in the spreadsheet first."),
        )
    })
}

/// The reports in a table, if there are several.
#[must_use]
pub fn reports(lang: Lang, preview: &Preview) -> String {
    /// The most reports named.
    const NAMED: usize = 6;
    let unknown = lang.pick("年份未知", "year unknown");
    let named = preview.reports.iter().take(NAMED).map(|(place, year, figures)| match year {
        Some(year) => format!("{place} {year}（{figures}）"),
        None => format!("{place} {unknown}（{figures}）"),
    });
    let more = if preview.reports.len() > NAMED { " …" } else { "" };
    let named: Vec<String> = named.collect();
    lang.pick(format!("{}{more}", named.join("、")), format!("{}{more}", named.join(", ")))
}

/// A cell that could not be read: position, content, cause and remedy.
#[must_use]
pub fn fault(lang: Lang, fault: &FaultyCell) -> String {
    let (zh, en) = match fault.cause() {
        CellCause::NotANumber => {
            ("不是一个数。一格请只写一个数", "is not a number. Write one number in a cell")
        }
        CellCause::Grouping => (
            "里的逗号、空格或小数点不成数。千位分隔请每三位一个",
            "has separators that do not form a number. Separate thousands every three digits",
        ),
        CellCause::Bracketed => (
            "带括号，可能是负数，也可能是注。负数请写负号",
            "is in brackets: a negative number, or a remark? Write a minus sign for negative numbers",
        ),
        CellCause::TooLong => ("位数过多，最多 28 位", "has too many digits; 28 are kept"),
        CellCause::FormulaError => (
            "是公式的错误值。请在表格程序里改好再存",
            "is an error value of a formula. Correct it in the spreadsheet and save again",
        ),
        CellCause::IndicatorMissing => {
            ("没有指标名称。请在这一行写上指标", "has no indicator. Name it in this row")
        }
        CellCause::PeriodUnknown => (
            "不知是哪一年的。请填报告年份，或在表头写明年份",
            "has no year. Enter the year of the report, or put it into the column heading",
        ),
        CellCause::KindUnknown => (
            "看不出是结果还是目标。请写 actual、target、preliminary 或 previous",
            "is neither a result nor a target. Write actual, target, preliminary or previous",
        ),
        CellCause::ScaleUnknown => (
            "可能是百分数，也可能是小数（0.053 即 5.3%）。请在这一列上方选“照写”或“小数”",
            "may be a percentage or a fraction (0.053 for 5.3%). Choose “as written” or “as fractions” above its column",
        ),
    };
    let FaultyCell { row, column, cell, .. } = fault;
    lang.pick(
        format!("第 {row} 行第 {column} 列：“{cell}”{zh}。"),
        format!("Row {row}, column {column}: “{cell}” {en}."),
    )
}

/// A sheet that contains no usable table.
#[must_use]
pub fn no_table(lang: Lang, file: &str, sheets: &[(String, bool)]) -> String {
    let names = sheets.iter().map(|(name, hidden)| match (name.is_empty(), hidden) {
        (true, _) => String::new(),
        (false, true) => lang.pick(format!("“{name}”（隐藏）"), format!("“{name}” (hidden)")),
        (false, false) => format!("“{name}”"),
    });
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let which = names.join(lang.pick("、", ", "));
    lang.pick(
        format!("{file} {which}里没有读出数据的表格。表头请写明指标、单位和年份，例如：指标、单位、2022年、2023年。"),
        format!("{file}: no table of figures was found {}. Put indicator, unit and year into its headings, for example: 指标, 单位, 2022年, 2023年.", if which.is_empty() { String::new() } else { format!("in {which}") }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named() {
        let measure = ColumnMeasure {
            period: "2023".parse().ok(),
            kind: Some(crate::model::Kind::Actual),
            unit: Some("亿元".into()),
            ..ColumnMeasure::default()
        };
        assert_eq!(role(Lang::Zh, &ColumnRole::Figures(measure.clone())), "2023年 结果（亿元）");
        assert_eq!(role(Lang::En, &ColumnRole::Figures(measure)), "2023 Result (亿元)");
        assert_eq!(role(Lang::Zh, &ColumnRole::Key(Key::Unused)), "不用");
    }
}
