//! Reads labels: the words at the head of a column or at the left of a row.
//!
//! | words | say |
//! | --- | --- |
//! | `指标`, `计量单位`, `县（市、区）`, `indicator` | what the column holds |
//! | `2023年`, `上年同期`, `1—11月` | a time |
//! | `2024年预期目标` | a time, and that it is a target |
//! | `同比增长（%）`, `比上年±%`, `增减（百分点）` | a change |
//! | `完成年度计划（%）` | the share of a target done |
//! | `亿元`, `（万元）` | a unit |
//! | `一般公共预算收入（亿元）` | an indicator and its unit |
//! | `2023年粮食产量` | a time and an indicator |

use super::unit::unit_of;
use super::{Key, What, half_width};
use crate::model::{Kind, Month, Period, Year};

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

/// A time, as far as a label gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    /// The year.
    pub(super) year: Option<Year>,
    /// The last year of a span.
    pub(super) last_year: Option<Year>,
    /// The offset in years from the table's year: −1 for 上年.
    pub(super) shift: Option<Year>,
    /// The months of the year.
    pub(super) months: Option<Months>,
}

/// The months of a year, as far as a label gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Months {
    /// From one month to another.
    Are(u8, u8),
    /// 本月: the table's last month.
    Last,
    /// 累计: from January to the table's last month.
    Running,
}

/// The year and months that relative times of a table refer to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Base {
    /// 本年.
    pub(super) year: Option<Year>,
    /// The months of the table, if it covers a part of the year.
    pub(super) months: Option<(u8, u8)>,
}

impl Time {
    /// Whether it gives nothing.
    pub(super) fn is_open(self) -> bool {
        self == Self::default()
    }

    /// This time, completed by `other`.
    pub(super) fn or(self, other: Self) -> Self {
        let is_dated = self.year.is_some() || self.shift.is_some();
        Self {
            year: if is_dated { self.year } else { other.year },
            last_year: if is_dated { self.last_year } else { other.last_year },
            shift: if is_dated { self.shift } else { other.shift },
            months: self.months.or(other.months),
        }
    }

