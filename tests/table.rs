//! Tables to statements. A suite under `tests/suite/table` is a list of tables, each followed by its expected
//! readings:
//!
//! ```text
//! > 2023年甲水市主要指标
//!
//! | 指标 | 单位 | 2022年 | 2023年 |
//! | 粮食产量 | 万吨 | 2 | 2.1 |
//! = 甲水市 2024
//! - 粮食产量 2 万吨 2022 previous
//! - 粮食产量 2.1 万吨 2023 actual
//! ```
//!
//! A line that begins with `>` is a caption above the table. A cell `<` continues the merged cell to its left, `^` the
//! one above it. `=` is a report, `-` a statement, `!` a fault.
//! `UPDATE_SUITES=1` writes the actual readings into the files, for review.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by a panic")]

mod suite;

use std::fmt::Write as _;

use proptest::prelude::*;
use tongbi::format::Word as _;
use tongbi::i18n::{Lang, compare as words, page};
use tongbi::intake::manuscript::{Grid, GridCell};
use tongbi::intake::table::{self, Hints};
use tongbi::model::{Observation, ReadReport, Span, Value};

/// A grid from lines of cells between `|`.
fn grid(lines: &[&str]) -> Grid {
    let mut rows: Vec<Vec<GridCell>> = Vec::new();
    let width = lines.iter().map(|line| line.matches('|').count() - 1).max().unwrap_or(0);
    for line in lines {
        let inner = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|')).unwrap();
        let mut row: Vec<GridCell> = Vec::new();
        for text in inner.split('|') {
            let beside = |cell: Option<&GridCell>, up: u16, left: u16| match cell {
                Some(GridCell::Covered { up: u, left: l }) => {
                    GridCell::Covered { up: u + up, left: l + left }
                }
                _ => GridCell::Covered { up, left },
            };
            row.push(match text.trim() {
                "<" => beside(row.last(), 0, 1),
                "^" => beside(rows.last().and_then(|above| above.get(row.len())), 1, 0),
                text => GridCell::Text(text.to_owned()),
            });
        }
        row.resize(width, GridCell::Text(String::new()));
        rows.push(row);
    }
    Grid { rows }
}

fn words_at(report: &ReadReport, span: Option<Span>) -> String {
    let (text, span) = (report.text.as_deref().unwrap(), span.unwrap());
    text.chars().skip(span.start).take(span.end - span.start).collect()
}

/// The digits of a text, half-width.
fn digits(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap(),
        c => c,
    };
    text.chars().map(half).filter(char::is_ascii_digit).collect()
}

fn line(report: &ReadReport, o: &Observation) -> String {
    let value = match &o.value {
        Value::Stated(figure) => words::figure(Lang::Zh, figure),
        Value::Missing(gap) => format!("{gap:?}"),
    };
    let mut line = format!("- {} {value}", o.indicator);
    for part in [&*o.unit, &o.period.to_string(), o.kind.word()] {
        if !part.is_empty() {
            write!(line, " {part}").unwrap();
        }
    }
    if let Some(change) = &o.change {
        write!(line, "；{}", page::stated_change(Lang::Zh, change)).unwrap();
        words_at(report, change.span);
    }
    if let Some(done) = &o.completion {
        write!(line, "；完成 {done}%").unwrap();
        assert!(words_at(report, o.completion_span).contains(&done.to_string()));
    }
    if let Some(written) = &o.as_written {
        write!(line, "（{written}）").unwrap();
    }
    // Each figure points to its cell.
    let cell = words_at(report, o.evidence.span);
    if let Value::Stated(figure) = &o.value {
        assert!(
            digits(&cell).contains(digits(&figure.number.to_string()).trim_start_matches('0')),
            "{line}: {cell}"
        );
    }
    line
}

fn told(captions: &[&str], lines: &[&str]) -> Vec<String> {
    let grid = grid(lines);
    let hints =
        Hints { captions: captions.iter().map(|line| (*line).to_owned()).collect(), ..Hints::default() };
    let mut told = Vec::new();
    for part in table::stacked::tables(&grid) {
        let above = part.start;
        let grid = table::stacked::part(&grid, part);
        let Some(plan) = table::plan(&grid, &hints) else { continue };
        let rows = table::read(&grid, &plan);
        let faults = rows.faults.clone();
        for report in table::reports(&grid, &plan, rows, None, "a.xlsx") {
            told.push(format!("= {} {}", report.place.name, report.year.unwrap_or_default()));
            told.extend(report.observations.iter().map(|o| line(&report, o)));
        }
        for fault in faults {
            let (row, column) = (above + fault.row + 1, fault.column + 1);
            told.push(format!("! {row}行{column}列 {} {:?}", fault.cell, fault.cause));
        }
    }
    if told.is_empty() {
        told.push("= 无".to_owned());
    }
    told
}

/// Each table of a suite with its readings.
fn checked(suite: &str) -> String {
    let mut out = String::new();
    let (mut captions, mut table) = (Vec::new(), Vec::new());
    for line in suite.lines().chain([""]) {
        if line.starts_with("= ") || line.starts_with("- ") || line.starts_with("! ") {
            continue;
        }
        if line.starts_with('|') {
            table.push(line);
        } else if !table.is_empty() {
            for line in told(&captions, &table) {
                writeln!(out, "{line}").unwrap();
            }
            captions.clear();
            table.clear();
        }
        captions.extend(line.strip_prefix("> "));
        writeln!(out, "{line}").unwrap();
    }
    format!("{}\n", out.trim_end())
}

#[test]
fn suites() {
    suite::check("table", 8, checked);
}

/// Words of heads and cells.
fn words() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "指标",
        "单位",
        "地区",
        "年份",
        "2022年",
        "2023年",
        "2023",
        "增长%",
        "完成率",
        "计划",
        "完成",
        "亿元",
        "粮食产量",
        "甲县",
        "全市",
        "12.5",
        "1,234",
        "(12)",
        "—",
        "",
        "3",
        "5%左右",
        "1-6月",
        "地区生产总值（亿元）",
        "其中：税收",
        "x",
        "1,2",
    ];
    prop_oneof![9 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

fn cells() -> impl Strategy<Value = Vec<Vec<GridCell>>> {
    let cell = prop_oneof![
        12 => words().prop_map(GridCell::Text),
        1 => (0..3u16, 0..3u16).prop_map(|(up, left)| GridCell::Covered { up, left }),
    ];
    prop::collection::vec(prop::collection::vec(cell, 0..7), 0..9)
}

proptest! {
    #[test]
    fn no_figure_is_invented(rows in cells(), caption in "(2023年)?(甲水市)?(单位：亿元)?") {
        let grid = Grid { rows };
        let hints = Hints { captions: vec![caption], ..Hints::default() };
        if let Some(plan) = table::plan(&grid, &hints) {
            let rows = table::read(&grid, &plan);
            for statement in &rows.statements {
                let (row, column) = statement.cells.value;
                if let Some(figure) = statement.observation.value.figure() {
                    let read = digits(&figure.number.to_string());
                    let cell = grid.own_text(row, column);
                    prop_assert!(digits(cell).contains(read.trim_start_matches('0')), "{read} of {cell}");
                }
            }
            for mut report in table::reports(&grid, &plan, rows, None, "a.csv") {
                if report.place.name.is_empty() {
                    report.place.name = "甲".into();
                }
                let again = tongbi::format::read_undated(&tongbi::format::write(&report));
                prop_assert_eq!((again.faults.len(), again.reports), (0, vec![report]));
            }
        }
    }
}
