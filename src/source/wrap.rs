//! Decides which line breaks belong to the layout, and which end a paragraph.
//!
//! | lines | joined | reason |
//! | --- | --- | --- |
//! | `可支配收⏎入` | yes | the next word had no room: all lines break at one width |
//! | `增长⏎⏎5%。` | yes | all lines have this many blank lines between them |
//! | `民居⏎— 1 —⏎民人均` | yes | a page ends within the sentence |
//! | `增长6.⏎3%`, `收入3⏎50万元`, `（⏎三）` | yes | a number or a bracket is cut, at any width |
//! | `公路12⏎3/9⏎8公里` | unsure | the number is cut, but the 3/9 may be no page number |
//! | `一、2023年工作回顾⏎过去一年` | no | a heading ends with its line |
//! | `新建公路。⏎2.改善民生` | no | an item begins |
//! | `全面部署⏎　　一年来` | no | an indent begins a paragraph |
//!
//! Overlong lines separate the text into stretches. For each stretch, the wrapping is determined: at a width in
//! columns or in characters, at about one width, or ragged.

mod cut;

pub(super) use cut::is_unit_start;

use super::line::Line;
use super::page::Furniture;
use cut::{Cut, begins_no_line, cut};

/// The greatest width of a wrapped line, in columns.
const WIDEST: usize = 120;

/// The least width of a wrapped report, in columns.
const NARROWEST: usize = 24;

/// An open line with more characters was cut.
const LONGER_THAN_ANY_HEADING: usize = 60;

/// The most columns between the end of a full line and the width: numbers and words are not cut.
const SLACK: usize = 8;

/// The wrapping of a stretch of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrapping {
    /// Not wrapped.
    None,
    /// At this width in columns, before the first word without room.
    Exact {
        /// At this width in characters, before the first word without room.
        in_chars: bool,
        limit: usize,
    },
    /// At about this width, as with a proportional font.
    About { limit: usize },
    /// Anywhere behind this column.
    Ragged { from: usize },
}

/// Whether a line continues in the next line with words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Join {
    /// A paragraph ends.
    #[default]
    No,
    /// It continues.
    Certain,
    /// It most likely continues, within a number. The number is to be confirmed.
    Unsure,
}

/// The spacing between two lines with words.
#[derive(Clone, Copy, Debug, Default)]
struct Spacing {
    blanks: usize,
    /// Page furniture or the end of a page.
    page: bool,
    /// Whether a line between them is only likely furniture.
    is_unsure: bool,
}

/// A line with words, and the spacing to the next one.
struct Written<'a, 'b> {
    line: &'a Line<'b>,
    number: usize,
    spacing: Spacing,
}

/// For each line, whether it continues in the next line with words.
pub(super) fn joined(
    lines: &[Line<'_>],
    furniture: &[Furniture],
    numbered: impl Fn(usize) -> bool,
) -> Vec<Join> {
    let written = written(lines, furniture);
    let usual_spacing = usual_spacing(&written);
    let wrappings = wrappings(&written, usual_spacing);
    let indents = indents_begin_paragraphs(&written);
    let mut joined = vec![Join::No; lines.len()];
    let mut goes_on = false;
    for (at, pair) in written.windows(2).enumerate() {
        let [this, next] = pair else { continue };
        let mut is_unsure = false;
        if numbered(this.number) || numbered(next.number) {
            goes_on = numbered(this.number) && numbered(next.number);
        } else {
            let wrapping = wrappings.get(at).copied().unwrap_or(Wrapping::None);
            let paragraph = this.spacing.blanks > usual_spacing && !this.spacing.page;
            let begins = next.line.heads_part()
                || next.line.begins_item() && (this.line.is_closed() || !is_full_open(this.line, wrapping))
                || indents.is_some_and(|base| next.line.indent >= base + 2);
            let ends = this.line.heads_part() || this.line.is_title();
            let cut = cut(this.line, next.line, goes_on, this.spacing.page);
            let is_cut = cut != Cut::No;
            is_unsure = cut == Cut::Unsure || this.spacing.is_unsure && cut == Cut::Number;
            goes_on = !paragraph
                && (is_cut && !ends
                    || !begins
                        && !ends
                        && (is_wrapped(this.line, next.line, wrapping)
                            || beside_a_cut(&written, at)
                            || overlong(this.line, wrapping, this.spacing, goes_on)));
        }
        if let Some(slot) = joined.get_mut(this.number) {
            *slot = match (goes_on, is_unsure) {
                (false, _) => Join::No,
                (true, false) => Join::Certain,
                (true, true) => Join::Unsure,
            };
        }
    }
    joined
}

fn written<'a, 'b>(lines: &'a [Line<'b>], furniture: &[Furniture]) -> Vec<Written<'a, 'b>> {
    let mut written: Vec<Written<'a, 'b>> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let furniture = furniture.get(number).copied().unwrap_or_default();
        if !furniture.is_any() && !line.is_blank() {
            let spacing = Spacing { page: line.ends_page, ..Spacing::default() };
            written.push(Written { line, number, spacing });
        } else if let Some(last) = written.last_mut() {
            last.spacing.blanks += usize::from(line.is_blank() && !line.is_invisible);
            last.spacing.page |= furniture.is_any() || line.ends_page;
            last.spacing.is_unsure |= furniture == Furniture::Likely;
        }
    }
    written
}