    /// The period in a table; `None` if the year is not known.
    pub(super) fn period(self, base: Base) -> Option<Period> {
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

/// Headings of key columns.
const KEYS: &[(Key, &str)] = &[
    (
        Key::Indicator,
        " 指标 指标名称 主要指标 指标项目 统计指标 经济指标 主要经济指标 项目 项目名称 名称 内容 科目 科目名称 预算科目 收入项目 支出项目 indicator ",
    ),
    (Key::Unit, " 单位 计量单位 计算单位 数据单位 unit "),
    (
        Key::Place,
        " 地区 区域 地方 县区 区县 县市 市县 县市区 市县区 县(市、区) 县(区) 区(县) 市(县、区) 区市县 各县区 镇街 镇(街) 镇(街道) 乡镇 乡镇街道 乡镇(街道) 街道 街镇 城市 省份 省市 地市 市州 市(州) 行政区划 place region area ",
    ),
    (Key::Period, " 年份 年度 年 时间 时期 日期 月份 季度 期间 year period date time "),
    (Key::Year, " 报告年份 报告年度 report_year reportyear "),
    (Key::Kind, " 类型 数据类型 性质 kind type "),
    (Key::Value, " 数值 值 数据 指标值 value "),
    (Key::RangeEnd, " 上限 value_to "),
    (Key::Bound, " 界限 bound "),
    (Key::Gap, " 缺失原因 gap "),
    (
        Key::Unused,
        " 序号 编号 代码 编码 指标代码 备注 说明 注 注释 附注 排名 位次 名次 排位 全省排位 全市排位 全国排位 责任单位 牵头单位 责任部门 数据来源 来源 属性 指标属性 指标性质 环比 环比增长 占比 比重 no id note notes source rank quote as_written repaired_from ",
    ),
];

/// A word of a label that is not part of a name.
#[derive(Clone, Copy)]
enum Word {
    Shift(Year),
    Months(u8, u8),
    Last,
    Running,
    Kind(Kind),
    What(What),
    /// 比上年, 较去年同期: the base of a comparison, not the time.
    Against,
    /// 占, 为: introduces the whole of a share.
    Share,
    /// Adds nothing: 数, 情况.
    Filler,
}

const WORDS: &[(&str, Word)] = &[
    ("上年同期", Word::Shift(-1)),
    ("去年同期", Word::Shift(-1)),
    ("同期", Word::Shift(-1)),
    ("上年", Word::Shift(-1)),
    ("去年", Word::Shift(-1)),
    ("上期", Word::Shift(-1)),
    ("前年", Word::Shift(-2)),
    ("本年度", Word::Shift(0)),
    ("本年", Word::Shift(0)),
    ("当年", Word::Shift(0)),
    ("今年", Word::Shift(0)),
    ("本期", Word::Shift(0)),
    ("报告期", Word::Shift(0)),
    ("下年", Word::Shift(1)),
    ("明年", Word::Shift(1)),
    ("全年", Word::Months(1, 12)),
    ("上半年", Word::Months(1, 6)),
    ("下半年", Word::Months(7, 12)),
    ("前三季度", Word::Months(1, 9)),
    ("第一季度", Word::Months(1, 3)),
    ("第二季度", Word::Months(4, 6)),
    ("第三季度", Word::Months(7, 9)),
    ("第四季度", Word::Months(10, 12)),
    ("一季度", Word::Months(1, 3)),
    ("二季度", Word::Months(4, 6)),
    ("三季度", Word::Months(7, 9)),
    ("四季度", Word::Months(10, 12)),
    ("本月止累计", Word::Running),
    ("本月累计", Word::Running),
    ("自年初累计", Word::Running),
    ("累计", Word::Running),
    ("本月", Word::Last),
    ("当月", Word::Last),
    ("预期目标", Word::Kind(Kind::Target)),
    ("目标任务", Word::Kind(Kind::Target)),
    ("目标", Word::Kind(Kind::Target)),
    ("任务", Word::Kind(Kind::Target)),
    ("计划", Word::Kind(Kind::Target)),
    ("预期", Word::Kind(Kind::Target)),
    ("年初预算", Word::Kind(Kind::Target)),
    ("预算", Word::Kind(Kind::Target)),
    ("预计完成", Word::Kind(Kind::Preliminary)),
    ("预计", Word::Kind(Kind::Preliminary)),
    ("预估", Word::Kind(Kind::Preliminary)),
    ("初步核算", Word::Kind(Kind::Preliminary)),
    ("快报", Word::Kind(Kind::Preliminary)),
    ("预执行", Word::Kind(Kind::Preliminary)),
    ("实际完成", Word::Kind(Kind::Actual)),
    ("累计完成", Word::Kind(Kind::Actual)),
    ("完成", Word::Kind(Kind::Actual)),
    ("实际", Word::Kind(Kind::Actual)),
    ("实现", Word::Kind(Kind::Actual)),
    ("实绩", Word::Kind(Kind::Actual)),
    ("执行", Word::Kind(Kind::Actual)),
    ("决算", Word::Kind(Kind::Actual)),
    ("结果", Word::Kind(Kind::Actual)),
    ("完成率", Word::What(What::Completion)),
    ("完成进度", Word::What(What::Completion)),
    ("完成比例", Word::What(What::Completion)),
    ("执行率", Word::What(What::Completion)),
    ("进度", Word::What(What::Completion)),
    ("completion", Word::What(What::Completion)),
    ("绝对值", Word::What(What::Level)),
    ("绝对数", Word::What(What::Level)),
    ("绝对量", Word::What(What::Level)),
    ("总量", Word::What(What::Level)),
    ("总值", Word::What(What::Level)),
    ("数值", Word::What(What::Level)),
    ("数量", Word::What(What::Level)),
    ("金额", Word::What(What::Level)),
    ("同比增长", Word::What(What::Percent)),
    ("同比增速", Word::What(What::Percent)),
    ("同比增减", Word::What(What::Percent)),
    ("同比", Word::What(What::Percent)),
    ("增长率", Word::What(What::Percent)),
    ("增长速度", Word::What(What::Percent)),
    ("增长", Word::What(What::Percent)),
    ("增速", Word::What(What::Percent)),
    ("增幅", Word::What(What::Percent)),
    ("涨幅", Word::What(What::Percent)),
    ("增减幅度", Word::What(What::Percent)),
    ("增减率", Word::What(What::Percent)),
    ("增减幅", Word::What(What::Percent)),
    ("增减", Word::What(What::Percent)),
    ("change_percent", Word::What(What::Percent)),
    ("change_points", Word::What(What::Points)),
    ("±", Word::What(What::Percent)),
    ("+-", Word::What(What::Percent)),
    ("增减额", Word::What(What::Amount)),
    ("增加额", Word::What(What::Amount)),
    ("增长额", Word::What(What::Amount)),
    ("增减量", Word::What(What::Amount)),
    ("增量", Word::What(What::Amount)),
    ("增加", Word::What(What::Amount)),
    ("比上年同期", Word::Against),
    ("比去年同期", Word::Against),
    ("较上年同期", Word::Against),
    ("较去年同期", Word::Against),
    ("比同期", Word::Against),
    ("较同期", Word::Against),
    ("比上年", Word::Against),
    ("比去年", Word::Against),
    ("较上年", Word::Against),
    ("较去年", Word::Against),
    ("比上期", Word::Against),
    ("按可比价", Word::Filler),
    ("可比价", Word::Filler),
    ("可比口径", Word::Filler),
    ("同口径", Word::Filler),
    ("占", Word::Share),
    ("为", Word::Share),
    ("情况", Word::Filler),
    ("年度", Word::Filler),
    ("数", Word::Filler),
    ("值", Word::Filler),
    ("额", Word::Filler),
    ("的", Word::Filler),
    ("末", Word::Filler),
    ("底", Word::Filler),
    ("年", Word::Filler),
    ("%", Word::Filler),
    ("(", Word::Filler),
    (")", Word::Filler),
    ("、", Word::Filler),
    ("/", Word::Filler),
    (":", Word::Filler),
    ("-", Word::Filler),
];

impl Label {
    /// Reads a label.
    pub(super) fn of(text: &str) -> Self {
        let text = tight(text);
        if let Some(key) = key(&text) {
            return Self { key: Some(key), ..Self::default() };
        }
        if let Some(unit) = unit_of(&text) {
            return Self { unit: Some(unit.to_owned()), ..Self::default() };
        }
        let (words, unit) = split_unit(&text);
        let unit = unit.map(str::to_owned);
        if let Some(label) = measure(&words, unit.as_deref()) {
            return Self { unit, ..label };
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

fn key(text: &str) -> Option<Key> {
    let word = text.trim_end_matches(':').to_ascii_lowercase();
    let word = format!(" {word} ");
    KEYS.iter().find(|(_, words)| word.len() > 2 && words.contains(&word)).map(|(key, _)| *key)
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
    if let Some(words) = text.strip_suffix('%').filter(|words| !words.is_empty()) {
        return (words.to_owned(), Some("%"));
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
    let (mut against, mut share, mut done) = (false, false, false);
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
            Word::Share => share = true,
            Word::Filler => {}
        }
    }
    let percent = unit == Some("%") || words.contains('%');
    // 完成年度计划%, 占预算%: the share of a target that is done, not a target.
    if label.what.is_none() && label.kind == Some(Kind::Target) && percent && (done || share) {
        (label.what, label.kind) = (Some(What::Completion), None);
    }
    if label.what.is_none() && against {
        label.what = Some(if percent { What::Percent } else { What::Amount });
    }
    match (label.what, unit) {
        (Some(What::Percent | What::Amount), Some("百分点" | "个百分点")) => {
            label.what = Some(What::Points);
        }
        (Some(What::Amount), Some("%")) => label.what = Some(What::Percent),
        (Some(What::Percent), Some(unit)) if unit != "%" => label.what = Some(What::Amount),
        _ => {}
    }
    (label != Label::default()).then_some(label)
}

/// Splits a time from the start of a name: `2023年粮食产量`.
fn leading_time(words: &str) -> (Time, &str) {
    match date(words) {
        Some((time, name)) if !name.is_empty() => (time, name.trim_start_matches(['度', '末', '全'])),
        _ => (Time::default(), words),
    }
}

/// A date at the start of a text, and the rest: `2023年1—6月`, `2016-2020年`, `2023-06`, `3月`.
pub(super) fn date(text: &str) -> Option<(Time, &str)> {
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
