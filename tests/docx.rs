//! Word documents: body in, text out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod building;

use building::{Docx, container, p, r};
use proptest::prelude::*;
use tongbi::intake::docx::{self, DocxFault};
use tongbi::intake::{Intake, Refusal, open};

fn text_of(bytes: &[u8]) -> Result<String, DocxFault> {
    docx::manuscript(bytes, |_, _| None).map(|manuscript| manuscript.text().text)
}

fn check_docx(docx: &Docx, expected: &str) {
    assert_eq!(text_of(&docx.bytes()).unwrap(), expected, "{}", docx.body);
}

fn check(body: &str, expected: &str) {
    check_docx(&Docx::new(body), expected);
}

#[test]
fn paragraphs_are_lines() {
    check(&(p("镇产值") + &p("修路")), "镇产值\n修路\n");
    check(&format!("<w:p>{}{}</w:p>", r("产值"), r(" 5亿元")), "产值 5亿元\n");
    check(&p("粮&amp;油&#x6C5F;"), "粮&油江\n");
    check("<w:p/><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:p>", "");
    check("<w:p><w:r><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>", "二\t三\n");
    check("<w:p><w:r><w:t><![CDATA[5<6]]></w:t></w:r></w:p>", "5<6\n");
}

#[test]
fn elements_stand_for_characters() {
    check("<w:p><w:r><w:t>3000</w:t><w:noBreakHyphen/><w:t>5000元</w:t></w:r></w:p>", "3000-5000元\n");
    check("<w:p><w:r><w:t>到位12</w:t><w:softHyphen/><w:t>3亿\u{ad}元</w:t></w:r></w:p>", "到位123亿元\n");
    check(r#"<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>98%</w:t></w:r></w:p>"#, "≥98%\n");
    check(
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\u{f02d}</w:t></w:r><w:r><w:t>3.5%</w:t></w:r></w:p>",
        "−3.5%\n",
    );
}

#[test]
fn breaks_within_a_sentence_are_none() {
    let broken =
        |kind: &str| format!("<w:p>{}<w:r><w:br{kind}/></w:r>{}</w:p>", r("粮食总产量1.6"), r("万吨。"));
    check(&broken(""), "粮食总产量1.6万吨。\n");
    check(&broken(" w:type=\"page\""), "粮食总产量1.6万吨。\n");
    check(
        &format!("<w:p>{}<w:r><w:br/></w:r>{}</w:p>", r("修路5公里。"), r("（二）民生")),
        "修路5公里。\n（二）民生\n",
    );
    check(&format!("<w:p>{}<w:r><w:lastRenderedPageBreak/><w:t>值</w:t></w:r></w:p>", r("产")), "产值\n");
}

#[test]
fn tracked_changes_are_accepted() {
    let deleted = "<w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>";
    check(&format!("<w:p>{deleted}<w:ins>{}</w:ins></w:p>", r("新")), "新\n");
    check(
        &format!("<w:p><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>", r("旧"), r("新")),
        "新\n",
    );
    let marked = |mark: &str, words: &str| {
        format!("<w:p><w:pPr><w:rPr><w:{mark} w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>", r(words))
    };
    check(&(marked("del", "产值6.5") + &p("亿元")), "产值6.5亿元\n");
    check(&(marked("moveFrom", "产值6.5") + &p("亿元")), "产值6.5亿元\n");
    check(&(marked("ins", "产值") + &p("修路")), "产值\n修路\n");
    // A deleted mark before a table or at the end joins nothing.
    check(&marked("del", "产值"), "产值\n");
    let row = |mark: &str, words: &str| {
        format!("<w:tr><w:trPr>{mark}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p(words), p("5"))
    };
    check(
        &format!("<w:tbl>{}{}</w:tbl>", row("<w:del w:id=\"1\"/>", "旧"), row("<w:ins/>", "新")),
        "新\t5\n",
    );
    let cell = |mark: &str, words: &str| format!("<w:tc><w:tcPr>{mark}</w:tcPr>{}</w:tc>", p(words));
    let row = cell("", "甲") + &cell("<w:cellDel/>", "旧") + &cell("", "乙");
    check(&format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>"), "甲\t乙\n");
    check(
        "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>新</w:t></w:r></w:p>",
        "新\n",
    );
}

#[test]
fn hidden_and_struck_words_are_left_out() {
    let looks = |look: &str, words: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>");
    for look in ["<w:vanish/>", "<w:strike/>", "<w:dstrike w:val=\"true\"/>", "<w:rStyle w:val=\"内部\"/>"]
    {
        let docx = Docx::new(&format!("<w:p>{}{}</w:p>", looks(look, "6.2"), r("6.5亿元"))).with(
            "styles",
            "<w:styles><w:style w:type=\"character\" w:styleId=\"底\"><w:rPr><w:vanish/></w:rPr></w:style>\
             <w:style w:type=\"character\" w:styleId=\"内部\"><w:basedOn w:val=\"底\"/></w:style></w:styles>",
        );
        check_docx(&docx, "6.5亿元\n");
    }
    check(
        &format!("<w:p>{}</w:p>", looks("<w:vanish w:val=\"0\"/><w:strike w:val=\"false\"/>", "产值")),
        "产值\n",
    );
    let hidden_mark =
        "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>一、工作</w:t></w:r></w:p>";
    check(&format!("{hidden_mark}{}", p("回顾")), "一、工作回顾\n");
}

#[test]
fn raised_numbers_are_exponents_or_marks_of_notes() {
    let raised = |words: &str| {
        format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{words}</w:t></w:r>")
    };
    check(&format!("<w:p>{}{}{}</w:p>", r("“一村一品”"), raised("3"), r("5个")), "“一村一品”[3]5个\n");
    check(&format!("<w:p>{}{}{}</w:p>", r("供水1.2万m"), raised("3"), r("。")), "供水1.2万m³。\n");
    check(
        &format!("<w:p>{}{}{}{}</w:p>", r("投资6.8"), raised("1"), raised("2"), r("亿元")),
        "投资6.8[12]亿元\n",
    );
    let by_hand = "<w:r><w:rPr><w:position w:val=\"8\"/></w:rPr><w:t>3</w:t></w:r>";
    check(&format!("<w:p>{}{by_hand}{}</w:p>", r("品牌"), r("5个")), "品牌[3]5个\n");
    let docx = Docx::new("<w:p><w:r><w:t>工程</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"a\"/></w:rPr><w:t>1</w:t></w:r></w:p>")
        .with("styles", "<w:styles><w:style w:styleId=\"a\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>");
    check_docx(&docx, "工程[1]\n");
    let equation = "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>km</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>";
    check(equation, "km²\n");
}

#[test]
fn text_boxes_follow_their_paragraph() {
    let text_box = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let drawn = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><a:t>形</a:t>{0}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        text_box("图1")
    );
    check(&format!("<w:p>{}{drawn}{}</w:p>", r("产值"), r("6.5亿元")), "产值6.5亿元\n图1\n");
    let unknown = format!(
        "<w:p><mc:AlternateContent><mc:Choice Requires=\"zz\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>",
        r("新"),
        r("旧")
    );
    check(&unknown, "旧\n");
    let old = format!(
        "<w:p>{}<w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r>{}</w:p>",
        r("新建"),
        text_box("12"),
        r("5公里")
    );
    check(&old, "新建5公里\n12\n");
}

#[test]
fn fields_show_their_results() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = |instruction: &str, result: &str| {
        format!(
            "{}<w:r><w:instrText>{instruction}</w:instrText></w:r>{}{}{}",
            mark("begin"),
            mark("separate"),
            r(result),
            mark("end")
        )
    };
    check(&format!("<w:p>{}{}</w:p>", r("产值"), field("REF a", "5亿元")), "产值5亿元\n");
    check(&format!("<w:p>{}{}</w:p>", r("新建"), field(" PAGE ", "12")), "新建\n");
    let circle = format!(
        "{}<w:r><w:instrText>eq \\o\\ac(○,</w:instrText></w:r><w:r><w:instrText>1)</w:instrText></w:r>{}",
        mark("begin"),
        mark("end")
    );
    check(&format!("<w:p>{circle}{}</w:p>", r("修路")), "①修路\n");
    check(&format!("<w:p><w:fldSimple w:instr=\"REF a\">{}</w:fldSimple></w:p>", r("5亿元")), "5亿元\n");
    check(&format!("<w:p><w:fldSimple w:instr=\"NUMPAGES\">{}</w:fldSimple></w:p>", r("9")), "");
    let contents = format!(
        "<w:p>{}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{}{}</w:p><w:p>{}{}</w:p>",
        mark("begin"),
        mark("separate"),
        r("一、回顾 3"),
        r("二、安排 9"),
        mark("end")
    );
    check(&(contents + &p("一、回顾")), "一、回顾\n");
    // A field without an end does not hide what follows.
    check(&format!("<w:p>{}{}</w:p>{}", mark("begin"), r("甲"), p("产值5亿元")), "产值5亿元\n");
}

#[test]
fn containers_are_looked_through() {
    check(&format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p("产值")), "产值\n");
    check(
        &format!("<w:p><w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag></w:p>", r("产"), r("值")),
        "产值\n",
    );
    let contents = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent><w:r><w:t>目录</w:t></w:r></w:sdtContent></w:sdt>";
    check(&format!("<w:p>{contents}{}</w:p>", r("产值")), "产值\n");
    let ruby = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>shí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>石</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    check(ruby, "石\n");
    let initial = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>各</w:t></w:r></w:p>";
    check(&(initial.to_owned() + &p("位代表")), "各位代表\n");
}