/// The number of blank lines that all lines of the text have between them.
fn usual_spacing(written: &[Written<'_, '_>]) -> usize {
    let mut blanks: Vec<usize> =
        written.iter().filter(|w| !w.spacing.page).map(|w| w.spacing.blanks).collect();
    blanks.sort_unstable();
    // If a quarter of all spacings are smaller, this one is not that of all lines.
    blanks.get(blanks.len() / 4).copied().unwrap_or(0)
}

/// Whether an indent begins a paragraph, and the indent of the other lines.
fn indents_begin_paragraphs(written: &[Written<'_, '_>]) -> Option<usize> {
    let base = written.iter().map(|w| w.line.indent).min()?;
    let indented = |w: &Written<'_, '_>| w.line.indent >= base + 2;
    // Before lines of a hanging indent, most lines are open.
    let (mut after_closed, mut after_open) = (0_usize, 0_usize);
    for pair in written.windows(2) {
        let [this, next] = pair else { continue };
        if indented(next) && !indented(this) {
            let ends = this.line.is_closed() || this.line.begins_item() || this.line.heads_part();
            *(if ends || this.line.is_title() { &mut after_closed } else { &mut after_open }) += 1;
        }
    }
    let (plain, all) = (written.iter().filter(|w| !indented(w)).count(), written.len());
    (after_closed >= after_open && plain * 4 >= all || after_open == 0).then_some(base)
}

/// The wrapping of each line's stretch.
fn wrappings(written: &[Written<'_, '_>], usual_spacing: usize) -> Vec<Wrapping> {
    let mut wrappings = Vec::with_capacity(written.len());
    let mut rest = written;
    while !rest.is_empty() {
        let length = rest.iter().take_while(|w| w.line.edge() <= WIDEST).count();
        let (stretch, others) = rest.split_at(length.min(rest.len()));
        wrappings.resize(wrappings.len() + stretch.len(), wrapping_of(stretch, usual_spacing));
        let overlong = others.iter().take_while(|w| w.line.edge() > WIDEST).count();
        wrappings.resize(wrappings.len() + overlong, Wrapping::None);
        rest = others.get(overlong..).unwrap_or_default();
    }
    wrappings
}

/// The wrapping of a stretch.
fn wrapping_of(stretch: &[Written<'_, '_>], usual_spacing: usize) -> Wrapping {
    /// The least number of lines that show a width.
    const FEWEST: usize = 4;
    // Lines that may continue in the next one.
    let open: Vec<(&Line<'_>, &Line<'_>)> = stretch
        .windows(2)
        .filter_map(|pair| match pair {
            [this, next] => {
                let ends = this.line.is_closed() || this.line.heads_part() || this.line.is_title();
                let begins = next.line.begins_item() || next.line.heads_part();
                let apart = this.spacing.blanks > usual_spacing && !this.spacing.page;
                (!ends && !begins && !apart).then_some((this.line, next.line))
            }
            _ => None,
        })
        .collect();
    if stretch.len() < FEWEST || open.len() < 3 {
        return Wrapping::None;
    }
    // Lines without marks may be a list of names.
    let prose = stretch.iter().filter(|w| w.line.is_prose()).count();
    let is_prose = prose * 3 >= stretch.len();
    match exact(stretch, &open) {
        Some((wrapping, full)) if is_prose || full >= FEWEST && full == open.len() => wrapping,
        _ if is_prose => about(stretch, &open).unwrap_or(Wrapping::None),
        _ => Wrapping::None,
    }
}

