//! The notes at the end of a report: its glossary and its appendices.
//!
//! | line | heads the notes |
//! | --- | --- |
//! | `名词解释`, `※注释※`, `《政府工作报告》名词解释：` | yes |
//! | `附件1`, `附件：` | yes |
//! | `落实各项政策的注释工作由镇办公室负责，` | no: a sentence |
//!
//! Such a line can also stand in a table of contents, so callers look for it behind the plan only.

/// Ends of the heading of end notes.
const HEADINGS: [&str; 9] =
    ["名词解释", "名词注释", "名词说明", "术语解释", "用语解释", "用语注释", "用语说明", "注释", "附件"];

/// The most characters of the heading of end notes.
const LONGEST: usize = 24;

/// Whether a line is the heading of end notes.
#[must_use]
pub fn heads_end_notes(line: impl IntoIterator<Item = char>) -> bool {
    let mut chars = line.into_iter();
    let line: String = chars.by_ref().take(LONGEST).collect();
    let words: String = line.chars().filter(|c| c.is_alphabetic()).collect();
    let is_heading = HEADINGS.iter().any(|end| words.ends_with(end)) || words.starts_with("附件");
    is_heading && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_notes_are_short_lines() {
        let check =
            |line: &str, expected: bool| assert_eq!(heads_end_notes(line.chars()), expected, "{line}");
        check("名词解释", true);
        check("　　※注释※", true);
        check("《政府工作报告》名词解释：", true);
        check("有关名词术语解释", true);
        check("附件1", true);
        check("附件：2024年重点项目", true);
        check("一、2023年工作回顾", false);
        check("建成便民服务中心5个，办事指南和政策文件都配有通俗注释", false);
        check("", false);
    }
}
