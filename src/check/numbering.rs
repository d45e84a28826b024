//! List numbers that skip or repeat: 一是, 三是, 三是.
//!
//! | written | a point of level |
//! | --- | --- |
//! | 一、 at a line's or sentence's start | 1 |
//! | (一) | 2 |
//! | 1. at a line's start | 3 |
//! | 一是, 第一个是, 第一， at a clause's start | 4 |
//! | ① at a statement's start | 5 |
//!
//! Lists of one level can nest: an inner list begins at one, and ends when the outer list
//! continues.

use super::prose::Prose;
use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::quantity::numeral;
use crate::source::{ends_clause, ends_sentence};

/// One point of a list.
#[derive(Clone)]
struct Point {
    number: u32,
    from: usize,
    to: usize,
}

/// The points of one list read so far.
type List = Vec<Point>;

/// The circled numbers from one on.
const CIRCLED: std::ops::RangeInclusive<char> = '①'..='⑳';

const LEVELS: usize = 5;

/// The deepest nesting of lists of one level.
const DEEPEST: usize = 8;

/// Longer lists are shown only around their fault.
const SHOWN: usize = 6;

pub(super) fn check(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let mut open: [Vec<List>; LEVELS] = Default::default();
    for at in 0..prose.text.len() {
        let Some((level, point)) = point(prose, at) else { continue };
        for inner in open.iter_mut().skip(level + 1) {
            close(prose, inner, 0, findings);
        }
        let Some(lists) = open.get_mut(level) else { continue };
        if point.number == 1 {
            lists.push(vec![point]);
            // Lists are never nested this deeply, so the outermost one has ended.
            if lists.len() > DEEPEST {
                findings.extend(fault(prose, &lists.remove(0)));
            }
            continue;
        }
        let goes_on = |list: &List| list.last().is_some_and(|last| last.number + 1 == point.number);
        if let Some(depth) = lists.iter().rposition(goes_on) {
            close(prose, lists, depth + 1, findings);
        }
        // A list without its beginning is not checked.
        if let Some(list) = lists.last_mut() {
            list.push(point);
        }
    }
    for lists in &mut open {
        close(prose, lists, 0, findings);
    }
}

/// Ends the lists from `depth` on and reports their faults.
fn close(prose: &Prose<'_>, lists: &mut Vec<List>, depth: usize, findings: &mut Vec<Finding>) {
    for list in lists.drain(depth.min(lists.len())..) {
        findings.extend(fault(prose, &list));
    }
}

fn fault(prose: &Prose<'_>, list: &List) -> Option<Finding> {
    if (1..).zip(list).all(|(right, point)| point.number == right) {
        return None;
    }
    let has = |number: u32| list.iter().filter(|point| point.number == number).count();
    let last = list.iter().map(|point| point.number).max()?;
    let word = |point: &Point| prose.text.string(point.from, point.to);
    // Of a long list, only the points beside a fault are shown.
    let (first, end) = if list.len() <= SHOWN { (0, list.len()) } else { around(list) };
    let shown = list.get(first..end)?;
    // The remedy: the right numbers in the script of the text.
    let begin = shown.first()?.number;
    let is_begin_right = first == 0 || list.get(first - 1).is_some_and(|before| before.number + 1 == begin);
    let rewritten = (begin..).zip(shown).map(|(right, point)| {
        word(point).replacen(&digits_of(prose, point), &as_written(prose, point, right), 1)
    });
    let rewritten: Vec<String> = rewritten.collect();
    Some(prose.finding(
        Discrepancy::Numbering {
            written: shown.iter().map(word).collect(),
            missing: (1..=last).filter(|number| has(*number) == 0).collect(),
            repeated: (1..=last).filter(|number| has(*number) > 1).collect(),
        },
        Certainty::Likely,
        shown.iter().map(|point| prose.passage(point.from, point.to)).collect(),
        is_begin_right.then(|| Remedy::Write(rewritten.join(" "))).into_iter().collect(),
    ))
}

