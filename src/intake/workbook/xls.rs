//! Number formats and hidden rows and columns of .xls (\[MS-XLS\], BIFF5 and BIFF8): a walk over the records.
//!
//! | record | tells |
//! | --- | --- |
//! | `FORMAT`, `XF` | the format codes, the format of each style |
//! | `BoundSheet8` | where the records of a sheet begin |
//! | `NUMBER`, `RK`, `MULRK`, `FORMULA` | the style of a cell |
//! | `ROW`, `COLINFO` | whether the row, the columns are hidden |
//!
//! `calamine` allocates as many cells as `DIMENSIONS` claims, and can fail on formulas, whose text is not used here.
//! Both are emptied in the copy that it reads.

use std::collections::BTreeMap;
use std::io::{Cursor, Seek as _, SeekFrom, Write as _};

use super::display::{Display, Styles};
use super::{WorkbookFault, fits};
use crate::intake::compound::Compound;

/// A workbook after its records were read.
pub(super) struct Inspected {
    /// The displays of the sheets by their order.
    pub(super) displays: Vec<Display>,
    pub(super) styles: Styles,
    /// The file to be read for its cells.
    pub(super) bytes: Vec<u8>,
}

/// Bytes of the stream that are to be overwritten: where, and with what.
type Patch = (usize, &'static [u8]);

/// Reads the records of a workbook.
pub(super) fn inspect(bytes: &[u8]) -> Result<Inspected, WorkbookFault> {
    let mut file = Compound::open(bytes).ok_or(WorkbookFault::Damaged)?;
    let name = if file.has("Workbook") { "Workbook" } else { "Book" };
    let stream = file.stream(name);
    let (displays, styles, patches) = displays(&stream)?;
    let bytes = patched(bytes, name, &patches).unwrap_or_else(|| bytes.to_vec());
    Ok(Inspected { displays, styles, bytes })
}

/// The file with a stream overwritten in places; `None` if it cannot be written.
fn patched(bytes: &[u8], name: &str, patches: &[Patch]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
    let mut stream = file.open_stream(name).ok()?;
    for (at, bytes) in patches {
        stream.seek(SeekFrom::Start(*at as u64)).ok()?;
        stream.write_all(bytes).ok()?;
    }
    stream.flush().ok()?;
    drop(stream);
    Some(file.into_inner().into_inner())
}

fn displays(stream: &[u8]) -> Result<(Vec<Display>, Styles, Vec<Patch>), WorkbookFault> {
    let (mut styles, mut beginnings, mut is_biff8) = (Styles::default(), Vec::new(), true);
    for Record { kind, data, .. } in Records::new(stream, 0) {
        match kind {
            0x0809 => is_biff8 = word(data, 0) == Some(0x0600),
            0x0085 => beginnings.extend(long(data, 0)),
            0x041E => styles.codes.extend(word(data, 0).zip(format_code(data, is_biff8))),
            0x00E0 => styles.formats.extend(word(data, 2)),
            0x000A => break,
            _ => {}
        }
    }
    // Sheets that claim the same place are read once.
    let mut read: BTreeMap<u32, Display> = BTreeMap::new();
    let (mut displays, mut patches) = (Vec::new(), Vec::new());
    for beginning in beginnings {
        let known = read.get(&beginning).cloned();
        let display = match known {
            Some(display) => display,
            None => sheet(stream, usize::try_from(beginning).unwrap_or(usize::MAX), &mut patches)?,
        };
        read.insert(beginning, display.clone());
        displays.push(display);
    }
    Ok((displays, styles, patches))
}

/// The display of the sheet whose records begin at this place of the stream.
fn sheet(stream: &[u8], beginning: usize, patches: &mut Vec<Patch>) -> Result<Display, WorkbookFault> {
    let mut display = Display::default();
    let (mut last_row, mut last_column, mut depth) = (0, 0, 0_usize);
    for Record { kind, data, start } in Records::new(stream, beginning) {
        // Charts within the sheet have beginnings, cells and ends of their own.
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ => {}
        }
        if depth > 1 {
            continue;
        }
        match kind {
            0x0200 if data.len() >= 10 => patches.push((start, &[0; 10])),
            // From byte 20 on: the length of the formula. Without room for it, the record is no formula.
            0x0006 if data.len() >= 22 => patches.push((start + 20, &[0; 2])),
            0x0006 => return Err(WorkbookFault::Damaged),
            0x00BD if !is_whole_row(data) => return Err(WorkbookFault::Damaged),
            _ => {}
        }
        let at = word(data, 0).zip(word(data, 2)).map(|(row, column)| (u32::from(row), u32::from(column)));
        match (kind, at) {
            (0x0208, Some((row, _))) if word(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                display.hidden.rows.insert(row);
            }
            (0x007D, Some((first, last))) if word(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                display.hidden.columns.push(first..=last);
            }
            (0x0203 | 0x027E | 0x0006, Some((row, column))) => {
                let style = word(data, 4).unwrap_or_default();
                display.cell(row, column, usize::from(style))?;
            }
            (0x00BD, Some((row, first))) => {
                let cells = data.get(4..).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (first..).zip(cells) {
                    display.cell(row, column, usize::from(word(cell, 0).unwrap_or_default()))?;
                    last_column = last_column.max(column);
                }
            }
            _ => {}
        }
        // The records of cells begin with row and column.
        if let (0x0203 | 0x027E | 0x0006 | 0x00BD | 0x00FD | 0x0204 | 0x0205 | 0x00D6, Some((row, column))) =
            (kind, at)
        {
            (last_row, last_column) = (last_row.max(row), last_column.max(column));
        }
    }
    fits(last_row, last_column)?;
    Ok(display)
}

/// Whether a MULRK record has as many cells as its columns say.
fn is_whole_row(data: &[u8]) -> bool {
    let ends = word(data, 2).zip(data.len().checked_sub(2).and_then(|at| word(data, at)));
    ends.and_then(|(first, last)| last.checked_sub(first))
        .is_some_and(|more| data.len() == 6 + 6 * (usize::from(more) + 1))
}

/// The code in a FORMAT record.
fn format_code(data: &[u8], is_biff8: bool) -> Option<String> {
    if !is_biff8 {
        return Some(data.get(3..)?.iter().copied().map(char::from).collect());
    }
    let (length, wide, text) = (word(data, 2)?, data.get(4)? & 1 != 0, data.get(5..)?);
    let length = usize::from(length);
    Some(if wide {
        let units: Vec<u16> = text.chunks_exact(2).take(length).filter_map(|pair| word(pair, 0)).collect();
        String::from_utf16_lossy(&units)
    } else {
        text.iter().take(length).copied().map(char::from).collect()
    })
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    /// Where the data begins in the stream.
    start: usize,
}

/// The records of a stream from a place on, up to where it is cut.
struct Records<'a> {
    rest: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8], at: usize) -> Self {
        Self { rest: stream.get(at..).unwrap_or_default(), at }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, length) = (word(self.rest, 0)?, usize::from(word(self.rest, 2)?));
        let (data, rest) = self.rest.get(4..)?.split_at_checked(length)?;
        let start = self.at + 4;
        (self.rest, self.at) = (rest, start + length);
        Some(Record { kind, data, start })
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}
