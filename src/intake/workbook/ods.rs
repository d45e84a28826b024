//! OpenDocument spreadsheets (.ods), which store the displayed text of each cell beside its value.
//!
//! | in `content.xml` | in the grid |
//! | --- | --- |
//! | `office:value="0.053"`, displayed `5.3%` | `5.3%` |
//! | `office:value="1234.5"`, displayed `1.234,50` | `1234.5`: the value, where the display is another number |
//! | a percentage without a displayed text | its value as a percentage |
//! | `table:number-columns-repeated` | the cell, as often |
//! | a row or column with `table:visibility="collapse"` or `"filter"` | hidden |
//! | `table:display="false"` in a sheet's style | a hidden sheet |

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::display::Hidden;
use super::{MOST, MOST_COLUMNS, MOST_ROWS, Sheet, WorkbookFault, cells, shown, within};
use crate::intake::container::{Container, ContainerFault};
use crate::intake::separated::one_line;
use crate::intake::xml::{self, attribute};
use calamine::Dimensions;

/// The sheets of an OpenDocument spreadsheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookFault> {
    let fault = |fault| match fault {
        ContainerFault::Damaged => WorkbookFault::Damaged,
        ContainerFault::TooLarge => WorkbookFault::TooLarge,
        ContainerFault::Encrypted => WorkbookFault::Encrypted,
    };
    let mut container = Container::open(bytes, MOST).map_err(fault)?;
    let mut part = |name| container.part(name).map(|part| part.and_then(|part| xml::text(part, |_, _| None)));
    if part("META-INF/manifest.xml").map_err(fault)?.is_some_and(|list| list.contains("encryption-data")) {
        return Err(WorkbookFault::Encrypted);
    }
    let content = part("content.xml").map_err(fault)?.ok_or(WorkbookFault::Damaged)?;
    let mut book = Book::default();
    let mut reader = Reader::from_str(&content);
    loop {
        match reader.read_event().map_err(|_| WorkbookFault::Damaged)? {
            Event::Start(tag) => book.start(&tag)?,
            Event::Empty(tag) => {
                book.start(&tag)?;
                book.end(tag.local_name().as_ref())?;
            }
            Event::End(tag) => book.end(tag.local_name().as_ref())?,
            Event::Eof => return Ok(book.sheets),
            event => book.words(&xml::characters(&event)),
        }
    }
}

/// The state of reading a spreadsheet.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    /// The style that is open, and the styles of hidden sheets.
    style: Option<String>,
    hidden_styles: HashSet<String>,
    table: Option<Table>,
    cell: Option<OdsCell>,
    /// The number of open elements within one that is skipped.
    skipped: usize,
}

/// The sheet that is open.
#[derive(Default)]
struct Table {
    name: String,
    is_hidden: bool,
    row: u32,
    column: u32,
    /// The next column that `table:table-column` describes, and how often the open row is repeated.
    described: u32,
    repeated: u32,
    found: Vec<((u32, u32), String)>,
    /// Where the open row begins in `found`.
    row_start: usize,
    merged: Vec<Dimensions>,
    hidden: Hidden,
}

/// The cell that is open.
#[derive(Default)]
struct OdsCell {
    kind: String,
    value: String,
    text: String,
    repeated: u32,
    extent: (u32, u32),
}

