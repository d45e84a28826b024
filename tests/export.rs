//! Exported tables, read back by another library.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;
use tongbi::export::{self, Sheet, SheetCell};
use tongbi::format;
use tongbi::i18n::{self, Lang};
use tongbi::model::Report;
use tongbi::tasks::Filter;

/// The sheet's name and its rows, the head first, as calamine reads them.
fn read_back(sheet: &Sheet) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(export::xlsx(sheet).unwrap())).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

fn report() -> Report {
    let json = r#"{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,
        "observations":[{"indicator":"茶园","period":2023,"kind":"actual","value":"5.20","unit":"万亩"}],
        "commitments":[
            {"text":"修路 <5> 公里 & 建桥","lead":"交通办","support":["财政所","司法所"],"leader":"张三","due":"2024-09","progress":"已开工",
             "targets":[{"indicator":"修路","period":2024,"kind":"target","value":"5","bound":"at_least","unit":"公里"}]},
            {"text":"=SUM(A1)"}]}"#;
    format::read(json).reports.remove(0)
}

fn text(words: &str) -> Data {
    Data::String(words.to_owned())
}

#[test]
fn tasks_come_back_from_a_workbook() {
    let report = report();
    let sheet = i18n::tasks::sheet(Lang::Zh, &report, &Filter::default().choose(&report));
    let (name, rows) = read_back(&sheet);
    assert_eq!(name, "任务分解");
    let head = ["序号", "任务", "所属部分", "目标", "牵头单位", "配合单位", "责任领导", "时限", "进展"];
    assert_eq!(rows[0], head.map(text));
    assert_eq!(rows[1][0], Data::Float(1.0));
    let said = ["修路 ≥ 5 公里", "交通办", "财政所、司法所", "张三", "2024年9月", "已开工"];
    assert_eq!(rows[1][1..3], [text("修路 <5> 公里 & 建桥"), Data::Empty]);
    assert_eq!(rows[1][3..], said.map(text));
    // A text that looks like a formula stays a text.
    assert_eq!(rows[2][1], text("=SUM(A1)"));
    assert_eq!(rows[2][2..], [const { Data::Empty }; 7]);
}

#[test]
fn each_office_has_a_sheet() {
    let bytes = export::xlsx_of(&i18n::tasks::sheets(Lang::Zh, &report())).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["任务分解", "交通办", "财政所", "司法所", "尚未分配"]);
    let rows = |name: &str, book: &mut Xlsx<_>| book.worksheet_range(name).unwrap().rows().count();
    assert_eq!(["任务分解", "交通办", "尚未分配"].map(|name| rows(name, &mut book)), [3, 2, 2]);
    // Names that are equal for Excel, or that it does not allow.
    let named = |name: &str| export::Sheet { name: name.to_owned(), ..export::Sheet::default() };
    let bytes = export::xlsx_of(&[named("a/b"), named("AB"), named("")]).unwrap();
    let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["ab", "AB 2", "Sheet1"]);
}

#[test]
fn tasks_come_as_csv() {
    let report = report();
    let csv = i18n::tasks::sheet(Lang::Zh, &report, &[0, 1]).csv();
    assert_eq!(
        csv,
        "\u{feff}序号,任务,所属部分,目标,牵头单位,配合单位,责任领导,时限,进展\r\n\
         1,修路 <5> 公里 & 建桥,,修路 ≥ 5 公里,交通办,财政所、司法所,张三,2024年9月,已开工\r\n\
         2,'=SUM(A1),,,,,,,\r\n"
    );
}

#[test]
fn figures_come_as_numbers() {
    let (_, rows) = read_back(&export::tidy(&[Arc::new(report())]));
    let column = rows[0].iter().position(|name| *name == text("value")).unwrap();
    assert_eq!(rows[1][column], Data::Float(5.2));
    assert_eq!(rows.len(), 3);
}

proptest! {
    #[test]
    fn any_text_comes_back(words in "[\\PC<&>\"' \t]{1,40}", number in -1_000_000i64..1_000_000, scale in 0u32..4) {
        let value = tongbi::quantity::Decimal::new(number, scale);
        let sheet = Sheet {
            name: words.clone(),
            head: vec!["a".to_owned(), "b".to_owned()],
            widths: vec![10, 10],
            rows: vec![vec![SheetCell::Text(words.clone()), SheetCell::Number(value)]],
        };
        let (_, rows) = read_back(&sheet);
        prop_assert_eq!(&rows[1][0], &text(&words));
        let Data::Float(read) = rows[1][1] else { return Err(TestCaseError::fail("no number")) };
        prop_assert_eq!(read.to_string(), value.normalize().to_string());
    }
}
