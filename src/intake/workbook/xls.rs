//! Number formats and hidden rows and columns of .xls (\[MS-XLS\], BIFF5 and BIFF8): a walk over the records.
//!
//! | record | tells |
//! | --- | --- |
//! | `FORMAT`, `XF` | the format codes, the format of each style |
//! | `BoundSheet8` | where the records of a sheet begin |
//! | `NUMBER`, `RK`, `MULRK`, `FORMULA` | the style of a cell |
//! | `ROW`, `COLINFO` | whether the row, the columns are hidden |

use std::collections::BTreeMap;

use super::display::{Display, Styles};
use super::{WorkbookFault, fits};
use crate::intake::compound::Compound;

/// The displays of the sheets by their order, and their styles.
pub(super) fn displays(bytes: &[u8]) -> Result<(Vec<Display>, Styles), WorkbookFault> {
    let mut file = Compound::open(bytes).ok_or(WorkbookFault::Damaged)?;
    let stream = match file.stream("Workbook") {
        stream if stream.is_empty() => file.stream("Book"),
        stream => stream,
    };
    let (mut styles, mut beginnings, mut is_biff8) = (Styles::default(), Vec::new(), true);
    for Record { kind, data } in Records(&stream) {
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
    let mut displays = Vec::new();
    for beginning in beginnings {
        let known = read.get(&beginning).cloned();
        let display = match known {
            Some(display) => display,
            None => {
                sheet(usize::try_from(beginning).ok().and_then(|at| stream.get(at..)).unwrap_or_default())?
            }
        };
        read.insert(beginning, display.clone());
        displays.push(display);
    }
    Ok((displays, styles))
}

/// The display of the sheet whose records begin here.
fn sheet(stream: &[u8]) -> Result<Display, WorkbookFault> {
    let mut display = Display::default();
    let (mut last_row, mut last_column, mut depth) = (0, 0, 0_usize);
    for Record { kind, data } in Records(stream) {
        let at = word(data, 0).zip(word(data, 2)).map(|(row, column)| (u32::from(row), u32::from(column)));
        match (kind, at) {
            // Charts within the sheet have beginnings and ends of their own.
            (0x0809, _) => depth += 1,
            (0x000A, _) if depth <= 1 => break,
            (0x000A, _) => depth -= 1,
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
}

/// The records of a stream, up to where it is cut.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, length) = (word(self.0, 0)?, word(self.0, 2)?);
        let (data, rest) = self.0.get(4..)?.split_at_checked(usize::from(length))?;
        self.0 = rest;
        Some(Record { kind, data })
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}
