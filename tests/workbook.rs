//! Workbooks built in code: text in, text out. Each cell is displayed by its format; hidden rows and columns are left
//! out and counted.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

mod building;

use std::io::{Cursor, Write as _};

use building::container;
use tongbi::export;
use tongbi::format;
use tongbi::intake::workbook::{self, WorkbookFault, WorkbookFormat};

/// Each sheet: the number of rows and columns left out, then its rows with `|` between cells.
fn told(bytes: &[u8]) -> String {
    let format = workbook::format(bytes).unwrap();
    let sheets = match workbook::sheets(bytes, format) {
        Ok(sheets) => sheets,
        Err(fault) => return format!("{fault:?}"),
    };
    let one = |sheet: &workbook::Sheet| {
        let cells = |row: usize| {
            let cells: Vec<&str> =
                (0..sheet.grid.width()).map(|column| sheet.grid.text(row, column)).collect();
            cells.join("|")
        };
        let mut lines: Vec<String> = (0..sheet.grid.rows.len()).map(cells).collect();
        let hidden = if sheet.hidden { " hidden" } else { "" };
        lines.insert(
            0,
            format!("{}{hidden} -{} -{}", sheet.name, sheet.left_out.rows, sheet.left_out.columns),
        );
        lines.join("\n")
    };
    sheets.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn check(bytes: &[u8], expected: &str) {
    assert_eq!(told(bytes), expected);
}

// .xlsx

fn xlsx(sheet: &str) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relationships = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"a\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
    );
    let sheet = format!("<worksheet xmlns=\"{MAIN}\">{sheet}</worksheet>");
    container(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relationships("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn hidden_rows_and_columns_are_left_out() {
    let cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c></row>\
                 <row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>4</v></c></row>\
                 <row r=\"3\"><c r=\"A3\"><v>5</v></c><c r=\"B3\"><v>6</v></c></row>\
                 <row r=\"4\" hidden=\"1\"/>";
    check(
        &xlsx(&format!("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>{cells}</sheetData>")),
        "表 -1 -1\n1||3\n||\n5||",
    );
    check(
        &xlsx(&format!("<sheetData>{}</sheetData>", cells.replace(" hidden=\"1\"", ""))),
        "表 -0 -0\n1|2|3\n4||\n5|6|",
    );
}

#[test]
fn a_merged_cell_is_seen_where_a_part_of_it_is() {
    let cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row>";
    check(
        &xlsx(&format!(
            "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData>{cells}</sheetData>\
             <mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
        )),
        "表 -0 -0\n1|1|3",
    );
}

#[test]
fn a_cell_far_away_takes_no_memory() {
    let cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    check(&xlsx(&format!("<sheetData>{cells}</sheetData>")), "表 -0 -0\n1");
    let cells =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"65536\"><c r=\"IV65536\"><v>2</v></c></row>";
    check(&xlsx(&format!("<sheetData>{cells}</sheetData>")), "表 -0 -0\n1|\n|2");
}

#[test]
fn the_percentage_that_is_read_is_told() {
    let rows: String =
        (1..=100).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    let bytes = xlsx(&format!("<dimension ref=\"A1:A100\"/><sheetData>{rows}</sheetData>"));
    let mut told = Vec::new();
    workbook::tables_told("a.xlsx", &bytes, &mut |percent| told.push(percent)).unwrap();
    assert_eq!(told, (1..100).collect::<Vec<u32>>());
}

#[test]
fn what_tongbi_exports_it_reads() {
    let json = r#"{"format":"tongbi.report/1","place":{"name":"清溪镇"},"year":2024,"observations":[
        {"indicator":"地区生产总值","period":2023,"kind":"actual","value":"15.64","unit":"亿元","change":{"percent":"5.3"}},
        {"indicator":"城镇化率","period":2023,"kind":"actual","value":"0.60","unit":"%"},
        {"indicator":"居民参保率","period":2024,"kind":"target","value":"98","bound":"at_least","unit":"%"}]}"#;
    let report = std::sync::Arc::new(format::read(json).reports.remove(0));
    let bytes = export::xlsx(&export::tidy(&[report])).unwrap();
    let table = workbook::tables("a.xlsx", &bytes).unwrap().remove(0);
    let reports = table.reports();
    let told: Vec<String> = reports
        .iter()
        .flat_map(|report| {
            report.observations.iter().map(|o| {
                let figure = o.value.figure().map(|figure| format!("{} {:?}", figure.number, figure.bound));
                let grows = o.change.as_ref().and_then(|change| change.percent.as_ref());
                let grows = grows.map(|figure| format!(" {}%", figure.number)).unwrap_or_default();
                format!(
                    "{} {} {} {} {}{grows}",
                    report.place.name,
                    o.indicator,
                    o.period,
                    figure.unwrap_or_default(),
                    o.unit
                )
            })
        })
        .collect();
    assert_eq!(
        told,
        [
            "清溪镇 地区生产总值 2023 15.64 Exactly 亿元 5.3%",
            "清溪镇 常住人口城镇化率 2023 0.60 Exactly %",
            "清溪镇 居民参保率 2024 98 AtLeast %"
        ]
    );
}

