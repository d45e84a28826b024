//! Word documents in which several features meet: body in, text out. `docx.rs` tests each feature alone.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod building;

use building::{Docx, p, r};
use tongbi::intake;
use tongbi::intake::docx;

fn check_docx(docx: &Docx, expected: &str) {
    let text = docx::manuscript(&docx.bytes(), |_, _| None).unwrap().text().text;
    assert_eq!(text, expected, "{}", docx.body);
}

fn check(body: &str, expected: &str) {
    check_docx(&Docx::new(body), expected);
}

/// The figures of a document: `indicator value unit period`.
fn check_figures(docx: &Docx, expected: &[&str]) {
    let manuscript = docx::manuscript(&docx.bytes(), |_, _| None).unwrap();
    let report = intake::read(&manuscript, Some("a.docx"), None).report;
    let told: Vec<String> = report
        .observations
        .iter()
        .map(|o| {
            let value = o.value.figure().map(|figure| figure.number.to_string()).unwrap_or_default();
            format!("{} {value} {} {}", o.indicator, o.unit, o.period)
        })
        .collect();
    assert_eq!(told, expected);
}

/// A run with properties.
fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn raised(words: &str) -> String {
    run("<w:vertAlign w:val=\"superscript\"/>", words)
}

fn paragraph(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

fn deleted(words: &str) -> String {
    format!("<w:del w:id=\"1\"><w:r><w:delText>{words}</w:delText></w:r></w:del>")
}

fn inserted(words: &str) -> String {
    format!("<w:ins w:id=\"2\">{}</w:ins>", r(words))
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

fn field(instruction: &str, result: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\">{instruction}</w:instrText></w:r>{}{result}{}",
        mark("begin"),
        mark("separate"),
        mark("end")
    )
}

const SPAN_TWO: &str = "<w:gridSpan w:val=\"2\"/>";
const BEGINS: &str = "<w:vMerge w:val=\"restart\"/>";
const GOES_ON: &str = "<w:vMerge/>";

#[test]
fn changes_in_the_cells_of_a_merged_table_are_accepted() {
    let value = paragraph(&format!("{}{}{}{}", r("12"), deleted("3"), inserted("8"), r(".5")));
    let words = |words: &str| cell("", &p(words));
    let rows = [
        row(&[cell(BEGINS, &p("指标")), words("单位"), cell(SPAN_TWO, &p("2023年"))]),
        row(&[cell(GOES_ON, "<w:p/>"), words(""), words("数量"), words("增长%")]),
        row(&[words("粮食产量"), words("万吨"), cell("", &value), words("5")]),
        format!("<w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr>{}{}</w:tr>", words("旧"), words("1")),
        row(&[
            words("茶叶产量"),
            words("吨"),
            cell("", &paragraph(&(deleted("300") + &inserted("310")))),
            words("3.3"),
        ]),
    ];
    check(
        &table(&rows),
        "指标\t单位\t2023年\t\n\t\t数量\t增长%\n粮食产量\t万吨\t128.5\t5\n茶叶产量\t吨\t310\t3.3\n",
    );
    // A deleted row within a merged cell does not end it.
    let rows = [
        row(&[words("类别"), words("指标"), words("2023年")]),
        row(&[cell(BEGINS, &p("农业")), words("粮食产量（万吨）"), words("2")]),
        format!(
            "<w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr>{}{}{}</w:tr>",
            cell(GOES_ON, "<w:p/>"),
            words("旧"),
            words("9")
        ),
        row(&[cell(GOES_ON, "<w:p/>"), words("茶叶产量（吨）"), words("300")]),
    ];
    let docx = Docx::new(&(p("甲县2024年政府工作报告") + &table(&rows)));
    check_figures(&docx, &["粮食产量 2 万吨 2023", "茶叶产量 300 吨 2023"]);
}

#[test]
fn a_number_in_several_runs_is_one() {
    let red = "<w:color w:val=\"FF0000\"/>";
    let bold = "<w:b/><w:sz w:val=\"32\"/>";
    let pieces = [
        r("产值1"),
        "<w:proofErr w:type=\"gramStart\"/>".to_owned(),
        run(bold, "2"),
        "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>".to_owned(),
        run(red, "."),
        "<w:bookmarkEnd w:id=\"1\"/><w:commentRangeStart w:id=\"7\"/>".to_owned(),
        run("<w:vanish/>", "9"),
        deleted("8"),
        run("<w:strike/>", "7"),
        inserted("5"),
        "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>".to_owned(),
        "<w:r><w:lastRenderedPageBreak/></w:r>".to_owned(),
        r("亿元"),
    ];
    check(&paragraph(&pieces.concat()), "产值12.5亿元\n");
    let within = format!(
        "{}<w:customXml><w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:smartTag></w:customXml>{}",
        r("产值1"),
        r("2"),
        r("亿元")
    );
    check(&paragraph(&within), "产值12亿元\n");
    let alternate = format!(
        "{}<mc:AlternateContent><mc:Choice Requires=\"w14\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>{}",
        r("产值1"),
        r("2"),
        r("2"),
        r(".5亿元")
    );
    check(&paragraph(&alternate), "产值12.5亿元\n");
    let moved = format!(
        "<w:p><w:moveFromRangeStart w:id=\"5\"/><w:moveFrom>{}</w:moveFrom><w:moveFromRangeEnd w:id=\"5\"/>{}</w:p>",
        r("30"),
        r("5公里")
    );
    check(&moved, "5公里\n");
}

#[test]
fn raised_characters_follow_units_and_numbers() {
    check(&paragraph(&(r("建成区12km") + &raised("2") + &r("，增长5%"))), "建成区12km²，增长5%\n");
    check(&paragraph(&(r("供水1.2万m") + &raised("3") + &raised("[4]") + &r("。"))), "供水1.2万m³[4]。\n");
    check(&paragraph(&(r("产值5亿元") + &raised("2") + &r("，"))), "产值5亿元[2]，\n");
    check(&paragraph(&(r("产值5") + &raised("2") + &r("亿元"))), "产值5[2]亿元\n");
    check(&paragraph(&(r("绿地5000平方米") + &raised("①") + &r("。"))), "绿地5000平方米[1]。\n");
    let reference =
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>";
    let docx =
        Docx::new(&table(&[row(&[cell("", &p("粮食产量")), cell("", &paragraph(&(r("2.1") + reference)))])]))
            .with(
                "footnotes",
                &format!("<w:footnotes><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", p("快报数")),
            );
    check_docx(&docx, "粮食产量\t2.1[1]\n[1] 快报数\n");
    let lowered = run("<w:vertAlign w:val=\"subscript\"/>", "2.5");
    check(&paragraph(&(r("PM") + &lowered + &r("浓度30微克"))), "PM2.5浓度30微克\n");
}

#[test]
fn numbers_of_lists_with_texts_of_their_own() {
    let numbered = |text: &str, more: &str| {
        format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"decimal\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>\
             <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>\
             </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
             <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>"
        )
    };
    let item = |list: u32, level: u32, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            r(words)
        )
    };
    let two = item(1, 0, "30个村通水") + &item(1, 0, "修路");
    for (text, more, expected) in [
        ("第%1项", "", "第1项 30个村通水\n第2项 修路\n"),
        ("%1", "<w:suff w:val=\"nothing\"/>", "⒈30个村通水\n2 修路\n"),
        ("（%1）", "", "（1） 30个村通水\n（2）修路\n"),
        ("%1）", "", "1） 30个村通水\n2）修路\n"),
        ("工程%1：", "", "工程1： 30个村通水\n工程2： 修路\n"),
        ("%1.", "<w:rPr><w:vanish/></w:rPr>", "30个村通水\n修路\n"),
    ] {
        check_docx(&Docx::new(&two).with("numbering", &numbered(text, more)), expected);
    }
    let levels = item(1, 0, "农业") + &item(1, 1, "30个村通水") + &item(1, 1, "5公里") + &item(2, 0, "工业");
    check_docx(
        &Docx::new(&levels).with("numbering", &numbered("%1.", "")),
        "1. 农业\n1.1 30个村通水\n1.2 5公里\n5. 工业\n",
    );
    // A paragraph that leaves the list of its style.
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let styled = |more: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"L\"/>{more}</w:pPr>{}</w:p>", r(words))
    };
    let body = styled("", "修路")
        + &styled("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "3公里")
        + &styled("", "架桥");
    check_docx(
        &Docx::new(&body).with("numbering", &numbered("%1.", "")).with("styles", styles),
        "1. 修路\n3公里\n2. 架桥\n",
    );
}

