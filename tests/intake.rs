//! Word documents: body in, text out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use tongbi::intake::docx::{DocxFault, text};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A container with these parts.
fn container(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn check(body: &str, expected: &str) {
    assert_eq!(text(&container(&[("word/document.xml", &document(body))])).unwrap(), expected, "{body}");
}

#[test]
fn paragraphs_are_lines() {
    check(&(p("镇产值") + &p("修路")), "镇产值\n修路\n");
    check(
        "<w:p><w:r><w:t>产值</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 5亿元</w:t></w:r></w:p>",
        "产值 5亿元\n",
    );
    check(&p("粮&amp;油&#x6C5F;"), "粮&油江\n");
    check("<w:p/><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:p>", "");
    check("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>", "一\n二\t三\n");
}

#[test]
fn what_no_reader_sees_is_left_out() {
    let deleted = "<w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>";
    check(&format!("<w:p>{deleted}<w:r><w:t>新</w:t></w:r></w:p>"), "新\n");
    check("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>新</w:t></w:r></w:p>", "新\n");
    let twice = "<mc:AlternateContent><mc:Choice><w:t>一</w:t></mc:Choice><mc:Fallback><w:t>一</w:t></mc:Fallback></mc:AlternateContent>";
    check(&format!("<w:p><w:r>{twice}</w:r></w:p>"), "一\n");
}

#[test]
fn a_row_of_a_table_is_a_line() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p(words));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["指标", "数值"]), row(&["产值", "5亿元"]));
    check(&(p("前") + &table + &p("后")), "前\n指标\t数值\n产值\t5亿元\n后\n");
    let nested = format!("<w:tbl><w:tr><w:tc>{}{table}</w:tc></w:tr></w:tbl>", p("外"));
    check(&nested, "外 指标\t数值 产值\t5亿元\n");
}

#[test]
fn automatic_numbers_are_printed() {
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3 "/></w:lvl>
        <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
        </w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;
    let item = |level: usize, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let body: String =
        [(0, "回顾"), (1, "经济"), (1, "民生"), (0, "安排"), (1, "任务"), (2, "修路"), (3, "桥")]
            .into_iter()
            .map(|(level, words)| item(level, words))
            .chain((0..10).map(|_| item(0, "项")))
            .collect();
    let parts = [("word/document.xml", document(&body)), ("word/numbering.xml", numbering.to_owned())];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, content)| (*name, content.as_str())).collect();
    let read = text(&container(&parts)).unwrap();
    let lines: Vec<&str> = read.lines().collect();
    assert_eq!(
        lines.get(..7).unwrap(),
        ["一、回顾", "（一）经济", "（二）民生", "二、安排", "（一）任务", "一.1 修路", "桥"]
    );
    assert_eq!(lines.last(), Some(&"十二、项"));
}

#[test]
fn footnotes_follow_the_text() {
    let notes = format!("<w:footnotes>{}</w:footnotes>", p("注：按可比价格"));
    let parts = [("word/document.xml", document(&p("增长5%"))), ("word/footnotes.xml", notes)];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, content)| (*name, content.as_str())).collect();
    assert_eq!(text(&container(&parts)).unwrap(), "增长5%\n注：按可比价格\n");
}

#[test]
fn other_files_and_damage_are_told_apart() {
    assert_eq!(text(b"PK\x03\x04"), Err(DocxFault::Damaged));
    assert_eq!(text(&container(&[("xl/workbook.xml", "<x/>")])), Err(DocxFault::NoDocument));
    let broken = container(&[("word/document.xml", "<w:p><w:t>5</w:p>")]);
    assert_eq!(text(&broken), Err(DocxFault::Damaged));
    let huge = " ".repeat((64 << 20) + 1);
    assert_eq!(text(&container(&[("word/document.xml", &huge)])), Err(DocxFault::TooLarge));
}

proptest! {
    #[test]
    fn never_panics_on_bytes(bytes: Vec<u8>) {
        let _ = text(&bytes);
    }

    #[test]
    fn never_panics_on_tags(body in "(<w:(p|tbl|tr|tc|t|del|br/|numId w:val=\"[0-9]{1,12}\"/)>|</w:(p|tbl|tr|tc|t|del)>|[一5&;]){0,40}") {
        let _ = text(&container(&[("word/document.xml", &body)]));
    }
}
