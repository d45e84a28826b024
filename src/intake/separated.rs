//! Tables as text: CSV, TSV and cells copied from a spreadsheet.
//!
//! | text | cells |
//! | --- | --- |
//! | `指标,单位⏎"粮食, 夏收",万吨` | `指标` `单位` / `粮食, 夏收` `万吨` |
//! | lines separated by tabs, `;` or `|` | by the separator that splits the lines alike |
//! | `收入,元,36,500,38,200` in a table of four columns | `收入` `元` `36500` `38200`: unquoted thousands |
//! | `sep=;` in the first line | by that separator |
//! | a quotation mark within a cell, or one that is never closed | an ordinary character |

use super::manuscript::{Grid, GridCell};

/// The most cells of a table. A yearbook's table has a tenth of it.
pub(super) const MOST_CELLS: usize = 2_000_000;

/// The separators, most likely first.
const SIGNS: [char; 4] = ['\t', ',', ';', '|'];

/// The table in a text whose lines are separated alike; `None` for prose and for more than [`MOST_CELLS`].
pub(super) fn grid(text: &str) -> Option<Grid> {
    let text = text.trim_start_matches('\u{feff}');
    let (named, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) => (sign.trim().chars().next(), rest),
        None => (None, text),
    };
    let sign = named.or_else(|| SIGNS.into_iter().find(|sign| parts_alike(text, *sign)))?;
    let mut rows = rows(text, sign);
    if sign == ',' {
        join_thousands(&mut rows);
    }
    let width = rows.iter().map(Vec::len).max()?;
    if width < 2 || width.saturating_mul(rows.len()) > MOST_CELLS {
        return None;
    }
    let padded = rows.into_iter().map(|mut row| {
        row.resize(width, String::new());
        row.into_iter().map(GridCell::Text).collect()
    });
    Some(Grid { rows: padded.collect() })
}

/// Whether most lines have the separator, most of these equally often.
fn parts_alike(text: &str, sign: char) -> bool {
    /// The number of lines that are examined.
    const SAMPLE: usize = 100;
    let start: String = text.lines().take(SAMPLE).flat_map(|line| [line, "\n"]).collect();
    let rows = rows(&start, sign);
    let filled: Vec<usize> =
        rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).map(Vec::len).collect();
    let mut usual = filled.clone();
    usual.sort_unstable();
    let Some(width) = usual.get(usual.len() / 2).filter(|width| **width > 1) else { return false };
    let alike = filled.iter().filter(|one| *one == width).count();
    filled.len() > 1 && alike * 3 >= filled.len() * 2
}

