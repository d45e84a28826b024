//! Number formats and hidden rows and columns of .xls (\[MS-XLS\], BIFF5 and BIFF8): a walk over the records.
//!
//! | record | tells |
//! | --- | --- |
//! | `FORMAT`, `XF` | the format codes, the format of each style |
//! | `BoundSheet8` | where the records of a sheet begin |
//! | `NUMBER`, `RK`, `MULRK`, `FORMULA` | the style of a cell |
//! | `ROW`, `COLINFO` | whether the row, the columns are hidden |
//!
//! `calamine` reads a copy: a new container with only this stream. It allocates as many cells as `DIMENSIONS` claims,
//! and all up to the last one, so cells that lie far apart are moved together ([`Used`]). It panics on damaged formulas and names, whose text is not used here, so these records are emptied in the
//! copy. It also panics on some other records if they are cut short; here they are a fault.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use cfb::{CompoundFile, Version};

use super::WorkbookFault;
use super::display::{Display, Styles};
use super::sparse::Used;
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
type Patch = (usize, [u8; 2]);

/// Reads the records of a workbook.
pub(super) fn inspect(bytes: &[u8]) -> Result<Inspected, WorkbookFault> {
    let mut file = Compound::open(bytes).ok_or(WorkbookFault::Damaged)?;
    let name = if file.has("Workbook") { "Workbook" } else { "Book" };
    let mut stream = file.stream(name);
    let (displays, styles, patches) = displays(&stream)?;
    for (at, bytes) in patches {
        let slot = stream.get_mut(at..).and_then(|rest| rest.get_mut(..bytes.len()));
        slot.ok_or(WorkbookFault::Damaged)?.copy_from_slice(&bytes);
    }
    let bytes = container(&stream).ok_or(WorkbookFault::Damaged)?;
    Ok(Inspected { displays, styles, bytes })
}

/// A compound file of version 3 with this workbook: `calamine` refuses one of version 4 that has no small streams.
fn container(stream: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).ok()?;
    file.create_stream("Workbook").ok()?.write_all(stream).ok()?;
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

/// The record kind that is written over records which `calamine` must ignore.
const NO_KIND: [u8; 2] = [0xFF, 0xFF];

fn displays(stream: &[u8]) -> Result<(Vec<Display>, Styles, Vec<Patch>), WorkbookFault> {
    let (mut styles, mut beginnings, mut is_biff8) = (Styles::default(), Vec::new(), true);
    let mut patches = Vec::new();
    let mut records = Records::new(stream, 0);
    while let Some(Record { kind, data, start }) = records.next() {
        if data.len() < shortest(kind) {
            return Err(WorkbookFault::Damaged);
        }
        match kind {
            // FilePass: all records behind it are encrypted.
            0x002F => return Err(WorkbookFault::Encrypted),
            // Names, and the sheets of other files that they refer to.
            0x0018 | 0x0017 => patches.push((start - 4, NO_KIND)),
            0x00FC if !are_whole(data, &records) => return Err(WorkbookFault::Damaged),
            0x0809 => is_biff8 = word(data, 0) == Some(0x0600),
            0x0085 => beginnings.extend(long(data, 0)),
            0x041E => styles.codes.extend(word(data, 0).zip(format_code(data, is_biff8))),
            0x00E0 => styles.formats.extend(word(data, 2)),
            0x000A => break,
            _ => {}
        }
    }
    // Sheets that claim the same position are read once.
    let mut read: BTreeMap<u32, Display> = BTreeMap::new();
    let mut displays = Vec::new();
    for beginning in beginnings {
        let at = usize::try_from(beginning).unwrap_or(usize::MAX);
        if at > stream.len() {
            return Err(WorkbookFault::Damaged);
        }
        let known = read.get(&beginning).cloned();
        let display = match known {
            Some(display) => display,
            None => sheet(stream, at, &mut patches)?,
        };
        read.insert(beginning, display.clone());
        displays.push(display);
    }
    Ok((displays, styles, patches))
}

