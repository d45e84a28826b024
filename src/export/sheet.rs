//! A table as data: what CSV and workbooks are written from.

use crate::quantity::Decimal;

/// A table with a head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// The columns' names.
    pub head: Vec<String>,
    /// The columns' widths, in characters of Latin script.
    pub widths: Vec<u16>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number, with as many decimals as it was written with.
    Number(Decimal),
}

impl Cell {
    /// A text; nothing, if there is none.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl Sheet {
    /// The table as CSV (RFC 4180), with a byte order mark, by which Excel and WPS know UTF-8.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::from("\u{feff}");
        push_row(&mut text, self.head.iter().map(|name| escaped(name)));
        for row in &self.rows {
            push_row(
                &mut text,
                row.iter().map(|cell| match cell {
                    Cell::Empty => String::new(),
                    Cell::Text(text) => escaped(text),
                    Cell::Number(number) => number.to_string(),
                }),
            );
        }
        text
    }
}

fn push_row(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&cell);
    }
    text.push_str("\r\n");
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it: names come from
/// strangers' files.
fn escaped(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}
