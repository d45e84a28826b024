//! Times in labels, absolute or relative to the table's year and months.
//!
//! | words | in a table of the first eleven months of 2023 |
//! | --- | --- |
//! | `2022年前三季度` | January to September 2022 |
//! | `上年同期` | the first eleven months of 2022 |
//! | `本月`, `本月止累计` | November 2023; January to November 2023 |
//! | `2016—2020年` | the five years |
//! | `2030人`, `2058家企业` | none: counts |

use crate::intake::table::cell::begins_with_unit;
use crate::model::{Month, Period, Year};

/// A time, as far as a label gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::intake::table) struct Time {
    /// The year.
    pub(in crate::intake::table) year: Option<Year>,
    /// The last year of a span.
    pub(in crate::intake::table) last_year: Option<Year>,
    /// The offset in years from the table's year: −1 for 上年.
    pub(in crate::intake::table) shift: Option<Year>,
    /// The months of the year.
    pub(in crate::intake::table) months: Option<Months>,
}

/// The months of a year, as far as a label gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake::table) enum Months {
    /// From one month to another.
    Are(u8, u8),
    /// 本月: the table's last month.
    Last,
    /// 累计: from January to the table's last month.
    Running,
}

/// The year and months that relative times of a table refer to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::intake::table) struct Base {
    /// 本年.
    pub(in crate::intake::table) year: Option<Year>,
    /// The months of the table, if it covers a part of the year.
    pub(in crate::intake::table) months: Option<(u8, u8)>,
}

impl Time {
    /// Whether it gives nothing.
    pub(in crate::intake::table) fn is_open(self) -> bool {
        self == Self::default()
    }

    /// This time, completed by `other`.
    pub(in crate::intake::table) fn or(self, other: Self) -> Self {
        let is_dated = self.year.is_some() || self.shift.is_some();
        Self {
            year: if is_dated { self.year } else { other.year },
            last_year: if is_dated { self.last_year } else { other.last_year },
            shift: if is_dated { self.shift } else { other.shift },
            months: self.months.or(other.months),
        }
    }

    /// The period in a table; `None` if the year is not known.
    pub(in crate::intake::table) fn period(self, base: Base) -> Option<Period> {
        let year = match self.year {
            Some(year) => year,
            None => base.year?.checked_add(self.shift.unwrap_or(0))?,
        };
        if let Some(last) = self.last_year {
            return (last > year).then_some(Period::Years(year, last));
        }
        let months = match self.months {
            None => base.months,
            Some(Months::Are(from, to)) => Some((from, to)),
            Some(Months::Last) => Some((base.months?.1, base.months?.1)),
            Some(Months::Running) => base.months.map(|(_, last)| (1, last)),
        };
        Some(match months {
            None | Some((1, 12)) => Period::Year(year),
            Some((from, to)) => Period::Months(Month { year, month: from }, Month { year, month: to }),
        })
    }
}

/// Splits a time from the start of a name: `2023年粮食产量`.
pub(super) fn leading_time(words: &str) -> (Time, &str) {
    match date(words) {
        Some((time, name)) if !name.is_empty() => (time, name.trim_start_matches(['度', '末', '全'])),
        _ => (Time::default(), words),
    }
}

/// A date at the start of a text, and the rest: `2023年1—6月`, `2016-2020年`, `2023-06`, `3月`.
pub(in crate::intake::table) fn date(text: &str) -> Option<(Time, &str)> {
    let (first, rest) = digits(text)?;
    if let (4, Ok(year)) = (first.len(), first.parse::<Year>()) {
        if !(1900..2200).contains(&year) {
            return None;
        }
        let time = Time { year: Some(year), ..Time::default() };
        if let Some((last, after)) = rest.trim_start_matches('年').strip_prefix(DASHES).and_then(digits)
            && let (4, Ok(last_year)) = (last.len(), last.parse::<Year>())
        {
            let after = after.strip_prefix('年').unwrap_or(after);
            return (last_year > year).then_some((Time { last_year: Some(last_year), ..time }, after));
        }
        // 2023-06, 2023/6, 2023.06: a month; 2023-06-30 is of that month.
        if let Some((month, after)) = rest.strip_prefix(['-', '/', '.']).and_then(digits) {
            let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
            let after = match after.strip_prefix(['-', '/', '.']).and_then(digits) {
                Some((_, after)) => after,
                None => after,
            };
            return Some((Time { months: Some(Months::Are(month, month)), ..time }, after));
        }
        // 2030人, 2058家企业: counts.
        if begins_with_unit(rest) {
            return None;
        }
        let rest = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')).unwrap_or(rest);
        return Some(match months(rest) {
            Some((months, after)) => (Time { months: Some(months), ..time }, after),
            None => (time, rest),
        });
    }
    let (months, rest) = months(text)?;
    Some((Time { months: Some(months), ..Time::default() }, rest))
}

const DASHES: [char; 6] = ['-', '—', '–', '~', '至', '到'];

/// `1—6月`, `6月` at the start of a text, and the rest.
fn months(text: &str) -> Option<(Months, &str)> {
    let month = |digits: &str| digits.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    let (first, rest) = digits(text)?;
    let from = month(first)?;
    if let Some((last, after)) = rest.trim_start_matches('月').strip_prefix(DASHES).and_then(digits) {
        let to = month(last).filter(|to| *to > from)?;
        return Some((Months::Are(from, to), after.strip_prefix('月')?));
    }
    Some((Months::Are(from, from), rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'))?))
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())
}