// .ods

fn ods(content: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\">{content}</office:document-content>"
    );
    container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn shown(kind: &str, value: &str, words: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>{words}</text:p></table:table-cell>"
    )
}

#[test]
fn an_opendocument_sheet_gives_what_it_displays() {
    let rows = [
        shown("string", "", "指标")
            + &shown("percentage", "0.0534", "5.3%")
            + &shown("percentage", "0.06", ""),
        "<table:table-cell table:number-columns-repeated=\"16384\"/>".to_owned(),
        shown("float", "1234.5", "1,234.50") + &shown("float", "1234.5", "1.234,50"),
    ];
    let rows: String = rows.iter().map(|row| format!("<table:table-row>{row}</table:table-row>")).collect();
    check(
        &ods(&format!("<table:table table:name=\"表\">{rows}</table:table>")),
        "表 -0 -0\n指标|5.3%|6%\n||\n1,234.50|1234.5|",
    );
}

#[test]
fn hidden_parts_of_an_opendocument_sheet_are_left_out() {
    let row = |more: &str, words: &str| {
        format!(
            "<table:table-row{more}>{}{}</table:table-row>",
            shown("string", "", words),
            shown("string", "", "乙")
        )
    };
    let content = format!(
        "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>\
         <table:table table:name=\"藏\" table:style-name=\"h\">{}</table:table>\
         <table:table table:name=\"表\"><table:table-column/><table:table-column table:visibility=\"collapse\"/>{}{}</table:table>",
        row("", "甲"),
        row("", "丙"),
        row(" table:visibility=\"filter\" table:number-rows-repeated=\"1000\"", "丁"),
    );
    check(&ods(&content), "藏 hidden -0 -0\n甲|乙\n表 -1000 -1\n丙");
}

#[test]
fn cells_repeated_over_the_whole_sheet_are_too_many() {
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"1048576\">{}</table:table-row>",
        shown("float", "1", "1")
            .replace("office:value-type", "table:number-columns-repeated=\"16384\" office:value-type")
    );
    check(&ods(&format!("<table:table table:name=\"表\">{rows}</table:table>")), "TooLarge");
}

// .xls

/// A record of BIFF8.
fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), &data].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[&words(&[row, column, style]), &value.to_le_bytes()])
}

