//! Workbooks (.xlsx, .xls, .xlsb, .ods): each sheet as a grid of the displayed texts.
//!
//! | in the sheet | in the grid |
//! | --- | --- |
//! | 0.053 in a cell of the format `0.0%` | `5.3%` |
//! | a formula | its stored value |
//! | a formula with an error | `#DIV/0!`, which is a fault where a figure is expected |
//! | a date | `2023-06-01`, `2023年6月` |
//! | merged cells | the text at the top left, the others covered |
//! | a hidden sheet | its grid, marked as hidden |
//! | a hidden row or column | empty cells, counted in [`LeftOut`] |
//! | cells so far apart that a table up to the last would be too large | without the empty rows and columns: [`sparse`] |
//!
//! `calamine` reads .xlsx and .xls. It does not give number formats of .xls, nor hidden rows and columns. Those are read
//! separately: [`display`]. Our code reads .ods, which stores what it displays, and .xlsb.

mod display;
mod ods;
mod shown;
mod sparse;
mod xls;
mod xlsb;
mod xlsx;

use std::collections::{BTreeSet, HashMap};

use std::io::{Cursor, Read as _};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};
use zip::ZipArchive;

use super::Refusal;
use super::compound::Compound;
use super::manuscript::{Grid, GridCell};
use super::separated::{MOST_CELLS, one_line};
use super::table::offer::{LeftOut, Table};
use display::{Display, Hidden};
use sparse::Used;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Its cells, from the first row and column.
    pub grid: Grid,
    /// Its hidden rows and columns, whose cells are left out.
    pub left_out: LeftOut,
}

/// Why a workbook could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// The container or a part of it is damaged.
    Damaged,
    /// It is protected by a password.
    Encrypted,
    /// It has more cells than the limit, or unpacks to too many bytes.
    TooLarge,
}

/// The most bytes that one part of a workbook may have unpacked.
const MOST: u64 = 256 << 20;
/// The limits of a grid. Rows and columns beyond are omitted; a report's table has none there.
const MOST_ROWS: u32 = 200_000;
const MOST_COLUMNS: u32 = 512;

/// The formats of workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkbookFormat {
    /// Office Open XML.
    Xlsx,
    /// Excel's binary form of Office Open XML.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// Excel up to 2003, and old WPS.
    Xls,
}

/// The format of a workbook, by its parts; `None` for other files.
#[must_use]
pub fn format(bytes: &[u8]) -> Option<WorkbookFormat> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
            let names =
                archive.file_names().flatten().map(|name| name.replace('\\', "/").to_ascii_lowercase());
            let names: Vec<String> = names.collect();
            if names.iter().any(|name| name == "xl/workbook.bin") {
                return Some(WorkbookFormat::Xlsb);
            }
            if names.iter().any(|name| name.starts_with("xl/")) {
                return Some(WorkbookFormat::Xlsx);
            }
            let mut kind = String::new();
            let part = archive.by_name("mimetype").ok()?;
            part.take(100).read_to_string(&mut kind).ok()?;
            kind.contains("opendocument.spreadsheet").then_some(WorkbookFormat::Ods)
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => is_xls(bytes).then_some(WorkbookFormat::Xls),
        _ => None,
    }
}

/// Whether a compound file is a workbook. A document may contain workbooks, in storages of their own.
fn is_xls(bytes: &[u8]) -> bool {
    if let Some(file) = Compound::open(bytes) {
        return file.has("Workbook") || file.has("Book");
    }
    // In a damaged container: the names of the streams, in UTF-16.
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    (named("Workbook") || named("Book")) && !named("WordDocument")
}

/// The sheets of a workbook.
///
/// # Errors
/// See [`WorkbookFault`].
pub fn sheets(bytes: &[u8], format: WorkbookFormat) -> Result<Vec<Sheet>, WorkbookFault> {
    sheets_told(bytes, format, &mut |_| ())
}

/// The sheets of a workbook. `tell` is called with the percentage of its rows that are read; only .xlsx tells it before
/// the end, the other forms hold fewer cells.
fn sheets_told(
    bytes: &[u8],
    format: WorkbookFormat,
    tell: &mut dyn FnMut(u32),
) -> Result<Vec<Sheet>, WorkbookFault> {
    let file = Cursor::new(bytes);
    if format != WorkbookFormat::Xls {
        bounded(bytes)?;
    }
    match format {
        WorkbookFormat::Xlsx => {
            let book = Xlsx::new(file).map_err(|fault| match fault {
                XlsxError::Password => WorkbookFault::Encrypted,
                _ => WorkbookFault::Damaged,
            })?;
            of_xlsx(book, &xlsx::hidden(bytes).unwrap_or_default(), tell)
        }
        WorkbookFormat::Xls => of_xls(bytes),
        WorkbookFormat::Xlsb => xlsb::sheets(bytes),
        WorkbookFormat::Ods => ods::sheets(bytes),
    }
}

