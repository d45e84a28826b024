//! Dates and ranges of dates.
//!
//! | text | found |
//! | --- | --- |
//! | `2023年6月`, `6月30日` | year and month; a month (the day is dropped) |
//! | `1—11月` | a range of months |
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
    let (months, to) = months(text, from)?;
    Some(Date { from, to, year: None, last_year: None, months: Some(months) })
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
        && let Some((v, e)) = number(gap).filter(|(v, e)| *v > first && text.at(*e) == '月')
    {
        last = v;
        end = e;
    }
    if text.at(end) != '月' {
        return None;
    }
    end += 1;
    let day = digits_end(text, end);
    if day > end && day <= end + 2 && matches!(text.at(day), '日' | '号') {
        end = day + 1;
    }
    Some(((first, last), end))
}

/// 二〇二四年.
pub(super) fn chinese_date(text: &NormalizedText<'_>, from: usize) -> Option<Date> {
    let year = numeral::chinese_year(text.slice(from, from + 4)).filter(|_| text.at(from + 4) == '年')?;
    Some(Date { from, to: from + 5, year: Some(year), last_year: None, months: None })
}