/// A workbook of one sheet with these records; style 1 has the format 164, `0.0%`, style 2 the built-in `0.00%`.
fn xls(sheet: &[Vec<u8>]) -> Vec<u8> {
    let beginning = |kind: u16| record(0x0809, &[&words(&[0x0600, kind, 0, 0]), &[0; 8]]);
    let style = |format: u16| record(0x00E0, &[&words(&[0, format]), &[0; 16]]);
    let head = |at: u32| {
        let name = "table".as_bytes();
        [
            beginning(5),
            record(0x041E, &[&words(&[164, 4]), &[0], b"0.0%"]),
            style(0),
            style(164),
            style(10),
            record(0x0085, &[&at.to_le_bytes(), &[0, 0, 5, 0], name]),
            record(0x000A, &[]),
        ]
        .concat()
    };
    let at = u32::try_from(head(0).len()).unwrap();
    let stream = [head(at), beginning(0x10), sheet.concat(), record(0x000A, &[])].concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("Workbook").unwrap().write_all(&stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

#[test]
fn number_formats_of_old_workbooks_are_known() {
    let mulrk = record(
        0x00BD,
        &[&words(&[2, 0]), &words(&[1, 0x0002 | 21 << 2, 0]), &words(&[0, 0x0002 | 7 << 2, 0]), &words(&[1])],
    );
    check(
        &xls(&[number(0, 0, 1, 0.053), number(0, 1, 0, 0.053), number(1, 0, 2, 0.0532), mulrk]),
        "table -0 -0\n5.3%|0.053\n5.32%|\n2100.0%|7",
    );
}

#[test]
fn old_workbooks_of_every_size_are_read() {
    // Small streams lie elsewhere in a compound file than those of 4096 bytes and more.
    for rows in [1, 50, 200, 210, 220, 230, 250, 500, 5000] {
        let cells: Vec<Vec<u8>> = (0..rows).map(|row| number(row, 0, 0, f64::from(row))).collect();
        let lines: Vec<String> = (0..rows).map(|row| row.to_string()).collect();
        check(&xls(&cells), &format!("table -0 -0\n{}", lines.join("\n")));
    }
}

#[test]
fn a_document_that_contains_a_workbook_is_none() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_storage("ObjectPool").unwrap();
    for stream in ["ObjectPool/Workbook", "WordDocument"] {
        file.create_stream(stream).unwrap().write_all(b"words").unwrap();
    }
    file.flush().unwrap();
    assert_eq!(workbook::format(&file.into_inner().into_inner()), None);
}

#[test]
fn an_old_workbook_that_is_cut_short_is_a_fault() {
    let whole = xls(&[number(0, 0, 0, 5.0)]);
    let mut file = cfb::CompoundFile::open(Cursor::new(&whole)).unwrap();
    let mut stream = Vec::new();
    std::io::Read::read_to_end(&mut file.open_stream("Workbook").unwrap(), &mut stream).unwrap();
    let with = |head: &[u8]| {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("Workbook").unwrap().write_all(&[head, &stream[..]].concat()).unwrap();
        file.flush().unwrap();
        told(&file.into_inner().into_inner())
    };
    // A sheet that begins beyond the end, shared strings without their lengths, records without content.
    for head in [
        record(0x0085, &[&u32::MAX.to_le_bytes(), &[0, 0, 5, 0], b"table"]),
        record(0x00FC, &[&[0; 8], &[1, 0, 8]]),
        [record(0x00FC, &[&[0; 8], &[9, 0, 0]]), record(0x003C, &[])].concat(),
        record(0x0042, &[]),
    ] {
        assert_eq!(with(&head), "Damaged");
    }
    // An encrypted workbook, whose further records mean nothing.
    assert_eq!(
        with(&[record(0x0809, &[&words(&[0x0600, 5])]), record(0x002F, &[&words(&[1])])].concat()),
        "Encrypted"
    );
    // Merged cells that are not there.
    check(&xls(&[record(0x00E5, &[&[9, 0]]), number(0, 0, 0, 5.0)]), "table -0 -0\n5");
}

#[test]
fn a_formula_gives_its_stored_value() {
    let formula = |length: u16| {
        record(
            0x0006,
            &[&words(&[0, 0, 1]), &0.053_f64.to_le_bytes(), &[0; 6], &length.to_le_bytes(), &[0x1E, 1, 0]],
        )
    };
    check(&xls(&[formula(3)]), "table -0 -0\n5.3%");
    // A length beyond the record.
    check(&xls(&[formula(900)]), "table -0 -0\n5.3%");
}

#[test]
fn hidden_parts_of_old_workbooks_are_left_out() {
    let row = record(0x0208, &[&words(&[1, 0, 1, 0, 0, 0, 0x20, 0])]);
    let column = record(0x007D, &[&words(&[1, 1, 0, 0, 1, 0])]);
    check(
        &xls(&[row, column, number(0, 0, 0, 1.0), number(0, 1, 0, 2.0), number(1, 0, 0, 3.0)]),
        "table -1 -1\n1",
    );
}

#[test]
fn an_old_workbook_with_cells_far_apart_takes_no_memory() {
    check(
        &xls(&[number(0, 0, 0, 1.0), number(0, 2, 2, 0.5), number(65_535, 255, 1, 0.25)]),
        "table -0 -0\n1|50.00%|\n||25.0%",
    );
    let mulrk = |row: u16, first: u16| {
        let cell = |number: u16| words(&[0, 0x0002 | number << 2, 0]);
        record(0x00BD, &[&words(&[row, first]), &cell(7), &cell(8), &words(&[first + 1])])
    };
    check(&xls(&[mulrk(0, 0), mulrk(65_535, 250)]), "table -0 -0\n7|8||\n||7|8");
    // A merged cell over empty rows, and a hidden row.
    let merged = record(0x00E5, &[&words(&[1, 0, 60_000, 0, 0])]);
    let hidden = record(0x0208, &[&words(&[65_534, 0, 1, 0, 0, 0, 0x20, 0])]);
    check(
        &xls(&[
            merged,
            hidden,
            number(0, 0, 0, 1.0),
            number(40_000, 1, 0, 2.0),
            number(65_534, 200, 0, 3.0),
            number(65_535, 200, 0, 4.0),
        ]),
        "table -1 -0\n1||\n1|2|\n||4",
    );
    let all: Vec<Vec<u8>> = (0..9000).map(|row| number(row, row % 256, 0, 1.0)).collect();
    check(&xls(&all), "TooLarge");
    let claim = record(0x0200, &[&longs(&[0, u32::MAX]), &words(&[0, 255, 0])]);
    check(&xls(&[claim, number(0, 0, 0, 1.0)]), "table -0 -0\n1");
}

// .xlsb

/// A record of the binary form: the kind takes one byte or two.
fn binary(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let kind =
        if kind < 128 { vec![kind as u8] } else { vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8] };
    [kind, vec![u8::try_from(data.len()).unwrap()], data].concat()
}