#[test]
fn tables_are_grids() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p(words));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["指标", "数值"]), row(&["产值", "5亿元"]));
    check(&(p("前") + &table + &p("后")), "前\n指标\t数值\n产值\t5亿元\n后\n");
    // A table of one cell only lays out.
    let nested = format!("<w:tbl><w:tr><w:tc>{}{table}</w:tc></w:tr></w:tbl>", p("外"));
    check(&nested, "外\n指标\t数值\n产值\t5亿元\n");
    let merged = "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>种植</w:t></w:r></w:p></w:tc>\
        <w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>粮</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>油</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    check(merged, "种植\t粮\t\n\t油\t2\n");
}

#[test]
fn automatic_numbers_are_labels() {
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
        <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
        </w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;
    let item = |level: usize, words: &str| {
        let place = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"2\"/></w:numPr>");
        format!("<w:p><w:pPr>{place}</w:pPr>{}</w:p>", r(words))
    };
    let items = [
        (0, "回顾"),
        (1, "经济"),
        (1, "民生"),
        (0, "安排"),
        (1, "任务"),
        (2, "修路"),
        (2, "30个村通水"),
        (3, "桥"),
    ];
    let body: String = items.iter().map(|(level, words)| item(*level, words)).collect();
    let expected = "一、回顾\n（一）经济\n（二）民生\n二、安排\n（一）任务\n1. 修路\n⒉30个村通水\n桥\n";
    check_docx(&Docx::new(&body).with("numbering", numbering), expected);
    // A number that only the old version of the paragraph had is not there.
    let old = format!(
        "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>{}</w:p>",
        r("回顾")
    );
    check_docx(&Docx::new(&old).with("numbering", numbering), "回顾\n");
}