#[test]
fn tables_within_tables_keep_their_figures_apart() {
    let words = |words: &str| cell("", &p(words));
    let inner = table(&[
        row(&[words("指标"), words("单位"), words("2023年")]),
        row(&[words("粮食产量"), words("万吨"), words("2.1")]),
    ]);
    let outer = table(&[
        row(&[words("乡镇"), words("情况")]),
        row(&[words("甲乡"), cell("", &(p("见下表") + &inner + "<w:p/>"))]),
    ]);
    let docx = Docx::new(&(p("甲县2024年政府工作报告") + &outer));
    let manuscript = docx::manuscript(&docx.bytes(), |_, _| None).unwrap();
    let text = manuscript.text().text;
    assert!(text.contains("粮食产量") && text.contains("2.1"), "{text}");
    assert!(!text.contains("2.1指标") && !text.contains("万吨2.1甲"), "{text}");
    check_figures(&docx, &["粮食产量 2.1 万吨 2023"]);
    // Rows and cells within content controls; cells before and after the grid.
    let controls = format!(
        "<w:tbl><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>\
         <w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:tr></w:tbl>",
        row(&[words("指标"), words("单位"), words("2023年")]),
        words("万吨"),
        words("2.1")
    );
    check(&controls, "指标\t单位\t2023年\n\t万吨\t2.1\n");
    // Cells merged as Word 6 did.
    let merged = row(&[
        cell("<w:hMerge w:val=\"restart\"/>", &p("2023年")),
        cell("<w:hMerge/>", "<w:p/>"),
        words("备注"),
    ]);
    check(
        &table(&[merged, row(&[words("数量"), words("增长%"), words("无")])]),
        "2023年\t\t备注\n数量\t增长%\t无\n",
    );
}