fn longs(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [longs(&[u32::try_from(units.len()).unwrap()]), words(&units)].concat()
}

/// A binary workbook of one sheet with these records; style 1 has the format `0.0%`, style 2 shows dates.
fn xlsb(sheet: &[u8]) -> Vec<u8> {
    let relationships = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"a\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.bin\"/>\
        <Relationship Id=\"b\" Type=\"http://x/styles\" Target=\"styles.bin\"/>\
        <Relationship Id=\"c\" Type=\"http://x/sharedStrings\" Target=\"strings.bin\"/></Relationships>";
    let book = [
        binary(131, &[]),
        binary(143, &[]),
        binary(156, &[&longs(&[0, 1]), &wide("a"), &wide("表")]),
        binary(144, &[]),
        binary(132, &[]),
    ]
    .concat();
    let xf = |format: u16| binary(47, &[&words(&[0, format]), &[0; 12]]);
    let styles = [
        binary(615, &[&longs(&[1])]),
        binary(44, &[&words(&[164]), &wide("0.0%")]),
        binary(616, &[]),
        binary(617, &[&longs(&[3])]),
        xf(0),
        xf(164),
        xf(14),
        binary(618, &[]),
    ]
    .concat();
    let strings =
        [binary(159, &[&longs(&[2, 2])]), binary(19, &[&[0], &wide("指标")]), binary(19, &[&[0]])].concat();
    container(&[
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relationships.as_bytes()),
        ("xl/styles.bin", &styles),
        ("xl/strings.bin", &strings),
        ("xl/worksheets/sheet1.bin", sheet),
    ])
}

#[test]
fn binary_workbooks_give_what_they_display() {
    let row =
        |number: u32, hidden: u8| binary(0, &[&longs(&[number, 0]), &[0, 0, 0, hidden, 0], &longs(&[0])]);
    let cell =
        |column: u32, style: u32, value: f64| binary(5, &[&longs(&[column, style]), &value.to_le_bytes()]);
    let sheet = [
        binary(129, &[]),
        binary(148, &[&longs(&[0, 1, 0, 2])]),
        binary(390, &[]),
        binary(60, &[&longs(&[2, 2, 0, 0]), &words(&[1])]),
        binary(391, &[]),
        binary(145, &[]),
        row(0, 0),
        cell(0, 1, 0.053),
        cell(1, 0, 0.053),
        cell(2, 0, 9.0),
        row(1, 0x10),
        cell(0, 0, 8.0),
        binary(146, &[]),
        binary(130, &[]),
    ]
    .concat();
    check(&xlsb(&sheet), "表 -1 -1\n5.3%|0.053");
    let head = |column: u32, style: u32| longs(&[column, style]);
    let sheet = [
        row(0, 0),
        binary(7, &[&head(0, 0), &longs(&[0])]),
        binary(2, &[&head(1, 0), &longs(&[315 << 2 | 3])]),
        binary(9, &[&head(2, 2), &45_000.0_f64.to_le_bytes(), &[0; 10]]),
        row(1, 0),
        binary(6, &[&head(0, 0), &wide("合计")]),
        binary(4, &[&head(1, 0), &[1]]),
        binary(11, &[&head(2, 0), &[7]]),
        row(2, 0),
        binary(62, &[&head(0, 0), &[1], &wide("注")]),
        binary(176, &[&longs(&[2, 2, 0, 1])]),
    ]
    .concat();
    check(&xlsb(&sheet), "表 -0 -0\n指标|3.15|2023-03-15\n合计|TRUE|#DIV/0!\n注|注|");
    // Records that are too short for their content, and a shared string that is not there.
    let short = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 62].map(|kind| binary(kind, &[&head(1, 0)]));
    let lost = binary(7, &[&head(0, 0), &longs(&[9])]);
    check(&xlsb(&[row(0, 0), short.concat(), lost, cell(2, 0, 5.0)].concat()), "表 -0 -0\n||5");
}

#[test]
fn a_damaged_workbook_is_a_fault() {
    assert_eq!(workbook::sheets(b"PK", WorkbookFormat::Ods), Err(WorkbookFault::Damaged));
    assert_eq!(workbook::sheets(&[0xD0; 600], WorkbookFormat::Xls), Err(WorkbookFault::Damaged));
}
