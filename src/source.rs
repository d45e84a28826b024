//! A report's words with their positions: the text as it was read, and the same text mended for reading.
//!
//! | as read | mended | why |
//! | --- | --- | --- |
//! | `竞争⏎9、力` | `竞争力` | a page mark, repeated at one distance, cut the word |
//! | `可支配收⏎入` | `可支配收入` | lines broken at one width |
//! | `1，234万元` | `1,234万元` | a comma of the wrong width between groups of digits |
//! | `12760 元` | `12760元` | spacing means nothing between Chinese words |
//! | `１２．５％` | `12.5%` | full-width digits |
//! | `389亿元[1]`, `“四好路”（12）` | `389亿元`, `“四好路”` | a footnote's mark |
//!
//! Rules read the mended characters; every place they report is told in characters of the text
//! as it was read, so that nothing shown to a reader ever moves.

use crate::model::Span;

/// A text and its mended characters.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    original: &'a str,
    /// The mended characters.
    chars: Vec<char>,
    /// For each mended character, its place in the original, in characters and in bytes.
    origin: Vec<Origin>,
}

/// Where a mended character stood.
#[derive(Clone, Copy, Debug)]
struct Origin {
    char: u32,
    byte: u32,
}

impl<'a> Text<'a> {
    /// Mends a text. What lies beyond 4 GB is left out.
    #[must_use]
    pub fn new(original: &'a str) -> Self {
        let lines = Lines::new(original);
        let mut text = Self {
            original,
            chars: Vec::with_capacity(original.len() / 2),
            origin: Vec::with_capacity(original.len() / 2),
        };
        let mut char_at = 0_u32;
        let mut goes_on = false;
        for (number, line) in lines.all.iter().enumerate() {
            let body = original.get(line.start..line.end).unwrap_or_default();
            let mark = lines.mark_length(number);
            let mut footnote = 0_u32;
            let mut chars = body.char_indices().peekable();
            let mut skipped = 0;
            while let Some((offset, c)) = chars.next() {
                let place =
                    Origin { char: char_at, byte: u32::try_from(line.start + offset).unwrap_or(u32::MAX) };
                char_at = char_at.saturating_add(1);
                if skipped < mark {
                    skipped += 1;
                    continue;
                }
                if footnote > 0 {
                    footnote -= 1;
                    continue;
                }
                // A round bracket is a footnote's mark only behind a word: 一、（1）, 2（3）are none, and
                // 小（2）型 is a size of reservoirs.
                let behind_word = || {
                    text.last()
                        .is_some_and(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '”' | '》') && c != '小')
                };
                if matches!(c, '[' | '［' | '〔') || matches!(c, '(' | '（') && behind_word() {
                    let rest = body.get(offset + c.len_utf8()..).unwrap_or_default();
                    if let Some(length) = footnote_mark(rest) {
                        footnote = length;
                        continue;
                    }
                }
                if is_blank(c) {
                    let next = chars.peek().map(|(_, c)| *c);
                    if !(text.last().is_some_and(keeps_space) && next.is_some_and(keeps_space)) {
                        continue;
                    }
                }
                let mended = mended(c);
                text.push(mended, place);
            }
            text.mend_commas_from(line.start);
            let newline = line.next > line.end;
            if newline {
                let place = Origin { char: char_at, byte: u32::try_from(line.end).unwrap_or(u32::MAX) };
                let length = original.get(line.end..line.next).map_or(0, |s| s.chars().count());
                char_at = char_at.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
                // A page that puts its links on lines of their own: what has been cut once goes on
                // until it ends as a sentence does.
                goes_on = lines.continues(number) || goes_on && lines.unfinished(number);
                if !goes_on && text.last().is_some_and(|c| c != '\n') {
                    text.push('\n', place);
                }
            }
        }
        text
    }

    fn push(&mut self, c: char, place: Origin) {
        self.chars.push(c);
        self.origin.push(place);
    }

    fn last(&self) -> Option<char> {
        self.chars.last().copied()
    }

    /// Makes the ASCII commas since byte `from` full-width, but for those that group digits.
    fn mend_commas_from(&mut self, from: usize) {
        let first = self.origin.partition_point(|o| (o.byte as usize) < from);
        for i in first..self.chars.len() {
            let mended = match self.at(i) {
                ',' if !self.groups_digits(i) => '，',
                '，' if self.groups_digits(i) && self.opens_a_group(i) => ',',
                _ => continue,
            };
            if let Some(c) = self.chars.get_mut(i) {
                *c = mended;
            }
        }
    }

    /// Whether the comma at `i` stands between a digit and exactly three more.
    fn groups_digits(&self, i: usize) -> bool {
        let digit = |i: usize| self.at(i).is_ascii_digit();
        i > 0 && digit(i - 1) && (1..=3).all(|k| digit(i + k)) && !digit(i + 4)
    }

    /// Whether one to three digits stand before the mark at `i`, or such a group before it.
    fn opens_a_group(&self, i: usize) -> bool {
        let digits = (1..=4).take_while(|k| i >= *k && self.at(i - k).is_ascii_digit()).count();
        (1..=3).contains(&digits)
    }

    /// The text as it was read.
    #[must_use]
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// How many mended characters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The mended character at `i`; a line's end beyond the text.
    #[must_use]
    pub fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\n')
    }

    /// The mended character before `i`; a line's end before the text.
    #[must_use]
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\n', |i| self.at(i))
    }

    /// Some of the mended characters.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default()
    }

    /// Some of the mended text, with the brackets that are printed.
    #[must_use]
    pub fn string(&self, from: usize, to: usize) -> String {
        let whole = self.slice(from, to).iter().enumerate();
        whole.map(|(n, c)| if matches!(c, '(' | ')') { self.bracket(from + n, *c) } else { *c }).collect()
    }

    /// A bracket as it is printed: names and titles keep theirs.
    fn bracket(&self, i: usize, mended: char) -> char {
        let byte = self.origin.get(i).map_or(0, |origin| origin.byte as usize);
        let printed = self.original.get(byte..).and_then(|rest| rest.chars().next());
        printed.filter(|c| matches!(c, '（' | '）')).unwrap_or(mended)
    }

    /// Whether `word` stands at `i`, and where it ends.
    #[must_use]
    pub fn word(&self, i: usize, word: &str) -> Option<usize> {
        let mut at = i;
        for c in word.chars() {
            if self.at(at) != c {
                return None;
            }
            at += 1;
        }
        (at <= self.len()).then_some(at)
    }

    /// Whether `word` ends right before `end`, and where it starts.
    #[must_use]
    pub fn word_before(&self, end: usize, word: &str) -> Option<usize> {
        let mut at = end;
        for c in word.chars().rev() {
            at = at.checked_sub(1)?;
            if self.at(at) != c {
                return None;
            }
        }
        Some(at)
    }

    /// Where `word` first stands between `from` and `to`.
    #[must_use]
    pub fn find(&self, from: usize, to: usize, word: &str) -> Option<usize> {
        let first = word.chars().next()?;
        (from..to.min(self.len()))
            .find(|i| self.at(*i) == first && self.word(*i, word).is_some_and(|end| end <= to))
    }

    /// The place of mended characters in the original, in characters. Ends where the last one does.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let place = |i: usize| self.origin.get(i).map_or(0, |o| o.char as usize);
        let start = place(from);
        let end = if to > from { place(to - 1) + 1 } else { start };
        Span { start, end }
    }

    /// The original's own characters at the place of mended ones.
    #[must_use]
    pub fn surface(&self, from: usize, to: usize) -> &'a str {
        let byte = |i: usize| self.origin.get(i).map(|o| o.byte as usize);
        let (Some(start), Some(last)) = (byte(from), to.checked_sub(1).and_then(byte)) else {
            return "";
        };
        let rest = self.original.get(last..).unwrap_or_default();
        let end = last + rest.chars().next().map_or(0, char::len_utf8);
        self.original.get(start..end).unwrap_or_default()
    }
}

