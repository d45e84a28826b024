//! Number formats and hidden rows and columns of .xlsb (\[MS-XLSB\]): a walk over the records of its parts.
//!
//! | part | record | tells |
//! | --- | --- | --- |
//! | workbook | `BrtBundleSh` | the name and the part of a sheet |
//! | styles | `BrtFmt`, `BrtXF` | the format codes, the format of each style |
//! | sheet | `BrtRowHdr`, `BrtColInfo` | whether the row, the columns are hidden |
//! | sheet | `BrtCellRk`, `BrtCellReal`, `BrtFmlaNum` | the style of a cell |

use std::collections::HashMap;

use super::display::{Display, Styles};
use super::{MOST, WorkbookFault};
use crate::intake::package::Package;

/// The display of each sheet by its name, and their styles.
pub(super) fn displays(bytes: &[u8]) -> Result<(HashMap<String, Display>, Styles), WorkbookFault> {
    let damaged = |_| WorkbookFault::Damaged;
    let mut package = Package::zip(bytes, 2 * MOST, |_, _| None).map_err(damaged)?;
    let main = "xl/workbook.bin";
    let related = package.relationships(main).map_err(damaged)?;
    let mut part = |name: &str| package.part(name).map(Option::unwrap_or_default).map_err(damaged);
    let mut displays = HashMap::new();
    let book = part(main)?;
    for Record { kind, data } in Records(&book) {
        let Some(id) = (kind == 156).then(|| text(data, 8)).flatten() else { continue };
        let name = text(data, 12 + 2 * id.encode_utf16().count());
        let target = related.iter().find(|other| other.id == id);
        if let (Some(name), Some(target)) = (name, target) {
            displays.insert(name, sheet(&part(&target.target)?)?);
        }
    }
    let styles = related.iter().find(|other| other.kind == "styles");
    let styles = match styles {
        Some(styles) => styles_of(&part(&styles.target)?),
        None => Styles::default(),
    };
    Ok((displays, styles))
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

fn sheet(part: &[u8]) -> Result<Display, WorkbookFault> {
    let (mut display, mut row) = (Display::default(), 0);
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
            (2 | 5 | 9, Some(column), Some(style)) => {
                display.cell(row, column, usize::try_from(style & 0x00FF_FFFF).unwrap_or_default())?;
            }
            _ => {}
        }
    }
    Ok(display)
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
        for place in 0..most {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << (7 * place);
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