/// The display of the sheet whose records begin at this position of the stream.
fn sheet(stream: &[u8], beginning: usize, patches: &mut Vec<Patch>) -> Result<Display, WorkbookFault> {
    let mut display = Display::default();
    let (mut records, mut depth) = (CellRecords::default(), 0_usize);
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
            0x0200 if data.len() >= 10 => {
                patches.extend((start..start + 10).step_by(2).map(|at| (at, [0; 2])));
            }
            // From byte 20 on: the length of the formula. Without room for it, the record is no formula.
            0x0006 if data.len() >= 22 => patches.push((start + 20, [0; 2])),
            0x0006 => return Err(WorkbookFault::Damaged),
            0x00BD if !is_whole_row(data) => return Err(WorkbookFault::Damaged),
            0x00E5 if word(data, 0).is_none_or(|count| data.len() < 2 + 8 * usize::from(count)) => {
                patches.push((start - 4, NO_KIND));
            }
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
                    records.positions.push((row, column));
                }
            }
            _ => {}
        }
        // The records of cells begin with row and column.
        if let (0x0203 | 0x027E | 0x0006 | 0x00BD | 0x00FD | 0x0204 | 0x0205 | 0x00D6, Some(at)) = (kind, at)
        {
            records.positions.push(at);
            let last = (kind == 0x00BD).then(|| start + data.len().saturating_sub(2));
            records.cells.push((start, at, last));
        }
    }
    display.used = Used::of(records.positions.iter().copied())?;
    if let Some(used) = &display.used {
        records.move_together(used, patches);
    }
    Ok(display)
}

/// The records of a sheet's cells.
#[derive(Default)]
struct CellRecords {
    /// Where the row and column of each stand in the stream, and those; for a record of several cells, where its last
    /// column stands.
    cells: Vec<(usize, (u32, u32), Option<usize>)>,
    /// The positions of all cells.
    positions: Vec<(u32, u32)>,
}

impl CellRecords {
    /// Numbers the rows and columns as if there were only those with cells: `calamine` allocates all cells up to the
    /// last.
    fn move_together(&self, used: &Used, patches: &mut Vec<Patch>) {
        let bytes = |number: u32| u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes();
        for (start, at, last) in &self.cells {
            let (row, column) = used.rank(*at);
            patches.extend([(*start, bytes(row)), (start + 2, bytes(column))]);
            if let Some(last) = last {
                // The columns between are those of its cells.
                let cells = u32::try_from((last - start - 4) / 6).unwrap_or(0);
                patches.push((*last, bytes(column + cells.saturating_sub(1))));
            }
        }
    }
}

/// The least length of a record of the workbook's head.
fn shortest(kind: u16) -> usize {
    match kind {
        // CodePage, DateMode, BOF.
        0x0042 | 0x0022 | 0x0809 => 2,
        0x0085 => 8,
        _ => 0,
    }
}

/// Whether each shared string has all its lengths. The table goes on in the CONTINUE records behind it.
fn are_whole(data: &[u8], behind: &Records<'_>) -> bool {
    let behind = Records { rest: behind.rest, at: behind.at };
    let mut strings = Strings { part: data.get(8..).unwrap_or_default(), behind };
    loop {
        if strings.part.is_empty() && !strings.goes_on() {
            return true;
        }
        match strings.pass() {
            Some(true) => {}
            // `calamine` reports strings that are cut short; it panics at missing lengths only.
            Some(false) => return true,
            None => return false,
        }
    }
}

/// The rest of the table of shared strings.
struct Strings<'a> {
    part: &'a [u8],
    behind: Records<'a>,
}

impl Strings<'_> {
    /// Goes on in the next CONTINUE record.
    fn goes_on(&mut self) -> bool {
        const CONTINUE: u16 = 0x003C;
        match self.behind.next().filter(|record| record.kind == CONTINUE) {
            Some(record) => {
                self.part = record.data;
                true
            }
            None => false,
        }
    }

    /// Passes a string; `false` if the table ends within it, `None` if one of its lengths is missing.
    fn pass(&mut self) -> Option<bool> {
        if self.part.is_empty() {
            return Some(true);
        }
        let (count, flags) = (usize::from(word(self.part, 0)?), *self.part.get(2)?);
        let (has_runs, has_extension) = (flags & 8 != 0, flags & 4 != 0);
        let lengths = 3 + if has_runs { 2 } else { 0 } + if has_extension { 4 } else { 0 };
        let runs = if has_runs { usize::from(word(self.part, 3)?) } else { 0 };
        let extension = if has_extension { long(self.part, lengths - 4)? } else { 0 };
        self.part = self.part.get(lengths..)?;
        let (mut left, mut is_wide) = (count, flags & 1 != 0);
        while left > 0 {
            let width = if is_wide { 2 } else { 1 };
            let length = left.min(self.part.len() / width);
            self.part = self.part.get(length * width..)?;
            left -= length;
            if left > 0 {
                if !self.goes_on() {
                    return Some(false);
                }
                let (flags, rest) = self.part.split_first()?;
                (is_wide, self.part) = (flags & 1 != 0, rest);
            }
        }
        let mut skipped = (runs * 4).checked_add(usize::try_from(extension).ok()?)?;
        while skipped > 0 {
            if self.part.is_empty() && !self.goes_on() {
                return Some(false);
            }
            let length = skipped.min(self.part.len());
            self.part = self.part.get(length..)?;
            skipped -= length;
        }
        Some(true)
    }
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

/// The records of a stream from a position on, up to where it is cut.
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
