//! Line breaks within a paragraph: some end a line of the report, others fall within a sentence.
//!
//! | before the break | after it | |
//! | --- | --- | --- |
//! | `全镇实现地区生产总值` | `6.5亿元，增长6.3%。` | one sentence |
//! | `粮食总产量1.6万吨。` | `新增就业300人。` | two lines |
//! | `一、2023年工作回顾` | `全镇实现地区生产总值6.5亿元。` | a heading and a line |
//! | `石桥镇` | `2024年政府工作报告` | one title |
//! | `石桥镇2024年政府工作报告` | `各位代表：` | two lines |

/// The meaning of a break if neither side decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undecided {
    /// Word's soft return within one paragraph.
    GoesOn,
    /// A page's `<br>`, which most pages use at the end of every line.
    Ends,
}

/// Splits a paragraph at its breaks (`\n`), and omits blank lines.
pub(super) fn lines(text: &str, undecided: Undecided) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in text.split('\n').map(str::trim).filter(|piece| !piece.is_empty()) {
        match lines.last_mut() {
            Some(last) if goes_on(last, piece, undecided) => {
                let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                if is_letter(last.chars().next_back()) && is_letter(piece.chars().next()) {
                    last.push(' ');
                }
                last.push_str(piece);
            }
            _ => lines.push(piece.to_owned()),
        }
    }
    lines
}

/// Whether the sentence before a break continues after it.
fn goes_on(before: &str, after: &str, undecided: Undecided) -> bool {
    let last = before.chars().next_back().unwrap_or(' ');
    let first = after.chars().next().unwrap_or(' ');
    if matches!(last, '，' | ',' | '、' | '（' | '(' | '“' | '《' | '.' | '-' | '—' | '~' | '～')
        || matches!(first, '，' | '。' | '、' | '；' | '）' | '”' | '》' | '%' | '％' | '.' | '：')
    {
        return true;
    }
    let words = before.trim_end_matches(['”', '’', '）', ')', '」']);
    if words.ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':', '…']) || is_marked(after) {
        return false;
    }
    let is_heading = is_marked(before) && !before.contains(['，', '。', '；', '：']);
    let is_title = ["报告", "回顾", "安排", "任务"].iter().any(|end| before.ends_with(end));
    if is_heading || is_title || after.starts_with("各位") || before.starts_with("——") {
        return false;
    }
    first.is_numeric() || last.is_ascii_digit() || before.contains('，') || undecided == Undecided::GoesOn
}

/// Whether a line begins with the mark of a heading or a list item.
fn is_marked(line: &str) -> bool {
    let counts = |c: char| "一二三四五六七八九十百".contains(c);
    let line = line.trim_start_matches(['（', '(', '第']);
    let number: String = line.chars().take_while(|c| counts(*c)).collect();
    if !number.is_empty() {
        let next = line.chars().nth(number.chars().count());
        return matches!(next, Some('、' | '）' | ')' | '．' | '章' | '节' | '部' | '是' | '，'));
    }
    if matches!(line.chars().next(), Some('①'..='⒛' | '●' | '■' | '◆' | '★' | '㈠'..='㈩')) {
        return true;
    }
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - after_digits.len();
    let mut rest = after_digits.chars();
    (1..=2).contains(&digits)
        && matches!(rest.next(), Some('、' | '．' | '）' | ')' | '.'))
        && !rest.next().is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(lines(text, Undecided::GoesOn), expected, "{text}");
    }

    #[test]
    fn a_break_within_a_sentence_is_none() {
        check("全镇实现地区生产总值\n6.5亿元，增长6.3%。", &["全镇实现地区生产总值6.5亿元，增长6.3%。"]);
        check("粮食总产量1.6\n万吨。", &["粮食总产量1.6万吨。"]);
        check("改造老旧小区\n\n、道路", &["改造老旧小区、道路"]);
        check("石桥镇\n2024年政府工作报告", &["石桥镇2024年政府工作报告"]);
        check("粮食\n产量", &["粮食产量"]);
    }

    #[test]
    fn headings_and_sentences_end_their_lines() {
        check("产量1.6万吨。\n新增就业300人。", &["产量1.6万吨。", "新增就业300人。"]);
        check("一、工作回顾\n2023年，产值5亿元", &["一、工作回顾", "2023年，产值5亿元"]);
        check("完成投资\n（二）民生", &["完成投资", "（二）民生"]);
        check("某镇2024年政府工作报告\n各位代表：", &["某镇2024年政府工作报告", "各位代表："]);
        check("新建\n1.5公里", &["新建1.5公里"]);
        check("新建\n2.修路", &["新建", "2.修路"]);
    }

    #[test]
    fn pages_end_their_lines_by_breaks() {
        assert_eq!(lines("粮食\n产量", Undecided::Ends), ["粮食", "产量"]);
        assert_eq!(lines("实现产值\n5亿元", Undecided::Ends), ["实现产值5亿元"]);
    }
}