fn of_xls(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookFault> {
    let xls::Inspected { displays, styles, bytes } = xls::inspect(bytes)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsError::Password => WorkbookFault::Encrypted,
        _ => WorkbookFault::Damaged,
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let displays: HashMap<&str, &Display> =
        sheets.iter().map(|sheet| sheet.name.as_str()).zip(&displays).collect();
    let none = Display::default();
    named(&sheets, |name| {
        let display = displays.get(name).copied().unwrap_or(&none);
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let range = book.worksheet_range(name).map_err(|_| WorkbookFault::Damaged)?;
        let found = range.used_cells().map(|(row, column, data)| {
            let position = position(range.start(), row, column);
            let position = display.used.as_ref().map_or(position, |used| used.position(position));
            (position, formatted(data, styles.code(display, position)))
        });
        cells(found, &merged, &display.hidden)
    })
}

/// The tables on the sheets of a workbook.
///
/// # Errors
/// The file is no workbook, or it cannot be read: see [`WorkbookFault`].
pub fn tables(name: &str, bytes: &[u8]) -> Result<Vec<Table>, Refusal> {
    tables_told(name, bytes, &mut |_| ())
}

/// The tables on the sheets of a workbook. `tell` is called with the percentage that is read, as it grows.
///
/// # Errors
/// The file is no workbook, or it cannot be read: see [`WorkbookFault`].
pub fn tables_told(name: &str, bytes: &[u8], tell: &mut dyn FnMut(u32)) -> Result<Vec<Table>, Refusal> {
    let format = format(bytes).ok_or(Refusal::Workbook(WorkbookFault::Damaged))?;
    let tables = |sheet: Sheet| {
        let tables = Table::stacked(name, &sheet.name, &[], sheet.grid);
        tables.into_iter().map(move |table| table.hidden(sheet.hidden).without(sheet.left_out))
    };
    let sheets = sheets_told(bytes, format, tell).map_err(Refusal::Workbook)?;
    Ok(sheets.into_iter().flat_map(tables).collect())
}

/// Refuses a container with a part that unpacks to more than [`MOST`], whatever size it declares.
fn bounded(bytes: &[u8]) -> Result<(), WorkbookFault> {
    /// The greatest compression ratio of Deflate.
    const DENSEST: u64 = 1032;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| WorkbookFault::Damaged)?;
        if part.compressed_size().saturating_mul(DENSEST) > MOST {
            let length = std::io::copy(&mut part.take(MOST + 1), &mut std::io::sink())
                .map_err(|_| WorkbookFault::Damaged)?;
            if length > MOST {
                return Err(WorkbookFault::TooLarge);
            }
        }
    }
    Ok(())
}

/// Refuses a table that would take too much memory.
fn within(cells: usize) -> Result<(), WorkbookFault> {
    if cells > MOST_CELLS { Err(WorkbookFault::TooLarge) } else { Ok(()) }
}

/// The sheets of a workbook that hold cells.
fn named(
    sheets: &[calamine::Sheet],
    mut grid: impl FnMut(&str) -> Result<(Grid, LeftOut), WorkbookFault>,
) -> Result<Vec<Sheet>, WorkbookFault> {
    let worksheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    worksheets
        .map(|sheet| {
            let hidden = sheet.visible != SheetVisible::Visible;
            let (grid, left_out) = grid(&sheet.name)?;
            Ok(Sheet { name: sheet.name.clone(), hidden, grid, left_out })
        })
        .collect()
}

fn of_xlsx(
    mut book: Xlsx<Cursor<&[u8]>>,
    hidden: &HashMap<String, Hidden>,
    tell: &mut dyn FnMut(u32),
) -> Result<Vec<Sheet>, WorkbookFault> {
    let none = Hidden::default();
    let sheets = book.sheets_metadata().to_vec();
    let mut progress = Progress { sheets: sheets.len(), done: 0, told: 0 };
    named(&sheets, |name| {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let mut reader = book.worksheet_cells_reader(name).map_err(|_| WorkbookFault::Damaged)?;
        let last_row = reader.dimensions().end.0;
        let mut found = Vec::new();
        while let Some((cell, style)) =
            reader.next_cell_with_style_id().map_err(|_| WorkbookFault::Damaged)?
        {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let format = format.map_or("General", |format| &format.format_code);
            let text = match cell.get_value() {
                DataRef::Float(number) => shown::shown(*number, format),
                other => formatted(&Data::from(other.clone()), format),
            };
            progress.at_row(cell.get_position().0, last_row, tell);
            found.push((cell.get_position(), text));
            within(found.len())?;
        }
        progress.done += 1;
        cells(found.into_iter(), &merged, hidden.get(name).unwrap_or(&none))
    })
}

/// How much of a workbook is read.
struct Progress {
    sheets: usize,
    /// The sheets that are read.
    done: usize,
    /// The percentage that was told last.
    told: u32,
}

