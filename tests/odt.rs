//! OpenDocument texts and OFD files: parts in, text out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod building;

use building::container;
use proptest::prelude::*;
use tongbi::intake::docx::DocxFault;
use tongbi::intake::pdf::PdfFault;
use tongbi::intake::{odt, ofd};

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:draw=\"d\" xmlns:style=\"s\"><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

fn check(body: &str, expected: &str) {
    let read = odt::manuscript(&odt(body), |_, _| None).unwrap();
    assert_eq!(read.map(|read| read.text().text).as_deref(), Ok(expected), "{body}");
}

#[test]
fn paragraphs_are_lines() {
    check(
        "<text:h>清溪镇</text:h><text:p>产值<text:span>5</text:span><text:s/>亿元。</text:p><text:p/>",
        "清溪镇\n产值5 亿元。\n",
    );
    check(
        "<text:p>改造小区<text:line-break/>30个。<text:line-break/>修路</text:p>",
        "改造小区30个。\n修路\n",
    );
    check("<text:list><text:list-item><text:p>修路</text:p></text:list-item></text:list>", "修路\n");
}

#[test]
fn automatic_numbers_are_labels() {
    let level = |level: u8, format: &str, more: &str| {
        format!("<text:list-level-style-number text:level=\"{level}\" style:num-format=\"{format}\" {more}/>")
    };
    let styles = format!(
        "<text:list-style style:name=\"L\">{}{}{}</text:list-style><text:outline-style>{}</text:outline-style>",
        level(1, "一, 二, 三, ...", "style:num-suffix=\"、\""),
        level(2, "1", "style:num-prefix=\"（\" style:num-suffix=\"）\""),
        level(3, "1", "text:display-levels=\"2\" text:start-value=\"3\""),
        level(1, "1", "").replace("list-level-style-number", "outline-level-style"),
    );
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let list =
        |more: &str, items: &str| format!("<text:list text:style-name=\"L\" {more}>{items}</text:list>");
    let nested = format!(
        "<text:list-item><text:p>民生</text:p><text:list>{}{}</text:list><text:p>另起</text:p></text:list-item>",
        item("就业"),
        item("30个村通水")
    );
    check(
        &(styles.clone()
            + &list("", &(item("经济") + &nested))
            + &list("text:continue-numbering=\"true\"", &item("生态"))),
        "一、经济\n二、民生\n（1）就业\n（2） 30个村通水\n另起\n三、生态\n",
    );
    let third = format!(
        "<text:list-item><text:list><text:list-item><text:list>{}</text:list></text:list-item></text:list></text:list-item>",
        item("路")
    );
    check(&(styles.clone() + &list("", &third) + &list("", &item("又"))), "1.3 路\n一、又\n");
    let first = list("xml:id=\"a\"", &item("甲")) + &list("", &item("乙"));
    check(
        &(styles.clone() + &first + &list("text:continue-list=\"a\"", &item("丙"))),
        "一、甲\n一、乙\n二、丙\n",
    );
    let start = "<text:list-item text:start-value=\"5\"><text:p>戊</text:p></text:list-item>";
    check(&(styles.clone() + &list("", &(item("甲") + start))), "一、甲\n五、戊\n");
    check(
        &(styles
            + "<text:h text:outline-level=\"1\">30年</text:h><text:h text:outline-level=\"1\" text:is-list-header=\"true\">目录</text:h>"),
        "⒈30年\n目录\n",
    );
}

#[test]
fn what_no_reader_sees_is_left_out() {
    check(
        "<text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:p>新<office:annotation><text:p>批注</text:p></office:annotation><text:ruby><text:ruby-base>圩</text:ruby-base><text:ruby-text>xu</text:ruby-text></text:ruby></text:p>",
        "新圩\n",
    );
}

#[test]
fn words_look_as_their_styles_say() {
    let style = |name: &str, more: &str, properties: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"text\"{more}><style:text-properties {properties}/></style:style>"
        )
    };
    let styles = style("H", "", "text:display=\"none\"")
        + &style("K", " style:parent-style-name=\"H\"", "")
        + &style("X", "", "style:text-line-through-style=\"solid\"")
        + &style("S", "", "style:text-position=\"super 58%\"")
        + &style("U", "", "style:text-position=\"-33% 58%\"");
    let said =
        |style: &str, words: &str| format!("<text:span text:style-name=\"{style}\">{words}</text:span>");
    check(
        &format!(
            "{styles}<text:p>产值{}{}{}5亿元。</text:p>",
            said("H", "9"),
            said("K", "8"),
            said("X", "7")
        ),
        "产值5亿元。\n",
    );
    check(
        &format!(
            "{styles}<text:p>小学12{}所，绿地5km{}，CO{}。</text:p>",
            said("S", "3"),
            said("S", "2"),
            said("U", "2")
        ),
        "小学12[3]所，绿地5km²，CO2。\n",
    );
    check(
        "<text:section text:display=\"none\"><text:p>旧</text:p></text:section><text:p>新</text:p>",
        "新\n",
    );
}

