//! Word 97 documents: characters and their formats in, text out. A small builder writes the compound file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use tongbi::intake::compound::Compound;
use tongbi::intake::encoding::Legacy;
use tongbi::intake::word97::{Word97Fault, manuscript};

/// The offset of the text in the document's stream.
const TEXT: usize = 0x600;

/// A document to write.
#[derive(Clone, Default)]
struct Document<'a> {
    /// The characters of all stories, with Word's marks: `\r`, `\u{7}`.
    text: &'a str,
    /// The number of characters of each story; if empty, all characters are the main text.
    counts: &'a [usize],
    /// Words with the property changes of their run.
    runs: &'a [(&'a str, &'a [u8])],
    /// Indices of paragraph marks with the property changes of their paragraphs.
    marks: Vec<(usize, Vec<u8>)>,
    /// The boundaries of the pieces. Pieces are stored in reverse order.
    cuts: &'a [usize],
    /// Further flags of the header.
    flags: u16,
    /// The style sheet, the definitions of lists, and the lists.
    lists: [&'a [u8]; 3],
    /// The style of the paragraphs in `marks`.
    style: u8,
}

impl Document<'_> {
    fn write(&self) -> Vec<u8> {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let mut document = vec![0; TEXT];
        let mut places = Vec::new();
        let bounds: Vec<usize> = [0].iter().chain(self.cuts).copied().chain([units.len()]).collect();
        for pair in bounds.windows(2).rev() {
            places.insert(0, document.len());
            document.extend(units[pair[0]..pair[1]].iter().flat_map(|unit| unit.to_le_bytes()));
        }
        let place = |unit: usize| {
            let piece = bounds.iter().rposition(|bound| *bound <= unit).unwrap().min(places.len() - 1);
            places[piece] + (unit - bounds[piece]) * 2
        };
        let mut table = clx(&bounds, &places);
        let clx = 0..table.len();
        let runs = self.runs.iter().map(|(words, changes)| {
            let start = self.text.split(words).next().unwrap().encode_utf16().count();
            let mut content = vec![u8::try_from(changes.len()).unwrap()];
            content.extend(*changes);
            (place(start), place(start) + words.encode_utf16().count() * 2, content)
        });
        let runs = page(&mut document, &mut table, 1, runs.collect());
        let mark = |number: usize| {
            self.text.encode_utf16().enumerate().filter(|(_, c)| matches!(c, 13 | 7)).nth(number).unwrap().0
        };
        let paragraphs = self.marks.iter().map(|(number, changes)| {
            // A style's number comes first; the length counts words.
            let mut content = vec![0, u8::try_from(changes.len().div_ceil(2) + 1).unwrap(), self.style, 0];
            content.extend(changes);
            (place(mark(*number)), place(mark(*number)) + 2, content)
        });
        let paragraphs = page(&mut document, &mut table, 13, paragraphs.collect());
        let head = |at: usize, bytes: &[u8], document: &mut Vec<u8>| {
            document[at..at + bytes.len()].copy_from_slice(bytes);
        };
        head(0, &0xA5EC_u16.to_le_bytes(), &mut document);
        head(0x0A, &(0x0200 | self.flags).to_le_bytes(), &mut document);
        let all = [units.len()];
        for (at, count) in if self.counts.is_empty() { &all } else { self.counts }.iter().enumerate() {
            head(0x4C + at * 4, &u32_of(*count), &mut document);
        }
        let [styles, definitions, lists] = self.lists.map(|part| {
            let start = table.len();
            table.extend(part);
            start..table.len()
        });
        for (pair, range) in
            [(33, clx), (12, runs), (13, paragraphs), (1, styles), (73, definitions), (74, lists)]
        {
            head(0x9A + pair * 8, &u32_of(range.start), &mut document);
            head(0x9A + pair * 8 + 4, &u32_of(range.len()), &mut document);
        }
        compound(&[("WordDocument", &document), ("1Table", &table)])
    }
}

