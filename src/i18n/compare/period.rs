//! Periods in words: 2024年1—6月, January–June 2024.

use super::super::Lang;
use crate::compare::PeriodShape;
use crate::model::{Month, Period};

/// The part of the year that a row measures; empty for a whole year.
#[must_use]
pub fn part(lang: Lang, part: PeriodShape) -> String {
    match part {
        PeriodShape::Year => String::new(),
        PeriodShape::Months(from, to, 0) if from == to => {
            lang.pick(format!("{from}月"), month_name(from).to_owned())
        }
        PeriodShape::Months(from, to, 0) => {
            lang.pick(format!("{from}—{to}月"), format!("{}–{}", month_name(from), month_name(to)))
        }
        PeriodShape::Months(from, to, _) => lang.pick(
            format!("上年{from}月—{to}月"),
            format!("{} of an earlier year to {}", month_name(from), month_name(to)),
        ),
        PeriodShape::Years(years) => lang.pick(format!("{years}年"), format!("over {years} years")),
    }
}

/// The name of a month in English.
pub(in super::super) fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
}

/// A period in words.
#[must_use]
pub fn period(lang: Lang, period: Period) -> String {
    let month = |m: Month| {
        lang.pick(format!("{}年{}月", m.year, m.month), format!("{} {}", month_name(m.month), m.year))
    };
    match period {
        Period::Year(year) => lang.pick(format!("{year}年"), year.to_string()),
        Period::Months(from, to) if from == to => month(from),
        Period::Months(from, to) if from.year == to.year => lang.pick(
            format!("{}年{}—{}月", from.year, from.month, to.month),
            format!("{}–{}", month_name(from.month), month(to)),
        ),
        Period::Months(from, to) => {
            lang.pick(format!("{}至{}", month(from), month(to)), format!("{} to {}", month(from), month(to)))
        }
        Period::Years(from, to) => lang.pick(format!("{from}—{to}年"), format!("{from}–{to}")),
    }
}
