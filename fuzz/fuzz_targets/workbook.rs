//! Any bytes can be opened as a workbook or are refused; its sheets can be planned and read. The first byte decides
//! the container.
#![no_main]

mod parts;

use libfuzzer_sys::fuzz_target;
use parts::{compound, parts, zip};
use tongbi::intake::workbook;

fuzz_target!(|data: &[u8]| {
    let Some((kind, data)) = data.split_first() else { return };
    let file = match kind % 5 {
        0 => Some(data.to_vec()),
        1 => xlsx(data),
        2 => xlsb(data),
        3 => zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", data)]),
        _ => compound(&[("Workbook", data)]),
    };
    for table in workbook::tables("a.xlsx", &file.unwrap_or_default()).unwrap_or_default() {
        let _ = table.reports();
    }
});

fn relationships(ending: &str) -> String {
    let one = |kind: &str, target: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}.{ending}\"/>")
    };
    let all = one("worksheet", "sheet") + &one("styles", "styles") + &one("sharedStrings", "strings");
    format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>")
}

fn xlsx(data: &[u8]) -> Option<Vec<u8>> {
    let [sheet, styles, strings] = parts(data);
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>";
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relationships("xml").as_bytes()),
        ("xl/sheet.xml", sheet),
        ("xl/styles.xml", styles),
        ("xl/strings.xml", strings),
    ])
}

fn xlsb(data: &[u8]) -> Option<Vec<u8>> {
    let [sheet, styles, strings] = parts(data);
    // One BrtBundleSh: a visible sheet with the relationship `worksheet`, named `a`.
    let mut bundle = [&[0; 4][..], &1_u32.to_le_bytes()].concat();
    for text in ["worksheet", "a"] {
        bundle.extend(u32::try_from(text.len()).unwrap_or_default().to_le_bytes());
        bundle.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    }
    let book = [&[156, 1, u8::try_from(bundle.len()).unwrap_or_default()], bundle.as_slice()].concat();
    zip(&[
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relationships("bin").as_bytes()),
        ("xl/sheet.bin", sheet),
        ("xl/styles.bin", styles),
        ("xl/strings.bin", strings),
    ])
}