#[test]
fn fields_within_fields_and_cells_show_their_results() {
    let inner = field("REF total", &r("12"));
    check(&paragraph(&(r("产值") + &field(" = 10 + 2.5 ", &r("12.5")) + &r("亿元"))), "产值12.5亿元\n");
    check(
        &paragraph(
            &(r("产值")
                + &field(&format!("IF </w:instrText></w:r>{inner}<w:r><w:instrText> > 10"), &r("12.8"))
                + &r("亿元")),
        ),
        "产值12.8亿元\n",
    );
    check(&paragraph(&(r("产值") + &field("HYPERLINK \"http://a/9\"", &r("5亿元")))), "产值5亿元\n");
    let total = table(&[
        row(&[cell("", &p("合计")), cell("", &paragraph(&field("=SUM(ABOVE)", &r("97"))))]),
        row(&[cell("", &p("税收")), cell("", &paragraph(&(field("=B1", &r("3")) + &r("5"))))]),
    ]);
    check(&total, "合计\t97\n税收\t35\n");
    // The result was changed: the old one is deleted.
    check(
        &paragraph(&(r("产值") + &field("REF a", &(deleted("12") + &inserted("13"))) + &r("亿元"))),
        "产值13亿元\n",
    );
    check(
        &paragraph(&(r("见表") + &field("SEQ 表 \\* ARABIC", &r("3")) + &r("，产值5亿元"))),
        "见表3，产值5亿元\n",
    );
}

#[test]
fn strict_documents_are_read() {
    let body = p("产值5亿元");
    let strict = Docx::new(&body).document().replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let prefixed = strict.replace("<w:", "<a:").replace("</w:", "</a:").replace("xmlns:w", "xmlns:a");
    for document in [strict, prefixed] {
        let bytes = building::container(&[("word/document.xml", document.as_bytes())]);
        let text = docx::manuscript(&bytes, |_, _| None).unwrap().text().text;
        assert_eq!(text, "产值5亿元\n");
    }
}

#[test]
fn breaks_and_tabs_within_numbers() {
    check(&paragraph(&(r("产值12") + "<w:r><w:br/></w:r>" + &r("8亿元。"))), "产值128亿元。\n");
    check(&paragraph(&(r("产值") + "<w:r><w:tab/></w:r>" + &r("5亿元"))), "产值\t5亿元\n");
    check(&paragraph(&(r("收入1") + "<w:r><w:noBreakHyphen/></w:r>" + &r("2万元"))), "收入1-2万元\n");
    check(
        &paragraph(&(r("下降") + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F02D\"/></w:r>" + &r("3%"))),
        "下降−3%\n",
    );
    let column = paragraph("<w:r><w:t>产值6</w:t><w:br w:type=\"column\"/><w:t>.5亿元</w:t></w:r>");
    check(&column, "产值6.5亿元\n");
    // A paragraph mark that was deleted within a number, in a cell.
    let marked = format!("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>", r("12"));
    let one = table(&[row(&[cell("", &p("粮食产量")), cell("", &(marked + &p("8.5")))])]);
    check(&one, "粮食产量\t128.5\n");
}
