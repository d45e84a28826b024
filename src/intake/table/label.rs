//! Reads labels: the words at the head of a column or at the left of a row.
//!
//! | words | say |
//! | --- | --- |
//! | `指标`, `计量单位`, `县（市、区）`, `indicator` | what the column holds |
//! | `2023年`, `上年同期`, `1—11月` | a time |
//! | `2024年预期目标` | a time, and that it is a target |
//! | `同比增长（%）`, `比上年±%`, `增减（百分点）` | a change |
//! | `完成年度计划（%）` | the proportion of a target done |
//! | `亿元`, `（万元）` | a unit |
//! | `一般公共预算收入（亿元）` | an indicator and its unit |
//! | `2023年粮食产量` | a time and an indicator |
//! | `2023年①`, `指标[1]` | the same as without the mark of a note |
//! | `为上年%`, `上年=100`, `比上年下降%` | figures that are not used: no level, no signed change |

mod time;
mod words;

use self::time::leading_time;
pub(super) use self::time::{Base, Months, Time, date};
use self::words::{WORDS, Word, key};
use super::unit::unit_of;
use super::{Key, What, half_width};
use crate::model::Kind;

/// The content of a label. Fields that it does not give are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Label {
    /// The role of the column, if the label gives only that.
    pub(super) key: Option<Key>,
    /// The time.
    pub(super) time: Time,
    /// The kind: result, target, estimate.
    pub(super) kind: Option<Kind>,
    /// Level, change or completion.
    pub(super) what: Option<What>,
    /// The unit.
    pub(super) unit: Option<String>,
    /// The remaining words: the name of an indicator or a place.
    pub(super) name: String,
}

impl Label {
    /// Reads a label.
    pub(super) fn of(text: &str) -> Self {
        let text = without_notes(&tight(text));
        if let Some(key) = key(&text) {
            return Self { key: Some(key), ..Self::default() };
        }
        if let Some(unit) = unit_of(&text) {
            return Self { unit: Some(unit.to_owned()), ..Self::default() };
        }
        let (words, unit) = split_unit(&text);
        let unit = unit.map(str::to_owned);
        if let Some(label) = measure(&words, unit.as_deref()) {
            // An index: its value is neither a level nor a change.
            let key = label.key.or(text.contains("=100").then_some(Key::Unused));
            return Self { unit, key, ..label };
        }
        let (time, name) = leading_time(&words);
        Self { time, unit, name: name.to_owned(), ..Self::default() }
    }

    /// Whether it only qualifies a figure, without a name.
    pub(super) fn is_measure(&self) -> bool {
        let says = !self.time.is_open() || self.kind.is_some() || self.what.is_some() || self.unit.is_some();
        self.key.is_none() && self.name.is_empty() && says
    }

    /// Whether it gives a time and nothing else: `2023年`, `1—6月`.
    pub(super) fn is_time(&self) -> bool {
        let other = self.key.is_some() || self.kind.is_some() || self.what.is_some() || self.unit.is_some();
        !self.time.is_open() && self.name.is_empty() && !other
    }

    /// This label, completed by the one above it.
    pub(super) fn under(self, above: &Self) -> Self {
        Self {
            key: self.key.or(above.key),
            time: self.time.or(above.time),
            kind: self.kind.or(above.kind),
            what: self.what.or(above.what),
            unit: self.unit.or_else(|| above.unit.clone()),
            name: if self.name.is_empty() { above.name.clone() } else { self.name },
        }
    }
}

/// Half-width and without spaces.
fn tight(text: &str) -> String {
    text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect()
}

/// A label without the marks of notes: `指标①`, `2023年[1]`. The raised digit of `m²` stays.
fn without_notes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_raised = matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
        let is_mark = matches!(c, '①'..='⑳' | '※' | '*' | '†') && !plain.is_empty()
            || is_raised && !plain.ends_with(|before: char| before.is_ascii_alphabetic());
        let numbered = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).filter(|(mark, _)| {
            !plain.is_empty() && (1..=2).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit())
        });
        rest = match numbered {
            Some((_, after)) => after,
            None => {
                if !is_mark {
                    plain.push(c);
                }
                rest.get(c.len_utf8()..).unwrap_or_default()
            }
        };
    }
    plain
}