/// Spacing, breaks of no width, and marks that no reader sees.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
        || c.is_control()
}

/// Between two such characters a space parts words or numbers.
fn keeps_space(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// One character in the form that the rules are written for.
fn mended(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '／' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '﹪' => '%',
        ';' => '；',
        ':' | '∶' | '︰' => '：',
        '?' => '？',
        '!' => '！',
        '（' => '(',
        '）' => ')',
        '〜' | '～' | '∼' => '~',
        '﹣' | '－' | '–' | '‐' | '‑' | '−' => '-',
        '―' | '─' | '━' => '—',
        '，' | '﹐' => '，',
        '〇' | '○' => '〇',
        '㎡' => '㎡',
        _ => c,
    }
}

/// The length of a footnote's mark whose bracket has just been opened: digits and the closing bracket.
fn footnote_mark(rest: &str) -> Option<u32> {
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let closed = matches!(rest.chars().nth(digits), Some(']' | '］' | '〕' | ')' | '）'));
    (1..=3).contains(&digits).then_some(())?;
    closed.then(|| u32::try_from(digits + 1).unwrap_or(1))
}

/// The lines of a text, and which of their breaks are only the page's.
struct Lines {
    all: Vec<Line>,
    /// Lines that begin with a page mark, by number: its length in characters.
    marks: Vec<(usize, usize)>,
    /// The width at which lines were broken, where they were.
    wrapped_at: Option<usize>,
}

