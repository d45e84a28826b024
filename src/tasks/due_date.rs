//! Due dates as people type them.
//!
//! | typed, in the report of 2024 | due |
//! | --- | --- |
//! | `9月底前` | 2024-09 |
//! | `上半年` | 2024-01/2024-06 |
//! | `长期` | no date |

use crate::model::{Month, Period, Year};

/// Whether typed words set no date: 长期, 持续推进, 每季度.
pub(super) fn is_open_ended(words: &str) -> bool {
    /// What open-ended deadlines contain.
    const WORDS: &[&str] = &[
        "长期",
        "持续",
        "常态",
        "经常",
        "每月",
        "每季",
        "每周",
        "每年",
        "每半年",
        "随时",
        "即时",
        "立即",
        "立行立改",
        "按进度",
        "按节点",
        "按计划",
        "适时",
        "已完成",
    ];
    const MOST: usize = 20;

    words.chars().count() <= MOST && WORDS.iter().any(|word| words.contains(word))
}

/// A due date in Chinese; [`due`] parses every form it produces.
pub(super) fn spelled(period: Period) -> String {
    let month = |month: Month| format!("{}年{}月", month.year, month.month);
    match period {
        Period::Year(year) => format!("{year}年"),
        Period::Months(from, to) if from == to => month(from),
        Period::Months(..) | Period::Years(..) => period.to_string(),
    }
}

/// Parses a period typed into a report of this year.
pub(super) fn due(words: &str, year: Year) -> Option<Period> {
    if let Ok(period) = words.parse() {
        return Some(period);
    }
    let is_digits = |digits: &str| !digits.is_empty() && digits.trim().chars().all(|c| c.is_ascii_digit());
    let (year, rest) = match words.split_once('年') {
        Some((digits, rest)) if is_digits(digits) => (digits.trim().parse::<Year>().ok()?, rest),
        Some(("今" | "本", rest)) => (year, rest),
        Some(("明", rest)) => (year.checked_add(1)?, rest),
        _ => (year, words),
    };
    let rest = rest.trim_end_matches(|c| "底前末之内完成初中旬上下".contains(c)).trim();
    let rest = rest.trim_start_matches(['于', '在']).trim();
    let months = |from, to| {
        let month = |month| Month { year, month };
        Period::Months(month(from), month(to))
    };
    let plain = (1..=9999).contains(&year);
    let period = match rest {
        "" | "年" | "全年" | "年度" | "本年" | "今年" => Period::Year(year),
        "上半年" => months(1, 6),
        "下半年" => months(7, 12),
        "一季度" | "第一季度" => months(1, 3),
        "二季度" | "第二季度" => months(4, 6),
        "三季度" | "第三季度" => months(7, 9),
        "四季度" | "第四季度" => months(10, 12),
        month => {
            let month = month.strip_suffix('月')?.trim().parse().ok().filter(|m| (1..=12).contains(m))?;
            months(month, month)
        }
    };
    plain.then_some(period)
}