#[test]
fn notes_follow_the_text_in_the_order_of_their_marks() {
    let body = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"5\"/></w:r>{}<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>{}",
        r("双千工程"),
        r("，产值"),
        p("二、安排")
    );
    let note = |kind: &str, id: u32, words: &str| {
        format!("<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>", r(words))
    };
    let footnotes = format!(
        "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote>{}{}</w:footnotes>",
        p("线"),
        note("footnote", 4, "没有提到"),
        note("footnote", 5, "指千亩茶园")
    );
    let endnotes = format!("<w:endnotes>{}</w:endnotes>", note("endnote", 2, "按可比价格"));
    let docx = Docx::new(&body).with("footnotes", &footnotes).with("endnotes", &endnotes);
    check_docx(&docx, "双千工程[1]，产值[2]\n二、安排\n[1] 指千亩茶园\n[2] 按可比价格\n");
    let own_mark = format!(
        "<w:p>{}<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"5\"/><w:t>*</w:t></w:r>{}</w:p>",
        r("示范点"),
        r("8个")
    );
    check_docx(&Docx::new(&own_mark).with("footnotes", &footnotes), "示范点[1]8个\n[1] 指千亩茶园\n");
}

#[test]
fn other_files_and_damage_are_told_apart() {
    assert_eq!(text_of(b"PK\x03\x04"), Err(DocxFault::Damaged));
    assert_eq!(text_of(&container(&[("xl/workbook.xml", b"<x/>")])), Err(DocxFault::NoDocument));
    let broken = container(&[("word/document.xml", b"<w:document><w:t>5</w:document>")]);
    assert_eq!(text_of(&broken), Err(DocxFault::Damaged));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut compound = vec![0; 1024];
    compound[..4].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0]);
    compound[640..640 + name.len()].copy_from_slice(&name);
    let refused = open("a.docx", compound, |_, _| None);
    assert!(matches!(refused, Intake::Refused(Refusal::Word(DocxFault::Encrypted))));
}

#[test]
fn what_is_read_is_bounded() {
    let huge = " ".repeat((64 << 20) + 1);
    assert_eq!(text_of(&container(&[("word/document.xml", huge.as_bytes())])), Err(DocxFault::TooLarge));
    let deep = "<w:sdt>".repeat(300) + &p("产值") + &"</w:sdt>".repeat(300);
    assert_eq!(text_of(&Docx::new(&deep).bytes()), Err(DocxFault::TooLarge));
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"{}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        "%1".repeat(500_000)
    );
    let item = format!("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>", r("甲"));
    let docx = Docx::new(&item.repeat(1000)).with("numbering", &numbering);
    assert!(text_of(&docx.bytes()).unwrap().len() < 100_000);
    let wide = "<w:tbl>".to_owned() + &"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999\"/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>".repeat(2000) + "</w:tbl>";
    assert!(text_of(&Docx::new(&wide).bytes()).unwrap().len() < 100_000);
}

proptest! {
    #[test]
    fn never_panics_on_bytes(bytes: Vec<u8>) {
        let _ = text_of(&bytes);
    }

    #[test]
    fn never_panics_on_tags(
        body in "(<w:(p|pPr|rPr|r|t|tbl|tr|tc|tcPr|trPr|del|ins|txbxContent|sdt|sdtContent|footnote|ruby|vMerge/|gridSpan w:val=\"[0-9]{1,12}\"/|br/|fldChar w:fldCharType=\"(begin|separate|end)\"/|numId w:val=\"[0-9]{1,12}\"/)>|</w:(p|pPr|rPr|r|t|tbl|tr|tc|del|txbxContent)>|[一5&;]){0,40}",
    ) {
        let _ = text_of(&Docx::new(&body).bytes());
    }
}
