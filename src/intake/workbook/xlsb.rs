//! Excel's binary workbooks (.xlsb, \[MS-XLSB\]): a walk over the records of their parts. `calamine` is not used here,
//! because it panics on records that are cut short.
//!
//! | part | record | tells |
//! | --- | --- | --- |
//! | workbook | `BrtWbProp`, `BrtBundleSh` | from which year days are counted; the name and the part of a sheet |
//! | styles | `BrtFmt`, `BrtXF` | the format codes, the format of each style |
//! | shared strings | `BrtSSTItem` | a text |
//! | sheet | `BrtRowHdr`, `BrtColInfo` | whether the row, the columns are hidden |
//! | sheet | `BrtCellRk`, `BrtCellReal`, `BrtFmlaNum`, `BrtCellIsst`, … | a cell |
//! | sheet | `BrtMergeCell` | merged cells |
//!
//! A record that is too short for its content is left out.

use calamine::{CellErrorType, Data, Dimensions, ExcelDateTime, ExcelDateTimeType};

use super::display::{Display, Styles};
use super::{MOST, Sheet, WorkbookFault, cells, formatted, shown, within};
use crate::intake::package::Package;

/// The sheets of a binary workbook.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookFault> {
    let mut package = Package::zip(bytes, 2 * MOST, |_, _| None).map_err(|_| WorkbookFault::Damaged)?;
    let main = "xl/workbook.bin";
    let related = package.relationships(main).map_err(|_| WorkbookFault::Damaged)?;
    let mut part =
        |name: &str| package.part(name).map(Option::unwrap_or_default).map_err(|_| WorkbookFault::Damaged);
    let mut part_of_kind = |kind: &str| match related.iter().find(|other| other.kind == kind) {
        Some(other) => part(&other.target),
        None => Ok(Vec::new()),
    };
    let mut book = Book { styles: styles_of(&part_of_kind("styles")?), ..Book::default() };
    book.strings = strings_of(&part_of_kind("sharedStrings")?);
    let mut sheets = Vec::new();
    for Record { kind, data } in Records(&part(main)?) {
        match kind {
            153 => book.is_1904 = data.first().is_some_and(|flags| flags & 1 != 0),
            156 => {
                let Some(id) = text(data, 8) else { continue };
                let name = text(data, 12 + 2 * id.encode_utf16().count());
                let target = related.iter().find(|other| other.id == id && other.kind == "worksheet");
                if let (Some(name), Some(target)) = (name, target) {
                    let hidden = long(data, 0) != Some(0);
                    sheets.push(book.sheet(name, hidden, &part(&target.target)?)?);
                }
            }
            _ => {}
        }
    }
    if sheets.is_empty() { Err(WorkbookFault::Damaged) } else { Ok(sheets) }
}

/// What the sheets of a workbook share.
#[derive(Default)]
struct Book {
    styles: Styles,
    strings: Vec<String>,
    /// Whether days are counted from 1904 instead of 1900.
    is_1904: bool,
}

impl Book {
    fn sheet(&self, name: String, hidden: bool, part: &[u8]) -> Result<Sheet, WorkbookFault> {
        let (mut display, mut row) = (Display::default(), 0);
        let (mut found, mut merged) = (Vec::new(), Vec::new());
        for Record { kind, data } in Records(part) {
            match (kind, long(data, 0), long(data, 4)) {
                (0, Some(number), _) => {
                    row = number;
                    if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                        display.hidden.rows.insert(row);
                    }
                }
                (60, Some(first), Some(last)) if word(data, 16).is_some_and(|flags| flags & 1 != 0) => {
                    display.hidden.columns.push(first..=last);
                }
                (176, Some(first), Some(last)) => {
                    let columns = long(data, 8).zip(long(data, 12));
                    merged.extend(columns.map(|(left, right)| Dimensions::new((first, left), (last, right))));
                }
                (1..=11 | 62, Some(column), Some(style)) => {
                    let style = usize::try_from(style & 0x00FF_FFFF).unwrap_or_default();
                    let code = self.styles.code_of(style);
                    if let Some(value) = self.value(kind, data, code) {
                        found.push(((row, column), formatted(&value, code)));
                        within(found.len())?;
                    }
                }
                _ => {}
            }
        }
        let (grid, left_out) = cells(found.into_iter(), &merged, &display.hidden)?;
        Ok(Sheet { name, hidden, grid, left_out })
    }

    /// The value of a cell whose number format has this code.
    fn value(&self, kind: u16, data: &[u8], code: &str) -> Option<Data> {
        let number = |number: f64| {
            if shown::is_date(code) {
                Data::DateTime(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, self.is_1904))
            } else {
                Data::Float(number)
            }
        };
        Some(match kind {
            2 => number(compressed(long(data, 8)?)),
            3 | 11 => Data::Error(error(*data.get(8)?)),
            4 | 10 => Data::Bool(*data.get(8)? != 0),
            5 | 9 => number(f64::from_le_bytes(*data.get(8..)?.first_chunk()?)),
            6 | 8 => Data::String(text(data, 8)?),
            7 => Data::String(self.strings.get(usize::try_from(long(data, 8)?).ok()?)?.clone()),
            // A text with formats; a byte of flags comes first.
            62 => Data::String(text(data, 9)?),
            _ => return None,
        })
    }
}

/// A number in four bytes (`RkNumber`): an integer or the upper half of a float, perhaps in hundredths.
fn compressed(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

fn error(code: u8) -> CellErrorType {
    match code {
        0x07 => CellErrorType::Div0,
        0x0F => CellErrorType::Value,
        0x17 => CellErrorType::Ref,
        0x1D => CellErrorType::Name,
        0x24 => CellErrorType::Num,
        0x2A => CellErrorType::NA,
        0x2B => CellErrorType::GettingData,
        _ => CellErrorType::Null,
    }
}

fn strings_of(part: &[u8]) -> Vec<String> {
    // Cells name strings by their order, so one that is cut short keeps its position.
    Records(part)
        .filter(|record| record.kind == 19)
        .map(|record| text(record.data, 1).unwrap_or_default())
        .collect()
}

fn styles_of(part: &[u8]) -> Styles {
    let (mut styles, mut in_cells) = (Styles::default(), false);
    for Record { kind, data } in Records(part) {
        match kind {
            44 => styles.codes.extend(word(data, 0).zip(text(data, 2))),
            617 => in_cells = true,
            618 => in_cells = false,
            47 if in_cells => styles.formats.extend(word(data, 2)),
            _ => {}
        }
    }
    styles
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records of a part, up to where it is cut.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16::try_from(self.packed(2)?).ok()?;
        let length = usize::try_from(self.packed(4)?).ok()?;
        let (data, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Record { kind, data })
    }
}

impl Records<'_> {
    /// A number of seven bits a byte, the lowest first. The high bit says that another byte follows.
    fn packed(&mut self, most: usize) -> Option<u32> {
        let mut number = 0;
        for index in 0..most {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << (7 * index);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

/// A text with its length in UTF-16 units before it.
fn text(data: &[u8], at: usize) -> Option<String> {
    let length = usize::try_from(long(data, at)?).ok()?;
    let bytes = data.get(at + 4..)?.get(..length.checked_mul(2)?)?;
    let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| word(pair, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}
