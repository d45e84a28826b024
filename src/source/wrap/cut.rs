//! Line breaks within a number, after an opening bracket, or before a mark that cannot begin a line.
//!
//! | lines | cut |
//! | --- | --- |
//! | `增长6.⏎3%`, `收入3⏎50万元`, `5亿⏎元` | a number, or a number and its unit |
//! | `20⏎23年` | a year |
//! | `（⏎三）`, `增长⏎，其中` | a bracket; a mark that cannot begin a line |
//! | `附件1⏎2023年工作`, `任务，共5⏎2.抓产业` | nothing |
//! | `公路12⏎8公里` without marks of a sentence | unsure: two cells, or 128 |

use crate::source::line::Line;

/// Marks that cannot begin a line.
pub(super) fn begins_no_line(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '、'
            | '！'
            | '？'
            | '）'
            | ')'
            | '】'
            | '》'
            | '”'
            | '’'
            | '%'
            | '％'
            | '‰'
            | '℃'
            | ','
            | ';'
    )
}

/// Characters that may follow the digits of a figure.
pub(in crate::source) fn is_unit_start(c: char) -> bool {
    "十百千万亿元％%‰个亩吨公户人家项米平立头只斤倍辆台套座名所处条件株棵间栋余多萬億".contains(c)
}

/// What a line break cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Nothing.
    No,
    /// A bracket, or what belongs to the mark at the beginning of the next line.
    Mark,
    /// A number, or a number and its unit.
    Number,
    /// Most likely a number, but the lines show no sentence.
    Unsure,
}

/// What the break cuts at any width of the lines. `goes_on`: this line is itself the rest of another. `page`: a page
/// ends between the lines.
pub(super) fn cut(this: &Line<'_>, next: &Line<'_>, goes_on: bool, page: bool) -> Cut {
    let (Some(last), Some(first)) = (this.words.chars().next_back(), next.words.chars().next()) else {
        return Cut::No;
    };
    let is_cut = cuts_number(this, next, first) && !next.begins_item();
    if is_cut && (goes_on || this.is_prose()) {
        return Cut::Number;
    }
    if begins_no_line(first) && !next.begins_item() || matches!(last, '（' | '(' | '《' | '“') {
        return Cut::Mark;
    }
    if begins_subscript(this, next) || goes_on && is_subscript(this) {
        return Cut::Mark;
    }
    let opened = this.words.chars().rev().take(4).position(|c| matches!(c, '（' | '('));
    if opened.is_some() && next.words.chars().take(4).any(|c| matches!(c, '）' | ')')) {
        return Cut::Mark;
    }
    if is_cut && (page || names_a_figure(this)) { Cut::Unsure } else { Cut::No }
}

/// Whether a line is a name and the digits of its figure: `新建公路12`, but not `附件1`, nor a cell.
fn names_a_figure(line: &Line<'_>) -> bool {
    const LABELS: [&str; 8] = ["附件", "附表", "附录", "表", "图", "专栏", "第", "注"];
    let name = line.words.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '．' | ','));
    let is_word = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    name.len() < line.words.len()
        && name.ends_with(is_word)
        && !LABELS.iter().any(|label| name.ends_with(label))
}

/// Whether a line holds nothing but a few digits: the 2.5 of PM2.5.
fn is_subscript(line: &Line<'_>) -> bool {
    /// The most characters of a subscript.
    const LONGEST: usize = 3;
    let words = line.words.trim();
    words.chars().count() <= LONGEST
        && words.starts_with(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// 细颗粒物（PM⏎2.5⏎）: whether the next line is the subscript of the symbol at the end of this one.
fn begins_subscript(this: &Line<'_>, next: &Line<'_>) -> bool {
    const SYMBOLS: [&str; 6] = ["PM", "M", "CO", "SO", "NO", "O"];
    let words = this.words.trim_end();
    let symbol = words.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let symbol = words.strip_prefix(symbol).unwrap_or_default();
    SYMBOLS.contains(&symbol) && is_subscript(next)
}

/// Whether the digits at the end of a line continue in the next.
fn cuts_number(this: &Line<'_>, next: &Line<'_>, first: char) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut ending = this.words.chars().rev();
    let last = ending.next().unwrap_or('\n');
    let before = ending.next().unwrap_or('\n');
    let digits = next.words.chars().take_while(|c| digit(*c)).count();
    let behind = next.words.chars().nth(digits).unwrap_or('\n');
    if matches!(last, '.' | '．' | ',') && digit(before) && digit(first) {
        // 2.⏎5个: an item's number on its own line stays a number.
        return this.words.chars().any(|c| !digit(c) && !matches!(c, '.' | '．' | ','));
    }
    if matches!(last, '万' | '亿' | '千' | '百' | '萬' | '億')
        && (digit(before) || matches!(before, '万' | '百' | '千'))
    {
        return "元亩吨公户人斤平立千美头只株余多".contains(first);
    }
    if !digit(last) {
        return false;
    }
    if !digit(first) {
        return is_unit_start(first) || first == '.';
    }
    let here = this.words.chars().rev().take_while(|c| digit(*c)).count();
    let years = behind == '年' && here + digits == 4;
    years || is_unit_start(behind) || matches!(behind, '.' | '．' | ',') || first == '0'
}