/// One line: bytes, and what its break depends on.
struct Line {
    start: usize,
    end: usize,
    /// Where the next line starts.
    next: usize,
    /// Its length in characters.
    length: usize,
    /// Its width in half characters.
    width: usize,
    /// Whether it ends as a sentence does.
    closed: bool,
    /// The page mark that it may begin with: number and length in characters.
    mark: Option<(u32, usize)>,
    blank: bool,
}

/// A line longer than this that ends within a sentence was cut, not ended.
const LONGER_THAN_ANY_HEADING: usize = 60;

impl Lines {
    fn new(text: &str) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        for piece in text.split_inclusive('\n') {
            let next = start + piece.len();
            let body = piece.strip_suffix('\n').unwrap_or(piece);
            let body = body.strip_suffix('\r').unwrap_or(body);
            all.push(Line::new(body, start, next));
            start = next;
        }
        let marks = page_marks(&all);
        let wrapped_at = wrapped_at(&all);
        Self { all, marks, wrapped_at }
    }

    /// The length of the page mark that a line begins with.
    fn mark_length(&self, number: usize) -> usize {
        self.marks
            .binary_search_by_key(&number, |(line, _)| *line)
            .ok()
            .and_then(|at| self.marks.get(at))
            .map_or(0, |(_, length)| *length)
    }

    /// Whether a line goes on in the next.
    fn continues(&self, number: usize) -> bool {
        let (Some(line), Some(next)) = (self.all.get(number), self.all.get(number + 1)) else {
            return false;
        };
        if self.mark_length(number + 1) > 0 {
            return self.mark_length(number) > 0;
        }
        if line.blank || next.blank || line.closed {
            return false;
        }
        line.length > LONGER_THAN_ANY_HEADING
            || self.wrapped_at.is_some_and(|width| line.width + 8 >= width && line.width <= width)
    }
}

impl Lines {
    /// Whether a line, the rest of one that was cut, is itself cut.
    fn unfinished(&self, number: usize) -> bool {
        let whole = |line: &Line| line.blank || line.closed;
        let next = self.all.get(number + 1).is_some_and(|next| !next.blank);
        self.wrapped_at.is_none()
            && next
            && !self.all.get(number).is_none_or(whole)
            && self.mark_length(number + 1) == 0
    }
}

impl Line {
    fn new(body: &str, start: usize, next: usize) -> Self {
        let (mut length, mut width) = (0, 0);
        for c in body.chars() {
            length += 1;
            width += if c.is_ascii() { 1 } else { 2 };
        }
        let trimmed = body.trim_end();
        let closed = trimmed.ends_with(['。', '！', '？', '；', '：', ':', ';', '!', '?', '”', '"']);
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let mark = body
            .get(..digits)
            .filter(|_| (1..=4).contains(&digits) && body.get(digits..).is_some_and(|r| r.starts_with('、')))
            .and_then(|n| n.parse().ok())
            .map(|n| (n, digits + 1));
        Self { start, end: start + body.len(), next, length, width, closed, mark, blank: trimmed.is_empty() }
    }
}