fn u32_of(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap().to_le_bytes()
}

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in streams {
        file.create_stream(name).unwrap().write_all(content).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The piece table.
fn clx(bounds: &[usize], places: &[usize]) -> Vec<u8> {
    let mut pieces: Vec<u8> = bounds.iter().flat_map(|bound| u32_of(*bound)).collect();
    for place in places {
        pieces.extend([0, 0]);
        pieces.extend(u32_of(*place));
        pieces.extend([0, 0]);
    }
    let mut clx = vec![2];
    clx.extend(u32_of(pieces.len()));
    clx.extend(pieces);
    clx
}

/// Writes one page of formats, whose entries have `width` bytes each, and the list that names it.
fn page(
    document: &mut Vec<u8>,
    table: &mut Vec<u8>,
    width: usize,
    mut stretches: Vec<(usize, usize, Vec<u8>)>,
) -> std::ops::Range<usize> {
    stretches.sort();
    let mut bounds: Vec<usize> = stretches.iter().flat_map(|(start, end, _)| [*start, *end]).collect();
    bounds.push(0);
    bounds.sort_unstable();
    bounds.dedup();
    let count = bounds.len() - 1;
    let mut page = vec![0; 512];
    let mut free = 510;
    for (at, bound) in bounds.iter().enumerate() {
        page[at * 4..at * 4 + 4].copy_from_slice(&u32_of(*bound));
        let Some((_, _, content)) = stretches.iter().find(|(start, _, _)| start == bound) else { continue };
        free = (free - content.len()) / 2 * 2;
        page[free..free + content.len()].copy_from_slice(content);
        page[(count + 1) * 4 + at * width] = u8::try_from(free / 2).unwrap();
    }
    page[511] = u8::try_from(count).unwrap();
    document.resize(document.len().next_multiple_of(512), 0);
    let number = document.len() / 512;
    document.extend(page);
    let start = table.len();
    table.extend([u32_of(0), u32_of(document.len()), u32_of(number)].concat());
    start..table.len()
}

fn decoders(legacy: Legacy, bytes: &[u8]) -> Option<String> {
    assert_eq!(legacy, Legacy::Gb18030);
    Some(encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned())
}

fn read(bytes: &[u8]) -> Result<String, Word97Fault> {
    let mut compound_file = Compound::open(bytes).ok_or(Word97Fault::Damaged)?;
    manuscript(&mut compound_file, decoders).map(|read| read.text().text)
}

fn check(document: &Document<'_>, expected: &str) {
    assert_eq!(read(&document.write()).as_deref(), Ok(expected), "{}", document.text);
}

fn check_text(text: &str, expected: &str) {
    check(&Document { text, ..Document::default() }, expected);
}

#[test]
fn paragraphs_are_lines() {
    check_text("清溪镇政府工作报告\r产值5亿元。\r", "清溪镇政府工作报告\n产值5亿元。\n");
    check_text("一\u{3000}二\r\r三", "一\u{3000}二\n三\n");
    check_text("10\u{1e}20公里，保\u{1f}障\r", "10-20公里，保障\n");
    check_text("改造老旧小区\u{b}30个。\u{b}修路\r", "改造老旧小区30个。\n修路\n");
    check_text("粮食总产\u{c}量1.6万吨。\u{c}二、民生\r", "粮食总产量1.6万吨。\n二、民生\n");
}

#[test]
fn fields_give_their_results() {
    check_text(
        "见\u{13} HYPERLINK \"a\" \u{14}附件\u{15}，共\u{13}=1+\u{13} REF b \u{14}9\u{15} \u{14}10\u{15}项\r",
        "见附件，共10项\n",
    );
    check_text("甲\u{13} PAGE 未完\r乙\r", "甲\n乙\n");
}

#[test]
fn pieces_stand_in_the_order_of_their_table() {
    let text = "今年新修道路5公里，\r明年3公里。\r";
    for cuts in [&[4][..], &[1, 7, 12]] {
        check(&Document { text, cuts, ..Document::default() }, "今年新修道路5公里，\n明年3公里。\n");
    }
}

#[test]
fn what_no_reader_sees_is_left_out() {
    let text = "产值旧5暗新6划亿元\r";
    let runs: &[(&str, &[u8])] = &[
        ("旧5", &[0x00, 0x08, 1]),
        ("暗", &[0x3C, 0x08, 1]),
        ("划", &[0x37, 0x08, 1]),
        ("亿元", &[0x37, 0x08, 0]),
    ];
    check(&Document { text, runs, ..Document::default() }, "产值新6亿元\n");
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let runs: &[(&str, &[u8])] = &[("\r", &[0x00, 0x08, 1])];
    check(&Document { text: "产值\r5亿元\r", runs, ..Document::default() }, "产值5亿元\n");
}

#[test]
fn symbols_and_raised_characters() {
    let runs: &[(&str, &[u8])] = &[("(", &[0x09, 0x6A, 0, 0, 0x2D, 0xF0])];
    check(&Document { text: "增长(3%\r", runs, ..Document::default() }, "增长-3%\n");
    let runs: &[(&str, &[u8])] = &[("2", &[0x48, 0x2A, 1])];
    check(&Document { text: "绿地5km2，\r", runs, ..Document::default() }, "绿地5km²，\n");
}

#[test]
fn notes_follow_the_text() {
    let text = "增长5%\u{2}。\r注：按可比价格\r页眉\r尾注\r";
    check(
        &Document { text, counts: &[7, 8, 3, 0, 0, 3], ..Document::default() },
        "增长5%。\n注：按可比价格\n尾注\n",
    );
}

const IN_TABLE: [u8; 3] = [0x16, 0x24, 1];

/// The mark at the end of a row: the edges of its cells, and which of them continue the cell above.
fn row_end(edges: &[i16], goes_on: &[bool]) -> Vec<u8> {
    let mut cells = vec![u8::try_from(goes_on.len()).unwrap()];
    cells.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    for goes_on in goes_on {
        let mut cell = [0; 20];
        cell[0] = if *goes_on { 0x20 } else { 0 };
        cells.extend(cell);
    }
    let mut changes = [&IN_TABLE[..], &[0x17, 0x24, 1], &[0x08, 0xD6]].concat();
    changes.extend(u16::try_from(cells.len() + 1).unwrap().to_le_bytes());
    changes.extend(cells);
    changes
}

#[test]
fn tables_are_grids() {
    let text = "附表\r指标\u{7}数值\u{7}\u{7}粮食\r产量\u{7}2.1\u{7}\u{7}后文\r";
    let mut marks: Vec<(usize, Vec<u8>)> = [1, 2, 4, 5, 6].map(|mark| (mark, IN_TABLE.to_vec())).into();
    marks.extend([3, 7].map(|mark| (mark, row_end(&[0, 2000, 4000], &[false, false]))));
    check(&Document { text, marks, ..Document::default() }, "附表\n指标\t数值\n粮食产量\t2.1\n后文\n");
}

#[test]
fn merged_cells_take_their_columns() {
    let text = "指标\u{7}2023年\u{7}\u{7}种植\u{7}总量\u{7}增长\u{7}\u{7}\u{7}8\u{7}5\u{7}\u{7}";
    let marks = vec![
        (2, row_end(&[0, 2000, 6010], &[false; 2])),
        (6, row_end(&[0, 2010, 4000, 6000], &[false; 3])),
        (10, row_end(&[0, 2000, 4000, 6000], &[true, false, false])),
    ];
    let bytes = Document { text, marks, ..Document::default() }.write();
    let mut compound_file = Compound::open(&bytes).unwrap();
    let read = manuscript(&mut compound_file, decoders).unwrap();
    assert_eq!(read.text().text, "指标\t2023年\t\n种植\t总量\t增长\n\t8\t5\n");
    assert!(format!("{:?}", read.blocks).contains("Covered { up: 1, left: 0 }"), "{read:?}");
}

/// A level of a list: the code of its format, and its text with U+0000 for the number.
fn level(format: u8, text: &str) -> Vec<u8> {
    let mut head = vec![0; 28];
    head[0] = 1;
    head[4] = format;
    let units: Vec<u16> = text.encode_utf16().collect();
    head.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
    head.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    head
}

#[test]
fn automatic_numbers_are_labels() {
    // Definition 7 has nine levels; list 1 uses it, list 2 begins with 5.
    let mut definitions = [&1_u16.to_le_bytes()[..], &u32_of(7), &[0; 24]].concat();
    let levels = [level(39, "\0、"), level(0, "\u{1}."), level(0, "\u{1}.\u{2}")];
    definitions.extend(levels.concat());
    (3..9).for_each(|_| definitions.extend(level(23, "●")));
    let list = |overrides: u8| [&u32_of(7)[..], &[0; 8], &[overrides, 0, 0, 0]].concat();
    let of_list_2 = [u32_of(0), u32_of(5), [0x10, 0, 0, 0]].concat();
    let lists = [&u32_of(2)[..], &list(0), &list(1), &[0; 4], &of_list_2].concat();
    // Style 1 is in list 1, level 2.
    let changes = [0, 0, 0x0B, 0x46, 1, 0, 0x0A, 0x26, 1];
    let mut style = vec![0, 0, 0xF1, 0xFF, 1, 0, 0, 0, 0, 0, 1, 0, b'a', 0, 0, 0];
    style.extend([u8::try_from(changes.len()).unwrap(), 0]);
    style.extend(changes);
    let mut styles = vec![18, 0, 2, 0, 10, 0];
    styles.resize(20, 0);
    styles.extend([0, 0, u8::try_from(style.len()).unwrap(), 0]);
    styles.extend(style);
    let place = |list: u8, level: u8| vec![0x0B, 0x46, list, 0, 0x0A, 0x26, level];
    let text = "回顾\r30个村通水\r产业\r路\r安排\r总结\r页\r";
    let marks = vec![
        (0, place(1, 0)),
        (1, place(1, 1)),
        (2, place(1, 0)),
        (3, place(1, 3)),
        (4, place(2, 0)),
        (5, place(0, 0)),
    ];
    let document = Document { text, marks, lists: [&styles, &definitions, &lists], ..Document::default() };
    check(&document, "一、回顾\n⒈30个村通水\n二、产业\n路\n五、安排\n总结\n页\n");
    check(
        &Document { text: "产业\r", marks: vec![(0, Vec::new())], style: 1, ..document.clone() },
        "1. 产业\n",
    );
    // Lists that are cut short number nothing.
    for length in 0..definitions.len() {
        let cut = Document { lists: [&styles, &definitions[..length], &lists], ..document.clone() };
        let _ = read(&cut.write());
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let text = "产值\r";
    assert_eq!(
        read(&Document { text, flags: 0x0100, ..Document::default() }.write()),
        Err(Word97Fault::Encrypted)
    );
    assert_eq!(read(&compound(&[("WordDocument", b"no head")])), Err(Word97Fault::Damaged));
    assert_eq!(read(&compound(&[("Workbook", b"")])), Err(Word97Fault::Damaged));
    // A few kilobytes that claim a text of twenty million characters.
    let mut table = vec![2];
    let bounds = [0_usize, 30_000_000];
    let pieces = [u32_of(bounds[0]), u32_of(bounds[1]), [0, 0, 0, 6], [0; 4]].concat();
    table.extend(u32_of(pieces.len()));
    table.extend(pieces);
    let mut document = vec![0; TEXT];
    document[..2].copy_from_slice(&0xA5EC_u16.to_le_bytes());
    document[0x1A6..0x1AA].copy_from_slice(&u32_of(table.len()));
    assert_eq!(
        read(&compound(&[("WordDocument", &document), ("0Table", &table)])),
        Err(Word97Fault::TooLarge)
    );
}

#[test]
fn word_95_is_read_in_its_encoding() {
    let words = encoding_rs::GB18030.encode("清溪镇\r产值5亿元\r").0.into_owned();
    let mut document = vec![0; 0x100];
    document[..2].copy_from_slice(&0xA5DC_u16.to_le_bytes());
    document[0x18..0x1C].copy_from_slice(&u32_of(0x100));
    document[0x1C..0x20].copy_from_slice(&u32_of(0x100 + words.len()));
    document[0x34..0x38].copy_from_slice(&u32_of(words.len()));
    document.extend(words);
    assert_eq!(read(&compound(&[("WordDocument", &document)])).as_deref(), Ok("清溪镇\n产值5亿元\n"));
}

proptest! {
    #[test]
    fn never_panics(changed in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let text = "附表\r指标\u{7}数值\u{7}\u{7}粮食\u{7}2.1\u{7}\u{7}见\u{13} REF \u{14}附件\u{15}\r";
        let marks = [1, 2, 4, 5].map(|mark| (mark, IN_TABLE.to_vec())).into_iter()
            .chain([3, 6].map(|mark| (mark, row_end(&[0, 2000, 4000], &[false, true])))).collect();
        let runs: &[(&str, &[u8])] = &[("粮食", &[0x00, 0x08, 1])];
        let mut bytes = Document { text, marks, runs, cuts: &[3, 9], ..Document::default() }.write();
        for (at, byte) in changed {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn plain_paragraphs_are_kept(lines in proptest::collection::vec("[一-十a-z0-9，]{1,12}", 1..12), cut in any::<prop::sample::Index>()) {
        let text: String = lines.iter().map(|line| format!("{line}\r")).collect();
        let cut = cut.index(text.encode_utf16().count());
        let read = read(&Document { text: &text, cuts: &[cut], ..Document::default() }.write());
        prop_assert_eq!(read.unwrap(), lines.iter().map(|line| format!("{line}\n")).collect::<String>());
    }
}