/// Joins thousands that no quotation marks hold together, in rows that are longer than most, if that makes them as long
/// as the others.
fn join_thousands(rows: &mut [Vec<String>]) {
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let Some(usual) = widths.get(widths.len() / 2).copied() else { return };
    let digits = |cell: &str, most: usize| {
        (1..=most).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    for row in rows.iter_mut().filter(|row| row.len() > usual) {
        let mut joined: Vec<String> = Vec::with_capacity(row.len());
        let mut may_go_on = false;
        for cell in row.iter() {
            let is_group = cell.len() >= 3 && digits(cell.get(..3).unwrap_or_default(), 3) && {
                let rest = cell.get(3..).unwrap_or_default();
                rest.is_empty() || rest.strip_prefix('.').is_some_and(|rest| digits(rest, 8))
            };
            match joined.last_mut().filter(|_| may_go_on && is_group) {
                Some(last) => {
                    last.push_str(cell);
                    may_go_on = cell.len() == 3;
                }
                None => {
                    may_go_on = digits(cell, 3) && !cell.starts_with('0');
                    joined.push(cell.clone());
                }
            }
        }
        if joined.len() == usual {
            *row = joined;
        }
    }
}

/// The cells of every line.
fn rows(text: &str, sign: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    // In a text with a single quotation mark, the mark does not open a cell.
    let mut quotes = true;
    while !rest.is_empty() {
        let quoted = if quotes && rest.starts_with('"') { quoted(rest, sign) } else { None };
        quotes &= quoted.is_some() || !rest.starts_with('"');
        let (cell, after) = quoted.unwrap_or_else(|| {
            let end = rest.find([sign, '\n']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (cell.to_owned(), after)
        });
        row.push(one_line(&cell));
        match after.strip_prefix(sign) {
            Some(next) => {
                rest = next;
                // The line ends with a separator: the last cell is empty.
                if rest.is_empty() {
                    row.push(String::new());
                }
            }
            None => {
                rows.push(std::mem::take(&mut row));
                rest = after.strip_prefix('\n').unwrap_or(after);
            }
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// The quoted cell at the start of a text, and the rest; `None` if no quotation mark closes it before a
/// separator or a line end.
fn quoted(text: &str, sign: char) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            rest = more;
        } else if after.is_empty() || after.starts_with([sign, '\n', '\r']) {
            return Some((cell, after.strip_prefix('\r').unwrap_or(after)));
        } else {
            cell.push('"');
            rest = after;
        }
    }
}

/// A cell's text without line breaks and tabs.
pub(super) fn one_line(text: &str) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    let is_word = |c: Option<char>| c.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let mut line = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once(is_break) {
        line.push_str(before);
        rest = after.trim_start_matches(is_break);
        // A word may be broken to fit its cell: 万⏎吨.
        if !(is_word(before.chars().next_back()) && is_word(rest.chars().next())) {
            line.push(' ');
        }
    }
    line.push_str(rest);
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: Option<&[&[&str]]>) {
        let read = grid(text).map(|grid| {
            let cell = |cell: GridCell| match cell {
                GridCell::Text(text) => text,
                GridCell::Covered { .. } => String::new(),
            };
            grid.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect::<Vec<Vec<String>>>()
        });
        let expected = expected
            .map(|rows| rows.iter().map(|row| row.iter().map(|s| (*s).to_owned()).collect()).collect());
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn lines_are_parted() {
        check("a,b\n1,2\n", Some(&[&["a", "b"], &["1", "2"]]));
        check("a\tb\r\n1\t2", Some(&[&["a", "b"], &["1", "2"]]));
        check("a;b\n1,5;2", Some(&[&["a", "b"], &["1,5", "2"]]));
        check("sep=;\na;b\n1;2", Some(&[&["a", "b"], &["1", "2"]]));
        check("\u{feff}a,b\n1\n", None);
        check("甲,\n1,2", Some(&[&["甲", ""], &["1", "2"]]));
    }

    #[test]
    fn quotation_marks_hold_signs() {
        check("a,b\n\"1,5\",\"说\"\"好\"\"\"\n", Some(&[&["a", "b"], &["1,5", "说\"好\""]]));
        check("a,b\n\"1\n2\",3\n", Some(&[&["a", "b"], &["1 2", "3"]]));
        check("a,b\n\"1,2\n3,4\n", Some(&[&["a", "b"], &["\"1", "2"], &["3", "4"]]));
        check("a,b\n\"x\" y,2\n", Some(&[&["a", "b"], &["\"x\" y", "2"]]));
    }

    #[test]
    fn prose_is_no_table() {
        check("各位代表：\n现在，我代表县人民政府报告工作。\n", None);
        check("Over 5, and 6\nof all, the first, the last\nand more\n", None);
        check("", None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[ab\",;\t\n\r]{0,30}|\\PC*") {
            let _ = grid(&text);
        }

        #[test]
        fn what_is_written_is_read(rows in prop::collection::vec(prop::collection::vec("[a-z,\" ]{0,5}", 3), 2..6)) {
            let line = |row: &Vec<String>| {
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
            };
            let text: String = rows.iter().map(line).flat_map(|line| [line, "\n".to_owned()]).collect();
            let read = super::rows(&text, ',');
            let trimmed: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|c| c.trim().to_owned()).collect()).collect();
            prop_assert_eq!(read, trimmed);
        }
    }
}