/// The width, in columns or in characters, at which lines break before the first word without room, and the
/// number of open lines that break there.
fn exact(stretch: &[Written<'_, '_>], open: &[(&Line<'_>, &Line<'_>)]) -> Option<(Wrapping, usize)> {
    let best = [false, true].into_iter().filter_map(|in_chars| {
        let mut edges: Vec<usize> = stretch.iter().map(|w| extent(w.line, in_chars)).collect();
        edges.sort_unstable();
        // One line in thirty may be longer: an address, hanging punctuation.
        let limit = edges.len().checked_sub(1 + edges.len() / 30).and_then(|at| edges.get(at)).copied()?;
        let columns = if in_chars { limit * 2 } else { limit };
        if columns < NARROWEST {
            return None;
        }
        let fits = |(this, next): &&(&Line<'_>, &Line<'_>)| is_exactly_full(this, next, in_chars, limit);
        let full = open.iter().filter(fits).count();
        let room: usize = open
            .iter()
            .map(|(line, _)| columns.saturating_sub(extent(line, in_chars) * columns / limit))
            .sum();
        (full >= 3 && full * 4 >= open.len() * 3).then_some((full, in_chars, limit, room))
    });
    // With the right measure, the lines leave the least room.
    best.max_by_key(|(full, _, _, room)| (*full, std::cmp::Reverse(*room)))
        .map(|(full, in_chars, limit, _)| (Wrapping::Exact { in_chars, limit }, full))
}

/// The width at which lines of a proportional font, or ragged lines, break.
fn about(stretch: &[Written<'_, '_>], open: &[(&Line<'_>, &Line<'_>)]) -> Option<Wrapping> {
    /// The least number of lines that show an approximate width.
    const FEWEST: usize = 6;
    let limit = stretch.iter().map(|w| w.line.edge()).max()?;
    if stretch.len() < FEWEST || limit < NARROWEST {
        return None;
    }
    let full = open.iter().filter(|(line, _)| line.edge() + SLACK >= limit).count();
    if full * 3 >= stretch.len() && limit <= 100 {
        return Some(Wrapping::About { limit });
    }
    let prose = open.iter().filter(|(line, _)| line.is_prose()).count();
    let mut edges: Vec<usize> = open.iter().map(|(line, _)| line.edge()).collect();
    edges.sort_unstable();
    let middle = edges.get(edges.len() / 2).copied().unwrap_or(0);
    let ragged = open.len() * 2 >= stretch.len() && prose * 2 >= open.len() && middle >= NARROWEST;
    ragged.then_some(Wrapping::Ragged { from: middle / 2 })
}

/// The end of a line's words, in columns or in characters.
fn extent(line: &Line<'_>, in_chars: bool) -> usize {
    if in_chars { line.indent_chars + line.chars } else { line.edge() }
}

/// Whether the first word of the next line had no room behind this one.
fn is_exactly_full(this: &Line<'_>, next: &Line<'_>, in_chars: bool, limit: usize) -> bool {
    let mut length = 0;
    let mut last = None;
    for c in next.words.chars().take(WIDEST) {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | ',');
        // A mark that cannot begin a line belongs to the word before it.
        let goes_with = last.is_none_or(|last: char| is_word(last) && is_word(c)) || begins_no_line(c);
        if !goes_with {
            break;
        }
        length += if in_chars { 1 } else { super::character::columns(c) };
        last = Some(c);
    }
    extent(this, in_chars) + length > limit
}

/// Whether a line ends at the width of its stretch.
fn is_wrapped(this: &Line<'_>, next: &Line<'_>, wrapping: Wrapping) -> bool {
    match wrapping {
        Wrapping::None => false,
        Wrapping::Exact { in_chars, limit } => {
            is_exactly_full(this, next, in_chars, limit) || is_full_open(this, wrapping)
        }
        Wrapping::About { .. } | Wrapping::Ragged { .. } => is_full_open(this, wrapping),
    }
}

/// Whether a line ends within a sentence, at about the width of its stretch.
fn is_full_open(line: &Line<'_>, wrapping: Wrapping) -> bool {
    let from = match wrapping {
        Wrapping::None => return false,
        Wrapping::Exact { in_chars, limit } => {
            let columns = if in_chars { extent(line, true) * 2 } else { extent(line, false) };
            return !line.is_closed() && columns + SLACK >= if in_chars { limit * 2 } else { limit };
        }
        Wrapping::About { limit } => limit.saturating_sub(SLACK),
        Wrapping::Ragged { from } => from,
    };
    !line.is_closed() && line.edge() >= from
}

