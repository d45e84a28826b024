//! The containers of Word documents: zip files, flat OPC, Word 2003 XML, embedded documents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod building;

use building::{Docx, container, p};
use tongbi::intake::docx::{self, DocxFault};
use tongbi::intake::{Intake, open};

fn text_of(bytes: &[u8]) -> Result<String, DocxFault> {
    docx::manuscript(bytes, |_, _| None).map(|manuscript| manuscript.text().text)
}

#[test]
fn the_main_part_is_the_one_that_is_named() {
    let document = Docx::new(&p("产值")).document();
    let rels = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"{target}\"/></Relationships>"
        )
    };
    for target in ["word/document2.xml", "/Word\\Document2.xml", "./word/document2.xml"] {
        let file = container(&[
            ("_rels/.rels", rels(target).as_bytes()),
            ("word/document2.xml", document.as_bytes()),
        ]);
        assert_eq!(text_of(&file).unwrap(), "产值\n", "{target}");
    }
    let types = "<Types><Override PartName=\"/a.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let file = container(&[("[Content_Types].xml", types.as_bytes()), ("a.xml", document.as_bytes())]);
    assert_eq!(text_of(&file).unwrap(), "产值\n");
}

#[test]
fn parts_may_be_in_utf_16() {
    let document = Docx::new(&p("产值")).document();
    let units = document.encode_utf16();
    let marked: Vec<u8> = [0xFEFF].into_iter().chain(units.clone()).flat_map(u16::to_le_bytes).collect();
    let bare: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
    let utf8 = format!("\u{feff}{document}").into_bytes();
    for bytes in [marked, bare, utf8] {
        assert_eq!(text_of(&container(&[("word/document.xml", &bytes)])).unwrap(), "产值\n");
    }
}

#[test]
fn embedded_documents_are_read_in_place() {
    let body =
        p("前") + "<w:altChunk r:id=\"c1\"/><w:altChunk r:id=\"c3\"/><w:altChunk r:id=\"c2\"/>" + &p("后");
    let docx = Docx::new(&body);
    let rels = "<Relationships><Relationship Id=\"c1\" Type=\"http://x/aFChunk\" Target=\"a.html\"/>\
        <Relationship Id=\"c3\" Type=\"http://x/aFChunk\" Target=\"c.rtf\"/>\
        <Relationship Id=\"c2\" Type=\"http://x/aFChunk\" Target=\"/word/b.docx\"/></Relationships>";
    let inner = Docx::new(&p("里")).bytes();
    let file = container(&[
        ("word/document.xml", docx.document().as_bytes()),
        ("word/_rels/document.xml.rels", rels.as_bytes()),
        ("word/a.html", "<html><p>产值</p></html>".as_bytes()),
        ("word/b.docx", &inner),
        ("word/c.rtf", br"{\rtf1\ansi GDP\par}"),
    ]);
    assert_eq!(text_of(&file).unwrap(), "前\n产值\nGDP\n里\n后\n");
}

fn opened(text: &str) -> String {
    match open("a.xml", text.as_bytes().to_vec(), |_, _| None) {
        Intake::Prose(manuscript) => manuscript.text().text,
        Intake::Json(_) => "json".to_owned(),
        Intake::Tables(_) | Intake::Workbook(..) => "tables".to_owned(),
        Intake::Pdf => "pdf".to_owned(),
        Intake::Archive => "archive".to_owned(),
        Intake::Refused(refusal) => format!("{refusal:?}"),
    }
}

#[test]
fn a_document_may_be_one_xml_text() {
    let flat = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">\
         <pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>{}</pkg:xmlData></pkg:part></pkg:package>",
        Docx::new(&p("产值")).document()
    );
    assert_eq!(opened(&flat), "产值\n");
    let old = "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" xmlns:wx=\"x\" xmlns:aml=\"a\">\
        <w:docPr><w:footnotePr><w:footnote w:type=\"separator\"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote></w:footnotePr></w:docPr>\
        <w:body><wx:sect><w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t wx:val=\"一、\"/></w:listPr></w:pPr>\
        <aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r><w:t>旧</w:t></w:r></aml:content></aml:annotation>\
        <aml:annotation w:type=\"Word.Insertion\"><aml:content><w:r><w:t>回顾</w:t></w:r></aml:content></aml:annotation>\
        <w:r><w:footnote><w:p><w:r><w:t>可比价</w:t></w:r></w:p></w:footnote></w:r></w:p>\
        <w:sectPr><w:hdr w:type=\"odd\"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>";
    assert_eq!(opened(old), "一、回顾[1]\n[1] 可比价\n");
}
