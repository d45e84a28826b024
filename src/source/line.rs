//! The lines of a text, and the properties of each.
//!
//! | line | facts |
//! | --- | --- |
//! | `　　全镇实现产值` | indented by 4 columns, 12 columns of words, open |
//! | `> 增长5%。` in a quoted mail | words `增长5%。`, closed |
//! | `（一）稳步向好` | first line of an item |
//! | `一、2023年工作回顾` | first line of an item, heading of a part |

use super::character::{columns, is_blank, is_invisible};

/// A line of a text: its bytes, and the properties that decide whether it continues.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The words, without quotation signs, indent and blanks at the end.
    pub(super) words: &'a str,
    /// The first byte of the words.
    pub(super) start: usize,
    /// The first byte of the next line.
    pub(super) next: usize,
    /// The blanks before the words, in columns.
    pub(super) indent: usize,
    /// The blanks before the words, in characters.
    pub(super) indent_chars: usize,
    /// The words' length in columns.
    pub(super) columns: usize,
    /// The words' length in characters.
    pub(super) chars: usize,
    /// Whether the line has only invisible marks. Such a line is not blank.
    pub(super) is_invisible: bool,
    /// Whether a page ends behind the line.
    pub(super) ends_page: bool,
}

/// Ends of headings of parts: 2023年工作回顾, 主要工作安排.
const PART_ENDS: [&str; 12] = [
    "回顾",
    "安排",
    "打算",
    "总结",
    "展望",
    "总体要求",
    "预期目标",
    "主要任务",
    "重点任务",
    "工作部署",
    "工作重点",
    "重点工作",
];

/// Signs that begin an item of a list and are no part of its words.
const BULLETS: &str = "•●■◆▲▪◦◇□☐☑☒✓✔➢➤►▶★☆";

/// The most characters of a heading.
const LONGEST_HEADING: usize = 40;

/// The most characters of a heading without a number.
const LONGEST_UNNUMBERED: usize = 24;

impl<'a> Line<'a> {
    fn new(text: &'a str, start: usize, end: usize, next: usize, ends_page: bool) -> Self {
        let mut line = Self {
            words: "",
            start,
            next,
            indent: 0,
            indent_chars: 0,
            columns: 0,
            chars: 0,
            is_invisible: false,
            ends_page,
        };
        line.set(text, start, end);
        line
    }

    /// Measures the line from `from` to `end`.
    fn set(&mut self, text: &'a str, from: usize, end: usize) {
        let whole = text.get(from..end).unwrap_or_default();
        let words = whole.trim_start_matches(is_blank);
        let blanks = whole.get(..whole.len() - words.len()).unwrap_or_default();
        self.start = from + blanks.len();
        self.indent = blanks.chars().map(columns).sum();
        self.indent_chars = blanks.chars().filter(|c| !is_invisible(*c)).count();
        self.words = words.trim_end_matches(is_blank);
        (self.columns, self.chars) = (0, 0);
        for c in self.words.chars() {
            self.columns += columns(c);
            self.chars += usize::from(!is_invisible(c));
        }
        self.is_invisible = words.is_empty() && !blanks.is_empty() && blanks.chars().all(is_invisible);
    }

    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// The end of the words, in columns from the left.
    pub(super) fn edge(&self) -> usize {
        self.indent + self.columns
    }

    /// Whether it ends like a sentence, or with a colon.
    pub(super) fn is_closed(&self) -> bool {
        self.words.ends_with(['。', '！', '？', '；', '：', ':', ';', '!', '?', '”', '"'])
    }

    /// Whether there is punctuation within the words, as in prose.
    pub(super) fn is_prose(&self) -> bool {
        self.words.contains(['，', '。', '；', ',', '、'])
    }

    /// Whether it begins with the number of a heading or an item, or with a bullet.
    pub(super) fn begins_item(&self) -> bool {
        item_mark(self.words).is_some()
    }

    /// Whether the line is a heading, with or without a number.
    pub(super) fn heads_part(&self) -> bool {
        let ends = PART_ENDS.iter().any(|end| self.words.ends_with(end));
        match item_mark(self.words) {
            Some(LineMark::Chinese) => ends && !self.words.contains(['，', '。', '；', ',']),
            Some(LineMark::Other) => false,
            None => ends && !self.is_prose() && self.chars <= LONGEST_UNNUMBERED,
        }
    }