/// Marks `K、` that number the pages: they count up from one, line by line, and what stands
/// between them is equally long. A list that somebody wrote never is.
fn page_marks(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut best: Vec<(usize, usize)> = Vec::new();
    let mut run: Vec<(usize, usize, usize)> = Vec::new();
    let mut close = |run: &mut Vec<(usize, usize, usize)>| {
        let equal = run.split_last().is_some_and(|(_, whole)| {
            whole.len() >= 2
                && whole.iter().all(|(_, _, body)| Some(body) == whole.first().map(|(_, _, b)| b))
        });
        if equal && run.len() > best.len() {
            best = run.iter().map(|(line, mark, _)| (*line, *mark)).collect();
        }
        run.clear();
    };
    for (number, line) in lines.iter().enumerate() {
        match line.mark {
            Some((k, mark)) => {
                if k as usize != run.len() + 1 {
                    close(&mut run);
                }
                if k as usize == run.len() + 1 {
                    run.push((number, mark, line.length - mark));
                }
            }
            None => close(&mut run),
        }
    }
    close(&mut run);
    best
}

/// The width at which a text's lines were broken: most of them then end within a sentence, and
/// none is much longer.
fn wrapped_at(lines: &[Line]) -> Option<usize> {
    let written: Vec<&Line> = lines.iter().filter(|l| !l.blank).collect();
    let width = written.iter().map(|l| l.width).max()?;
    if written.len() < 6 || !(30..=100).contains(&width) {
        return None;
    }
    let open_and_full = written.iter().filter(|l| !l.closed && l.width + 8 >= width).count();
    (open_and_full * 3 >= written.len()).then_some(width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(original: &str, mended: &str) {
        let text = Text::new(original);
        assert_eq!(text.string(0, text.len()), mended, "{original}");
    }

    #[test]
    fn mends_what_the_page_did() {
        check("粮食产量 12760 吨", "粮食产量12760吨");
        check("增长１２．５％,达到", "增长12.5%，达到");
        check("共1,136户,新增1,2,3", "共1,136户，新增1，2，3");
        check("收入389亿元[1]，其中", "收入389亿元，其中");
        check("注[见附件]", "注[见附件]");
        check("IT 企业 GDP 30 40", "IT企业GDP 30 40");
        check("甲\n\n\n乙\r\n丙", "甲\n乙\n丙");
    }

    #[test]
    fn takes_out_page_marks() {
        check("封面\n1、一二三四五\n2、六七八九十\n3、完。", "封面\n一二三四五六七八九十完。");
        check("要求\n1、抓收入\n2、抓项目建设\n3、完。", "要求\n1、抓收入\n2、抓项目建设\n3、完。");
    }

    #[test]
    fn joins_broken_lines() {
        let line = "全镇干部群众真抓实干攻坚克难全面完成各项任务";
        let wrapped = format!("{line}\n{line}\n{line}\n{line}\n{line}\n完成。\n新的一段");
        check(&wrapped, &format!("{}完成。\n新的一段", line.repeat(5)));
    }

    #[test]
    fn joins_what_links_cut() {
        let long = "甲".repeat(70);
        check(&format!("{long}公路\n里程\n5公里。\n完"), &format!("{long}公路里程5公里。\n完"));
        check("公路\n里程\n5公里。", "公路\n里程\n5公里。");
    }

    #[test]
    fn keeps_the_place_of_every_character() {
        let original = "收入 12 ,００0 万元";
        let text = Text::new(original);
        assert_eq!(text.string(0, text.len()), "收入12,000万元");
        assert_eq!(text.span(2, 10), Span { start: 3, end: 13 });
        assert_eq!(text.surface(2, 10), "12 ,００0 万元");
    }

    proptest! {
        #[test]
        fn places_lie_within_the_text(original in "[\\PC\n0-9、，。 ]{0,80}") {
            let text = Text::new(&original);
            let length = original.chars().count();
            for i in 0..text.len() {
                let span = text.span(i, i + 1);
                prop_assert!(span.start < span.end && span.end <= length);
                prop_assert_eq!(text.surface(i, i + 1).chars().count(), 1);
            }
        }
    }
}
