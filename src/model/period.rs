//! Periods: a year, a part of one, or a span of years.
//!
//! | text | meaning |
//! | --- | --- |
//! | `2023` | the year 2023 |
//! | `2023-06` | June 2023 |
//! | `2023-01/2023-06` | the first half of 2023 |
//! | `2016/2020` | the five years 2016 to 2020 |

use std::fmt;
use std::str::FromStr;

/// A calendar year.
pub type Year = i16;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: Year,
    /// 1 to 12.
    pub month: u8,
}

/// A period, with both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A whole year.
    Year(Year),
    /// Months of a year, or across years.
    Months(Month, Month),
    /// A span of years.
    Years(Year, Year),
}

impl Period {
    /// The year in which the period ends; its column in a table by year.
    #[must_use]
    pub fn last_year(self) -> Year {
        self.last().year
    }

    /// The first month.
    #[must_use]
    pub fn first(self) -> Month {
        match self {
            Self::Year(year) | Self::Years(year, _) => Month { year, month: 1 },
            Self::Months(from, _) => from,
        }
    }

    /// The last month.
    #[must_use]
    pub fn last(self) -> Month {
        match self {
            Self::Year(year) | Self::Years(_, year) => Month { year, month: 12 },
            Self::Months(_, to) => to,
        }
    }

    /// The year, if the period is exactly one year.
    #[must_use]
    pub fn whole_year(self) -> Option<Year> {
        match self {
            Self::Year(year) => Some(year),
            _ => None,
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Months(from, to) if from == to => write!(f, "{from}"),
            Self::Months(from, to) => write!(f, "{from}/{to}"),
            Self::Years(from, to) => write!(f, "{from:04}/{to:04}"),
        }
    }
}

/// Text that is not a period: expected `2023`, `2023-06`, `2023-01/2023-06` or `2016/2020`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsePeriodError;

impl fmt::Display for ParsePeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a year, a month, or two of them joined by `/`")
    }
}

impl std::error::Error for ParsePeriodError {}

/// One end of a period.
enum End {
    Year(Year),
    Month(Month),
}

fn end(text: &str) -> Option<End> {
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let year = |s: &str| if digits(s, 4) { s.parse().ok().filter(|y| *y > 0) } else { None };
    match text.split_once('-') {
        None => year(text).map(End::Year),
        Some((y, m)) if digits(m, 2) => {
            let month = m.parse().ok().filter(|m| (1..=12).contains(m))?;
            Some(End::Month(Month { year: year(y)?, month }))
        }
        Some(_) => None,
    }
}

impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let period = match text.split_once('/') {
            None => match end(text) {
                Some(End::Year(year)) => Some(Self::Year(year)),
                Some(End::Month(month)) => Some(Self::Months(month, month)),
                None => None,
            },
            Some((from, to)) => match (end(from), end(to)) {
                (Some(End::Year(from)), Some(End::Year(to))) if from < to => Some(Self::Years(from, to)),
                (Some(End::Month(from)), Some(End::Month(to))) if from <= to => Some(Self::Months(from, to)),
                _ => None,
            },
        };
        period.ok_or(ParsePeriodError)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(text.parse::<Period>().ok().map(|p| p.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn reads_and_prints() {
        for text in ["2023", "2023-06", "2023-01/2023-06", "2016/2020", "2022-10/2023-03"] {
            check(text, Some(text));
        }
        check("2023-06/2023-06", Some("2023-06"));
        for text in [
            "",
            "23",
            "2023年",
            "2023-13",
            "2023-6",
            "2020/2016",
            "2020/2020",
            "2020/2021-02",
            "-2023",
            "0000",
        ] {
            check(text, None);
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = text.parse::<Period>();
        }
    }
}