    /// Whether a line break was lost at a space: after a heading or title, or between a sentence and a heading. Only
    /// lines that are longer than any heading are split. Both positions are in bytes of the words: `at` is that of
    /// the space, `part` the end of the last split, which is updated.
    pub(super) fn ends_at_blank(&self, part: &mut usize, at: usize) -> bool {
        let follows_blank = self.words.get(..at).is_some_and(|words| words.ends_with(is_blank));
        if self.chars <= LONGEST_HEADING || at < *part || follows_blank {
            return false;
        }
        let before = self.words.get(*part..at).unwrap_or_default().trim_start_matches(is_blank);
        let after = self.words.get(at..).unwrap_or_default().trim_start_matches(is_blank);
        let is_long = before.chars().nth(LONGEST_HEADING).is_some();
        let ends_heading =
            !is_long && heads(before) && after.starts_with(|c: char| !c.is_ascii_punctuation());
        let ends_sentence =
            before.ends_with(['。', '！', '：', ':', '；']) && item_mark(after) == Some(LineMark::Chinese);
        if ends_heading || ends_sentence {
            *part = at;
        }
        ends_heading || ends_sentence
    }

    /// The number of characters at its start that only decorate it: a bullet, the signs of a heading in Markdown.
    pub(super) fn decoration(&self) -> usize {
        let signs = self.words.chars().take_while(|c| *c == '#').count();
        let rest = self.words.trim_start_matches('#');
        match self.words.chars().next() {
            Some('#') if signs <= 6 && rest.starts_with(is_blank) => signs,
            // A dash before a number is a minus or belongs to a page number.
            Some('-' | '*') => {
                let rest = self.words.get(1..).unwrap_or_default();
                let words = rest.trim_start_matches(is_blank);
                usize::from(
                    rest.len() > words.len()
                        && words.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                )
            }
            Some(c) => usize::from(BULLETS.contains(c)),
            None => 0,
        }
    }

    /// The end, in bytes of the words, of a heading at `at` to which its text is joined: `一、2024年工作回顾全镇…`.
    /// Only a line that is longer than any heading holds both.
    pub(super) fn joined_heading(&self, at: usize) -> Option<usize> {
        /// What may follow the last word of a heading within it: 总体要求和主要目标.
        const WITHIN: [char; 8] = ['和', '及', '与', '暨', '的', '以', '情', '、'];
        if self.chars <= LONGEST_HEADING {
            return None;
        }
        let rest = self.words.get(at..)?;
        let is_part = item_mark(rest) == Some(LineMark::Chinese);
        let marked = rest.char_indices().nth(if is_part { 2 } else { 0 })?.0;
        let length = rest.get(marked..)?.char_indices().take(LONGEST_UNNUMBERED + 6);
        let stop =
            length.clone().find(|(_, c)| matches!(c, '，' | '。' | '；' | '：' | ',')).map(|(at, _)| at);
        let head = rest.get(..marked + stop.or_else(|| length.last().map(|(at, _)| at))?)?;
        if !is_part {
            let end = head.find("工作报告各位")? + "工作报告".len();
            return Some(at + end);
        }
        let mut end = PART_ENDS.iter().filter_map(|word| Some(head.find(word)? + word.len())).min()?;
        while let Some(word) =
            PART_ENDS.iter().find(|word| head.get(end..).is_some_and(|rest| rest.starts_with(**word)))
        {
            end += word.len();
        }
        let next = rest.get(end..)?.chars().next()?;
        (('\u{4e00}'..='\u{9fff}').contains(&next) && !WITHIN.contains(&next)).then_some(at + end)
    }

    /// Whether it is the report's title.
    pub(super) fn is_title(&self) -> bool {
        self.words.ends_with("工作报告") && !self.is_prose()
    }
}

/// Whether words are the heading of a part, or the title.
fn heads(words: &str) -> bool {
    let is_plain = !words.contains(['，', '。', '；', ',']);
    let is_part =
        PART_ENDS.iter().any(|end| words.ends_with(end)) && item_mark(words) == Some(LineMark::Chinese);
    is_plain && (is_part || words.ends_with("政府工作报告"))
}

/// The kind of an item's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineMark {
    /// A heading's number: 一、, （一）, 第一部分.
    Chinese,
    /// A list item's number or bullet: 1., (1), ①, ●.
    Other,
}

