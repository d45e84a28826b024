//! Dates and ranges of dates.
//!
//! | text | found |
//! | --- | --- |
//! | `2023年6月`, `6月30日` | year and month; a month (the day is dropped) |
//! | `1—11月`, `前11个月`, `一至十一月` | a range of months |
//! | `1—3季度` | a range of months: January to September |
//! | `2016—2020年` | a range of years |
//! | `二〇二四年` | 2024 |

use super::Date;
use super::number::digits_end;
use crate::quantity::numeral;
use crate::source::NormalizedText;

/// A date: `2023年`, `2023年6月`, `5月`, `1—11月`, `2016—2020年`.
pub(super) fn date(text: &NormalizedText<'_>, from: usize, digits: usize) -> Option<Date> {
    let plain = |a: usize, b: usize| -> Option<i16> {
        let s: String = text.slice(a, b).iter().collect();
        s.parse().ok()
    };
    let year = |v: i16| (1900..2100).contains(&v).then_some(v);
    let value = plain(from, digits)?;
    let length = digits - from;
    let dash = |i: usize| matches!(text.at(i), '-' | '—' | '~' | '至' | '到' | '、' | '和');
    let mut at = digits;
    if length == 4 && year(value).is_some() {
        let mut last_year = None;
        let after_word = if text.at(at) == '年' { at + 1 } else { at };
        let mut gap = after_word;
        while gap < after_word + 2 && dash(gap) {
            gap += 1;
        }
        if gap > after_word {
            let end = digits_end(text, gap);
            if end == gap + 4 && text.at(end) == '年' && !matches!(text.at(after_word), '、' | '和') {
                last_year = plain(gap, end).and_then(year).filter(|l| *l > value);
                if last_year.is_some() {
                    at = end;
                }
            }
        }
        if text.at(at) != '年' {
            return None;
        }
        at += 1;
        let mut date = Date { from, to: at, year: Some(value), last_year, months: None };
        if last_year.is_none() {
            if let Some((months, to)) = months(text, at) {
                date.months = Some(months);
                date.to = to;
            } else if text.at(at) == '度' && text.at(at + 1) != '假' {
                date.to = at + 1;
            }
        }
        return Some(date);
    }
    let (months, to) = first_months(text, from, digits, value).or_else(|| months(text, from))?;
    let from = if months.0 < months.1 { opening(text, from) } else { from };
    Some(Date { from, to, year: None, last_year: None, months: Some(months) })
}

/// The start of a range of months whose number stands at `from`: that of 前 in 前11个月.
fn opening(text: &NormalizedText<'_>, from: usize) -> usize {
    if is_first(text, from) { from - 1 } else { from }
}

/// Whether 前 before a number counts from the start of the year: 前11个月, but not 提前3个月.
fn is_first(text: &NormalizedText<'_>, number: usize) -> bool {
    const OTHER: [char; 7] = ['提', '此', '之', '以', '目', '年', '日'];
    text.before(number) == '前' && number > 0 && !OTHER.contains(&text.before(number - 1))
}

/// 前11个月, 前3季度: from January on. `digits` is the end of the number.
fn first_months(
    text: &NormalizedText<'_>,
    from: usize,
    digits: usize,
    value: i16,
) -> Option<((u8, u8), usize)> {
    if !is_first(text, from) {
        return None;
    }
    let count = u8::try_from(value).ok().filter(|count| (2..=12).contains(count))?;
    let quarters = ["个季度", "季度"].into_iter().find_map(|word| text.word(digits, word));
    if let Some(to) = quarters.filter(|_| count <= 4) {
        return Some(((1, count * 3), to));
    }
    let to = ["个月", "月份", "月"].into_iter().find_map(|word| text.word(digits, word))?;
    Some(((1, count), to))
}

/// The months at `at` (`6月`, `1—11月`, `6月30日`) and their end.
fn months(text: &NormalizedText<'_>, at: usize) -> Option<((u8, u8), usize)> {
    let number = |a: usize| -> Option<(u8, usize)> {
        let end = digits_end(text, a);
        let s: String = text.slice(a, end).iter().collect();
        let v: u8 = s.parse().ok()?;
        (1..=12).contains(&v).then_some((v, end))
    };
    let (first, mut end) = number(at)?;
    let mut last = first;
    let skip_month = if text.at(end) == '月' { end + 1 } else { end };
    let mut gap = skip_month;
    while gap < skip_month + 2 && matches!(text.at(gap), '-' | '—' | '~' | '至' | '到') {
        gap += 1;
    }
    if gap > skip_month
        && let Some((v, e)) = number(gap)
            .filter(|(v, e)| *v > first && (text.at(*e) == '月' || text.word(*e, "季度").is_some()))
    {
        last = v;
        end = e;
    }
    if let Some(to) = text.word(end, "季度").filter(|_| last > first && last <= 4) {
        return Some((((first - 1) * 3 + 1, last * 3), to));
    }
    if text.at(end) != '月' {
        return None;
    }
    end = text.word(end, "月份").unwrap_or(end + 1);
    let day = digits_end(text, end);
    if day > end && day <= end + 2 && matches!(text.at(day), '日' | '号') {
        end = day + 1;
    }
    Some(((first, last), end))
}

/// 一至十一月, 前十个月, 前十一月: a range of months in words.
pub(super) fn chinese_months(text: &NormalizedText<'_>, from: usize) -> Option<Date> {
    /// The months in words, longest first.
    const MONTHS: [(&str, u8); 12] = [
        ("十一", 11),
        ("十二", 12),
        ("一", 1),
        ("二", 2),
        ("三", 3),
        ("四", 4),
        ("五", 5),
        ("六", 6),
        ("七", 7),
        ("八", 8),
        ("九", 9),
        ("十", 10),
    ];
    let month = |at: usize| MONTHS.into_iter().find_map(|(word, month)| Some((month, text.word(at, word)?)));
    let (first, mut to) = month(from)?;
    if is_first(text, from) {
        let to = ["个月", "月份", "月"].into_iter().find_map(|word| text.word(to, word))?;
        return (first > 1).then_some(Date {
            from: from - 1,
            to,
            year: None,
            last_year: None,
            months: Some((1, first)),
        });
    }
    while to < from + 4 && matches!(text.at(to), '-' | '—' | '~' | '至' | '到') {
        to += 1;
    }
    let ranges = matches!(text.before(to), '-' | '—' | '~' | '至' | '到');
    let (last, end) = month(to).filter(|(last, _)| ranges && *last > first)?;
    let months = match text.word(end, "季度").filter(|_| last <= 4) {
        Some(to) => Some(((first - 1) * 3 + 1, last * 3, to)),
        None => ["月份", "月"].into_iter().find_map(|word| Some((first, last, text.word(end, word)?))),
    };
    let (first, last, to) = months?;
    Some(Date { from, to, year: None, last_year: None, months: Some((first, last)) })
}

/// 二〇二四年.
pub(super) fn chinese_date(text: &NormalizedText<'_>, from: usize) -> Option<Date> {
    let year = numeral::chinese_year(text.slice(from, from + 4)).filter(|_| text.at(from + 4) == '年')?;
    Some(Date { from, to: from + 5, year: Some(year), last_year: None, months: None })
}