impl Book {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookFault> {
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        let count = |name| xml::number::<u32>(tag, name).unwrap_or(1).max(1);
        let is_hidden = || matches!(attribute(tag, "visibility").as_deref(), Some("collapse" | "filter"));
        match (tag.local_name().as_ref(), &mut self.table, &mut self.cell) {
            ("tracked-changes" | "annotation" | "shapes" | "forms" | "ruby-text", ..) => self.skipped = 1,
            ("style", ..) => self.style = attribute(tag, "name"),
            ("table-properties", ..) if attribute(tag, "display").as_deref() == Some("false") => {
                self.hidden_styles.extend(self.style.take());
            }
            ("table", None, _) => {
                let style = attribute(tag, "style-name").unwrap_or_default();
                self.table = Some(Table {
                    name: attribute(tag, "name").unwrap_or_default(),
                    is_hidden: self.hidden_styles.contains(&style),
                    ..Table::default()
                });
            }
            // A table within a cell.
            ("table", Some(_), _) => self.skipped = 1,
            ("table-column", Some(table), _) => {
                let next = table.described.saturating_add(count("number-columns-repeated"));
                if is_hidden() {
                    table.hidden.columns.push(table.described..=next - 1);
                }
                table.described = next;
            }
            ("table-row", Some(table), _) => {
                table.repeated = count("number-rows-repeated");
                (table.column, table.row_start) = (0, table.found.len());
                if is_hidden() {
                    let end = table.row.saturating_add(table.repeated).min(MOST_ROWS);
                    table.hidden.rows.extend(table.row..end);
                }
            }
            ("table-cell" | "covered-table-cell", Some(_), _) => {
                let value =
                    ["value", "date-value", "boolean-value"].iter().find_map(|name| attribute(tag, name));
                self.cell = Some(OdsCell {
                    kind: attribute(tag, "value-type").unwrap_or_default(),
                    value: value.unwrap_or_default(),
                    text: String::new(),
                    repeated: count("number-columns-repeated"),
                    extent: (count("number-rows-spanned"), count("number-columns-spanned")),
                });
            }
            ("p", _, Some(cell)) if !cell.text.is_empty() => cell.text.push(' '),
            ("s" | "tab" | "line-break", _, Some(cell)) => cell.text.push(' '),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), WorkbookFault> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match (name, &mut self.table) {
            ("table-cell" | "covered-table-cell", Some(table)) => {
                if let Some(cell) = self.cell.take() {
                    table.put(&cell, name == "covered-table-cell")?;
                }
            }
            ("table-row", Some(table)) => table.end_row()?,
            ("table", Some(_)) => {
                if let Some(table) = self.table.take() {
                    let (grid, left_out) = cells(table.found.into_iter(), &table.merged, &table.hidden)?;
                    self.sheets.push(Sheet { name: table.name, hidden: table.is_hidden, grid, left_out });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.skipped == 0) {
            cell.text.push_str(words);
        }
    }
}

impl Table {
    fn put(&mut self, cell: &OdsCell, is_covered: bool) -> Result<(), WorkbookFault> {
        let (first, next) = (self.column, self.column.saturating_add(cell.repeated));
        self.column = next;
        let text = cell.displayed();
        if is_covered || text.is_empty() || self.row >= MOST_ROWS {
            return Ok(());
        }
        let (rows, columns) = cell.extent;
        if cell.extent != (1, 1) {
            let end = (self.row.saturating_add(rows - 1), first.saturating_add(columns - 1));
            self.merged.push(Dimensions::new((self.row, first), end));
        }
        for column in first..next.min(MOST_COLUMNS) {
            self.found.push(((self.row, column), text.clone()));
        }
        within(self.found.len())
    }

    /// Repeats the row as often as it says.
    fn end_row(&mut self) -> Result<(), WorkbookFault> {
        let own: Vec<((u32, u32), String)> = self.found.get(self.row_start..).unwrap_or_default().to_vec();
        let next = self.row.saturating_add(self.repeated);
        if !own.is_empty() {
            for row in self.row.saturating_add(1)..next.min(MOST_ROWS) {
                self.found.extend(own.iter().map(|((_, column), text)| ((row, *column), text.clone())));
                within(self.found.len())?;
            }
        }
        self.row = next;
        Ok(())
    }
}

impl OdsCell {
    fn displayed(&self) -> String {
        let text = one_line(&self.text);
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => {
                let is_percentage = self.kind == "percentage";
                if shown::displays(&text, &self.value, is_percentage) {
                    return text;
                }
                match self.value.parse::<f64>() {
                    Ok(value) if is_percentage => shown::shown(value, "0.##########%"),
                    Ok(value) => shown::shown(value, "General"),
                    Err(_) => text,
                }
            }
            "date" if !text.contains('年') => {
                self.value.split('T').next().filter(|day| !day.is_empty()).map_or(text, str::to_owned)
            }
            _ => text,
        }
    }
}