/// The range from the point before the first fault of a list to the point after the last.
fn around(list: &List) -> (usize, usize) {
    let faulty = |pair: &[Point]| matches!(pair, [a, b] if a.number + 1 != b.number);
    let first = list.windows(2).position(faulty).unwrap_or(0);
    let last = list.windows(2).rposition(faulty).unwrap_or(first);
    (first, (last + 2).min(list.len()))
}

/// The numeral within a point's text.
fn digits_of(prose: &Prose<'_>, point: &Point) -> String {
    let is_number = |c: &char| c.is_ascii_digit() || numeral::is_chinese(*c) || circled(*c).is_some();
    let words = prose.text.slice(point.from, point.to);
    words.iter().copied().skip_while(|c| !is_number(c)).take_while(is_number).collect()
}

/// A number in the script of a point.
fn as_written(prose: &Prose<'_>, point: &Point, number: u32) -> String {
    match digits_of(prose, point).chars().next() {
        Some(c) if c.is_ascii_digit() => return number.to_string(),
        Some(c) if circled(c).is_some() => {
            let right = CIRCLED.zip(1..).find(|(_, of)| *of == number);
            return right.map_or_else(|| format!("({number})"), |(c, _)| c.to_string());
        }
        _ => {}
    }
    let digit = |n: u32| "〇一二三四五六七八九".chars().nth(n as usize).map(String::from).unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones),
        (tens, ones) => {
            let tens = if tens == 1 { String::new() } else { digit(tens) };
            format!("{tens}十{}", if ones == 0 { String::new() } else { digit(ones) })
        }
    }
}

/// The point that begins at `at`, with its level.
fn point(prose: &Prose<'_>, at: usize) -> Option<(usize, Point)> {
    let text = &prose.text;
    let before = text.before(at);
    let begins_clause = ends_clause(before) || matches!(before, '，' | '：');
    // 第一个是 needs no punctuation before it: where a line break was lost, a heading runs into it.
    if !begins_clause && text.at(at) != '第' {
        return None;
    }
    let begins_line = before == '\n';
    let begins_sentence = ends_sentence(before);
    let found = |level, number, to| Some((level, Point { number, from: at, to }));
    if text.at(at) == '(' && begins_sentence {
        let (number, end) = chinese(prose, at + 1)?;
        return if text.at(end) == ')' { found(1, number, end + 1) } else { None };
    }
    if begins_line && let Some((number, end)) = prose.digits(at) {
        // Before a digit only a full-width `．` ends the number of an item; an ASCII `.` is a decimal point.
        let is_mark = match text.at(end) {
            '．' => true,
            '.' | '、' => !text.at(end + 1).is_ascii_digit(),
            _ => false,
        };
        return if is_mark && number < 100 { found(2, number, end + 1) } else { None };
    }
    if let Some(number) = circled(text.at(at)) {
        let begins_statement = ends_clause(before) || before == '：';
        return if begins_statement { found(4, number, at + 1) } else { None };
    }
    let ordinal = text.at(at) == '第';
    let (number, end) = chinese(prose, if ordinal { at + 1 } else { at })?;
    let counted = if ordinal && text.at(end) == '个' { end + 1 } else { end };
    match text.at(counted) {
        '是' if begins_clause || counted > end => found(3, number, counted + 1),
        '，' if ordinal && begins_clause && before != '，' => found(3, number, end),
        // 二、三产业 means two of three, not a heading.
        '、' if !ordinal && begins_sentence && chinese(prose, end + 1).is_none() => {
            found(0, number, end + 1)
        }
        _ => None,
    }
}

/// The Chinese numeral from 1 to 99 at `at`, and its end.
fn chinese(prose: &Prose<'_>, at: usize) -> Option<(u32, usize)> {
    let end = (at..at + 4).find(|i| !numeral::is_chinese(prose.text.at(*i)))?;
    let number = numeral::chinese(prose.text.slice(at, end)).filter(|number| (1..100).contains(number))?;
    Some((u32::try_from(number).ok()?, end))
}

/// The number that a circled digit is.
fn circled(c: char) -> Option<u32> {
    CIRCLED.zip(1..).find(|(circled, _)| *circled == c).map(|(_, number)| number)
}