/// The number or bullet of an item.
fn item_mark(words: &str) -> Option<LineMark> {
    let first = words.chars().next()?;
    let after = |skip: usize, is: fn(char) -> bool| {
        let length = words.chars().skip(skip).take_while(|c| is(*c)).take(4).count();
        (length, words.chars().nth(skip + length), words.chars().nth(skip + length + 1))
    };
    let is_chinese: fn(char) -> bool = |c| "〇一二三四五六七八九十".contains(c);
    let is_digit: fn(char) -> bool = |c| c.is_ascii_digit() || ('０'..='９').contains(&c);
    match first {
        '㈠'..='㈩' => Some(LineMark::Chinese),
        '①'..='⒛' | '·' | '※' => Some(LineMark::Other),
        bullet if BULLETS.contains(bullet) => Some(LineMark::Other),
        'Ⅰ'..='Ⅹ' => matches!(words.chars().nth(1), Some('、' | '.' | '．')).then_some(LineMark::Chinese),
        '（' | '(' => {
            let closes = |c: Option<char>| matches!(c, Some('）' | ')'));
            let (length, close, _) = after(1, is_chinese);
            if length > 0 && closes(close) {
                return Some(LineMark::Chinese);
            }
            let (length, close, _) = after(1, is_digit);
            ((1..=3).contains(&length) && closes(close)).then_some(LineMark::Other)
        }
        '第' => {
            let (length, what, _) = after(1, is_chinese);
            let parts = words.chars().skip(1 + length).take(2).collect::<String>();
            let is_part = matches!(what, Some('章' | '篇')) || parts == "部分";
            (length > 0 && is_part).then_some(LineMark::Chinese)
        }
        c if is_chinese(c) => {
            let (length, mark, next) = after(0, is_chinese);
            let heads = matches!(mark, Some('、' | '．' | '.')) && !next.is_some_and(is_chinese);
            (length <= 3 && heads).then_some(LineMark::Chinese)
        }
        c if is_digit(c) => {
            let (length, mark, next) = after(0, is_digit);
            let marked = match mark {
                Some('、' | '）' | ')') => true,
                Some('.' | '．') => !next.is_some_and(is_digit),
                _ => false,
            };
            (length <= 3 && marked).then_some(LineMark::Other)
        }
        _ => None,
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if !matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        let pair = c == '\r' && rest.next_if(|(_, next)| *next == '\n').is_some();
        let next = at + c.len_utf8() + usize::from(pair);
        lines.push(Line::new(text, start, at, next, c == '\u{c}'));
        start = next;
    }
    if start < text.len() {
        lines.push(Line::new(text, start, text.len(), text.len(), false));
    }
    strip_quotation(text, &mut lines);
    lines
}

/// Removes the `>` of quoted mail from three or more lines in a row.
fn strip_quotation<'a>(text: &'a str, lines: &mut [Line<'a>]) {
    const IN_A_ROW: usize = 3;
    let is_quoted = |line: &Line<'_>| line.words.starts_with('>');
    let mut start = 0;
    while start < lines.len() {
        let rest = lines.get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|line| is_quoted(line) || line.is_blank()).count();
        let quoted = rest.iter().take(length).filter(|line| is_quoted(line)).count();
        for line in lines.iter_mut().skip(start).take(length).filter(|_| quoted >= IN_A_ROW) {
            let end = line.start + line.words.len();
            let inner = line.words.trim_start_matches(['>', ' ']);
            // One blank belongs to the mark.
            let signs = line.words.len() - inner.len();
            line.set(text, line.start + signs, end);
        }
        start += length + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_item(words: &str, is_item: bool) {
        let all = lines(words);
        assert_eq!(all.first().is_some_and(Line::begins_item), is_item, "{words}");
    }

    #[test]
    fn items_begin_with_a_number_or_a_bullet() {
        for words in [
            "一、工作",
            "（二）稳步",
            "(3)修路",
            "1.发展",
            "2、抓产业",
            "①修路",
            "㈢改革",
            "⒈路",
            "●产业",
            "第一部分 回顾",
            "十二、结语",
            "Ⅱ、目标",
        ] {
            check_item(words, true);
        }
        for words in [
            "二、三产业",
            "2.5亿元",
            "2023年工作",
            "（见附件）",
            "一是抓产业",
            "第一产业",
            "Ⅲ类水体",
            "350万元",
        ] {
            check_item(words, false);
        }
    }

    #[test]
    fn headings_of_parts_end_with_their_line() {
        for (words, heads) in [
            ("一、2023年工作回顾", true),
            ("2024年工作安排", true),
            ("全面总结，统筹安排", false),
            ("1.工作安排", false),
        ] {
            assert_eq!(lines(words).first().is_some_and(Line::heads_part), heads, "{words}");
        }
    }

    #[test]
    fn quotation_signs_are_no_words() {
        let text = "> 产值\n>> 5亿元\n> \n> 增长。\n";
        let words: Vec<&str> = lines(text).iter().map(|line| line.words).collect();
        assert_eq!(words, ["产值", "5亿元", "", "增长。"]);
        assert_eq!(lines("> 5%").first().map(|line| line.words), Some("> 5%"));
    }

    #[test]
    fn every_line_end_is_one() {
        let words: Vec<&str> = lines("甲\r\n乙\r丙\u{2028}丁\u{c}戊").iter().map(|line| line.words).collect();
        assert_eq!(words, ["甲", "乙", "丙", "丁", "戊"]);
    }
}