impl Progress {
    /// Tells the percentage at a row of the current sheet if it has grown.
    fn at_row(&mut self, row: u32, last: u32, tell: &mut dyn FnMut(u32)) {
        let of_sheet = u64::from(row.min(last)) * 100 / (u64::from(last) + 1);
        let whole = (self.done as u64 * 100 + of_sheet).checked_div(self.sheets as u64);
        let percent = whole.and_then(|percent| u32::try_from(percent).ok()).unwrap_or(0);
        if percent > self.told {
            self.told = percent;
            tell(percent);
        }
    }
}

fn position(start: Option<(u32, u32)>, row: usize, column: usize) -> (u32, u32) {
    let (first_row, first_column) = start.unwrap_or_default();
    let far = |first: u32, step: usize| first.saturating_add(u32::try_from(step).unwrap_or(u32::MAX));
    (far(first_row, row), far(first_column, column))
}

/// The grid of the cells at these rows and columns. Hidden cells are empty in it, so that all others keep
/// their positions.
fn cells(
    found: impl Iterator<Item = ((u32, u32), String)>,
    merged: &[Dimensions],
    hidden: &Hidden,
) -> Result<(Grid, LeftOut), WorkbookFault> {
    let mut kept: Vec<((u32, u32), String)> = Vec::new();
    let (mut hidden_rows, mut hidden_columns) = (BTreeSet::new(), BTreeSet::new());
    for ((row, column), text) in found {
        if row >= MOST_ROWS || column >= MOST_COLUMNS || text.is_empty() {
            continue;
        }
        if !hidden.is_empty() && !is_seen(hidden, merged, (row, column)) {
            hidden_rows.extend(hidden.row(row).then_some(row));
            hidden_columns.extend(hidden.column(column).then_some(column));
            continue;
        }
        kept.push(((row, column), text));
    }
    let used = Used::of(kept.iter().map(|(at, _)| *at))?;
    let mut rows: Vec<Vec<GridCell>> = Vec::new();
    let mut width = 0;
    for (at, text) in kept {
        let (row, column) = used.as_ref().map_or(at, |used| used.rank(at));
        let (row, column) = (row as usize, column as usize);
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, GridCell::Text(String::new()));
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = GridCell::Text(text);
            }
            width = width.max(cells.len());
        }
    }
    within(rows.len().saturating_mul(width))?;
    for row in &mut rows {
        row.resize(width, GridCell::Text(String::new()));
    }
    for region in merged {
        match &used {
            Some(used) => cover(&mut rows, &moved(region, used)),
            None => cover(&mut rows, region),
        }
    }
    Ok((Grid { rows }, LeftOut { rows: hidden_rows.len(), columns: hidden_columns.len() }))
}

/// Whether a cell, or the merged cell that begins there, has a row and a column that are not hidden.
fn is_seen(hidden: &Hidden, merged: &[Dimensions], (row, column): (u32, u32)) -> bool {
    let region = merged.iter().find(|region| region.start == (row, column));
    let (last_row, last_column) = region.map_or((row, column), |region| region.end);
    let some = |first: u32, last: u32, is_hidden: &dyn Fn(u32) -> bool| {
        (first..=last.min(first.saturating_add(MOST_ROWS))).any(|at| !is_hidden(at))
    };
    some(row, last_row, &|row| hidden.row(row)) && some(column, last_column, &|column| hidden.column(column))
}

/// A merged region, when only used rows and columns are counted. It is empty if it has none.
fn moved(region: &Dimensions, used: &Used) -> Dimensions {
    let (end_row, end_column) = region.end;
    let behind = used.rank((end_row.saturating_add(1), end_column.saturating_add(1)));
    Dimensions {
        start: used.rank(region.start),
        end: (behind.0.saturating_sub(1), behind.1.saturating_sub(1)),
    }
}

/// Marks the cells of a merged region as covered, except the first.
fn cover(rows: &mut [Vec<GridCell>], region: &Dimensions) {
    let (first_row, first_column) = region.start;
    for row in first_row..=region.end.0.min(first_row.saturating_add(u32::from(u16::MAX))) {
        let Some(cells) = rows.get_mut(row as usize) else { return };
        for column in first_column..=region.end.1.min(first_column.saturating_add(u32::from(u16::MAX))) {
            let Some(cell) = cells.get_mut(column as usize) else { break };
            let away = u16::try_from(row - first_row).ok().zip(u16::try_from(column - first_column).ok());
            if let Some((up, left)) = away.filter(|away| *away != (0, 0)) {
                *cell = GridCell::Covered { up, left };
            }
        }
    }
}

/// The text that a cell of this number format displays.
fn formatted(data: &Data, format: &str) -> String {
    match data {
        Data::Int(number) => shown::shown(*number as f64, format),
        Data::Float(number) => shown::shown(*number, format),
        Data::String(text) => one_line(text),
        Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(time) => day(time, format),
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn day(time: &ExcelDateTime, format: &str) -> String {
    if !time.is_datetime() {
        return shown::shown(time.as_f64(), "General");
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    shown::day((year, month, day), format)
}