/// Separates the words from their unit: in brackets, after a separator, or as the last character.
fn split_unit(text: &str) -> (String, Option<&str>) {
    for (open, inside) in text.match_indices(['(', '[']).map(|(at, open)| (at, at + open.len())).rev() {
        let rest = text.get(inside..).unwrap_or_default();
        let Some((within, after)) = rest.split_once([')', ']']) else { continue };
        let within = within.strip_prefix("单位:").unwrap_or(within);
        let before = text.get(..open).unwrap_or_default();
        // 增长（±%）, 上年=100.
        if let Some(unit) = unit_of(within) {
            return (format!("{before}{after}"), Some(unit));
        }
        if within.contains("=100") {
            return (format!("{before}{after}"), None);
        }
    }
    for sign in ["%", "‰"] {
        if let Some(words) = text.strip_suffix(sign).filter(|words| !words.is_empty()) {
            return (words.to_owned(), Some(sign));
        }
    }
    let at_mark =
        text.rsplit_once([',', '/', ':', '、']).and_then(|(words, unit)| Some((words, unit_of(unit)?)));
    match at_mark {
        Some((words, unit)) if !words.is_empty() => (words.to_owned(), Some(unit)),
        _ => (text.to_owned(), None),
    }
}

/// The label of words that only qualify a figure; `None` for other words.
fn measure(words: &str, unit: Option<&str>) -> Option<Label> {
    let mut label = Label::default();
    let (mut against, mut proportion, mut done, mut falls) = (false, false, false, false);
    let mut rest = words;
    while !rest.is_empty() {
        if let Some((time, after)) = date(rest) {
            label.time = time.or(label.time);
            rest = after;
            continue;
        }
        let (word, meaning) =
            WORDS.iter().filter(|(word, _)| rest.starts_with(word)).max_by_key(|(word, _)| word.len())?;
        rest = rest.strip_prefix(word)?;
        match *meaning {
            Word::Shift(years) => label.time.shift = Some(years),
            Word::Months(from, to) => label.time.months = Some(Months::Are(from, to)),
            Word::Last => label.time.months = Some(Months::Last),
            Word::Running => label.time.months = Some(Months::Running),
            Word::Kind(kind) => {
                done |= kind == Kind::Actual && label.kind.is_none();
                label.kind = Some(kind);
            }
            Word::What(what) => label.what = Some(what),
            Word::Against => against = true,
            Word::Proportion => proportion = true,
            Word::Falls => falls = true,
            Word::Name => return None,
            Word::Filler => {}
        }
    }
    let percent = unit == Some("%") || words.contains('%');
    // 完成年度计划%, 占预算%: the proportion of a target that is done, not a target.
    if label.what.is_none() && label.kind == Some(Kind::Target) && percent && (done || proportion) {
        (label.what, label.kind) = (Some(What::Completion), None);
    }
    if falls || proportion && percent && label.what.is_none() {
        return Some(Label { key: Some(Key::Unused), ..Label::default() });
    }
    if label.what.is_none() && against {
        label.what = Some(if percent { What::Percent } else { What::Amount });
    }
    match (label.what, unit) {
        (Some(What::Percent | What::Amount), Some("百分点" | "个百分点")) => {
            label.what = Some(What::Points);
        }
        (Some(What::Amount), Some("%")) => label.what = Some(What::Percent),
        (Some(What::Percent), Some(unit)) if !matches!(unit, "%" | "‰") => label.what = Some(What::Amount),
        _ => {}
    }
    (label != Label::default()).then_some(label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a label says, in a table of 2023 (of its first eleven months where `months`).
    fn told(text: &str) -> String {
        let label = Label::of(text);
        if let Some(key) = label.key {
            return format!("{key:?}");
        }
        let base = Base { year: Some(2023), months: Some((1, 11)) };
        let period = if label.time.is_open() { None } else { label.time.period(base) };
        let parts = [
            period.map(|period| period.to_string()),
            label.kind.map(|kind| format!("{kind:?}")),
            label.what.map(|what| format!("{what:?}")),
            (!label.name.is_empty()).then_some(label.name),
            label.unit,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn check(labels: &[(&str, &str)]) {
        for (text, expected) in labels {
            assert_eq!(told(text), *expected, "{text}");
        }
    }

    #[test]
    fn columns_are_told() {
        check(&[
            ("指  标", "Indicator"),
            ("计量单位", "Unit"),
            ("县（市、区）", "Place"),
            ("年份", "Period"),
            ("report_year", "Year"),
            ("备注", "Unused"),
            ("Value", "Value"),
        ]);
    }

    #[test]
    fn times_are_told() {
        check(&[
            ("2023年全年", "2023"),
            ("2023 年 1－6 月", "2023-01/2023-06"),
            ("1—11月", "2023-01/2023-11"),
            ("3月", "2023-03"),
            ("2022-06", "2022-06"),
            ("上年同期", "2022-01/2022-11"),
            ("本月", "2023-11"),
            ("本月止累计", "2023-01/2023-11"),
            ("2016—2020年", "2016/2020"),
            ("上半年", "2023-01/2023-06"),
            ("2022年前三季度", "2022-01/2022-09"),
        ]);
    }

    #[test]
    fn measures_are_told() {
        check(&[
            ("2023年全年完成", "2023 Actual"),
            ("全年预期目标", "2023 Target"),
            ("2025年规划目标", "2025-01/2025-11 Target"),
            ("2025年奋斗目标", "2025-01/2025-11 Target"),
            ("2026年展望", "2026-01/2026-11 Target"),
            ("规划用地面积", "规划用地面积"),
            ("2058家企业", "2058家企业"),
            ("2023人均可支配收入", "2023-01/2023-11 人均可支配收入"),
            ("预计完成数", "Preliminary"),
            ("绝对值", "Level"),
            ("增长（%）", "Percent %"),
            ("同比增长%", "Percent %"),
            ("比上年±%", "Percent %"),
            ("比上年增减(百分点)", "Points 百分点"),
            ("比上年增加(亿元)", "Amount 亿元"),
            ("完成年度计划（%）", "Completion %"),
            ("占年初预算%", "Completion %"),
            ("完成率", "Completion"),
            ("（万元）", "万元"),
            ("总量（亿元）", "Level 亿元"),
            ("增长‰", "Percent ‰"),
            ("同比增减额", "Amount"),
            ("2023年①", "2023-01/2023-11"),
            ("增长[2]%", "Percent %"),
            ("为上年%", "Unused"),
            ("决算数为上年决算数的%", "Unused"),
            ("2023年（上年=100）", "Unused"),
            ("比上年下降（%）", "Unused"),
            ("1-本月", "2023-01/2023-11"),
        ]);
    }

    #[test]
    fn names_stay_whole() {
        check(&[
            ("地区生产总值（亿元）", "地区生产总值 亿元"),
            ("粮食产量,万吨", "粮食产量 万吨"),
            ("2023年末常住人口(万人)", "2023-01/2023-11 常住人口 万人"),
            ("完成固定资产投资", "完成固定资产投资"),
            ("上年结转收入", "上年结转收入"),
            ("居民消费价格指数（上年＝100）", "居民消费价格指数"),
            ("地区生产总值增速（%）", "地区生产总值增速 %"),
            ("计划生育率", "计划生育率"),
            ("增加值（亿元）", "增加值 亿元"),
            ("增加值增速", "增加值增速"),
            ("建成区面积（m²）", "建成区面积 m²"),
        ]);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9年月上本比增长计划完成%（）(),/—-]{0,14}|\\PC*") {
            let label = Label::of(&text);
            let _ = label.time.period(Base { year: Some(2023), months: Some((1, 11)) });
        }
    }
}