/// Whether an overlong line, or the rest of one, is cut, as on pages that put links on separate lines.
fn overlong(line: &Line<'_>, wrapping: Wrapping, spacing: Spacing, goes_on: bool) -> bool {
    let no_blank = spacing.blanks == 0 || spacing.page;
    no_blank
        && !line.is_closed()
        && (line.chars > LONGER_THAN_ANY_HEADING || goes_on && wrapping == Wrapping::None)
}

/// Whether the line before or after this open line is no wider and breaks within a number, which shows narrow lines.
fn beside_a_cut(written: &[Written<'_, '_>], at: usize) -> bool {
    let pair = |at: usize| written.get(at).zip(written.get(at + 1));
    let Some((this, _)) = pair(at).filter(|(this, _)| !this.line.is_closed() && this.spacing.blanks == 0)
    else {
        return false;
    };
    [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(pair).any(|(line, next)| {
        let width = line.line.columns;
        let fits = width <= this.line.columns && this.line.columns <= width + SLACK;
        fits && !line.line.is_closed()
            && matches!(cut(line.line, next.line, false, false), Cut::Number | Cut::Mark)
    })
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::page::furniture;
    use super::*;

    /// The text with only the breaks that end paragraphs.
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let furniture = furniture(&lines);
        let joined = joined(&lines, &furniture, |_| false);
        let mut paragraphs = vec![String::new()];
        for ((line, furniture), joined) in lines.iter().zip(furniture).zip(joined) {
            if furniture.is_any() || line.is_blank() {
                continue;
            }
            if let Some(last) = paragraphs.last_mut() {
                last.push_str(line.words);
            }
            if joined == Join::No {
                paragraphs.push(String::new());
            }
        }
        paragraphs.pop();
        assert_eq!(paragraphs, expected);
    }

    const PARAGRAPH: &str = "过去一年，全镇上下坚持稳中求进，全面落实部署，实现产值16.35亿元，增长6.3%；完成固定\
        资产投资12.48亿元，增长9.7%；一般公共预算收入5350万元，同比增长7.75%；农村居民人均可支配收入达到\
        19620元，粮食总产量稳定在1.62万吨，出栏生猪4.86万头。";

    /// Wraps a text at a number of characters of any kind.
    fn wrapped(paragraph: &str, chars: usize, between: &str) -> String {
        let chars: Vec<String> =
            paragraph.chars().collect::<Vec<char>>().chunks(chars).map(String::from_iter).collect();
        chars.join(between)
    }

    #[test]
    fn full_lines_go_on() {
        for width in [16, 21, 30, 44] {
            let paragraph = wrapped(PARAGRAPH, width, "\n");
            check(
                &format!("一、2023年工作回顾\n{paragraph}\n二、2024年工作安排\n{paragraph}\n"),
                &["一、2023年工作回顾", PARAGRAPH, "二、2024年工作安排", PARAGRAPH],
            );
            let indented = format!("　　{PARAGRAPH}");
            let spaced = wrapped(&indented, width, "\n\n");
            check(&format!("{spaced}\n\n{spaced}"), &[PARAGRAPH, PARAGRAPH]);
            let paragraph = wrapped(&indented, width, "\n");
            let paged = paragraph.replacen('\n', "\n\n— 1 —\n\n", 1);
            check(&format!("{paragraph}\n{paged}"), &[PARAGRAPH, PARAGRAPH]);
        }
    }

    #[test]
    fn cut_numbers_go_on() {
        check("实现产\n值，增长6.\n3%。收入3\n50万元。", &["实现产", "值，增长6.3%。收入350万元。"]);
        check("产值，增至5亿\n元。", &["产值，增至5亿元。"]);
        check("产值，增至1,2\n34万元。", &["产值，增至1,234万元。"]);
        check("（二）产业。\n（\n三）改革", &["（二）产业。", "（三）改革"]);
        check("截至目前，20\n23年工作", &["截至目前，2023年工作"]);
    }

    #[test]
    fn lines_of_figures_stay_apart() {
        check("350\n420\n", &["350", "420"]);
        check("附件1\n2023年工作", &["附件1", "2023年工作"]);
        check("任务，共5\n2.抓产业", &["任务，共5", "2.抓产业"]);
        check("公路\n里程\n5公里。", &["公路", "里程", "5公里。"]);
    }
}
