//! A table as data, the source of CSV files and workbooks.
//!
//! | cell | in CSV |
//! | --- | --- |
//! | text `甲,乙` | `"甲,乙"` |
//! | text `=1+1` | `'=1+1` |
//! | empty | nothing |

use crate::quantity::Decimal;

/// A table with a header row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its title.
    pub name: String,
    /// The columns' names.
    pub head: Vec<String>,
    /// The columns' widths, in Latin characters.
    pub widths: Vec<u16>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<SheetCell>>,
}

/// A note on a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The row, the first below the head being 0.
    pub row: usize,
    /// The column, the first being 0.
    pub column: usize,
    /// The note.
    pub text: String,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetCell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number, with as many decimals as it was written with.
    Number(Decimal),
}

impl SheetCell {
    /// A text cell; empty if the text is.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl Sheet {
    /// The table as CSV (RFC 4180) with a byte order mark, which tells Excel and WPS that it is
    /// UTF-8.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::from("\u{feff}");
        push_row(&mut text, self.head.iter().map(|name| escaped(name)));
        for row in &self.rows {
            push_row(
                &mut text,
                row.iter().map(|cell| match cell {
                    SheetCell::Empty => String::new(),
                    SheetCell::Text(text) => escaped(text),
                    SheetCell::Number(number) => number.to_string(),
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

/// Prefixes text that a spreadsheet would evaluate as a formula with an apostrophe: names come from
/// untrusted files.
fn escaped(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}
