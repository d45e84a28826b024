//! Recognizes rows that stand below or above the figures of a form: notes, who filled it in and when.
//!
//! | row | |
//! | --- | --- |
//! | `注：`, `1`, `2024年粮食产量含薯类2.3万吨` | a note |
//! | `填表人：张三`, `电话：63123456`, `2025年1月8日` | a line of the form |
//! | `说明书印数`, `万册`, `3` | a row of figures |

use crate::intake::manuscript::Grid;

/// Words that begin a note, as a cell of their own or before a colon.
const NOTES: [&str; 8] = ["注", "备注", "说明", "附注", "注释", "资料来源", "数据来源", "来源"];

/// Words that begin a cell of a form.
const FORM: [&str; 16] = [
    "填报单位",
    "填表单位",
    "填报人",
    "填表人",
    "制表人",
    "制表单位",
    "制表机关",
    "制表",
    "编制单位",
    "编制人",
    "报送单位",
    "报送日期",
    "单位负责人",
    "审核人",
    "联系电话",
    "填报日期",
];

/// Whether a row is a note or a line of the form: its first words say so.
pub(super) fn is_note_row(grid: &Grid, row: usize) -> bool {
    let width = grid.rows.get(row).map_or(0, Vec::len);
    let first = (0..width).map(|column| grid.own_text(row, column).trim()).find(|text| !text.is_empty());
    first.is_some_and(|text| {
        let is_note = |word: &str| {
            text.strip_prefix(word).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.is_empty()
                    || rest.starts_with(['：', ':'])
                    || rest.starts_with(|c: char| c.is_ascii_digit())
            })
        };
        NOTES.into_iter().any(is_note) || is_form(text)
    })
}

/// Whether a cell says who filled in a form, or when.
pub(super) fn is_form(text: &str) -> bool {
    let text = text.trim();
    let is_entry =
        |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(['：', ':']));
    FORM.into_iter().any(is_entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::manuscript::GridCell;

    fn check(row: &str, expected: bool) {
        let cells = row.split('|').map(|text| GridCell::Text(text.to_owned())).collect();
        assert_eq!(is_note_row(&Grid { rows: vec![cells] }, 0), expected, "{row}");
    }

    #[test]
    fn notes_are_no_figures() {
        check("注：|1|2024年粮食产量含薯类2.3万吨", true);
        check("注1.含薯类|3", true);
        check("|数据来源：统计局|2024", true);
        check("填表人：张三|电话：63123456|2025年1月8日", true);
    }

    #[test]
    fn rows_of_figures_are_no_notes() {
        check("注册资本|亿元|3", false);
        check("说明书印数|万册|3", false);
        check("来源地游客|万人|3", false);
        check("粮食产量|万吨|3", false);
        check("", false);
    }
}
