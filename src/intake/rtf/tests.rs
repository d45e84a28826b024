//! RTF in, text out.

use encoding_rs::{BIG5, GBK};
use proptest::prelude::*;

use super::super::encoding::tests::decoders;
use super::*;

fn text(rtf: &[u8]) -> String {
    manuscript(rtf, decoders).text().text
}

fn check(body: &str, expected: &str) {
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}{{\\f1\\fcharset0 Arial;}}}}{body}}}"
    );
    assert_eq!(text(rtf.as_bytes()), expected, "{body}");
}

/// A text as `\'hh` in an encoding.
fn hex(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
    encoding.encode(text).0.iter().map(|byte| format!("\\'{byte:02x}")).collect()
}

/// A text as `\u`, each with its fallback.
fn unicode(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{}?", i32::from(unit.cast_signed()))).collect()
}

#[test]
fn text_boxes_follow_their_paragraph() {
    check(
        r"{\rtf1 GDP 7{\shp{\*\shpinst{\shptxt box\par}}{\shprslt box}}.4\par end\par}",
        "GDP 7.4\nbox\nend\n",
    );
}

#[test]
fn characters() {
    check(&hex("产值5亿元。\\par", GBK).replace("\\'5c\\'70\\'61\\'72", "\\par"), "产值5亿元。\n");
    check(&format!("{}\\par", unicode("产值5亿元。")), "产值5亿元。\n");
    check(&format!("{}\\par", unicode("𠮷镇")), "𠮷镇\n");
    check(&format!("{{\\uc2\\u20135{}}}{}\\par", hex("产", GBK), hex("值", GBK)), "产值\n");
    check("\\uc0\\u20135\\u20540 5\\par", "产值5\n");
    check("\\{a\\}\\~b\\_c\\emdash\\par", "{a}\u{a0}b-c—\n");
    check("{\\f1 \\'93}\\par", "\u{fffd}\n");
    let traditional = format!("{{\\rtf1\\ansicpg950 {}\\par}}", hex("億元", BIG5));
    assert_eq!(text(traditional.as_bytes()), "億元\n");
}

#[test]
fn what_is_not_said() {
    check("a{\\v b}{\\deleted c}{\\strike d}e\\v f\\v0 g\\par", "aeg\n");
    check("{\\*\\unknown a{b}}{\\pict 0102}{\\header c}{\\info{\\author d}}e\\par", "e\n");
    check("a\\bin4 }{}{b\\par", "ab\n");
    check("{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par", "3\n");
}

#[test]
fn paragraphs_have_their_numbers() {
    check(
        &format!(
            "{{\\listtext\\pard {}\\tab}}{}\\par {{\\pntext 2.\\tab}}30{}\\par",
            unicode("一、"),
            unicode("2023年工作"),
            unicode("个村")
        ),
        "一、 2023年工作\n⒉30个村\n",
    );
    check(
        &format!("{}\\line {}\\par", unicode("地区生产总值"), unicode("6.5亿元。")),
        "地区生产总值6.5亿元。\n",
    );
}

#[test]
fn notes_come_last() {
    check(
        &format!(
            "a{{\\super 1}}{{\\footnote\\pard {{\\super\\chftn}}{}}}{}\\par",
            unicode("指茶园"),
            unicode("建设。")
        ),
        "a[1]建设。\n指茶园\n",
    );
    check("1.2m{\\super 3}\\par", "1.2m³\n");
}

#[test]
fn tables_are_grids() {
    let row = |edges: &str, cells: &str| format!("\\trowd{edges}\\pard\\intbl {cells}\\row");
    let table = [
        row("\\cellx2000\\cellx6000", "a\\cell b\\cell"),
        row("\\cellx2000\\cellx4000\\cellx6000", "c\\cell d\\cell e\\cell"),
    ]
    .concat();
    let rtf = format!("{{\\rtf1 {table}\\pard f\\par}}");
    let read = manuscript(rtf.as_bytes(), decoders).text();
    assert_eq!(read.text, "a\tb\t\nc\td\te\nf\n");
    assert_eq!(read.tables.len(), 1);
    let merged = row("\\cellx2000\\clmgf\\cellx4000\\clmrg\\cellx6000", "a\\cell b\\cell\\cell");
    let below = row("\\cellx2000\\cellx4000\\cellx6000", "c\\cell d\\cell e\\cell");
    check(&format!("{merged}{below}\\pard f\\par"), "a\tb\t\nc\td\te\nf\n");
}

#[test]
fn deep_groups_are_bounded() {
    let deep = format!("{{\\rtf1 a{}b{}c\\par}}", "{".repeat(5000), "}".repeat(5000));
    assert_eq!(text(deep.as_bytes()), "ac\n");
}

proptest! {
    #[test]
    fn never_panics(body in "(\\\\(par|cell|row|trowd|cellx[0-9]{1,5}|u-?[0-9]{1,5}|uc[0-9]|v0?|super|footnote|listtext|intbl|pard|'[0-9a-f]{2}|bin[0-9]|\\*) ?|[{}a产0-9 ]){0,60}") {
        let _ = manuscript(body.as_bytes(), decoders);
        let _ = manuscript(format!("{{\\rtf1{body}").as_bytes(), decoders);
    }

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        let _ = manuscript(&bytes, decoders);
    }

    #[test]
    fn words_survive(words in "[产值增长亿元a-z0-9，。]{1,40}") {
        let rtf = format!("{{\\rtf1\\ansicpg936 {}\\par}}", unicode(&words));
        prop_assert_eq!(text(rtf.as_bytes()), format!("{words}\n"));
        let rtf = format!("{{\\rtf1\\ansicpg936 {}\\par}}", hex(&words, GBK));
        prop_assert_eq!(text(rtf.as_bytes()), format!("{words}\n"));
    }
}