#[test]
fn notes_and_text_boxes_follow() {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>可比价</text:p></text:note-body></text:note>";
    let frame = "<draw:frame><draw:text-box><text:p>图一</text:p></draw:text-box></draw:frame>";
    check(
        &format!("<text:p>增长5%{note}{frame}。</text:p><text:p>后</text:p>"),
        "增长5%。\n图一\n后\n可比价\n",
    );
}

#[test]
fn tables_are_grids() {
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let merged = "<table:table-cell table:number-columns-spanned=\"2\"><text:p>2023年</text:p></table:table-cell><table:covered-table-cell/>";
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let rows = row(&(cell("指标") + merged)) + &row(&(cell("粮食") + &cell("2.1") + &cell("5%")));
    check(
        &format!("<table:table>{rows}</table:table><text:p>后</text:p>"),
        "指标\t2023年\t\n粮食\t2.1\t5%\n后\n",
    );
}

#[test]
fn other_files_are_none_and_faults_are_told() {
    assert_eq!(odt::manuscript(&container(&[("mimetype", b"application/epub+zip")]), |_, _| None), None);
    let parts: &[(&str, &[u8])] = &[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<m><encryption-data/></m>"),
        ("content.xml", b"\x01\x02"),
    ];
    assert_eq!(odt::manuscript(&container(parts), |_, _| None), Some(Err(DocxFault::Encrypted)));
    let parts = parts.split_first().unwrap().0;
    assert_eq!(odt::manuscript(&container(&[*parts]), |_, _| None), Some(Err(DocxFault::Damaged)));
}

/// An OFD file of one page.
fn ofd(texts: &str) -> Vec<u8> {
    let page = format!(
        "<ofd:Page xmlns:ofd=\"o\"><ofd:Content><ofd:Layer>{texts}</ofd:Layer></ofd:Content></ofd:Page>"
    );
    container(&[
        ("OFD.xml", "<ofd:OFD xmlns:ofd=\"o\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".as_bytes()),
        ("Doc_0/Document.xml", "<ofd:Document xmlns:ofd=\"o\"><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>".as_bytes()),
        ("Doc_0/Pages/Page_0/Content.xml", page.as_bytes()),
    ])
}

/// A text in type of 5 mm.
fn text(left: usize, top: usize, words: &str) -> String {
    let advances = words.chars().count().saturating_sub(1);
    format!(
        "<ofd:TextObject Boundary=\"{left} {top} 150 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g {advances} 5\">{words}</ofd:TextCode></ofd:TextObject>"
    )
}

#[test]
fn an_ofd_file_is_read_like_a_pdf() {
    let texts =
        text(40, 50, "全镇实现地区生产总值十五亿元，同比增长百分之五，粮食") + &text(30, 58, "产量两万吨。");
    let read = ofd::manuscript(&ofd(&texts), |_, _| None).unwrap().unwrap();
    assert_eq!(read.text().text, "全镇实现地区生产总值十五亿元，同比增长百分之五，粮食产量两万吨。\n");
    assert_eq!(ofd::manuscript(&ofd(""), |_, _| None), Some(Err(PdfFault::Scanned)));
    assert_eq!(
        ofd::manuscript(&container(&[("OFD.xml", b"<a><DocRoot>b</DocRoot></a>")]), |_, _| None),
        Some(Err(PdfFault::Damaged))
    );
    assert_eq!(ofd::manuscript(&odt(""), |_, _| None), None);
}

proptest! {
    #[test]
    fn never_panics(body in "(</?(text:p|text:note|draw:text-box|table:table|table:table-row|table:table-cell|text:s)( text:c=\"[0-9]{1,9}\"| table:number-columns-spanned=\"[0-9]{1,9}\")?/?>|产|5){0,30}") {
        let _ = odt::manuscript(&odt(&body), |_, _| None);
    }

    #[test]
    fn ofd_never_panics(texts in "(<TextObject Boundary=\"[0-9 .e-]{0,12}\" Size=\"[0-9.e-]{1,4}\" CTM=\"[0-9 .-]{0,14}\">|<TextCode X=\"[0-9.]{0,9}\" DeltaX=\"[g0-9 .-]{0,12}\">|产值|5|</TextCode>|</TextObject>){0,20}") {
        let _ = ofd::manuscript(&ofd(&texts), |_, _| None);
    }
}
